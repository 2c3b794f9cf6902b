import { strict as assert } from "node:assert";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { utf8 } from "./bytes.ts";
import { commit } from "./commitment.ts";

const salt = new Uint8Array(32).fill(9);
const of = (value: string, field = "body", by = salt) =>
  commit(utf8(value), { field, salt: by, mediaType: "text/plain" });

Deno.test("commit() is SHA-256 of domain, field, salt and value", () => {
  const hash = createHash("sha256").update("clyra.pef.v0/commit\0body\0").update(salt).update(
    "abc",
  );
  assert.deepEqual(of("abc"), { c: hash.digest("hex"), n: 3, mt: "text/plain" });
});

Deno.test("commit() differs with value, field and salt", () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => {
    fc.pre(a !== b && !a.includes("\0") && !b.includes("\0"));
    assert.notDeepEqual(of("value", a), of("value", b));
    assert.notDeepEqual(of(a), of(b));
  }));
  assert.notDeepEqual(of("a"), of("a", "body", new Uint8Array(32)));
});

Deno.test("commit() refuses a salt that is not 32 bytes", () => {
  for (const length of [0, 31, 33]) {
    assert.throws(() => of("a", "body", new Uint8Array(length)), RangeError);
  }
});
