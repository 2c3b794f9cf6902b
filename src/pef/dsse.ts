/**
 * DSSE v1 pre-authentication encoding: what is really signed (secure-systems-lab/dsse, protocol.md).
 *
 * @module
 */

import { concatBytes, utf8 } from "./bytes.ts";

/** The type of each signed document, so that a signature for one can never pass for another. */
export const payloadTypes = {
  entry: "application/vnd.clyra.pef.entry.v0+json",
  log: "application/vnd.clyra.pef.log.v0+json",
  manifest: "application/vnd.clyra.pef.manifest.v0+json",
} as const;

/**
 * `"DSSEv1" SP len(type) SP type SP len(body) SP body`, lengths in decimal bytes.
 *
 * @example
 * ```ts
 * import { preAuthEncoding } from "./dsse.ts";
 *
 * const encoded = preAuthEncoding("http://example.com/HelloWorld", new TextEncoder().encode("hello world"));
 * const expected = "DSSEv1 29 http://example.com/HelloWorld 11 hello world";
 * if (new TextDecoder().decode(encoded) !== expected) throw new Error("not DSSE v1");
 * ```
 */
export function preAuthEncoding(type: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const typeLength = utf8(type).length;
  return concatBytes(utf8(`DSSEv1 ${typeLength} ${type} ${body.length} `), body);
}
