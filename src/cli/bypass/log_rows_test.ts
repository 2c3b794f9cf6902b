import { strict as assert } from "node:assert";
import fc from "fast-check";
import { seenCall } from "./log_columns.ts";
import { type LogFormat, logRows } from "./log_rows.ts";

async function rowsOf(
  text: string,
  format: LogFormat,
  cut = Infinity,
): Promise<Map<string, string>[]> {
  const bytes = new TextEncoder().encode(text);
  const size = Math.min(cut, Math.max(1, bytes.length));
  const chunks = Array.from(
    { length: Math.ceil(bytes.length / size) },
    (_, i) => bytes.subarray(i * size, (i + 1) * size),
  );
  const rows: Map<string, string>[] = [];
  for await (const { values } of logRows(chunks, format)) rows.push(new Map(values));
  return rows;
}

const cell = fc.string({ unit: fc.constantFrom(..."ab\"',;\t\n é👍{}[]:\\") });

Deno.test("logRows() reads back any CSV, however it is cut", async () => {
  const table = fc.array(fc.tuple(cell, cell), { maxLength: 5 });
  await fc.assert(fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, cut) => {
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const text = ["x,y", ...rows.map((row) => row.map(quoted).join(","))].join("\r\n");
    const read = await rowsOf(text, "csv", cut);
    assert.deepEqual(read.map((row) => [row.get("x"), row.get("y")]), rows);
  }));
});

Deno.test("logRows() reads back any JSON lines and lists, however they are cut", async () => {
  const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
  await fc.assert(fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, cut) => {
    const objects = rows.map(([x, y]) => ({ x, deep: { Y: y, list: [{ x: 1 }] } }));
    const lines = objects.map((object) => JSON.stringify(object)).join("\n");
    const list = JSON.stringify({ object: "page", data: objects, more: false }, null, 1);
    for (const read of [await rowsOf(lines, "ndjson", cut), await rowsOf(list, "json", cut)]) {
      assert.deepEqual(read.map((row) => [row.get("x"), row.get("deep.y")]), rows);
    }
  }));
});

Deno.test("logRows() refuses what is not of its format, and rows without end", async () => {
  const refused: readonly [string, LogFormat, RegExp][] = [
    ['a\n"b', "csv", /no end/],
    ['a\n"b"c\n', "csv", /something follows/],
    ["{", "ndjson", /a row is not JSON/],
    ["[1]", "ndjson", /not a JSON object/],
    ['{"a":1}', "json", /no list of objects/],
    ['[{"a":1}', "json", /ends before its end/],
    ["[".repeat(99), "json", /too deep/],
    ["x".repeat(1_048_577), "csv", /more than 1048576 characters/],
    ["x".repeat(1_048_577), "ndjson", /more than 1048576 characters/],
    [`[{"a":"${"x".repeat(1_048_577)}`, "json", /more than 1048576 characters/],
  ];
  for (const [text, format, why] of refused) {
    await assert.rejects(rowsOf(text, format), why, text.slice(0, 20));
  }
  await assert.rejects(async () => {
    for await (const _row of logRows([Uint8Array.of(0xff)], "csv"));
  }, /not UTF-8/);
});

Deno.test("seenCall() reads the times and columns that logs use, and those it is told", () => {
  const of = (values: Record<string, string>, columns = {}) =>
    seenCall({ number: 1, values: new Map(Object.entries(values)) }, columns);
  const timeMs = 1_700_000_000_000;
  for (
    const time of [
      "1700000000",
      "1700000000.0",
      "1700000000000",
      "1700000000000000",
      "1700000000000000000",
      "2023-11-14T22:13:20Z",
      "2023-11-14 22:13:20",
    ]
  ) assert.equal(of({ time }).timeMs, timeMs, time);
  assert.equal(of({ time: "soon" }).timeMs, undefined);
  assert.deepEqual(of({ uri: "/v1/x?key=secret", authority: "A.b:443", code: "200", id: "q" }), {
    row: 1,
    id: "q",
    timeMs: undefined,
    host: "a.b",
    path: "/v1/x",
    status: 200,
  });
  assert.equal(of({ id: "a", other: "b" }, { id: "other" }).id, "b");
  assert.equal(of({ status: "9" }).status, undefined);
});
