import { strict as assert } from "node:assert";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { compileCsv, type CsvOptions } from "./csv.ts";
import { isFormula } from "./csv_cells.ts";
import { columnsMax, type CsvFault, CsvScanner, written } from "./csv_scanner.ts";
import { rowBytesMax, type RowRange, type RowsReport } from "./report.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const marks = { delimiter: 44, quote: 34 };

interface Read {
  readonly rows: readonly (readonly string[])[];
  readonly fault: CsvFault | undefined;
}

/** All cells as texts, the text cut at the places given. */
function read(bytes: Uint8Array, cuts: readonly number[] = []): Read {
  const scanner = new CsvScanner(marks);
  const rows: string[][] = [];
  const each = ({ raw, cells, starts, ends, forms }: Parameters<
    Parameters<CsvScanner["push"]>[1]
  >[0]): boolean => {
    rows.push(Array.from({ length: cells }, (_, index) => {
      const content = decoder.decode(raw.subarray(starts[index], ends[index]));
      return forms[index] === written.quotedWithQuotes ? content.replaceAll('""', '"') : content;
    }));
    return true;
  };
  let from = 0;
  for (
    const cut of [...cuts.filter((at) => at < bytes.length).sort((a, b) => a - b), bytes.length]
  ) {
    const fault = scanner.push(bytes.subarray(from, cut), each);
    if (fault !== undefined) return { rows, fault };
    from = cut;
  }
  return { rows, fault: scanner.end(each) };
}

interface Judged {
  readonly report: RowsReport;
  readonly accepted: string;
  readonly refused: string;
  readonly ranges: readonly RowRange[];
}

function judge(
  text: string | Uint8Array,
  { schema, cut = Infinity, ...options }: CsvOptions & { schema: unknown; cut?: number },
): Judged {
  const bytes = typeof text === "string" ? encoder.encode(text) : text;
  let accepted = "";
  let refused = "";
  const ranges: RowRange[] = [];
  const session = compileCsv(schema, options).open({
    accepted: (part) => accepted += decoder.decode(part),
    refused: (part) => refused += decoder.decode(part),
    range: (range) => ranges.push(range),
  });
  for (let at = 0; at < bytes.length; at += cut) session.write(bytes.subarray(at, at + cut));
  return { report: session.end(), accepted, refused, ranges };
}

const order = {
  type: "object",
  additionalProperties: false,
  required: ["id", "amount"],
  properties: {
    id: { type: "integer", minimum: 1 },
    amount: { type: "number", maximum: 50 },
    note: { type: ["string", "null"], maxLength: 10 },
    paid: { type: "boolean" },
  },
};

Deno.test("the files of csv-spectrum are read as their JSON says", async (t) => {
  const root = `${Deno.env.get("CLYRA_SUITES") ?? "../shared/suites"}/csv-spectrum`;
  const names: string[] = [];
  try {
    for await (const { name } of Deno.readDir(`${root}/csvs`)) names.push(name);
  } catch (thrown) {
    if (!(thrown instanceof Deno.errors.NotFound)) throw thrown;
    console.log("skipped: suites not present");
    return;
  }
  assert.ok(names.length >= 12);
  for (const name of names.sort()) {
    await t.step(name, async () => {
      const { rows: [header = [], ...rows], fault } = read(
        await Deno.readFile(`${root}/csvs/${name}`),
      );
      assert.equal(fault, undefined);
      const text = await Deno.readTextFile(`${root}/json/${name.replace(/csv$/, "json")}`);
      const expected = [JSON.parse(text)].flat();
      // In this one pair the published JSON has a made-up telephone number.
      if (name === "location_coordinates.csv") expected[0][header[0] ?? ""] = rows[0]?.[0];
      assert.deepEqual(
        rows.map((cells) => Object.fromEntries(header.map((key, index) => [key, cells[index]]))),
        expected,
      );
    });
  }
});

const cell = fc.string({
  unit: fc.constantFrom("a", "é", "€", "😀", ",", '"', "\n", "\r", " ", ";"),
});

