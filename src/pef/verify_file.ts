/**
 * Verifies whatever lies at a path, in Deno and Node: a bundle, a folder, or the proof of one entry
 * (SPEC, C-8).
 *
 * @module
 */

import { isFolder } from "./source.ts";
import type { Verdict } from "./verdict.ts";
import { verify } from "./verify.ts";
import type { VerifyOptions } from "./verify_inputs.ts";
import { verifyProof } from "./verify_proof.ts";

/**
 * The verdict on the file or folder at `path`: a file whose name ends in `.pefproof` is a proof, everything
 * else a bundle. Never throws on hostile content.
 *
 * @throws Error when there is nothing at `path`, or neither a regular file nor a folder.
 *
 * @example
 * ```ts
 * import { verifyFile } from "./verify_file.ts";
 *
 * const path = await Deno.makeTempFile({ suffix: ".pefproof" });
 * const { verdict, findings } = await verifyFile(path);
 * await Deno.remove(path);
 * if (verdict !== "INVALID" || findings[0]?.code !== "PEF-200") throw new Error("it is empty");
 * ```
 */
export async function verifyFile(path: string, options: VerifyOptions = {}): Promise<Verdict> {
  // A folder is always a bundle: how somebody named it says nothing about what is in it.
  const isProof = path.endsWith(".pefproof") && !isFolder(path);
  return isProof ? await verifyProof(path, options) : await verify(path, options);
}
