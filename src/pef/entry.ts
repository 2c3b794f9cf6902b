/**
 * An entry: one signed line of a run's chain (SPEC, "Entry").
 *
 * @module
 */

import { toBase64Url, toHex } from "./bytes.ts";
import { payloadTypes } from "./dsse.ts";
import { bodies, context, type EntryDraft, type EntryType, ext } from "./entry_types.ts";
import { type ParsedLine, type SignedLine, type Signer, signLine } from "./line.ts";
import { integer, list, object, oneOf, type Shape } from "./shape.ts";
import { digest, id, runId, time } from "./values.ts";

/** The link before the first entry. */
export const genesisLink: string = "0".repeat(64);

/** Where an entry stands: its run, its number, the leaf before it, its time. */
export interface Place {
  /** The run's id. */
  readonly run: string;
  /** 0 for the first entry. */
  readonly seq: number;
  /** Hex leaf of the entry before, {@linkcode genesisLink} at seq 0. */
  readonly prev: string;
  /** `YYYY-MM-DDTHH:MM:SS.sssZ` */
  readonly ts: string;
}

const commonOptional = {
  call: id,
  parents: list(id, 16),
  context,
  ext,
} as const;

function payloadOf<T extends EntryType>(type: T): Shape<EntryPayload> {
  const body: Shape<unknown> = bodies[type];
  const required = {
    v: oneOf(0),
    type: oneOf(type),
    run: runId,
    seq: integer(),
    prev: digest,
    ts: time,
    body,
  };
  return object(required, commonOptional) as unknown as Shape<EntryPayload>;
}

/** An entry's payload: the draft and its place. */
export type EntryPayload = EntryDraft & Place & { readonly v: 0 };

/** The closed shape of the payload of each entry type. */
export const payloadShapes: Readonly<Record<EntryType, Shape<EntryPayload>>> = Object.fromEntries(
  (Object.keys(bodies) as EntryType[]).map((type) => [type, payloadOf(type)]),
) as Record<EntryType, Shape<EntryPayload>>;

/**
 * Signs a draft in its place.
 *
 * @throws TypeError when the draft does not fit its type's closed shape: such an entry would be refused
 * by every verifier, so it must not be written.
 */
export function signEntry(draft: EntryDraft, place: Place, signer: Signer): SignedLine {
  const payload: EntryPayload = { v: 0, ...place, ...draft };
  const problem = payloadShapes[draft.type].problem(payload, "");
  if (problem !== undefined) {
    throw new TypeError(
      `cannot write entry: '${draft.type}' does not fit its schema at ${problem}`,
    );
  }
  return signLine(payload, {
    payloadType: payloadTypes.entry,
    signer,
    encodeSignature: toBase64Url,
  });
}

/** What a payload is, or why it is no entry of this version. */
export function readPayload(
  line: ParsedLine,
): { readonly payload: EntryPayload } | "unknown_version" | "wrong_shape" {
  const payload = line.payload as { v?: unknown; type?: unknown };
  if (payload.v !== 0) return Number.isSafeInteger(payload.v) ? "unknown_version" : "wrong_shape";
  if (typeof payload.type !== "string" || !Object.hasOwn(payloadShapes, payload.type)) {
    return "wrong_shape";
  }
  const shape = payloadShapes[payload.type as EntryType];
  return shape.problem(payload, "") === undefined
    ? { payload: payload as EntryPayload }
    : "wrong_shape";
}

/** Hex of a leaf. */
export function leafText(line: SignedLine): string {
  return toHex(line.leaf);
}
