/**
 * One lane under a schema: what is stopped early could not have been saved at its end.
 *
 * @module
 */

import assert from "node:assert/strict";
import fc from "fast-check";
import { openGuard } from "../../src/cli/guard.ts";
import type { LaneLock } from "../../src/gateway/lane_locks.ts";
import { LaneWatch } from "../../src/gateway/lane_watch.ts";
import { judgeText } from "../../src/gateway/lock_verdict.ts";
import type { LockTerms } from "../../src/gateway/ports.ts";
import { policyOf, refundSchema } from "./lock_harness.ts";

const { guard } = await openGuard({ text: policyOf(""), name: "policy.yaml" });

function laneOf(schema: unknown, terms: LockTerms): LaneLock {
  const reading = guard.compile?.(schema);
  assert(reading !== undefined && "lock" in reading);
  return { name: "s", lock: reading.lock, terms, observed: false };
}

const schemas: readonly unknown[] = [
  refundSchema,
  { type: "object" },
  { type: "array", maxItems: 2, items: { type: "integer" } },
  { type: "array", items: { type: "string", maxLength: 3, pattern: "^[a-z]*$" } },
  { type: "object", maxProperties: 1, additionalProperties: { enum: ["x", null, true] } },
  { anyOf: [{ type: "object", required: ["a"] }, { type: "array", minItems: 1 }] },
  { type: ["number", "string", "null"] },
];

const piece = fc.constantFrom(
  ...["{", "}", "[", "]", ",", ":", '"', "'", "a", '"a"', "'a'", '"amount"', '"reason"', '"late"'],
  ...["1", "51", "-", "true", "None", " ", "\n", "```", "```json\n", "// x\n", "/* y */", "Here: "],
  ...["\ufeff", '{"amount": 5, "reason": "late"}', "[1, 2,]", '["ab",]', "\u201ca\u201d", "é😀"],
);

Deno.test("what is stopped at a byte is refused at its end, however it goes on, with one repair", () => {
  let stopped = 0;
  let repaired = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...schemas),
      fc.array(piece, { minLength: 1, maxLength: 12 }),
      (schema, pieces) => {
        const lane = laneOf(schema, { repair: "once" });
        const watch = new LaneWatch(lane);
        const isHopeless = pieces.some((text) => watch.write(text) === "hopeless");
        watch.close();
        const verdict = judgeText(pieces.join(""), lane, {
          subject: "its text does",
          truncated: false,
        });
        if (verdict.repair !== undefined) repaired++;
        if (!isHopeless) return;
        stopped++;
        assert.equal(verdict.schema.result, "rejected", JSON.stringify(pieces));
      },
    ),
    { numRuns: 6000 },
  );
  assert(stopped > 300 && repaired > 25, `${stopped} stopped, ${repaired} repaired`);
});

Deno.test("without a repair a lane is stopped exactly where no continuation can fit", () => {
  const terms = { repair: "never" } as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...schemas),
      fc.array(piece, { maxLength: 12 }),
      (schema, pieces) => {
        const lane = laneOf(schema, terms);
        const text = pieces.join("");
        const whole = new LaneWatch(lane);
        const once = whole.write(text);
        const watch = new LaneWatch(lane);
        const state = pieces.some((each) => watch.write(each) === "hopeless") ? "hopeless" : "live";
        assert.equal(state, once);
        assert.deepEqual(watch.fault, whole.fault);
        for (const each of [watch, whole]) each.close();
        if (once === "hopeless") {
          const { schema } = judgeText(text, lane, { subject: "its text does", truncated: false });
          assert.equal(schema.result, "rejected");
        }
      },
    ),
    { numRuns: 5000 },
  );
});

Deno.test("a pair of surrogates may be cut in two, and half of one is refused", () => {
  const lane = laneOf({ type: "string" }, { repair: "once" });
  const watch = new LaneWatch(lane);
  assert.deepEqual(['"\ud83d', "\ude00", '"'].map((each) => watch.write(each)), [
    "live",
    "live",
    "live",
  ]);
  const half = new LaneWatch(lane);
  assert.deepEqual(['"\ud83d', '"'].map((each) => half.write(each)), ["live", "hopeless"]);
  assert.equal(half.fault?.keyword, "json");
  for (const each of [watch, half]) each.close();
});

Deno.test("a lane that some of has left is not saved by a repair, and an observed one is not stopped", () => {
  const terms = { repair: "once", release: "progressive" } as const;
  const lane = laneOf({ type: "object" }, terms);
  const watch = new LaneWatch(lane);
  watch.write("{");
  assert(watch.passes);
  watch.released = true;
  assert.equal(watch.write("'"), "hopeless");
  const observed = new LaneWatch({ ...lane, observed: true });
  assert.equal(observed.write("5"), "broken");
  assert(observed.passes);
  for (const each of [watch, observed]) each.close();
});
