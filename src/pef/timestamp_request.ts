/**
 * Asks an RFC 3161 authority for a time stamp, and puts its answer into the form of a bundle (SPEC, X-1).
 *
 * @module
 */

import { concatBytes, equalBytes, fromHex } from "./bytes.ts";
import { type DerReader, derTags, readDer } from "./der.ts";
import { oids } from "./oids.ts";
import { readTimeStamp } from "./timestamp.ts";

/** Bytes of a nonce: no answer to another request can have it. */
const nonceBytes = 8;

/**
 * A TimeStampReq (RFC 3161, 2.4.1) over a SHA-256 digest, that asks for the certificates.
 *
 * @example
 * ```ts
 * import { encodeStampRequest } from "./timestamp_request.ts";
 *
 * const request = encodeStampRequest(new Uint8Array(32), crypto.getRandomValues(new Uint8Array(8)));
 * if (request.length !== 69) throw new Error("its length is always the same");
 * ```
 */
export function encodeStampRequest(
  digest: Uint8Array,
  random: Uint8Array,
): Uint8Array<ArrayBuffer> {
  if (digest.length !== 32 || random.length !== nonceBytes) {
    throw new RangeError("cannot ask for a time stamp: a digest has 32 bytes, a nonce 8");
  }
  const nonce = nonceOf(random);
  const algorithm = concatBytes(tagged(derTags.oid, fromHex(oids.sha256)), tagged(derTags.null));
  const imprint = concatBytes(
    tagged(derTags.sequence, algorithm),
    tagged(derTags.octetString, digest),
  );
  return tagged(
    derTags.sequence,
    concatBytes(
      tagged(derTags.integer, Uint8Array.of(1)),
      tagged(derTags.sequence, imprint),
      tagged(derTags.integer, nonce),
      tagged(derTags.boolean, Uint8Array.of(0xff)),
    ),
  );
}

/** Positive and of the full length, so that it has one form. */
function nonceOf(random: Uint8Array): Uint8Array {
  const nonce = random.slice();
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return nonce;
}

/** All lengths here are below 128. */
function tagged(
  tag: number,
  content: Uint8Array = new Uint8Array(0),
): Uint8Array<ArrayBuffer> {
  return concatBytes(Uint8Array.of(tag, content.length), content);
}

/** What an authority answered. */
export type StampAnswer =
  | { readonly kind: "stamped"; readonly stamp: Uint8Array<ArrayBuffer> }
  /** It gave no time stamp; the status is that of RFC 3161, 2.4.2. */
  | { readonly kind: "refused"; readonly status: number }
  /** These bytes are no answer to this request. */
  | { readonly kind: "unusable"; readonly why: "form" | "nonce" };

/** The time stamp in an answer to the request with this nonce. Its signature is not checked here. */
export function readStampAnswer(bytes: Uint8Array, random: Uint8Array): StampAnswer {
  const answer = readDer(bytes, readAnswer);
  if (answer === undefined) return { kind: "unusable", why: "form" };
  if (answer.status !== 0 && answer.status !== 1) return { kind: "refused", status: answer.status };
  if (answer.token === undefined) return { kind: "unusable", why: "form" };
  // The status is written anew, since nothing signs it: granted, without the authority's remarks.
  const body = concatBytes(Uint8Array.of(0x30, 3, 2, 1, 0), answer.token);
  const length = body.length < 0x10000
    ? [0x82, body.length >> 8, body.length & 0xff]
    : [0x83, body.length >> 16, (body.length >> 8) & 0xff, body.length & 0xff];
  if (body.length < 0x100) return { kind: "unusable", why: "form" };
  const stamp = concatBytes(Uint8Array.of(derTags.sequence, ...length), body);
  const read = readTimeStamp(stamp);
  if (typeof read !== "string" && !equalBytes(read.nonce ?? new Uint8Array(0), nonceOf(random))) {
    return { kind: "unusable", why: "nonce" };
  }
  return { kind: "stamped", stamp };
}

function readAnswer(
  outer: DerReader,
): { readonly status: number; readonly token: Uint8Array | undefined } {
  const response = outer.inside(derTags.sequence);
  const status = response.inside(derTags.sequence).integer();
  const token = response.optional(derTags.sequence)?.bytes;
  response.end();
  return { status: status.length === 1 ? status[0] ?? 255 : 255, token };
}
