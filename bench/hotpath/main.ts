/**
 * Measures the hot path against its peers, all cases of a group interleaved in one process.
 *
 * Flags: `--quick` (fewer and shorter rounds), `--full` (also what takes minutes), `--only text` (groups
 * with the text in their section or name), `--format json`.
 *
 * @module
 */

import os from "node:os";
import process from "node:process";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { moduleBase64 } from "../../src/hotpath/module_generated.ts";
import { type BenchPart, type Goal, measure, type MeasuredGroup } from "./harness.ts";
import { hashingPart } from "./hashing_cases.ts";
import { jsonPart } from "./json_cases.ts";
import { type BenchReport, goalLine, groupTable } from "./table.ts";

/** The parts of the benchmark, in the order in which they are shown. */
const parts: readonly BenchPart[] = [hashingPart, jsonPart];

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    quick: { type: "boolean", default: false },
    full: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    format: { type: "string", default: "table" },
  },
});

const isJson = values.format === "json";
const effort = values.quick ? { rounds: 7, sliceMs: 3 } : { rounds: 25, sliceMs: 8 };
const groups: MeasuredGroup[] = [];
const goals: Goal[] = [];
for (const part of parts) {
  const measured: MeasuredGroup[] = [];
  for (const group of part.groups({ isQuick: values.quick, isFull: values.full })) {
    if (!`${group.section}: ${group.name}`.includes(values.only)) continue;
    const result = await measure(group, effort);
    measured.push(result);
    if (isJson) console.error(`measured ${group.section}: ${group.name}`);
    else console.log(groupTable(result));
  }
  groups.push(...measured);
  goals.push(...part.goals(measured));
}

const code = Uint8Array.from(atob(moduleBase64), (letter) => letter.charCodeAt(0));
const { deno, v8 = "" } = process.versions;
const report: BenchReport = {
  runtime: deno === undefined ? `Node ${process.versions.node}` : `Deno ${deno}`,
  engine: `V8 ${v8}`,
  processor: `${os.cpus().length} x ${os.cpus()[0]?.model ?? "unknown"}`,
  date: new Date().toISOString().slice(0, 10),
  moduleBytes: code.length,
  moduleBrotliBytes: brotliCompressSync(code).length,
  groups,
  goals,
};
if (isJson) {
  // The slices are what the figures were made of; nobody needs them after.
  console.log(JSON.stringify(report, (key, value) => (key === "slicesNs" ? undefined : value), 1));
} else {
  for (const goal of goals) console.log(goalLine(goal));
  console.log(`module: ${report.moduleBytes} bytes, ${report.moduleBrotliBytes} with brotli`);
  console.log(`${report.runtime}, ${report.engine}, ${report.processor}`);
}
