/**
 * Measurements as lines of text.
 *
 * @module
 */

import type { Goal, Measured, MeasuredGroup } from "./harness.ts";

/** Everything that one run says. */
export interface BenchReport {
  readonly runtime: string;
  readonly engine: string;
  readonly processor: string;
  readonly date: string;
  readonly moduleBytes: number;
  readonly moduleBrotliBytes: number;
  readonly groups: readonly MeasuredGroup[];
  /** Goals hold for Deno; of another runtime they are only told. */
  readonly goals: readonly Goal[];
}

/** The headings of a group's table. */
export function headingsOf({ unit }: MeasuredGroup): string[] {
  return ["case", `median a ${unit}`, "p95", "best", "MB/s", "ours is"];
}

/** The cells of one case, in the order of the headings. */
export function cellsOf(group: MeasuredGroup, item: Measured): string[] {
  const ours = group.cases[0]?.name ?? "";
  const rate = group.bytes / (item.medianNs * group.units) * 1e3;
  return [
    item.name,
    timeOf(item.medianNs),
    timeOf(item.p95Ns),
    timeOf(item.bestNs),
    group.bytes === 0 ? "" : rate.toFixed(0),
    item.name === ours ? "" : `${item.ratio.toFixed(2)}x`,
  ];
}

/** A group as a table for a terminal. */
export function groupTable(group: MeasuredGroup): string {
  const rows = [headingsOf(group), ...group.cases.map((item) => cellsOf(group, item))];
  const widths = headingsOf(group).map((_, column) => {
    return Math.max(...rows.map((row) => row[column]?.length ?? 0));
  });
  const lines = rows.map((row) => {
    return row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    }).join("  ");
  });
  return [`${group.section}: ${group.name}`, ...lines, ""].join("\n");
}

/** A goal as one line. */
export function goalLine(goal: Goal): string {
  const { name, ratio, must, aim } = goal;
  return `${verdictOf(goal).padEnd(7)} ${ratio.toFixed(2)}x (must ${must}x, aim ${aim}x)  ${name}`;
}

/** What became of a goal. */
export function verdictOf({ ratio, must, aim }: Goal): "aim" | "must" | "missed" {
  // "Never slower" is kept by a call that hands over to the very same peer; the clock sees noise then.
  const noise = must === 1 ? 0.95 : 1;
  return ratio >= aim * noise ? "aim" : ratio >= must * noise ? "must" : "missed";
}

function timeOf(ns: number): string {
  if (ns < 1e4) return `${ns.toFixed(0)} ns`;
  return ns < 1e7 ? `${(ns / 1e3).toFixed(1)} us` : `${(ns / 1e6).toFixed(1)} ms`;
}
