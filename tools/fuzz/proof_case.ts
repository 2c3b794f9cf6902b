/**
 * Proofs of one entry that are wrong somewhere: in the document, in what was signed, or in what the run's
 * leaves say of its end.
 *
 * @module
 */

import { buildProof, bytesOf, type TestRun, World } from "../../tests/pef/builder.ts";
import { flavours } from "../../tests/pef/flavours.ts";
import type { Dice } from "./dice.ts";
import type { FuzzCase } from "./pef.ts";

/** Changes one place of a JSON value. */
export type Mutate = (value: unknown, dice: Dice) => unknown;

/** A proof, with a trust file and now and then a prior checkpoint and a present. */
export function proofCaseOf(dice: Dice, mutate: Mutate): FuzzCase {
  const world = new World();
  const run = dice.pick(Object.values(flavours))(world, "run-1");
  addOdd(run, { dice, mutate });
  if (dice.below(6) > 0) run.close();
  cover(run, dice);
  const seq = dice.below(run.lines.length);
  const change = dice.below(3) === 0 ? (proof: unknown) => mutate(proof, dice) : undefined;
  const bundle = buildProof(world, run, change === undefined ? { seq } : { seq, twist: change });
  const size = world.log.lines.length;
  const older = Math.max(0, size - dice.below(3));
  const trust = world.trust(
    dice.pick([{}, {}, { runs: ["run-1"] }, { runs: [] }, { max_age_s: 60 }, {
      claims: ["selection"],
    }]),
  );
  return {
    bundle,
    isProof: true,
    trust: bytesOf(JSON.stringify(trust)),
    ...(dice.below(3) === 0 ? { prior: world.log.checkpoint({ size: older }) } : {}),
    ...(dice.below(2) === 0 ? { now: dice.pick(presents) } : {}),
  };
}

const presents = [
  "2026-01-02T03:04:20.000Z",
  "2026-01-02T03:06:00.000Z",
  "2026-01-01T00:00:00.000Z",
];

/** One entry with something wrong in what its key signs. */
function addOdd(run: TestRun, context: { readonly dice: Dice; readonly mutate: Mutate }): void {
  const { dice, mutate } = context;
  const seq = run.lines.length;
  const bodies: readonly {
    readonly type: string;
    readonly body: unknown;
    readonly call?: string;
  }[] = [
    { type: "event.step", body: { summary: "x" } },
    { type: "erasure", body: { seq: seq - 1, leaf: "0".repeat(64), field: "body", why: "x" } },
    { type: "call.response", call: "c9", body: { outcome: "complete" } },
    { type: "run.close", body: { entries: seq + 1, status: "complete", open_calls: [] } },
  ];
  const draft = dice.pick(bodies);
  const body = dice.below(2) === 0 ? draft.body : mutate(draft.body, dice);
  const payload = dice.below(3) === 0 ? { prev: "0".repeat(64) } : {};
  run.add({ ...draft, body }, { payload });
}

/** Marks and seals that agree, or do not. */
function cover(run: TestRun, dice: Dice): void {
  const odd = () =>
    dice.pick([{}, {}, {}, { entries: 2 }, { entries: 99 }, { root: "5".repeat(64) }]);
  if (dice.below(3) === 0) run.mark(odd());
  if (dice.below(5) === 0) run.seal(odd());
  if (dice.below(3) === 0) {
    run.mark();
    run.sealIndex = undefined;
  } else run.seal(dice.below(6) === 0 ? { status: "interrupted" } : {});
}
