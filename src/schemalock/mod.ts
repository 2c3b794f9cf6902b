/**
 * SchemaLock: JSON Schema compiled to a lock, texts judged by it byte by byte, and repair in one attempt.
 *
 * @module
 */

export {
  type CompileOptions,
  compileSchema,
  type SchemaFinding,
  type SchemaLock,
  type SchemaResult,
} from "./compile.ts";
export type { SchemaSession, SchemaState } from "./session.ts";
export type { Draft } from "./keywords.ts";
export { compilePattern, type LinearPattern, PatternError } from "./pattern.ts";
export {
  applyOperations,
  type Coercion,
  coercionNames,
  type EditKind,
  editKinds,
  type PatchOperation,
  type RefusalReason,
  repair,
  type RepairOperation,
  type RepairOptions,
  type RepairResult,
} from "./repair.ts";
export { compileCsv, csvEncodings, type CsvOptions } from "./rows/csv.ts";
export { compileNdjson, type NdjsonOptions } from "./rows/ndjson.ts";
export type {
  RowLock,
  RowOptions,
  RowProblem,
  RowRange,
  RowSession,
  RowSinks,
  RowsReport,
  RowsState,
} from "./rows/report.ts";
