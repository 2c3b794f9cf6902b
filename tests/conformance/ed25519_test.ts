/**
 * Wycheproof's Ed25519 vectors against the strict profile.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { fromHex, verifyEd25519 } from "../../src/pef/mod.ts";
import { caseFiles } from "./suites.ts";

interface Group {
  readonly publicKey: { readonly pk: string };
  readonly tests: readonly {
    readonly tcId: number;
    readonly msg: string;
    readonly sig: string;
    readonly result: string;
  }[];
}

const files = caseFiles("wycheproof");

Deno.test("verifyEd25519() agrees with Wycheproof", async () => {
  if (files === undefined) {
    console.log("skipped: suites not present");
    return;
  }
  let checked = 0;
  for (const { text } of files.filter(({ path }) => path === "ed25519_test.json")) {
    const groups: readonly Group[] = JSON.parse(text).testGroups;
    for (const { publicKey, tests } of groups) {
      const key = fromHex(publicKey.pk) ?? new Uint8Array(0);
      for (const { tcId, msg, sig, result } of tests) {
        const message = fromHex(msg) ?? new Uint8Array(0);
        const signature = fromHex(sig) ?? new Uint8Array(0);
        const accepted = await verifyEd25519(key, message, signature);
        assert.equal(accepted, result === "valid", `tcId ${tcId}`);
        checked++;
      }
    }
  }
  assert.ok(checked >= 150, `only ${checked} cases`);
});
