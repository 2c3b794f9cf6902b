import { strict as assert } from "node:assert";
import { cli, withFolder } from "./harness.ts";

const schema = {
  type: "object",
  required: ["id", "amount"],
  properties: {
    id: { type: "integer" },
    amount: { type: "number", maximum: 50 },
    note: { type: "string" },
  },
};

async function withRows(
  files: Readonly<Record<string, string>>,
  act: (cwd: string) => Promise<void>,
): Promise<void> {
  await withFolder(async (cwd) => {
    await Deno.writeTextFile(`${cwd}/row.json`, JSON.stringify(schema));
    for (const [name, text] of Object.entries(files)) {
      await Deno.writeTextFile(`${cwd}/${name}`, text);
    }
    await act(cwd);
  });
}

async function names(folder: string): Promise<string[]> {
  return (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name).sort();
}

Deno.test("clyra csv validate accepts with 0, and blocks with 1, row, column and byte", async () => {
  await withRows(
    { "good.csv": "id,amount\n1,50\n", "bad.csv": "id,amount\n1,50\n2,51\n" },
    async (cwd) => {
      const good = await cli(["csv", "validate", "row.json", "good.csv"], { cwd });
      assert.deepEqual(good, {
        exitCode: 0,
        stdout: "ACCEPTED  1 rows: 1 accepted, 0 refused\n",
        stderr: "",
      });
      const bad = await cli(["csv", "validate", "row.json", "bad.csv", "--accepted", "out.csv"], {
        cwd,
      });
      assert.equal(bad.exitCode, 1);
      assert.equal(
        bad.stdout,
        "BLOCKED  1 rows: 1 accepted, 0 refused\n" +
          "  row 3, column amount, byte 17: must be <= 50 (maximum)\n",
      );
      assert.deepEqual(await names(cwd), ["bad.csv", "good.csv", "row.json"]);
    },
  );
});

Deno.test("clyra csv validate --mode quarantine writes good rows, bad rows and ranges", async () => {
  const text = "id,amount,note\n1,20,a\n2,99,b\n3,30,=1+1\n4,40,d\n";
  await withRows({ "rows.csv": text }, async (cwd) => {
    const result = await cli(
      [
        ...["csv", "validate", "row.json", "rows.csv", "--mode", "quarantine", "--format", "json"],
        ...["--accepted", "good.csv", "--refused", "bad.csv", "--ranges", "ranges.ndjson"],
        ...["--range-rows", "2", "--formulas", "neutralise"],
      ],
      { cwd },
    );
    assert.equal(result.exitCode, 1);
    const report = JSON.parse(result.stdout);
    assert.deepEqual(
      [report.outcome, report.rows, report.accepted, report.refused, report.neutralised],
      ["quarantined", 4, 3, 1, 1],
    );
    assert.equal(
      await Deno.readTextFile(`${cwd}/good.csv`),
      'id,amount,note\n1,20,a\n3,30,"\'=1+1"\n4,40,d\n',
    );
    assert.equal(await Deno.readTextFile(`${cwd}/bad.csv`), "id,amount,note\n2,99,b\n");
    const ranges = (await Deno.readTextFile(`${cwd}/ranges.ndjson`)).trim().split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(ranges.map(({ from, to }) => [from, to]), [[2, 3], [4, 5]]);
  });
});

Deno.test("clyra csv validate - reads standard input in the dialect declared", async () => {
  await withRows({}, async (cwd) => {
    const input = ["id;am", "ount\n1;20", ",5\n"].map((text) => new TextEncoder().encode(text));
    const flags = ["--delimiter", ";", "--decimal", ","];
    const result = await cli(["csv", "validate", "row.json", "-", ...flags], { cwd, input });
    assert.deepEqual([result.exitCode, result.stderr], [0, ""]);
    const plain = await cli(["csv", "validate", "row.json", "-"], { cwd, input });
    assert.match(plain.stdout, /^BLOCKED .*\n {2}row 1, column 1, byte 0: .*\(header\)\n$/);
  });
});

Deno.test("clyra csv validate says what it cannot use", async () => {
  await withRows({ "rows.csv": "id,amount\n1,2\n" }, async (cwd) => {
    const validate = ["csv", "validate", "row.json"];
    for (
      const [args, exitCode, stderr] of [
        [[...validate, "none.csv"], 2, /cannot read none.csv: there is no such file/],
        [[...validate, "rows.csv", "--delimiter", "ab"], 2, /the delimiter is not one ASCII mark/],
        [[...validate, "rows.csv", "--range-rows", "0"], 2, /a range has 1 to/],
        [[...validate, "rows.csv", "--range-rows", "x"], 2, /'x' is not a number of rows/],
        [
          [...validate, "rows.csv", "--accepted", "o", "--refused", "./o"],
          2,
          /two files have the same path/,
        ],
        [[...validate, "rows.csv", "--accepted", "./rows.csv"], 2, /two files have the same path/],
        [[...validate, "rows.csv", "--accepted", "no/such/folder"], 2, /cannot write/],
      ] as const
    ) {
      const result = await cli(args, { cwd });
      assert.equal(result.exitCode, exitCode, result.stderr);
      assert.match(result.stderr, stderr);
    }
    assert.deepEqual(await names(cwd), ["row.json", "rows.csv"]);
  });
});

Deno.test("clyra ndjson validate judges lines", async () => {
  await withRows({ "rows.ndjson": '{"id":1,"amount":2}\n{"id":"a","amount":2}\n' }, async (cwd) => {
    const args = ["ndjson", "validate", "row.json", "rows.ndjson"];
    const blocked = await cli(args, { cwd });
    assert.equal(blocked.exitCode, 1);
    assert.match(blocked.stdout, / row 2, \/id, byte 26: must be integer \(type\)/);
    const aside = await cli([...args, "--mode", "quarantine", "--accepted", "good"], { cwd });
    assert.match(aside.stdout, /^QUARANTINED {2}2 rows: 1 accepted, 1 refused\n/);
    assert.equal(await Deno.readTextFile(`${cwd}/good`), '{"id":1,"amount":2}\n');
  });
});
