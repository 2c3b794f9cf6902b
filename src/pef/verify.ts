/**
 * Verification of a bundle, offline, from the bundle, a trust file and nothing else.
 *
 * The order is that of the specification: container, manifest, checkpoint and keys, the manifest's
 * signatures, then each run. Bytes are read forward; memory does not grow with the bundle.
 *
 * @module
 */

import { Sha256 } from "../hotpath/mod.ts";
import { toHex } from "./bytes.ts";
import { limits } from "./limits.ts";
import { type ByteSource, chunkBytes, openSource } from "./source.ts";
import type { Verdict } from "./verdict.ts";
import { BundleVerification } from "./verify_bundle.ts";
import type { VerifyOptions } from "./verify_inputs.ts";

/**
 * Verifies a bundle: bytes, a Blob or File, or (in Deno and Node) the path of a file or directory.
 *
 * Never throws on hostile input: whatever the bundle or the trust file holds, the answer is a verdict.
 *
 * @throws Error when the source itself cannot be read, such as a path that does not exist, or changes while it
 * is read.
 *
 * @example
 * ```ts
 * import { verify } from "./verify.ts";
 *
 * const verdict = await verify(new TextEncoder().encode("no bundle"));
 * if (verdict.verdict !== "INVALID" || verdict.findings[0]?.code !== "PEF-100") {
 *   throw new Error("this should not be a bundle");
 * }
 * ```
 */
export async function verify(
  source: Uint8Array | Blob | string,
  options: VerifyOptions = {},
): Promise<Verdict> {
  const opened = await openSource(source);
  try {
    const verdict = await new BundleVerification(opened, options).run(await digestOf(opened));
    // The digest and the findings come from two readings, which must have been of the same bytes.
    opened.settle?.();
    return verdict;
  } finally {
    opened.close();
  }
}

/** SHA-256 of the container; `null` over the limit. */
async function digestOf(source: ByteSource): Promise<string | null> {
  if (source.size > limits.containerBytes) return null;
  const hash = new Sha256();
  const buffer = new Uint8Array(Math.min(chunkBytes, source.size));
  for (let at = 0; at < source.size; at += chunkBytes) {
    hash.update(await source.read(at, Math.min(chunkBytes, source.size - at), buffer));
  }
  return toHex(hash.digest());
}
