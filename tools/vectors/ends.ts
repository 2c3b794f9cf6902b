/**
 * Vectors E: a run has one end, and a sealed run has one that can be seen.
 *
 * @module
 */

import { llmRun } from "../../tests/pef/flavours.ts";
import {
  buildBundle,
  type BundleSpec,
  Cases,
  type TestRun,
  type VectorCase,
  World,
} from "./case.ts";

const otherRoot = "5".repeat(64);
const step = (summary: string) => ({ type: "event.step", body: { summary } });

/** Second seals, seals beside marks, sealed runs without an end. */
export function endCases(): VectorCase[] {
  const cases = new Cases("E");
  secondSealCases(cases);
  markCases(cases);
  openEndCases(cases);
  periodCases(cases);
  return cases.list;
}

/** A closed run of one tenant, with whatever covers it. */
function covered(
  cover: (run: TestRun) => void,
  spec: (parts: { readonly world: World; readonly run: TestRun }) => Partial<BundleSpec> =
    () => ({}),
): Uint8Array {
  const world = new World();
  const run = llmRun(world).close();
  cover(run);
  return buildBundle({ world, runs: [run], ...spec({ world, run }) });
}

function secondSealCases(cases: Cases): void {
  const bad = { rules: ["V-18", "L-3"], codes: ["PEF-702"] };
  cases.add("ok-marks-and-one-seal", { rules: ["V-18", "L-3"] }, covered((r) => r.mark().seal()));
  cases.add("sealed-twice-alike", bad, covered((run) => run.seal().seal()));
  cases.add(
    "sealed-twice-with-another-status",
    bad,
    covered((run) => run.seal({ status: "interrupted" }).seal()),
  );
  cases.add(
    "sealed-twice-with-another-length",
    bad,
    covered((run) => run.seal({ entries: 3, root: otherRoot }).seal()),
  );
  cases.add(
    "sealed-twice-with-more-entries",
    { rules: ["V-18"], codes: ["PEF-701"] },
    covered((run) => run.seal({ entries: 99, root: otherRoot }).seal()),
  );
  // What is not in the bundle cannot be seen: the leaves are the producer's choice (W-2).
  cases.add(
    "ok-second-seal-left-out",
    { rules: ["W-2"] },
    covered(
      (run) => run.seal({ status: "interrupted" }).seal(),
      ({ run }) => ({ proofs: [0, 1, 2, 3, run.sealIndex ?? 0] }),
    ),
  );
}

function markCases(cases: Cases): void {
  const bad = { rules: ["V-18", "M-4"], codes: ["PEF-702"] };
  const underMark = (cover: (run: TestRun) => void) =>
    covered((run) => {
      cover(run);
      run.sealIndex = undefined;
    }, () => ({ claim: { type: "run-prefix" } }));
  cases.add(
    "ok-mark-beside-its-seal",
    { rules: ["V-18", "M-4"] },
    underMark((r) => r.mark().seal()),
  );
  cases.add("mark-beside-two-seals", bad, underMark((run) => run.mark().seal().seal()));
  cases.add(
    "mark-beside-a-shorter-seal",
    bad,
    underMark((run) => run.mark().seal({ entries: 3, root: otherRoot })),
  );
  cases.add(
    "mark-beside-a-seal-with-another-root",
    bad,
    underMark((run) => run.mark().seal({ root: otherRoot })),
  );
  cases.add(
    "mark-beside-a-longer-seal",
    { rules: ["V-18"], codes: ["PEF-701"] },
    underMark((run) => run.mark().seal({ entries: 99, root: otherRoot })),
  );
}

function openEndCases(cases: Cases): void {
  const sealedWith = (entries: (run: TestRun) => void, ...withheld: number[]) => {
    const world = new World();
    const run = world.run("run-1").open().add(step("a")).add(step("b"));
    entries(run);
    run.seal();
    for (const seq of withheld) run.withhold(seq);
    return buildBundle({ world, runs: [run] });
  };
  const bad = { rules: ["V-18", "E-9"], codes: ["PEF-504"] };
  const fine = { rules: ["V-18", "E-9"] };
  cases.add("sealed-with-a-stub-but-no-close", bad, sealedWith(() => {}, 1));
  cases.add("ok-sealed-with-a-stub-and-a-close", fine, sealedWith((run) => run.close(), 1));
  cases.add("ok-close-withheld", fine, sealedWith((run) => run.close(), 3));
  cases.add(
    "ok-everything-withheld",
    { rules: ["W-3", "E-9", "R-4"] },
    sealedWith((run) => run.close(), 0, 1, 2, 3),
  );
}

/** Where all leaves are there, a second end cannot be left out. */
function periodCases(cases: Cases): void {
  const twice = (from: number) => {
    const world = new World();
    const run = llmRun(world).close().seal({ status: "interrupted" });
    const next = world.run("run-9").open().close();
    run.seal();
    next.seal();
    const claim = { type: "range-complete", from, to: world.log.lines.length };
    return { world, run, next, claim };
  };
  const whole = twice(0);
  cases.add(
    "period-with-two-seals-of-a-run",
    { rules: ["V-10"], codes: ["PEF-704"] },
    buildBundle({ ...whole, runs: [whole.run, whole.next] }),
  );
  const late = twice(5);
  cases.add(
    "period-with-an-older-seal-of-a-run",
    { rules: ["V-18", "M-5"], codes: ["PEF-702"] },
    buildBundle({ ...late, runs: [late.run, late.next] }),
  );
  cases.add(
    "ok-period-with-an-older-seal-left-out",
    { rules: ["W-2"] },
    buildBundle({ ...late, runs: [late.run, late.next], proofs: [0, 1, 2, 3] }),
  );
}
