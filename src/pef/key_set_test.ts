import { strict as assert } from "node:assert";
import { type TestKey, testKey } from "../../tests/pef/keys.ts";
import { KeySet } from "./key_set.ts";
import type { KeyRole, LeafPayload } from "./log.ts";
import type { Trust } from "./trust.ts";

const [a, b, c] = [testKey("a"), testKey("b"), testKey("c")];

function leaf(index: number, type: string, body: Record<string, unknown>): LeafPayload {
  return { v: 0, type, origin: "o", index, ts: "2026-01-02T03:04:05.678Z", body } as never;
}

function add(index: number, role: KeyRole, key: TestKey): LeafPayload {
  return leaf(index, "key.add", { role, keyid: key.keyid, public_key: key.text, alg: key.alg });
}

function rotate(
  index: number,
  keys: { readonly old: TestKey; readonly next: TestKey },
): LeafPayload {
  const { old, next } = keys;
  return leaf(index, "key.rotate", {
    role: "entry",
    keyid: next.keyid,
    replaced: old.keyid,
    public_key: next.text,
    alg: next.alg,
  });
}

function revoke(index: number, role: KeyRole, key: TestKey): LeafPayload {
  return leaf(index, "key.revoke", { role, keyid: key.keyid, why: "test" });
}

function outcome(
  keys: KeySet,
  key: TestKey,
  use: { readonly role: KeyRole; readonly index: number },
) {
  const found = keys.find(key.keyid, use);
  return typeof found === "string" ? found : "found";
}

Deno.test("find() judges registration, role and interval in this order", () => {
  const keys = new KeySet(undefined);
  assert.equal(keys.apply(add(3, "entry", a)), undefined);
  assert.equal(outcome(keys, b, { role: "entry", index: 3 }), "PEF-401");
  assert.equal(outcome(keys, a, { role: "log", index: 0 }), "PEF-402");
  assert.equal(outcome(keys, a, { role: "entry", index: 2 }), "PEF-403");
  assert.equal(outcome(keys, a, { role: "entry", index: 3 }), "found");
});

Deno.test("a rotation ends one key and begins the next at its index", () => {
  const keys = new KeySet(undefined);
  keys.apply(add(3, "entry", a));
  assert.equal(keys.apply(rotate(7, { old: a, next: b })), undefined);
  assert.equal(outcome(keys, a, { role: "entry", index: 7 }), "found");
  assert.equal(outcome(keys, a, { role: "entry", index: 8 }), "PEF-403");
  assert.equal(outcome(keys, b, { role: "entry", index: 6 }), "PEF-403");
  assert.equal(outcome(keys, b, { role: "entry", index: 7 }), "found");
  assert.equal(
    keys.apply(rotate(9, { old: a, next: c })),
    "PEF-404",
    "an ended key is not replaced",
  );
});

Deno.test("a revocation is once, and of a registered key of its role", () => {
  const keys = new KeySet(undefined);
  keys.apply(add(3, "entry", a));
  assert.equal(keys.apply(revoke(5, "export", a)), "PEF-404");
  assert.equal(keys.apply(revoke(5, "entry", b)), "PEF-404");
  assert.equal(keys.apply(revoke(5, "entry", a)), undefined);
  assert.equal(keys.apply(revoke(6, "entry", a)), "PEF-404");
  assert.equal(outcome(keys, a, { role: "entry", index: 6 }), "PEF-403");
});

Deno.test("apply() refuses a key under an id that is not its own, or for the second time", () => {
  const keys = new KeySet(undefined);
  assert.equal(keys.apply(add(1, "entry", { ...a, keyid: b.keyid })), "PEF-404");
  assert.equal(keys.apply(add(2, "entry", a)), undefined);
  assert.equal(keys.apply(add(3, "export", a)), "PEF-404");
  const p256 = testKey("p", "ecdsa-p256");
  const mlDsa = testKey("m", "ml-dsa-65");
  assert.equal(keys.apply(add(4, "export", p256)), undefined);
  assert.equal(keys.apply(add(5, "export", mlDsa)), undefined);
});

Deno.test("a trust file narrows what may be registered", () => {
  const trust = (more: Partial<Trust>): Trust => ({
    v: 0,
    origin: "o",
    genesis: "0".repeat(64),
    log_keys: [a.text],
    ...more,
  });
  const applied = (given: Trust, leaf: LeafPayload) => new KeySet(given).apply(leaf);
  assert.equal(applied(trust({}), add(0, "log", a)), undefined);
  assert.equal(applied(trust({}), add(0, "log", b)), "PEF-411");
  assert.equal(applied(trust({}), add(0, "entry", b)), undefined);
  assert.equal(applied(trust({ role_keys: { entry: [c.text] } }), add(0, "entry", b)), "PEF-411");
  assert.equal(applied(trust({ role_keys: { entry: [b.text] } }), add(0, "entry", b)), undefined);
  assert.equal(applied(trust({ revoked: [b.keyid] }), add(0, "entry", b)), "PEF-411");
});
