/**
 * Verifies a vector of the corpus the way its index says.
 *
 * @module
 */

import { type Verdict, verify, type VerifyOptions, verifyProof } from "../../src/pef/mod.ts";
import { type Vector, vectorPath } from "../../tools/conformance.ts";

/** How a vector says that it is to be verified. */
export function optionsOf(vector: Vector): VerifyOptions {
  const { trust, prior, now, fast, externals } = vector;
  return {
    ...(trust === null ? {} : { trust: Deno.readFileSync(vectorPath(trust)) }),
    ...(prior === undefined ? {} : { prior: Deno.readFileSync(vectorPath(prior)) }),
    ...(now === undefined ? {} : { nowMs: Date.parse(now) }),
    ...(fast === undefined ? {} : { fast }),
    ...(externals === undefined ? {} : {
      externals: (sha256: string) => Promise.resolve(externalAt(vectorPath(externals), sha256)),
    }),
  };
}

function externalAt(folder: string, sha256: string): Uint8Array[] | undefined {
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name);
  return names.includes(sha256) ? [Deno.readFileSync(`${folder}/${sha256}`)] : undefined;
}

/** The verdict on a vector. */
export async function verdictOf(
  vector: Vector,
  options: Pick<VerifyOptions, "threads"> = {},
): Promise<Verdict> {
  const path = vectorPath(vector.input);
  return vector.input.endsWith(".pefproof")
    ? await verifyProof(Deno.readFileSync(path), optionsOf(vector))
    : await verify(path, { ...optionsOf(vector), ...options });
}
