/**
 * The signature reader on hand-made modules.
 *
 * @module
 */

import { deepStrictEqual, throws } from "node:assert";
import { signaturesOf } from "./wasm_signatures.ts";

const header = "0061736d01000000";
/** One type (i32, i64) -> i32, one function of it, exported as "go". */
const oneFunction = header + "0107" + "0160027f7e017f" + "0302" + "0100" + "0706" + "0102676f0000";

Deno.test("signaturesOf() gives each exported function with its JavaScript types", () => {
  deepStrictEqual(signaturesOf(Uint8Array.fromHex(oneFunction)), [
    "go: (p0: number, p1: bigint) => number",
  ]);
});

Deno.test("signaturesOf() refuses what is no module, a cut module and a v128 in a signature", () => {
  throws(() => signaturesOf(new Uint8Array(20)), TypeError);
  throws(() => signaturesOf(Uint8Array.fromHex(oneFunction.slice(0, -2))), TypeError);
  throws(() => signaturesOf(Uint8Array.fromHex(oneFunction.replace("7f7e", "7b7e"))), TypeError);
});
