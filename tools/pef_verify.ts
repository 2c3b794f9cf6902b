/**
 * The smallest command around the TypeScript verifier: the entry point of the conformance runner.
 *
 * @module
 */

import { encodeVerdict, verify, verifyProof } from "../src/pef/mod.ts";
import { exitCodes } from "./conformance.ts";

const flags = new Map<string, string>();
for (const [i, arg] of Deno.args.entries()) {
  if (arg.startsWith("--")) flags.set(arg, Deno.args[i + 1] ?? "");
}

const bundle = flags.get("--bundle") ?? "";
const trust = flags.get("--trust");
const prior = flags.get("--prior");
const now = flags.get("--now");
const externals = flags.get("--externals");

const options = {
  ...(trust === undefined ? {} : { trust: Deno.readFileSync(trust) }),
  ...(prior === undefined ? {} : { prior: Deno.readFileSync(prior) }),
  ...(now === undefined ? {} : { nowMs: Date.parse(now) }),
  ...(flags.has("--fast") ? { fast: true } : {}),
  ...(externals === undefined ? {} : {
    externals: (sha256: string) => Promise.resolve(contentOf(`${externals}/${sha256}`)),
  }),
};

const verdict = bundle.endsWith(".pefproof")
  ? await verifyProof(Deno.readFileSync(bundle), options)
  : await verify(bundle, options);
await Deno.stdout.write(encodeVerdict(verdict));
await Deno.stdout.write(Uint8Array.of(0x0a));
Deno.exit(exitCodes[verdict.verdict] ?? 70);

function contentOf(path: string): Uint8Array[] | undefined {
  try {
    return [Deno.readFileSync(path)];
  } catch (thrown) {
    if (thrown instanceof Deno.errors.NotFound) return undefined;
    throw thrown;
  }
}
