/**
 * The tenant log: a tree over seals, marks and key events (SPEC, "Tenant log").
 *
 * @module
 */

import { toBase64Url } from "./bytes.ts";
import { payloadTypes } from "./dsse.ts";
import { type ParsedLine, type SignedLine, type Signer, signLine } from "./line.ts";
import { anyOf, integer, object, oneOf, type Shape } from "./shape.ts";
import type { LeafBodies } from "./types.ts";
import {
  digest,
  id,
  keyid,
  prose,
  publicKey,
  publicKeyMlDsa,
  publicKeyP256,
  runId,
  time,
} from "./values.ts";

/** What a key may sign. */
export const keyRoles = ["entry", "log", "export", "attest"] as const;

/** A key's role. */
export type KeyRole = (typeof keyRoles)[number];

const role = oneOf(...keyRoles);
const exportRole = oneOf("export");

/** Which algorithm a key is for; the message never says. */
export const keyAlgorithms = ["ed25519", "ecdsa-p256", "ml-dsa-65"] as const;

/** A key's algorithm. */
export type KeyAlgorithm = (typeof keyAlgorithms)[number];

/** Only manifests may be signed with more than Ed25519: those signatures are few. */
const keyAdd = anyOf(
  object({ role, keyid, public_key: publicKey, alg: oneOf("ed25519") }),
  object({ role: exportRole, keyid, public_key: publicKeyP256, alg: oneOf("ecdsa-p256") }),
  object({ role: exportRole, keyid, public_key: publicKeyMlDsa, alg: oneOf("ml-dsa-65") }),
);

const keyRevoke = object({ role, keyid, why: prose });

const keyRotate = anyOf(
  object({ role, keyid, replaced: keyid, public_key: publicKey, alg: oneOf("ed25519") }),
  object({
    role: exportRole,
    keyid,
    replaced: keyid,
    public_key: publicKeyP256,
    alg: oneOf("ecdsa-p256"),
  }),
  object({
    role: exportRole,
    keyid,
    replaced: keyid,
    public_key: publicKeyMlDsa,
    alg: oneOf("ml-dsa-65"),
  }),
);

const runMark = object({ run: runId, entries: integer({ min: 1 }), root: digest });

const runSeal = object({
  run: runId,
  entries: integer({ min: 2 }),
  root: digest,
  status: oneOf("complete", "interrupted", "recovered"),
});

const named = object({ name: id, sha256: digest });

const logErasure = object({ run: runId, seq: integer(), leaf: digest });

/** The body of each leaf type. */
export const leafBodies: { readonly [T in LeafType]: Shape<LeafBodies[T]> } = {
  "key.add": keyAdd,
  "key.rotate": keyRotate,
  "key.revoke": keyRevoke,
  "run.mark": runMark,
  "run.seal": runSeal,
  "policy": named,
  "attestation": named,
  "erasure": logErasure,
};

/** The type of a log leaf. */
export type LeafType = keyof LeafBodies;

/** What a leaf says, before the log gives it its index. */
export type LeafDraft = {
  [T in LeafType]: { readonly type: T; readonly body: LeafBodies[T] };
}[LeafType];

/** A leaf's payload. */
export type LeafPayload = LeafDraft & {
  readonly v: 0;
  readonly origin: string;
  readonly index: number;
  readonly ts: string;
};

/** The closed shape of the payload of each leaf type. */
export const leafShapes: Readonly<Record<LeafType, Shape<LeafPayload>>> = Object.fromEntries(
  (Object.keys(leafBodies) as LeafType[]).map((type) => {
    const body: Shape<unknown> = leafBodies[type];
    return [
      type,
      object({ v: oneOf(0), type: oneOf(type), origin: id, index: integer(), ts: time, body }),
    ];
  }),
) as unknown as Record<LeafType, Shape<LeafPayload>>;

/**
 * Signs a leaf at its index.
 *
 * @throws TypeError when the draft does not fit its type's closed shape.
 */
export function signLeaf(
  draft: LeafDraft,
  place: { readonly origin: string; readonly index: number; readonly ts: string },
  signer: Signer,
): SignedLine {
  const payload: LeafPayload = { v: 0, ...place, ...draft };
  const problem = leafShapes[draft.type].problem(payload, "");
  if (problem !== undefined) {
    throw new TypeError(`cannot write leaf: '${draft.type}' does not fit its schema at ${problem}`);
  }
  return signLine(payload, { payloadType: payloadTypes.log, signer, encodeSignature: toBase64Url });
}

/** What a payload is, or why it is no leaf of this version. */
export function readLeaf(
  line: ParsedLine,
): { readonly payload: LeafPayload } | "unknown_version" | "wrong_shape" {
  const payload = line.payload as { v?: unknown; type?: unknown };
  if (payload.v !== 0) return Number.isSafeInteger(payload.v) ? "unknown_version" : "wrong_shape";
  if (typeof payload.type !== "string" || !Object.hasOwn(leafShapes, payload.type)) {
    return "wrong_shape";
  }
  return leafShapes[payload.type as LeafType].problem(payload, "") === undefined
    ? { payload: payload as LeafPayload }
    : "wrong_shape";
}
