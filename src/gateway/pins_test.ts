/**
 * Pinned tools: whatever a server changes, what a model was told stays what is called.
 *
 * @module
 */

import assert from "node:assert/strict";
import fc from "fast-check";
import { Pins } from "./pins.ts";

const tool = (definition: unknown, name = "a") => ({
  index: 0,
  name,
  definition: JSON.stringify(definition),
});

Deno.test("Pins takes the same definition in any order of members, and no other", () => {
  fc.assert(fc.property(fc.string(), fc.string(), (first, second) => {
    fc.pre(first.isWellFormed() && second.isWellFormed() && first !== second);
    const pins = new Pins();
    assert.ok(pins.admit("u", tool({ name: "a", description: first })));
    assert.ok(pins.admit("u", tool({ description: first, name: "a" })));
    assert.ok(!pins.admit("u", tool({ name: "a", description: second })));
    // Taken back, it is a change again: what is called in between is anybody's guess.
    assert.ok(!pins.admit("u", tool({ name: "a", description: first })));
    assert.ok(pins.quarantined("u", "a"));
    assert.ok(!pins.quarantined("other", "a"));
    const { sha256, changedTo = "" } = pins.list()[0] ?? {};
    assert.equal(changedTo, sha256);
    assert.ok(!pins.approve({ upstream: "u", tool: "a", sha256: "other" }));
    assert.ok(pins.approve({ upstream: "u", tool: "a", sha256: changedTo }));
    assert.ok(pins.admit("u", tool({ name: "a", description: first })));
    assert.ok(!pins.quarantined("u", "a"));
  }));
});

Deno.test("Pins takes no new tool where all were given, until it is approved", () => {
  const pins = new Pins({ u: {} });
  assert.ok(pins.quarantined("u", "a"));
  assert.ok(!pins.admit("u", tool({ name: "a" })));
  const sha256 = pins.list()[0]?.changedTo ?? "";
  assert.ok(!pins.approve({ upstream: "u", tool: "unknown", sha256 }));
  assert.ok(pins.approve({ upstream: "u", tool: "a", sha256 }));
  assert.ok(pins.admit("u", tool({ name: "a" })));
  assert.ok(!pins.quarantined("u", "a"));
});

Deno.test("Pins keeps names apart that look alike when they are joined", () => {
  const pins = new Pins();
  pins.admit("u", tool({ name: 'b","c' }, 'b","c'));
  assert.deepEqual(pins.list().map(({ upstream, tool }) => [upstream, tool]), [["u", 'b","c']]);
});

Deno.test("Pins keeps the schemas of tools as they were listed last, of none in quarantine, within a bound", () => {
  const pins = new Pins();
  const listed = (definition: unknown, inputSchema: string) => ({
    ...tool(definition),
    inputSchema,
    outputSchema: "{}",
  });
  assert.deepEqual(pins.schemas("u", "a"), {});
  assert.ok(pins.admit("u", listed({ name: "a" }, "true")));
  assert.deepEqual(pins.schemas("u", "a"), { inputSchema: "true", outputSchema: "{}" });
  assert.deepEqual(pins.schemas("other", "a"), {});
  assert.ok(pins.admit("u", listed({ name: "a" }, " ".repeat(17 * 1024 * 1024))));
  assert.deepEqual(pins.schemas("u", "a"), {});
  assert.ok(pins.admit("u", listed({ name: "a" }, "true")));
  assert.ok(!pins.admit("u", listed({ name: "a", description: "changed" }, "false")));
  assert.deepEqual(pins.schemas("u", "a"), {});
});