Deno.test("CsvScanner reads what was written, however it was quoted and cut", () => {
  fc.assert(fc.property(
    fc.array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: 2, maxLength: 4 })),
    fc.constantFrom("\n", "\r\n"),
    fc.array(fc.nat(200)),
    (table, end, cuts) => {
      const text = table.map((row) =>
        row.map(([content, quoted]) =>
          quoted || /[",\r\n]/.test(content) ? `"${content.replaceAll('"', '""')}"` : content
        ).join(",") + end
      ).join("");
      const { rows, fault } = read(encoder.encode(text), cuts);
      assert.equal(fault, undefined);
      assert.deepEqual(rows, table.map((row) => row.map(([content]) => content)));
    },
  ));
});

Deno.test("CsvScanner gives the same rows and fault for any cuts, and never reads other cells than csv-parse", () => {
  const piece = fc.constantFrom(
    "a",
    ",",
    '"',
    '""',
    "\n",
    "\r\n",
    "\r",
    "é",
    "\0",
    " ",
    'b"',
    '",',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), fc.array(fc.nat(40)), (pieces, cuts) => {
      const text = pieces.join("");
      const bytes = encoder.encode(text);
      const whole = read(bytes);
      assert.deepEqual(read(bytes, cuts), whole);
      if (whole.fault !== undefined) return;
      assert.deepEqual(
        whole.rows,
        parse(text, {
          relax_column_count: true,
          relax_quotes: true,
          record_delimiter: ["\r\n", "\n"],
        }),
      );
    }),
    { numRuns: 3000 },
  );
});

const malformed: readonly (readonly [string, string, number, number, RegExp])[] = [
  ["a quote inside a cell", 'id,amount\n1,2"0\n', 2, 13, /odd number/],
  ["an odd quote in the last cell", 'id,amount\n1,2"', 2, 13, /odd number/],
  ["a quote that some readers open a cell with", 'id,amount\n1,2"0,3"\n', 2, 13, /odd number/],
  ["text after a closing quote", 'id,amount\n"1"x,20\n', 2, 13, /after its closing quote/],
  ["a quote that is never closed", 'id,amount\n1,"20\n2,30\n', 2, 21, /ends inside a quoted cell/],
  ["a lone carriage return", "id,amount\n1,20\r2,30\n", 2, 14, /not followed by a line feed/],
  ["a carriage return at the end", "id,amount\n1,20\r", 2, 14, /not followed by a line feed/],
  ["a zero byte", "id,amount\n1,2\0\n", 2, 13, /zero byte/],
];

for (const [name, text, row, byte, message] of malformed) {
  Deno.test(`${name} blocks with row and byte, also in quarantine`, () => {
    for (const mode of ["block", "quarantine"] as const) {
      for (const cut of [1, 3, Infinity]) {
        const { report } = judge(text, { schema: order, mode, cut });
        assert.equal(report.outcome, "blocked");
        const [problem] = report.problems;
        assert.deepEqual([problem?.row, problem?.byte, problem?.keyword], [row, byte, "csv"]);
        assert.match(problem?.message ?? "", message);
      }
    }
  });
}

Deno.test("rows are judged as typed JSON: numbers exactly, booleans, empty cells as null, text or nothing", () => {
  const text = 'id,amount,note,paid\n1,20.5,,true\n2,1e1,"",false\n3,50,ok,\n';
  const { report, accepted } = judge(text, { schema: order });
  assert.deepEqual([report.outcome, report.rows, report.accepted], ["accepted", 3, 3]);
  assert.equal(accepted, text);
  assert.deepEqual(report.columns, ["id", "amount", "note", "paid"]);
  for (
    const [row, column, keyword] of [
      ["0,20", "id", "minimum"],
      ["1,51", "amount", "maximum"],
      ["01,20", "id", "type"],
      ["1.5,20", "id", "type"],
      ['"1",20', "id", "type"],
      ["1,", undefined, "required"],
      ["1,-1e999", "amount", "json"],
    ] as const
  ) {
    const { report: { outcome, problems: [problem] } } = judge(`id,amount\n${row}\n`, {
      schema: order,
    });
    assert.equal(outcome, "blocked", row);
    assert.deepEqual([problem?.column, problem?.keyword], [column, keyword], row);
    assert.equal(problem?.row, 2);
  }
});

