/**
 * A body with values replaced: those at declared JSON pointers, and what the detectors find. A value is
 * replaced whole and by its name; a body that cannot be read in full is not kept at all.
 *
 * @module
 */

import { parseJson } from "../protocols/mod.ts";
import { type DetectorName, markOf, replaceDetected } from "./detectors.ts";

/** What is replaced. */
export interface RedactionRules {
  /** RFC 6901; a segment `*` stands for every member or item. */
  readonly pointers: readonly string[];
  readonly detectors: readonly DetectorName[];
}

/** A redacted body, or why there is none. */
export type Redaction =
  | {
    readonly bytes: Uint8Array<ArrayBuffer>;
    /** How often each pointer and detector replaced something; nothing for those that did not. */
    readonly replaced: ReadonlyMap<string, number>;
  }
  | { readonly unreadable: string };

/** Larger bodies are not redacted: the text is read twice, and held twice. */
export const MAX_REDACTED_BYTES = 8 * 1024 * 1024;

/**
 * Redacts a body.
 *
 * @example
 * ```ts
 * import { redact } from "./redaction.ts";
 *
 * const body = new TextEncoder().encode('{"user":{"ssn":"1-2"},"n":1.0,"to":"a\\u0040b.org"}');
 * const done = redact(body, {
 *   mediaType: "application/json",
 *   encoded: false,
 *   rules: { pointers: ["/user/ssn"], detectors: ["email"] },
 * });
 * if ("unreadable" in done) throw new Error(done.unreadable);
 * const text = new TextDecoder().decode(done.bytes);
 * if (text !== '{"user":{"ssn":"[redacted /user/ssn]"},"n":1.0,"to":"[redacted email]"}') {
 *   throw new Error(text);
 * }
 * ```
 */
export function redact(body: Uint8Array, options: {
  readonly mediaType: string;
  /** The body has a content encoding. */
  readonly encoded: boolean;
  readonly rules: RedactionRules;
}): Redaction {
  const { mediaType, encoded, rules } = options;
  if (encoded) return { unreadable: "encoded" };
  if (body.length > MAX_REDACTED_BYTES) return { unreadable: "too_large" };
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return { unreadable: "not_text" };
  }
  const replaced = new Map<string, number>();
  const count = (name: string): void => {
    replaced.set(name, (replaced.get(name) ?? 0) + 1);
  };
  const json = /^application\/(?:[a-z0-9.+-]*\+)?json$/.test(mediaType);
  // Forms and the like write the same value in many ways: what is not plain text is not searched in vain.
  if (!json && !/^text\/(?!event-stream)/.test(mediaType)) return { unreadable: "media_type" };
  if (json && "problem" in parseJson(text)) return { unreadable: "not_json" };
  const out = json
    ? new JsonRedactor(text, { rules, count }).run()
    : replaceDetected(text, { detectors: rules.detectors, found: count });
  return { bytes: new TextEncoder().encode(out), replaced };
}

/** A pointer on its way down: what is left of it, and its name. */
interface Pending {
  readonly name: string;
  readonly rest: readonly string[];
}

/** Walks a JSON text that was accepted before, and writes it anew: what is not replaced stays as it is. */
class JsonRedactor {
  readonly #text: string;
  readonly #detectors: readonly DetectorName[];
  readonly #pointers: readonly Pending[];
  readonly #count: (name: string) => void;
  readonly #out: string[] = [];
  #at = 0;
  #copied = 0;

  constructor(
    text: string,
    options: { readonly rules: RedactionRules; readonly count: (name: string) => void },
  ) {
    this.#text = text;
    this.#detectors = options.rules.detectors;
    this.#count = options.count;
    this.#pointers = options.rules.pointers.map((name) => ({ name, rest: segmentsOf(name) }));
  }

  run(): string {
    this.#value(this.#pointers);
    this.#out.push(this.#text.slice(this.#copied));
    return this.#out.join("");
  }

  /** Depth is bounded by the reader that accepted the text. */
  #value(pending: readonly Pending[]): void {
    this.#space();
    const hit = pending.find(({ rest }) => rest.length === 0);
    const start = this.#at;
    const first = this.#text[start];
    // Beneath a value that is replaced as a whole nothing is searched any more.
    const below = hit === undefined ? pending : [];
    const copied = this.#copied;
    const kept = this.#out.length;
    if (first === "{") this.#object(below, hit !== undefined);
    else if (first === "[") this.#array(below, hit !== undefined);
    else this.#scalar(hit !== undefined);
    if (hit === undefined) return;
    this.#out.length = kept;
    this.#copied = copied;
    this.#replace(start, JSON.stringify(markOf(hit.name)));
    this.#count(hit.name);
  }

  #object(pending: readonly Pending[], silent: boolean): void {
    this.#at++;
    for (;;) {
      this.#space();
      const character = this.#text[this.#at];
      if (character === "}") break;
      if (character === ",") {
        this.#at++;
        continue;
      }
      const name: string = JSON.parse(this.#token());
      this.#scalar(silent);
      this.#space();
      this.#at++; // The colon.
      this.#value(silent ? [] : step(pending, name));
    }
    this.#at++;
  }

  #array(pending: readonly Pending[], silent: boolean): void {
    this.#at++;
    for (let index = 0;;) {
      this.#space();
      const character = this.#text[this.#at];
      if (character === "]") break;
      if (character === ",") {
        this.#at++;
        index++;
        continue;
      }
      this.#value(silent ? [] : step(pending, String(index)));
    }
    this.#at++;
  }

  /** Texts are searched as their readers see them, without escapes; numbers as they are written. */
  #scalar(silent: boolean): void {
    const start = this.#at;
    const token = this.#token();
    this.#at += token.length;
    if (silent || this.#detectors.length === 0 || /^[tfn]/.test(token)) return;
    const value: string = token.startsWith('"') ? JSON.parse(token) : token;
    const found = replaceDetected(value, { detectors: this.#detectors, found: this.#count });
    if (found !== value) this.#replace(start, JSON.stringify(found));
  }

  #token(): string {
    const pattern = /"(?:[^"\\]|\\.)*"|[^\s,\]}:"]+/y;
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0] ?? "";
  }

  #replace(start: number, json: string): void {
    this.#out.push(this.#text.slice(this.#copied, start), json);
    this.#copied = this.#at;
  }

  #space(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? "")) this.#at++;
  }
}

function step(pending: readonly Pending[], name: string): Pending[] {
  return pending.filter(({ rest }) => rest[0] === "*" || rest[0] === name)
    .map((pointer) => ({ ...pointer, rest: pointer.rest.slice(1) }));
}

function segmentsOf(pointer: string): string[] {
  return pointer.split("/").slice(1).map((part) =>
    part.replaceAll("~1", "/").replaceAll("~0", "~")
  );
}
