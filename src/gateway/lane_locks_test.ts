/**
 * Which schema binds, and what compiling those of one request may cost.
 *
 * @module
 */

import assert from "node:assert/strict";
import type { CallerSchema } from "../protocols/mod.ts";
import { planLocks, refusalOfUnchecked } from "./lane_locks.ts";
import type { CallerSchemaTerms, Facts, Guard, Lock } from "./ports.ts";

const facts: Facts = {
  kind: "llm.request",
  call: { protocol: "openai.chat", route: "" },
  request: { method: "POST", path: "/v1/chat/completions", host: "h" },
  run: { id: "r" },
};
const lockOf = (sha256: string): Lock => ({
  sha256,
  validate: () => ({ valid: true, errors: [] }),
  repair: () => ({ refused: "never" }),
  open: () => ({ write: () => undefined, close: () => undefined }),
});
const terms: CallerSchemaTerms = { mode: "enforce", repair: "never", unenforceable: "refuse" };

/** A guard whose compiler takes `stepMs` for each schema. */
function setup(
  { schema, stepMs = 0 }: { readonly schema?: string; readonly stepMs?: number } = {},
) {
  let nowMs = 0;
  let compiled = 0;
  const guard: Guard = {
    policyHash: "",
    schemas: [],
    decide: () => ({ effect: "allow", rules: [], classes: [] }),
    plan: ({ kind }) =>
      kind === "llm.output" && schema !== undefined
        ? { schema, repair: "once" }
        : { repair: "never" },
    lock: (name) => name === "own" ? lockOf("a".repeat(64)) : undefined,
    callerSchemas: terms,
    compile: () => {
      nowMs += stepMs;
      compiled++;
      return { lock: lockOf("b".repeat(64)) };
    },
  };
  const clock = { monotonicMs: () => nowMs };
  return { guard, clock, compiled: () => compiled };
}

const schemaAt = (param: string): CallerSchema => ({ param, document: { type: "object" } });
const request = (tools: number) => ({
  model: "m",
  stream: true,
  maxOutputTokens: 5,
  schemas: {
    output: schemaAt("out"),
    tools: new Map([...Array(tools).keys()].map((at) => [`t${at}`, schemaAt(`tool ${at}`)])),
  },
});

Deno.test("planLocks() takes the policy's schema for the text, and the caller's where there is none", async () => {
  const own = setup({ schema: "own" });
  assert.equal((await planLocks(request(1), { ...own, facts })).output?.name, "own");
  const callers = setup();
  const { output, tools } = await planLocks(request(1), { ...callers, facts });
  assert.deepEqual([output?.name, tools.get("t0")?.name], ["caller/output", "caller/tool/t0"]);
  const off = await planLocks(request(1), { ...callers, facts, mode: "off" });
  assert.deepEqual([off.output, off.tools.size, off.maxOutputTokens], [undefined, 0, 5]);
  const observed = await planLocks(request(1), { ...callers, facts, mode: "observe" });
  assert.equal(observed.output?.observed, true);
});

Deno.test("planLocks() fails closed where the policy's schema is not there", async () => {
  const { guard, clock } = setup({ schema: "lost" });
  await assert.rejects(planLocks(request(0), { guard, clock, facts }), /'lost' is not loaded/);
});

Deno.test("planLocks() compiles for so long, so much and so many, and says what it left out", async () => {
  const slow = setup({ stepMs: 300 });
  const late = await planLocks(request(10), { ...slow, facts });
  assert.deepEqual([slow.compiled(), late.unchecked.length], [4, 7]);
  assert.match(late.unchecked[0]?.reason ?? "", /took more than 1000 ms/);
  const many = await planLocks(request(128), { ...setup(), facts });
  assert.deepEqual([many.tools.size, many.unchecked.map(({ param }) => param)], [127, [
    "tool 127",
  ]]);
  const large = { param: "p", document: "x".repeat(300_000) };
  const much = await planLocks(
    { ...request(0), schemas: { tools: new Map([["t", large]]) } },
    { ...setup(), facts },
  );
  assert.match(much.unchecked[0]?.reason ?? "", /more than 262144 characters/);
});

Deno.test("refusalOfUnchecked() refuses only where schemas are enforced and must be", () => {
  const unchecked = [{ name: "n", sha256: "", param: "p", reason: "why" }];
  assert.equal(refusalOfUnchecked(unchecked, terms)?.code, "schema_invalid");
  assert.equal(refusalOfUnchecked([], terms), undefined);
  assert.equal(refusalOfUnchecked(unchecked, { ...terms, mode: "observe" }), undefined);
  assert.equal(refusalOfUnchecked(unchecked, { ...terms, unenforceable: "unchecked" }), undefined);
});