Deno.test("quarantine puts refused rows aside byte for byte and goes on; block stops at the first", () => {
  const text = "id,amount\r\n1,20\r\n2,99\r\n3\r\n4,40\r\n\xff".replace("\xff", "x,1\r\n");
  const bytes = encoder.encode(text);
  bytes[bytes.length - 5] = 0xff;
  const { report, accepted, refused } = judge(bytes, { schema: order, mode: "quarantine", cut: 7 });
  assert.equal(report.outcome, "quarantined");
  assert.deepEqual([report.rows, report.accepted, report.refused], [5, 2, 3]);
  assert.equal(accepted, "id,amount\r\n1,20\r\n4,40\r\n");
  assert.equal(refused, `id,amount\r\n2,99\r\n3\r\n${decoder.decode(bytes.subarray(-5))}`);
  assert.deepEqual(report.problems.map(({ row, keyword }) => [row, keyword]), [
    [3, "maximum"],
    [4, "columns"],
    [6, "encoding"],
  ]);
  const blocked = judge(bytes, { schema: order });
  assert.deepEqual([blocked.report.outcome, blocked.accepted], [
    "blocked",
    "id,amount\r\n1,20\r\n",
  ]);
});

Deno.test("the header is held against the schema", () => {
  const cases: readonly (readonly [string, CsvOptions, RegExp | undefined])[] = [
    ["amount,id\n20,1\n", {}, undefined],
    ["amount,id\n20,1\n", { header: "same-order" }, /another order.*'id' should be here/],
    ["id\n1\n", {}, /the column 'amount' is missing/],
    ["id,amount,id\n1,2,3\n", {}, /a name stands twice/],
    ["id,amount,\n1,2,3\n", {}, /a column has no name/],
    ["id,amount,other\n1,2,3\n", {}, /not one of the row schema/],
    ["id,amount,=1+1\n1,2,3\n", { extraColumns: "keep" }, /run a name as a formula/],
    ["", {}, /the text is empty/],
  ];
  for (const [text, options, message] of cases) {
    const { report: { outcome, problems: [problem] } } = judge(text, { schema: order, ...options });
    assert.equal(outcome, message === undefined ? "accepted" : "blocked", text);
    if (message === undefined) continue;
    assert.match(problem?.message ?? "", message);
    assert.equal(problem?.keyword, "header");
  }
  // An extra column that is kept is still the schema's to judge.
  const kept = judge("id,amount,other\n1,2,x\n", { schema: order, extraColumns: "keep" });
  assert.equal(kept.report.problems[0]?.keyword, "additionalProperties");
  const { additionalProperties: _, ...loose } = order;
  const passed = judge("id,amount,other\n1,2,x\n", { schema: loose, extraColumns: "keep" });
  assert.equal(passed.report.outcome, "accepted");
  const bare = judge("1,20,,true\n", { schema: order, header: "none" });
  assert.deepEqual([bare.report.outcome, bare.report.problems], ["accepted", []]);
});

Deno.test("formulas are refused, made harmless or passed", () => {
  const text = 'id,amount,note\n1,-5,"=1+""1"""\n2,20,@sum\n3,20,-12 %\n4,1,plain\n';
  const blocked = judge(text, { schema: order });
  assert.deepEqual(
    blocked.report.problems.map(({ row, column, byte, keyword }) => [row, column, byte, keyword]),
    [
      [2, "note", 21, "formula"],
    ],
  );
  const made = judge(text, { schema: order, formulas: "neutralise" });
  assert.equal(
    made.accepted,
    'id,amount,note\n1,-5,"\'=1+""1"""\n2,20,"\'@sum"\n3,20,-12 %\n4,1,plain\n',
  );
  assert.equal(made.report.neutralised, 2);
  const bare = judge('id,amount,note\n1,2,=a"b"\n', { schema: order, formulas: "neutralise" });
  assert.equal(bare.accepted, 'id,amount,note\n1,2,"\'=a""b"""\n');
  const again = judge(made.accepted, { schema: order });
  assert.equal(again.report.outcome, "accepted");
  const passed = judge(text, { schema: order, formulas: "allow" });
  assert.deepEqual([passed.report.outcome, passed.accepted], ["accepted", text]);
});

Deno.test("isFormula() knows what spreadsheets run", () => {
  const formulas = [
    "=1",
    "+cmd|' /C calc'!A0",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "\r1",
    "＝1",
    "＋a",
    "-a",
  ];
  for (const text of formulas) assert.equal(isFormula(encoder.encode(text)), true, text);
  const harmless = [
    "",
    "a=1",
    "-5",
    "+4.2",
    "-12 %",
    "+1 (555) 010-020",
    "'=1",
    "5-3",
    "a@b.example",
    "–",
  ];
  for (const text of harmless) assert.equal(isFormula(encoder.encode(text)), false, text);
});

