/**
 * Verdicts on whole texts.
 *
 * @module
 */

import { deepStrictEqual, throws } from "node:assert";
import { scanJson } from "./scan.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

Deno.test("scanJson() counts depth and tokens of a good text", () => {
  deepStrictEqual(scanJson(bytesOf("1")), { valid: true, depth: 0, tokens: 1 });
  deepStrictEqual(scanJson(bytesOf('{"a":[{}]}')), { valid: true, depth: 3, tokens: 7 });
});

Deno.test("scanJson() says what is wrong with a bad one, and where", () => {
  deepStrictEqual(scanJson(bytesOf("[1,]")), { valid: false, code: "syntax", offset: 3 });
  deepStrictEqual(scanJson(bytesOf("")), { valid: false, code: "truncated", offset: 0 });
});

Deno.test("scanJson() keeps the limits of the call, not those of the one before", () => {
  const text = bytesOf("[[1]]");
  deepStrictEqual(scanJson(text, { depth: 1 }), { valid: false, code: "too_deep", offset: 1 });
  deepStrictEqual(scanJson(text), { valid: true, depth: 2, tokens: 5 });
  deepStrictEqual(scanJson(text, { bytes: 2 }), { valid: false, code: "too_large", offset: 2 });
  deepStrictEqual(scanJson(text, { bytes: 5 }), { valid: true, depth: 2, tokens: 5 });
  throws(() => scanJson(text, { depth: 1001 }), { code: "bad_limit" });
});
