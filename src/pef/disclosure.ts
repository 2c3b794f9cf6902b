/**
 * Disclosures: values that open the commitments of a run's entries (SPEC, section 4).
 *
 * @module
 */

import { sha256 } from "../hotpath/mod.ts";
import type { LineFinding } from "./bundle_reader.ts";
import { codeOfProblem } from "./bundle_reader.ts";
import { fromBase64Url, toHex } from "./bytes.ts";
import { commit } from "./commitment.ts";
import type { EntryPayload } from "./entry.ts";
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
  readonly line: number;
  readonly member: "c" | "sha256";
  readonly digest: string;
  readonly valueBytes: number;
}

/** Opens the commitments of one run. */
export class DisclosureVerifier {
  readonly #expected: Expected[] = [];
  #next = 0;
  #problem: { readonly code: FindingCode; readonly line: number; readonly seq: number } | undefined;

  /** Takes the next lines of the file; `firstLine` is the number, from 1, of the first. */
  lines(lines: readonly Uint8Array[], firstLine: number): LineFinding | undefined {
    for (const [i, bytes] of lines.entries()) {
      const code = this.#line(bytes, firstLine + i);
      if (code !== undefined) return { code, line: i };
    }
    return undefined;
  }

  #line(bytes: Uint8Array, line: number): FindingCode | undefined {
    const parsed = parseStrict(bytes, limits.disclosureLineBytes);
    if (typeof parsed === "string") return codeOfProblem(parsed);
    if (disclosureShape.problem(parsed.value, "") !== undefined) return "PEF-201";
    const { seq, field, value, salt } = parsed.value as Disclosure;
    const opened = fromBase64Url(value);
    const saltBytes = salt === undefined ? undefined : fromBase64Url(salt);
    if (opened === undefined) return "PEF-201";
    const before = this.#expected.at(-1);
    if (before !== undefined && !isBefore(before, { seq, field })) return "PEF-921";
    const digest = saltBytes === undefined
      ? toHex(sha256(opened))
      : digestOfCommitment(opened, { field: field.slice(1), salt: saltBytes });
    const member = saltBytes === undefined ? "sha256" : "c";
    this.#expected.push({ seq, field, line, member, digest, valueBytes: opened.length });
    return undefined;
  }

  /** Compares what is disclosed of an entry. */
  entry(entry: EntryPayload): void {
    for (;;) {
      const expected = this.#expected[this.#next];
      if (this.#problem !== undefined || expected === undefined || expected.seq > entry.seq) return;
      const { line, seq } = expected;
      const code = seq < entry.seq ? "PEF-921" : openingProblem(entry.body, expected);
      if (code !== undefined) this.#problem = { code, line, seq };
      else this.#next++;
    }
  }

  /** The first line that opens nothing, once all entries were seen. */
  finish():
    | { readonly code: FindingCode; readonly line: number; readonly seq: number }
    | undefined {
    const left = this.#expected[this.#next];
    if (this.#problem !== undefined || left === undefined) return this.#problem;
    return { code: "PEF-921", line: left.line, seq: left.seq };
  }

  /** Number of lines that open what they say. */
  get opened(): number {
    return this.#next;
  }
}

function digestOfCommitment(
  value: Uint8Array,
  options: { readonly field: string; readonly salt: Uint8Array },
): string {
  const made = commit(value, { ...options, mediaType: "application/octet-stream" });
  return "c" in made ? made.c : "";
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
  const digest = target[expected.member];
  if (digest === undefined) return "PEF-921";
  return digest === expected.digest && target.n === expected.valueBytes ? undefined : "PEF-920";
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
