/**
 * `clyra csv validate` and `clyra ndjson validate`: texts of rows judged as they are read, good rows
 * and bad rows to files of their own.
 *
 * @module
 */

import { normalize } from "node:path";
import { ClyraError } from "../../platform/mod.ts";
import {
  compileCsv,
  compileNdjson,
  type CsvOptions,
  type RowLock,
  type RowProblem,
  type RowSinks,
  type RowsReport,
} from "../../schemalock/mod.ts";
import type { CliDeps, Format } from "../context.ts";
import { Outlet } from "../outlet.ts";
import { showSafely } from "../shown_text.ts";
import { contentOf, readSchema } from "./schema.ts";

/** Flags that both commands have. */
export interface RowsFlags {
  readonly formats: boolean;
  readonly mode: "block" | "quarantine";
  readonly accepted?: string;
  readonly refused?: string;
  readonly ranges?: string;
  readonly rangeRows?: number;
  readonly format: Format;
}

/** Flags of `clyra csv validate`. */
export interface CsvFlags extends RowsFlags {
  readonly delimiter: string;
  readonly quote: string;
  readonly decimal: "." | ",";
  readonly encoding: Exclude<CsvOptions["encoding"], undefined>;
  readonly header: Exclude<CsvOptions["header"], undefined>;
  readonly extraColumns: Exclude<CsvOptions["extraColumns"], undefined>;
  readonly formulas: Exclude<CsvOptions["formulas"], undefined>;
}

/** What is judged by what. */
export interface RowsPaths {
  readonly schema: string;
  readonly file: string;
}

/** Judges a CSV text; gives the exit code. */
export async function runCsvValidate(
  deps: CliDeps,
  paths: RowsPaths,
  flags: CsvFlags,
): Promise<number> {
  const schema = await readSchema(deps, paths.schema);
  const delimiter = flags.delimiter === "tab" ? "\t" : flags.delimiter;
  return await judge(deps, compileCsv(schema, { ...flags, delimiter }), { ...paths, flags });
}

/** Judges an NDJSON text; gives the exit code. */
export async function runNdjsonValidate(
  deps: CliDeps,
  paths: RowsPaths,
  flags: RowsFlags,
): Promise<number> {
  const schema = await readSchema(deps, paths.schema);
  return await judge(deps, compileNdjson(schema, flags), { ...paths, flags });
}

interface Job extends RowsPaths {
  readonly flags: RowsFlags;
}

async function judge(deps: CliDeps, lock: RowLock, job: Job): Promise<number> {
  const { file } = job;
  const outputs = outputsOf(deps, job);
  const session = lock.open(outputs.sinks);
  try {
    const startMs = deps.clock.monotonicMs();
    let seen = 0;
    for await (const chunk of await contentOf(deps, file)) {
      seen += chunk.length;
      if (session.write(chunk).state === "blocked") break;
      await outputs.drained();
      if (deps.clock.monotonicMs() - startMs < 1000) continue;
      deps.terminal.status(`clyra: ${showSafely(file)}: ${Math.floor(seen / 1e6)} MB judged`);
    }
    const report = session.end();
    // A text that was blocked leaves no file that could be taken for its good part.
    if (report.outcome === "blocked") await outputs.abort();
    else await outputs.end();
    show(deps, report, job);
    return report.outcome === "accepted" ? 0 : 1;
  } catch (thrown) {
    await outputs.abort();
    throw thrown;
  } finally {
    deps.terminal.status("");
  }
}

interface Outputs {
  readonly sinks: RowSinks;
  drained(): Promise<void>;
  end(): Promise<void>;
  abort(): Promise<void>;
}

function outputsOf(deps: CliDeps, { schema, file, flags }: Job): Outputs {
  const { accepted, refused, ranges } = flags;
  const paths = [schema, file, accepted, refused, ranges].filter((path) => path !== undefined);
  if (new Set(paths.map((path) => normalize(deps.files.resolve(path)))).size < paths.length) {
    throw new ClyraError("usage", "cannot write rows: two files have the same path", {
      hint: "an output must not be the input, the schema or another output",
    });
  }
  const outlets: Outlet[] = [];
  const writing: Promise<unknown>[] = [];
  const open = (path: string | undefined): Outlet | undefined => {
    if (path === undefined) return undefined;
    const outlet = new Outlet();
    const written = deps.files.write(path, outlet.chunks());
    // The failure itself is looked at by end().
    written.catch(() => outlet.abandon());
    outlets.push(outlet);
    writing.push(written);
    return outlet;
  };
  const rows = { accepted: open(accepted), refused: open(refused), ranges: open(ranges) };
  const encoder = new TextEncoder();
  return {
    sinks: {
      accepted: (bytes) => rows.accepted?.push(bytes),
      refused: (bytes) => rows.refused?.push(bytes),
      range: (range) => rows.ranges?.push(encoder.encode(`${JSON.stringify(range)}\n`)),
    },
    drained: async () => {
      await Promise.all(outlets.map((outlet) => outlet.drained()));
    },
    end: async () => {
      for (const outlet of outlets) outlet.end();
      await Promise.all(writing);
    },
    abort: async () => {
      for (const outlet of outlets) outlet.abort(new Error("the text was blocked"));
      await Promise.allSettled(writing);
    },
  };
}

const outcomes = {
  accepted: ["green", "ACCEPTED"],
  quarantined: ["yellow", "QUARANTINED"],
  blocked: ["red", "BLOCKED"],
} as const;

function show(deps: CliDeps, report: RowsReport, { flags }: Job): void {
  const { terminal } = deps;
  if (flags.format === "json") return terminal.out(`${JSON.stringify(report)}\n`);
  const { outcome, rows, accepted, refused, neutralised, problems, problemsFound } = report;
  const [colour, word] = outcomes[outcome];
  const made = neutralised === 0 ? "" : `, ${neutralised} cells made harmless`;
  terminal.out(
    `${
      terminal.style(colour, word)
    }  ${rows} rows: ${accepted} accepted, ${refused} refused${made}\n`,
  );
  for (const problem of problems) terminal.out(describe(problem));
  if (problemsFound > problems.length) {
    terminal.out(`  and ${problemsFound - problems.length} more\n`);
  }
}

function describe(
  { row, column, columnNumber, pointer, byte, keyword, message }: RowProblem,
): string {
  const name = column ?? (columnNumber === undefined ? undefined : `${columnNumber}`);
  const place = name === undefined ? "" : `, column ${showSafely(name.slice(0, 100))}`;
  const inside = pointer === undefined ? "" : `, ${showSafely(pointer.slice(0, 100))}`;
  return `  row ${row}${place}${inside}, byte ${byte}: ${message} (${keyword})\n`;
}

/** A number of rows as a flag. */
export function rowCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new RangeError(`'${text.slice(0, 40)}' is not a number of rows`);
  }
  return Number(text);
}