Deno.test("dialects are declared: delimiter, quote, decimal mark, encoding", () => {
  const german = judge("id;amount;note\n1;20,5;'a;b'\n", {
    schema: order,
    delimiter: ";",
    quote: "'",
    decimal: ",",
  });
  assert.deepEqual(german.report.problems, []);
  const text = "id,amount,note\n1,20,é\n";
  const wide = new Uint8Array([...`\ufeff${text}`].flatMap((character) => {
    const code = character.charCodeAt(0);
    return [code & 0xff, code >> 8];
  }));
  for (const cut of [1, 2, 5, Infinity]) {
    const { report, accepted } = judge(wide, { schema: order, encoding: "utf-16le", cut });
    assert.deepEqual([report.outcome, accepted], ["accepted", text]);
  }
  const narrow = Uint8Array.from(text, (character) => character.charCodeAt(0));
  assert.equal(judge(narrow, { schema: order, encoding: "windows-1252" }).accepted, text);
  assert.equal(judge(narrow, { schema: order }).report.problems[0]?.keyword, "encoding");
  assert.match(judge(wide, { schema: order }).report.problems[0]?.message ?? "", /UTF-16/);
  assert.equal(
    judge(wide.subarray(0, -1), { schema: order, encoding: "utf-16le" }).report.outcome,
    "blocked",
  );
  const marked = judge(`\ufeff${text}`, { schema: order, cut: 1 });
  assert.deepEqual([marked.report.outcome, marked.accepted], ["accepted", text]);
  assert.equal(judge("\ufeffid,amount\n1,99\n", { schema: order }).report.problems[0]?.byte, 15);
  for (
    const options of [{ delimiter: "ab" }, { delimiter: '"' }, { quote: "\n" }, {
      decimal: ",",
    }] as const
  ) {
    assert.throws(() => compileCsv(order, options), { code: "config_invalid" });
  }
});

Deno.test("ranges cover every row with its bytes", async () => {
  const rows = Array.from({ length: 10 }, (_, i) => `${i + 1},${i === 3 ? 99 : 1}\n`);
  const { ranges } = judge(`id,amount\n${rows.join("")}`, {
    schema: order,
    mode: "quarantine",
    rangeRows: 4,
    cut: 5,
  });
  assert.deepEqual(ranges.map(({ from, to, accepted, refused }) => [from, to, accepted, refused]), [
    [2, 5, 3, 1],
    [6, 9, 4, 0],
    [10, 11, 2, 0],
  ]);
  let byte = 10;
  for (const range of ranges) {
    const text = rows.slice(range.from - 2, range.to - 1).join("");
    assert.deepEqual([range.byte, range.bytes], [byte, text.length]);
    const digest = await crypto.subtle.digest("SHA-256", encoder.encode(text));
    assert.equal(range.sha256, new Uint8Array(digest).toHex());
    byte += range.bytes;
  }
  assert.throws(() => judge("", { schema: order, rangeRows: 0 }), { code: "config_invalid" });
});

Deno.test("a row over the bound, and too many cells, are limits however the text is cut", () => {
  const schema = { properties: { a: { type: "string" } } };
  const atBound = `a\n${"x".repeat(rowBytesMax - 1)}\n`;
  const over = `a\n${"x".repeat(rowBytesMax)}\n`;
  for (const cut of [1_000_003, Infinity]) {
    assert.equal(judge(atBound, { schema, cut }).report.outcome, "accepted");
    const { report: { outcome, problems: [problem] } } = judge(over, { schema, cut });
    assert.deepEqual([outcome, problem?.keyword, problem?.row], ["blocked", "limit", 2]);
    const { report: { problems: [wide] } } = judge(`a\n${",".repeat(columnsMax)}\n`, {
      schema,
      cut,
    });
    assert.equal(wide?.keyword, "limit");
  }
  assert.equal(
    judge(`a\n${",".repeat(columnsMax - 1)}\n`, { schema }).report.problems[0]?.keyword,
    "columns",
  );
});
