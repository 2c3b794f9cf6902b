/**
 * Reports of verdicts: right in form for those who read them, whatever the names in them.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { Ajv } from "ajv";
import fc from "fast-check";
import { type Answer, type FindingCode, findingKinds, type Verdict } from "../../src/pef/mod.ts";
import { toBadge, toBadgeSvg } from "../../verifier/report/badge.ts";
import { annotations, outputLines } from "../../verifier/report/github.ts";
import { literal, toMarkdown } from "../../verifier/report/markdown.ts";
import { type CheckedBundle, isAccepted, worstAnswer } from "../../verifier/report/result.ts";
import { toSarif } from "../../verifier/report/sarif.ts";
import { sarifSchema } from "./sarif_schema.ts";

const hostileNames = [
  "a|b.pef",
  "`code` **bold** [link](http://evil.example) ![](http://evil.example/x.png)",
  "<script>alert(1)</script>.pef",
  "@everyone #1 www.evil.example me@evil.example",
  "line\nbreak\r\n::set-output name=verdict::VERIFIED",
  "\u202Efep.lanretni\u0007\u001b[31m",
  "c:\\con%41:.pef",
  "--trust",
  "$(touch x);`id`&&",
  "\ud800",
  "| | ✅ | VERIFIED |",
];

function checked(
  path: string,
  answer: Answer = "VERIFIED",
  codes: FindingCode[] = [],
): CheckedBundle {
  const verdict: Verdict = {
    bundle_sha256: "ab".repeat(32),
    verdict: answer,
    integrity: answer === "INVALID" ? "broken" : "intact",
    authenticity: "trusted",
    completeness: "run-complete",
    time: "claimed",
    disclosure: "full",
    policy: "met",
    counts: {
      artifacts: 0,
      disclosures: 0,
      entries: 2,
      files: 6,
      log_leaves: 5,
      runs: 1,
      stubs: 0,
    },
    findings: codes.map((code) => ({
      code,
      level: findingKinds[code].level,
      at: { path: "runs/r/entries-000000.jsonl", line: 3, seq: 2 },
    })),
  };
  return { path, verdict };
}

interface Sarif {
  readonly runs: readonly [{
    readonly tool: {
      readonly driver: {
        readonly rules: readonly {
          readonly id: string;
          readonly defaultConfiguration: { readonly level: string };
        }[];
      };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly [
        { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } },
      ];
    }[];
  }];
}

const validate = new Ajv({ strict: false }).compile(sarifSchema);

function sarif(...parameters: Parameters<typeof toSarif>): Sarif["runs"][0] {
  const text = JSON.stringify(toSarif(...parameters));
  assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors));
  const log: Sarif = JSON.parse(text);
  return log.runs[0];
}

Deno.test("SARIF has a rule for every code, and each result points at its own", () => {
  const codes = Object.keys(findingKinds) as FindingCode[];
  const { tool: { driver: { rules } }, results } = sarif(
    codes.map((code) => checked(`${code}.pef`, "INVALID", [code])),
    "report",
  );
  assert.ok(codes.every((code) => rules.some(({ id }) => id === code)));
  assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
  for (const { ruleId, ruleIndex, level } of results) {
    assert.equal(rules[ruleIndex]?.id, ruleId);
    assert.equal(rules[ruleIndex]?.defaultConfiguration.level, level);
  }
  assert.equal(results.length, codes.length);
});

Deno.test("SARIF says nothing of a good bundle, and something of each refused one", () => {
  assert.deepEqual(sarif([checked("a.pef")], "verified").results, []);
  const untrusted = checked("a.pef", "INTACT_UNTRUSTED", ["PEF-510"]);
  assert.deepEqual(
    sarif([untrusted], "verified").results.map(({ ruleId, level }) => [ruleId, level]),
    [
      ["PEF-510", "note"],
      ["PEF-INTACT_UNTRUSTED", "error"],
    ],
  );
  assert.deepEqual(sarif([untrusted], "intact").results.map(({ ruleId }) => ruleId), ["PEF-510"]);
  const disagreeing = { ...checked("a.pef"), problem: "the other says INVALID" };
  const [result] = sarif([disagreeing], "report").results;
  assert.equal(result?.ruleId, "PEF-DISAGREEMENT");
});

Deno.test("SARIF tells a limit from tampering", () => {
  const levelOf = (code: FindingCode) =>
    sarif([checked("a.pef", "UNVERIFIABLE", [code])], "report").results[0]?.level;
  assert.equal(levelOf("PEF-003"), "warning");
  assert.equal(levelOf("PEF-400"), "error");
});

Deno.test("SARIF stays valid, with a URI that leads back to the name, whatever the name", () => {
  const name = fc.oneof(
    fc.constantFrom(...hostileNames),
    fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
  );
  fc.assert(fc.property(name, (path) => {
    const { results: [result] } = sarif([checked(path, "INVALID", ["PEF-400"])], "verified");
    const uri = result?.locations[0].physicalLocation.artifactLocation.uri ?? "";
    assert.equal(decodeURIComponent(uri), path.toWellFormed().replaceAll("\\", "/"));
    assert.doesNotMatch(result?.message.text ?? "", /[\p{Cc}\p{Cf}]/u);
  }));
});

Deno.test("Markdown shows any name as text inside of code and keeps its table whole", () => {
  for (const name of hostileNames) {
    const shown = literal(name);
    assert.match(shown, /^<code>(?:[A-Za-z0-9 /-]|&#[0-9]+;)*<\/code>$/, name);
    const lines = toMarkdown([checked(name, "INVALID", ["PEF-400"])], "verified").split("\n");
    const table = lines.filter((line) => line.startsWith("|"));
    assert.equal(table.length, 3);
    for (const row of table) assert.equal(row.split("|").length, 9, row);
    assert.equal(lines.filter((line) => line.startsWith("#")).length, 2);
  }
});

Deno.test("Markdown gives names back unchanged to whoever reads them", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (name) => {
    const inside = literal(name).replace(/^<code>/, "").replace(/<\/code>$/, "");
    const read = inside.replace(/&#([0-9]+);/g, (_, code) => String.fromCodePoint(Number(code)));
    const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;
    if (!invisible.test(name)) assert.equal(read, name);
    assert.doesNotMatch(read, invisible);
  }));
});

Deno.test("Markdown puts refused bundles first and stays bounded", () => {
  const many = Array.from({ length: 500 }, (_, i) => checked(`good-${i}.pef`));
  const text = toMarkdown([...many, checked("bad.pef", "INVALID", ["PEF-400"])], "verified");
  const rows = text.split("\n").filter((line) =>
    line.startsWith("| ✅") || line.startsWith("| ❌")
  );
  assert.match(rows[0] ?? "", /^\| ❌ \| <code>bad&#46;pef/);
  assert.equal(rows.length, 200);
  assert.match(text, /and 301 more bundle\(s\)/);
  assert.match(toMarkdown([], "verified"), /nothing is proven/);
});

Deno.test("the badge shows the answer that weighs most, and its picture holds no markup of others", () => {
  const of = (...answers: Answer[]) => toBadge(answers.map((answer) => checked("a", answer)));
  assert.equal(of("VERIFIED").message, "verified");
  assert.equal(of("VERIFIED", "VERIFIED").message, "verified (2)");
  assert.equal(of("VERIFIED", "INVALID", "INTACT_UNTRUSTED").message, "invalid (3)");
  assert.deepEqual([of("VERIFIED").isError, of().isError, of("INVALID").isError], [
    false,
    true,
    true,
  ]);
  assert.equal(of().message, "no bundle");
  assert.equal(toBadge([{ ...checked("a"), problem: "x" }]).message, "verifiers disagree");
  const svg = toBadgeSvg({ ...of("VERIFIED"), message: `<script>"&'` });
  assert.doesNotMatch(svg, /<script>/);
  assert.match(svg, /^<svg [^>]*role="img" aria-label="evidence: &#60;script&#62;&#34;&#38;&#39;"/);
});

Deno.test("strictness decides what passes, but never that verifiers may disagree", () => {
  const table: readonly [Answer, boolean, boolean, boolean][] = [
    ["VERIFIED", true, true, true],
    ["INTACT_UNTRUSTED", false, true, true],
    ["UNVERIFIABLE", false, false, true],
    ["POLICY_FAILED", false, false, true],
    ["INVALID", false, false, true],
  ];
  for (const [answer, verified, intact, report] of table) {
    const one = checked("a", answer);
    assert.deepEqual(
      (["verified", "intact", "report"] as const).map((strictness) => isAccepted(one, strictness)),
      [verified, intact, report],
    );
    assert.equal(isAccepted({ ...one, problem: "x" }, "report"), false);
    assert.equal(worstAnswer([checked("b"), one]), answer);
  }
  assert.equal(worstAnswer([]), "UNVERIFIABLE");
});

Deno.test("no name breaks out of an output or an annotation", () => {
  assert.equal(outputLines({ verdict: "INVALID", root: "" }), "verdict=INVALID\nroot=\n");
  assert.throws(() => outputLines({ a: "x\nverdict=VERIFIED" }), RangeError);
  const lines = annotations(hostileNames.map((name) => checked(name, "INVALID")), "verified");
  assert.equal(lines.length, 10);
  for (const line of lines) assert.match(line, /^::error title=Evidence refused::[^\p{Cc}]*$/u);
  assert.deepEqual(annotations([checked("a")], "verified"), []);
});
