/**
 * A 271-byte tool call: judged, repaired, and parsed as the floor.
 * Run with `deno bench src/schemalock/schemalock_bench.ts`.
 *
 * @module
 */

import { compileSchema, repair } from "./mod.ts";

const schema = {
  type: "object",
  additionalProperties: false,
  required: ["order_id", "amount", "reason"],
  properties: {
    order_id: { type: "string", pattern: "^A-[0-9]+$" },
    amount: { type: "number", exclusiveMinimum: 0 },
    reason: { type: "string" },
  },
};
const lock = compileSchema(schema);
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const reason = "x".repeat(220);
const valid = encoder.encode(JSON.stringify({ order_id: "A-17", amount: 12.5, reason }));
const broken = encoder.encode(`{'order_id': 'A-17', amount: 12.5, "reason": "${reason}",}`);

Deno.bench("floor: JSON.parse", { group: "call", baseline: true }, () => {
  JSON.parse(decoder.decode(valid));
});
Deno.bench("validate", { group: "call" }, () => {
  lock.validate(valid);
});
Deno.bench("repair", { group: "call" }, () => {
  repair(broken, lock);
});
Deno.bench("compileSchema", () => {
  compileSchema(schema);
});
