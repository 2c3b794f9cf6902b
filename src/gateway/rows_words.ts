/**
 * What is said of an upload of rows: to its caller, and in the evidence. Places, counts and digests,
 * never a value.
 *
 * @module
 */

import type { EntryBody } from "../pef/mod.ts";
import type { RowProblem, RowRange, RowsReport } from "../schemalock/mod.ts";
import type { RowsDecision } from "./record_parts.ts";
import { Refusal } from "./refusal.ts";
import type { GatheredRows } from "./rows_outlet.ts";
import type { RowsPlan } from "./rows_plan.ts";

/** What came of an upload. */
export interface RowsFindings {
  readonly rows: RowsPlan;
  /** Hex SHA-256 of the canonical schema. */
  readonly hash: string;
  readonly report: RowsReport;
  /** What is told of: the first row that was refused, or the fault that ended the reading. */
  readonly problem: RowProblem | undefined;
  readonly ranges: readonly RowRange[];
  /** Length of the body. */
  readonly bytes: number;
  /** Nothing goes upstream. */
  readonly isDenied: boolean;
  /** What was put aside. */
  readonly refused: GatheredRows | undefined;
  /** What goes on in the body's place, where it is another text. */
  readonly sent: GatheredRows | undefined;
  /** Digests may be written. */
  readonly isNamed: boolean;
}

type Step = EntryBody<"event.step">;

/** The entries of an upload. */
export function decisionOf(findings: RowsFindings): RowsDecision {
  const { rows, hash, report, problem, ranges, bytes, isDenied, sent } = findings;
  const { accepted, refused } = report;
  const result = isDenied ? "rejected" : sent === undefined ? "valid" : "repaired";
  return {
    verdict: isDenied ? "deny" : sent === undefined ? "allow" : "redact",
    schema: { name: rows.schema, sha256: hash, result },
    ...(problem === undefined ? {} : { reason: reasonOf(findings) }),
    counts: { accepted, refused },
    seen: bytes,
    scanned: report.outcome === "blocked" ? Math.min(report.bytes, bytes) : bytes,
    steps: [...ranges.map((range) => rangeStep(range, findings)), totalStep(findings)],
  };
}

function rangeStep(range: RowRange, { isNamed }: RowsFindings): Step {
  const { from, to, byte, bytes, accepted, refused, sha256 } = range;
  return {
    summary: `rows ${from} to ${to} of the upload were judged`,
    ...(isNamed ? { digests: [{ name: "rows.range", sha256 }] } : {}),
    counts: [
      { name: "rows.from", n: from },
      { name: "rows.to", n: to },
      { name: "rows.byte", n: byte },
      { name: "rows.bytes", n: bytes },
      { name: "rows.accepted", n: accepted },
      { name: "rows.refused", n: refused },
    ],
  };
}

function totalStep({ report, refused, sent, isNamed }: RowsFindings): Step {
  const digests = [
    ...(refused === undefined ? [] : [{ name: "rows.refused", sha256: refused.sha256 }]),
    ...(sent === undefined ? [] : [{ name: "rows.forwarded", sha256: sent.sha256 }]),
  ];
  return {
    summary: `the rows of the upload were ${report.outcome}`,
    ...(isNamed && digests.length > 0 ? { digests } : {}),
    counts: [
      { name: "rows", n: report.rows },
      { name: "rows.accepted", n: report.accepted },
      { name: "rows.refused", n: report.refused },
      { name: "rows.neutralised", n: report.neutralised },
      { name: "rows.problems", n: report.problemsFound },
      ...(refused === undefined ? [] : [{ name: "rows.refused.bytes", n: refused.bytes }]),
      ...(sent === undefined ? [] : [{ name: "rows.forwarded.bytes", n: sent.bytes }]),
    ],
  };
}

/** What the caller is told when nothing goes upstream. */
export function refusalOf(findings: RowsFindings): Refusal {
  const { rows, hash, problem } = findings;
  const message = `cannot forward the rows: ${reasonOf(findings)}`;
  if (problem === undefined) return new Refusal("schema_violation", message);
  const column = columnOf(problem, rows);
  const token = column?.replaceAll("~", "~0").replaceAll("/", "~1");
  const pointer = problem.pointer ?? (token === undefined ? "" : `/${token}`);
  return new Refusal("schema_violation", message, {
    rules: ["clyra.rows"],
    param: "body",
    schema: {
      name: rows.schema,
      sha256: hash,
      pointer: pointer.slice(0, 256).toWellFormed(),
      keyword: problem.keyword,
      offset: problem.byte,
    },
    hint: "correct the row, or judge the file beforehand: clyra " +
      `${rows.kind} validate SCHEMA FILE`,
  });
}

function reasonOf({ rows, report, problem, isDenied }: RowsFindings): string {
  const { accepted, refused, outcome } = report;
  if (problem === undefined) return "they do not fit";
  const { row, byte, keyword, message, columnNumber } = problem;
  const name = columnOf(problem, rows);
  const column = name !== undefined
    ? `, column '${name}'`
    : columnNumber === undefined
    ? ""
    : `, column ${columnNumber}`;
  const place = `row ${row}${column}, byte ${byte}: ${message} (${keyword})`;
  if (outcome === "blocked") return place;
  return isDenied
    ? `none of ${refused} fits; the first: ${place}`
    : `${refused} of ${accepted + refused} rows were put aside; the first: ${place}`;
}

/** A column's name where the schema gave it: any other could be a row that lacks its header. */
function columnOf({ column }: RowProblem, { extraColumns }: RowsPlan): string | undefined {
  if (column === undefined || extraColumns === "keep") return undefined;
  return column.slice(0, 100).replaceAll(/\p{C}/gu, "?").toWellFormed();
}
