import { strict as assert } from "node:assert";
import fc from "fast-check";
import { compileNdjson, type NdjsonOptions } from "./ndjson.ts";
import { problemsMax, rowBytesMax, type RowsReport } from "./report.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const schema = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };

function judge(
  text: string,
  { cut = Infinity, ...options }: NdjsonOptions & { cut?: number } = {},
): { readonly report: RowsReport; readonly accepted: string; readonly refused: string } {
  const bytes = encoder.encode(text);
  let accepted = "";
  let refused = "";
  const session = compileNdjson(schema, options).open({
    accepted: (part) => accepted += decoder.decode(part),
    refused: (part) => refused += decoder.decode(part),
  });
  for (let at = 0; at < bytes.length; at += cut) session.write(bytes.subarray(at, at + cut));
  return { report: session.end(), accepted, refused };
}

Deno.test("lines are judged one by one, with or without a last line feed", () => {
  for (const cut of [1, 4, Infinity]) {
    const { report, accepted } = judge('{"id":1}\r\n{"id":2}', { cut });
    assert.deepEqual([report.outcome, report.rows, report.bytes], ["accepted", 2, 18]);
    assert.equal(accepted, '{"id":1}\r\n{"id":2}');
  }
  assert.deepEqual(judge("").report.outcome, "accepted");
});

Deno.test("a refused line blocks, or goes to the side in quarantine", () => {
  const text = '{"id":1}\n{"id":"x"}\n\n{"id":1,"id":2}\n{"id":3}\n';
  const blocked = judge(text);
  assert.equal(blocked.report.outcome, "blocked");
  const [problem] = blocked.report.problems;
  assert.deepEqual(
    [problem?.row, problem?.byte, problem?.pointer, problem?.keyword],
    [2, 15, "/id", "type"],
  );
  const { report, accepted, refused } = judge(text, { mode: "quarantine", cut: 3 });
  assert.deepEqual([report.outcome, report.accepted, report.refused], ["quarantined", 2, 3]);
  assert.equal(accepted, '{"id":1}\n{"id":3}\n');
  assert.equal(accepted.length + refused.length, text.length);
  assert.deepEqual(report.problems.map(({ keyword }) => keyword), ["type", "json", "json"]);
});

Deno.test("a line over the bound blocks however the text is cut", () => {
  const line = (size: number) => `{"id":1,"x":"${"a".repeat(size - 16)}"}\n`;
  for (const cut of [900_001, Infinity]) {
    assert.equal(judge(line(rowBytesMax), { cut }).report.outcome, "accepted");
    const { report: { outcome, problems } } = judge(line(rowBytesMax + 1), { cut });
    assert.deepEqual([outcome, problems[0]?.keyword], ["blocked", "limit"]);
  }
});

Deno.test("a report lists the first problems and counts the rest", () => {
  const { report } = judge("1\n".repeat(problemsMax + 5), { mode: "quarantine" });
  assert.deepEqual([report.problems.length, report.problemsFound], [problemsMax, problemsMax + 5]);
});

Deno.test("no cut of the text changes the report", () => {
  const line = fc.constantFrom('{"id":1}', '{"id":"é"}', "", "[]", '{"id":', " ");
  fc.assert(fc.property(fc.array(line), fc.integer({ min: 1, max: 9 }), (lines, cut) => {
    const text = lines.join("\n");
    const options = { mode: "quarantine" } as const;
    assert.deepEqual(judge(text, { ...options, cut }), judge(text, options));
  }));
});

Deno.test("ranges double after the number of them that is asked for, and stay as they are without it", () => {
  const lengths = (rangeDoublesAfter?: number): number[] => {
    const ranges: number[] = [];
    const options = rangeDoublesAfter === undefined ? {} : { rangeDoublesAfter };
    const session = compileNdjson(true, { rangeRows: 1, ...options }).open({
      range: ({ from, to }) => ranges.push(to - from + 1),
    });
    session.write(new TextEncoder().encode("1\n".repeat(13)));
    session.end();
    return ranges;
  };
  assert.deepEqual(lengths(2), [1, 1, 2, 2, 4, 3]);
  assert.deepEqual(lengths(), Array(13).fill(1));
});
