/**
 * What a line of a run says on its own: form, shape, leaf, and whether the key that it names signed it.
 * None of that depends on the lines around it, so it may be found anywhere, in any order; what a line
 * means in its run is judged in `verify_run.ts` (SPEC, V-17).
 *
 * @module
 */

import { leafHashes } from "../hotpath/mod.ts";
import { codeOfProblem } from "./bundle_reader.ts";
import { payloadTypes, preAuthEncoding } from "./dsse.ts";
import { type EntryPayload, readPayload } from "./entry.ts";
import type { FindingCode } from "./findings.ts";
import type { EntryKey } from "./key_set.ts";
import { limits } from "./limits.ts";
import { type ParsedLine, parseLine } from "./line.ts";
import { object, oneOf } from "./shape.ts";
import { signatureProblem } from "./signatures.ts";
import { parseStrict } from "./strict_json.ts";
import { digest } from "./values.ts";

/** A withheld entry: its leaf stays, so root, order and count do. */
export const stubShape = object({ leaf: digest, why: oneOf("privacy", "scope", "hold") });

/** What lines are read with; plain data, so that it can be sent to a thread. */
export interface ReadingTask {
  /** Those that the log registers for entries. */
  readonly keys: readonly EntryKey[];
  /** Leaves out the signatures, as asked. */
  readonly fast: boolean;
}

/** Types of entry whose bodies say something about the run or the bundle around them. */
type JudgedType =
  | "run.open"
  | "run.close"
  | "erasure"
  | Extract<EntryPayload["type"], `event.${string}`>;
type Judged<E> = E extends { readonly type: JudgedType } ? E
  : Omit<E, "body"> & { readonly body?: unknown };

/** An entry as far as its run is judged by it. */
export type JudgedEntry = Judged<EntryPayload>;

/** One line: what is wrong with it, a stub, or an entry. */
export type LineFacts =
  | { readonly code: FindingCode }
  | { readonly stub: string; readonly why: string }
  | {
    readonly keyid: string;
    readonly entry: JudgedEntry;
    /** What is wrong with the signature; `undefined` also where it was left out or the key is unknown. */
    readonly signature?: FindingCode;
  };

/** What lines say, in their order; the first that is refused on its own is the last. */
export interface LineReading {
  readonly facts: readonly LineFacts[];
  /** At least as many leaves as facts. */
  readonly leaves: readonly Uint8Array[];
}

/** Reads lines; the views need to be valid until the promise settles. */
export type ReadLines = (lines: readonly Uint8Array[]) => Promise<LineReading>;

/** A reader of lines. Signatures of the lines given together are checked together. */
export function lineReader({ keys, fast }: ReadingTask): ReadLines {
  const byId = new Map(keys.map((key) => [key.keyid, key]));
  const check = (line: ParsedLine): Promise<FindingCode | undefined> | undefined => {
    const key = fast ? undefined : byId.get(line.keyid);
    // A key that is not there, or may not sign here, is the judge's finding.
    if (key === undefined) return undefined;
    return signatureProblem(key, preAuthEncoding(payloadTypes.entry, line.payloadBytes), line.sig);
  };
  return async (lines) => {
    const facts: LineFacts[] = [];
    const checks: { readonly line: number; readonly problem: Promise<FindingCode | undefined> }[] =
      [];
    for (const [line, bytes] of lines.entries()) {
      const { fact, parsed } = factsOf(bytes);
      facts.push(fact);
      if ("code" in fact) break;
      const problem = parsed && check(parsed);
      if (problem !== undefined) checks.push({ line, problem });
    }
    // Hashed together, four at a time, while signatures are checked elsewhere.
    const leaves = leafHashes(facts.length < lines.length ? lines.slice(0, facts.length) : lines);
    for (const { line, problem } of checks) {
      const signature = await problem;
      const fact = facts[line];
      if (signature !== undefined && fact !== undefined && "entry" in fact) {
        facts[line] = { ...fact, signature };
      }
    }
    return { facts, leaves };
  };
}

function factsOf(
  bytes: Uint8Array,
): { readonly fact: LineFacts; readonly parsed?: ParsedLine } {
  const parsed = parseLine(bytes);
  if (parsed === "wrong_shape") return { fact: stubFacts(bytes) };
  if (typeof parsed === "string") return { fact: { code: codeOfProblem(parsed) } };
  const read = readPayload(parsed);
  if (typeof read === "string") return { fact: { code: codeOfProblem(read) } };
  return { fact: { keyid: parsed.keyid, entry: read.payload }, parsed };
}

function stubFacts(bytes: Uint8Array): LineFacts {
  const parsed = parseStrict(bytes, limits.lineBytes);
  if (typeof parsed === "string") return { code: codeOfProblem(parsed) };
  if (stubShape.problem(parsed.value, "") !== undefined) return { code: "PEF-201" };
  const stub = parsed.value as { readonly leaf: string; readonly why: string };
  return { stub: stub.leaf, why: stub.why };
}
