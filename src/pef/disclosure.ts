/**
 * Disclosures: values that open the commitments of a run's entries (SPEC, section 4).
 *
 * @module
 */

import { sha256 } from "../hotpath/mod.ts";
import type { LineFinding } from "./bundle_reader.ts";
import { codeOfProblem } from "./bundle_reader.ts";
import { fromBase64Url, toHex } from "./bytes.ts";
import { commitmentDigest } from "./commitment.ts";
import type { FindingCode } from "./findings.ts";
import { limits } from "./limits.ts";
import { integer, object, text, type TypeOf } from "./shape.ts";
import { parseStrict } from "./strict_json.ts";
import { commitment, salt } from "./values.ts";

/** A line of `runs/<run>/disclosures.jsonl`. */
export const disclosureShape = object({
  field: text({ pattern: /^(\/[A-Za-z0-9._~-]{1,64}){1,15}$/, maxLength: 256 }),
  seq: integer(),
  value: text({ pattern: /^[A-Za-z0-9_-]*$/, maxLength: 2_097_152 }),
}, { salt });

/** A disclosure, as data. */
export type Disclosure = TypeOf<typeof disclosureShape>;

/** What is remembered of a disclosure until its entry comes: never the value. */
interface Expected {
  readonly seq: number;
  readonly field: string;
  readonly isSalted: boolean;
  readonly digest: Uint8Array;
  readonly valueBytes: number;
}

/** The first line that opens nothing. */
export interface RefusedDisclosure {
  readonly code: FindingCode;
  readonly line: number;
  readonly seq: number;
}

/**
 * Opens the commitments of one run. A file may have 65,536 lines, and a bundle many runs: what a line says is
 * forgotten as soon as its entry was seen, and all of it when the run has ended.
 */
export class DisclosureVerifier {
  /** The lines that no entry met yet; those before it are counted, no more. */
  #expected: (Expected | undefined)[] = [];
  #last: { readonly seq: number; readonly field: string } | undefined;
  #next = 0;
  #refused: RefusedDisclosure | undefined;
  #isEnded = false;

  /** Takes the next lines of the file. */
  lines(lines: readonly Uint8Array[]): LineFinding | undefined {
    for (const [line, bytes] of lines.entries()) {
      const code = this.#line(bytes);
      if (code !== undefined) return { code, line };
    }
    return undefined;
  }

  #line(bytes: Uint8Array): FindingCode | undefined {
    const parsed = parseStrict(bytes, limits.disclosureLineBytes);
    if (typeof parsed === "string") return codeOfProblem(parsed);
    if (disclosureShape.problem(parsed.value, "") !== undefined) return "PEF-201";
    const { seq, field, value, salt } = parsed.value as Disclosure;
    const opened = fromBase64Url(value);
    const saltBytes = salt === undefined ? undefined : fromBase64Url(salt);
    if (opened === undefined) return "PEF-201";
    if (this.#last !== undefined && !isBefore(this.#last, { seq, field })) return "PEF-921";
    this.#last = { seq, field };
    const digest = saltBytes === undefined
      ? sha256(opened)
      : commitmentDigest(opened, { field: field.slice(1), salt: saltBytes });
    const isSalted = saltBytes !== undefined;
    this.#expected.push({ seq, field, isSalted, digest, valueBytes: opened.length });
    return undefined;
  }

  /** Compares what is disclosed of an entry. */
  entry(entry: { readonly seq: number; readonly body?: unknown }): void {
    for (;;) {
      const expected = this.#expected[this.#next];
      if (this.#refused !== undefined || expected === undefined || expected.seq > entry.seq) return;
      const { seq } = expected;
      const code = seq < entry.seq ? "PEF-921" : openingProblem(entry.body, expected);
      if (code !== undefined) this.#refused = { code, line: this.#next + 1, seq };
      else this.#expected[this.#next++] = undefined;
    }
  }

  /** Ends the run: no entry comes after this, and nothing is remembered but the result. */
  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    const left = this.#expected[this.#next];
    this.#expected = [];
    if (this.#refused !== undefined || left === undefined) return;
    this.#refused = { code: "PEF-921", line: this.#next + 1, seq: left.seq };
  }

  /** The first line that opens nothing, once all entries were seen. */
  finish(): RefusedDisclosure | undefined {
    this.end();
    return this.#refused;
  }

  /** Number of lines that open what they say. */
  get opened(): number {
    return this.#next;
  }
}

function isBefore(
  a: { readonly seq: number; readonly field: string },
  b: { readonly seq: number; readonly field: string },
): boolean {
  return a.seq < b.seq || (a.seq === b.seq && a.field < b.field);
}

function openingProblem(body: unknown, expected: Expected): FindingCode | undefined {
  const found = resolvePointer(body, expected.field);
  if (commitment.problem(found, "") !== undefined) return "PEF-921";
  const target = found as { readonly c?: string; readonly sha256?: string; readonly n: number };
  const digest = expected.isSalted ? target.c : target.sha256;
  if (digest === undefined) return "PEF-921";
  return digest === toHex(expected.digest) && target.n === expected.valueBytes
    ? undefined
    : "PEF-920";
}

/** RFC 6901, without the empty pointer; `undefined` where it leads nowhere. */
function resolvePointer(root: unknown, pointer: string): unknown {
  let value = root;
  for (const part of pointer.split("/").slice(1)) {
    if (/~(?![01])/.test(part) || typeof value !== "object" || value === null) return undefined;
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(value)) {
      if (!/^(0|[1-9][0-9]*)$/.test(name)) return undefined;
      value = value[Number(name)];
    } else {
      if (!Object.hasOwn(value, name)) return undefined;
      value = (value as Record<string, unknown>)[name];
    }
  }
  return value;
}
