/**
 * `clyra csv validate` and `clyra ndjson validate`: flags and help.
 *
 * @module
 */

import { buildCommand, buildRouteMap } from "@stricli/core";
import type { CsvFlags, RowsFlags } from "../commands/rows.ts";
import { command, type Context, format, givenText, optional } from "./shared.ts";

const rowsFlags = {
  formats: {
    kind: "boolean",
    default: false,
    withNegated: false,
    brief: "Assert 'format' instead of taking it for a note",
  },
  mode: {
    kind: "enum",
    values: ["block", "quarantine"],
    default: "block",
    brief: "End at the first bad row, or put bad rows aside and go on",
  },
  accepted: optional("Write the accepted rows here", "FILE"),
  refused: optional("Write the refused rows here, as they came", "FILE"),
  ranges: optional("Write a line of JSON with digest and counts for each range of rows", "FILE"),
  rangeRows: {
    kind: "parsed",
    parse: async (text: string) => (await import("../commands/rows.ts")).rowCount(text),
    optional: true,
    brief: "Rows of a range (65536)",
    placeholder: "N",
  },
  format,
} as const;

const positional = {
  kind: "tuple",
  parameters: [
    { brief: "JSON Schema of one row", placeholder: "SCHEMA", parse: givenText },
    { brief: "Rows, or - for standard input", placeholder: "FILE", parse: givenText },
  ],
} as const;

/** The verb. */
export const csvCommand = buildCommand<CsvFlags, [string, string], Context>({
  loader: async () => {
    const { runCsvValidate } = await import("../commands/rows.ts");
    return command((deps, flags, schema, file) => runCsvValidate(deps, { schema, file }, flags));
  },
  parameters: {
    flags: {
      delimiter: {
        kind: "parsed",
        parse: givenText,
        default: ",",
        brief: "One character between cells, or 'tab'",
        placeholder: "CHAR",
      },
      quote: {
        kind: "parsed",
        parse: givenText,
        default: '"',
        brief: "The character around cells",
        placeholder: "CHAR",
      },
      decimal: { kind: "enum", values: [".", ","], default: ".", brief: "Decimal mark of numbers" },
      encoding: {
        kind: "enum",
        values: ["utf-8", "utf-16le", "utf-16be", "windows-1252"],
        default: "utf-8",
        brief: "Encoding of the text; outputs are UTF-8",
      },
      header: {
        kind: "enum",
        values: ["any-order", "same-order", "none"],
        default: "any-order",
        brief: "How the header must match the properties of the schema",
      },
      extraColumns: {
        kind: "enum",
        values: ["refuse", "keep"],
        default: "refuse",
        brief: "Columns that the schema does not name",
      },
      formulas: {
        kind: "enum",
        values: ["block", "neutralise", "allow"],
        default: "block",
        brief: "Cells that a spreadsheet would run",
      },
      ...rowsFlags,
    },
    positional,
  },
  docs: {
    brief: "Judge a CSV text row by row against a JSON Schema",
    fullDescription: [
      "Judges a CSV text (RFC 4180, other dialects by flags) row by row against a JSON Schema of one",
      "row, in the memory of one row. A column's type is that of its property. What is no CSV ends",
      "the text with row, column and byte; nothing is written then. Exit code 0 when every row is",
      "accepted, 1 when one is refused, 2 for a schema or dialect that cannot be enforced.",
      "",
      "Example: clyra csv validate refund.json refunds.csv --mode quarantine --accepted good.csv --refused bad.csv",
    ].join("\n"),
  },
});

/** The verb. */
export const ndjsonCommand = buildCommand<RowsFlags, [string, string], Context>({
  loader: async () => {
    const { runNdjsonValidate } = await import("../commands/rows.ts");
    return command((deps, flags, schema, file) => runNdjsonValidate(deps, { schema, file }, flags));
  },
  parameters: { flags: rowsFlags, positional },
  docs: {
    brief: "Judge a text of JSON lines against a JSON Schema",
    fullDescription: [
      "Judges each line of an NDJSON text against a JSON Schema, in the memory of one line. Exit code",
      "0 when every line is accepted, 1 when one is refused, 2 for a schema that cannot be enforced.",
      "",
      "Example: clyra ndjson validate event.json events.ndjson --mode quarantine --refused bad.ndjson",
    ].join("\n"),
  },
});

/** `clyra csv ...` */
export const csvRoutes = buildRouteMap({
  routes: { validate: csvCommand },
  docs: { brief: "Check CSV" },
});

/** `clyra ndjson ...` */
export const ndjsonRoutes = buildRouteMap({
  routes: { validate: ndjsonCommand },
  docs: { brief: "Check lines of JSON" },
});
