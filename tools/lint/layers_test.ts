import { strict as assert } from "node:assert";
import { importProblem } from "./layers.ts";

Deno.test("importProblem() lets a room import downward through mod.ts", () => {
  assert.equal(importProblem("/x/src/gateway/flow.ts", "../policy/mod.ts"), undefined);
  assert.equal(importProblem("/x/src/gateway/flow.ts", "./accept.ts"), undefined);
  assert.equal(importProblem("/x/src/gateway/http/app.ts", "../../policy/mod.ts"), undefined);
});

Deno.test("importProblem() refuses upward, sideways and deep imports", () => {
  assert.match(importProblem("/x/src/pef/chain.ts", "../gateway/mod.ts") ?? "", /only downward/);
  assert.match(importProblem("/x/src/pef/chain.ts", "../platform/mod.ts") ?? "", /only downward/);
  assert.match(importProblem("/x/src/gateway/flow.ts", "../policy/load.ts") ?? "", /mod\.ts/);
  assert.match(importProblem("/x/src/gateway/flow.ts", "../../tools/ok.ts") ?? "", /leaves src/);
});

Deno.test("importProblem() keeps packages and built-ins in their rooms", () => {
  assert.equal(importProblem("/x/src/gateway/app.ts", "hono"), undefined);
  assert.match(importProblem("/x/src/policy/load.ts", "hono") ?? "", /belongs in gateway/);
  assert.match(importProblem("/x/src/cli/main.ts", "left-pad") ?? "", /not listed/);
  assert.match(importProblem("/x/src/pef/verify.ts", "node:crypto") ?? "", /browsers/);
});

Deno.test("importProblem() leaves tests free", () => {
  assert.equal(importProblem("/x/src/pef/verify_test.ts", "../gateway/mod.ts"), undefined);
});
