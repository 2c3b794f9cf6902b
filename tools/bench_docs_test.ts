/**
 * The page of the benchmark, from a report made up.
 *
 * @module
 */

import { ok, throws } from "node:assert";
import type { BenchReport } from "../bench/hotpath/table.ts";
import { performancePage } from "./bench_docs.ts";

const figures = { p95Ns: 30, bestNs: 10, slicesNs: [] };
const report: BenchReport = {
  runtime: "Deno 2",
  engine: "V8 15",
  processor: "2 x some",
  date: "2026-01-02",
  moduleBytes: 40_000,
  moduleBrotliBytes: 12_000,
  groups: [{
    name: "one message",
    section: "SHA-256",
    bytes: 200,
    units: 1,
    unit: "message",
    cases: [
      { name: "ours", medianNs: 20, ratio: 1, ...figures },
      { name: "theirs", medianNs: 50, ratio: 2.5, ...figures },
    ],
  }],
  goals: [
    { name: "against theirs", ratio: 2.5, must: 2, aim: 3 },
    { name: "against others", ratio: 1.5, must: 2, aim: 3 },
  ],
};

Deno.test("performancePage() shows figures, ratios and what became of the goals", () => {
  const page = performancePage([report]);
  ok(page.includes("| ours | 20 ns | 30 ns | 10 ns | 10000 |  |"));
  ok(page.includes("| theirs | 50 ns | 30 ns | 10 ns | 4000 | 2.50x |"));
  ok(page.includes("| against theirs | 2.50x | 2x | 3x | must |"));
  ok(page.includes("| against others | 1.50x | 2x | 3x | missed |"));
});

Deno.test("performancePage() tells no goals for another runtime, and refuses no report at all", () => {
  ok(
    !performancePage([report, { ...report, runtime: "Node 20" }]).split("## Node 20")[1]?.includes(
      "must",
    ),
  );
  throws(() => performancePage([]), RangeError);
});
