/**
 * Measures CSV and NDJSON under a row schema against csv-parse and JSON.parse with ajv, interleaved, and
 * the memory that a gigabyte of rows takes. `--megabytes=N` sets the size of the latter, 0 leaves it out.
 *
 * @module
 */

import process from "node:process";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "csv-parse/sync";
import { compileCsv, compileNdjson, type RowLock } from "../../src/schemalock/mod.ts";
import { measure } from "../hotpath/harness.ts";
import { groupTable } from "../hotpath/table.ts";

const schema = {
  type: "object",
  additionalProperties: false,
  required: ["id", "name", "amount", "paid"],
  properties: {
    id: { type: "integer", minimum: 1 },
    name: { type: "string", maxLength: 40 },
    amount: { type: "number", maximum: 1000 },
    paid: { type: "boolean" },
    note: { type: "string" },
  },
};
const row = (id: number): string[] => [
  `${id}`,
  `customer ${id}`,
  `${id % 1000}.25`,
  `${id % 2 === 0}`,
  id % 10 === 0 ? '"a note, with ""quotes"""' : "a note",
];
const count = 10_000;
const rows = Array.from({ length: count }, (_, id) => row(id + 1));
const csv = `id,name,amount,paid,note\n${rows.map((cells) => `${cells.join(",")}\n`).join("")}`;
const ndjson = rows.map(([id, name, amount, paid, note]) =>
  `${
    JSON.stringify({ id: Number(id), name, amount: Number(amount), paid: paid === "true", note })
  }\n`
).join("");
const decoder = new TextDecoder();
const encoder = new TextEncoder();

function judged(lock: RowLock, bytes: Uint8Array): number {
  const session = lock.open();
  for (let at = 0; at < bytes.length; at += 65_536) session.write(bytes.subarray(at, at + 65_536));
  const { accepted, outcome } = session.end();
  if (outcome !== "accepted" || accepted !== count) throw new Error("a case refuses its own rows");
  return accepted;
}

const ajv = new Ajv2020({ strict: false }).compile(schema);
const valid = (value: unknown): void => {
  if (!ajv(value)) throw new Error("a case refuses its own rows");
};
const effort = { rounds: 11, sliceMs: 20 };

const csvBytes = encoder.encode(csv);
console.log(groupTable(
  await measure({
    name: `CSV, ${count} rows of five cells`,
    section: "rows",
    bytes: csvBytes.length,
    cases: [
      { name: "compileCsv", work: () => judged(compileCsv(schema), csvBytes) },
      { name: "csv-parse alone", work: () => parse(decoder.decode(csvBytes)) },
      {
        name: "csv-parse + ajv",
        work: () => {
          const table = parse<Record<string, string>>(decoder.decode(csvBytes), { columns: true });
          for (const { id, amount, paid, ...rest } of table) {
            valid({ ...rest, id: Number(id), amount: Number(amount), paid: paid === "true" });
          }
        },
      },
    ],
  }, effort),
));

const ndjsonBytes = encoder.encode(ndjson);
console.log(groupTable(
  await measure({
    name: `NDJSON, ${count} lines`,
    section: "rows",
    bytes: ndjsonBytes.length,
    cases: [
      { name: "compileNdjson", work: () => judged(compileNdjson(schema), ndjsonBytes) },
      {
        name: "split + JSON.parse + ajv",
        work: () => {
          for (const line of decoder.decode(ndjsonBytes).split("\n")) {
            if (line !== "") valid(JSON.parse(line));
          }
        },
      },
    ],
  }, effort),
));

const flag = process.argv.find((argument) => argument.startsWith("--megabytes="));
const megabytes = Number(flag?.slice("--megabytes=".length) ?? 1000);
if (megabytes > 0) {
  const body = csvBytes.subarray(csvBytes.indexOf(10) + 1);
  const session = compileCsv(schema).open();
  session.write(csvBytes.subarray(0, csvBytes.indexOf(10) + 1));
  const before = Deno.memoryUsage().rss;
  let peak = before;
  const start = performance.now();
  for (let seen = 0; seen < megabytes * 1e6; seen += body.length) {
    for (let at = 0; at < body.length; at += 65_536) session.write(body.subarray(at, at + 65_536));
    peak = Math.max(peak, Deno.memoryUsage().rss);
  }
  const { rows, bytes } = session.end();
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${rows} rows, ${Math.floor(bytes / 1e6)} MB in ${seconds.toFixed(1)} s: ` +
      `${(bytes / 1e6 / seconds).toFixed(0)} MB/s, ` +
      `RSS ${Math.floor(before / 1e6)} MB before, ${Math.floor(peak / 1e6)} MB at most`,
  );
}
