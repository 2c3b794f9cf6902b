/**
 * Vectors A: the order of checks, texts and times at their bounds, numbers of trust files, long lists.
 *
 * @module
 */

import { committed, testSalt } from "../../tests/pef/flavours.ts";
import { toBase64Url } from "../../src/pef/mod.ts";
import {
  buildBundle,
  type BundleSpec,
  bundleWith,
  bundleWithEvent,
  bytesOf,
  Cases,
  sealed,
  textOf,
  type VectorCase,
  World,
} from "./case.ts";
import { canonical } from "./shared.ts";

/** What the rules say in passing. */
export function detailCases(): VectorCase[] {
  const cases = new Cases("A");
  numberCases(cases);
  textCases(cases);
  orderCases(cases);
  listCases(cases);
  disclosureCases(cases);
  return cases.list;
}

/** Trust files whose quorum is written in some odd way; nobody is asked for if it is 0. */
function numberCases(cases: Cases): void {
  const { world, run } = sealed("http");
  const bundle = buildBundle({ world, runs: [run] });
  const text = JSON.stringify(world.trust({ quorum: 0 }));
  const trust = (number: string) => bytesOf(text.replace(`"quorum":0`, `"quorum":${number}`));
  const refused = { rules: ["T-1", "V-2"], codes: ["PEF-002"], verdict: "UNVERIFIABLE" };
  const zeros = (count: number) => `0.${"0".repeat(count)}`;
  const fine: Record<string, string> = {
    "of-32-characters": zeros(30),
    "with-an-exponent": `0e${"0".repeat(30)}`,
    "too-small-for-a-double": "1e-400",
    "negative-zero": "-0.0",
  };
  const bad: Record<string, string> = {
    "of-33-characters": zeros(31),
    "with-a-long-exponent": `0e${"0".repeat(31)}`,
    "of-thousands-of-digits": `0.${"0".repeat(9_999)}`,
    "beyond-doubles": "1e400",
    "with-a-fraction": "0.5",
    "beyond-the-quorum": "65",
  };
  for (const [name, number] of Object.entries(fine)) {
    cases.add(`ok-trust-number-${name}`, { rules: ["T-1"], trust: trust(number) }, bundle);
  }
  for (const [name, number] of Object.entries(bad)) {
    cases.add(`trust-number-${name}`, { ...refused, trust: trust(number) }, bundle);
  }
  // 64 and a digit that no double holds: read as 64, a quorum that is not met.
  cases.add("trust-number-rounded", {
    rules: ["T-1"],
    codes: ["PEF-801"],
    verdict: "POLICY_FAILED",
    trust: trust("64.00000000000000000000000000001"),
  }, bundle);
  cases.add("trust-number-long-in-a-wrong-place", {
    ...refused,
    trust: bytesOf(text.replace(`"v":0`, `"v":${zeros(31)}`)),
  }, bundle);
  cases.add("ok-trust-digits-in-a-text", {
    rules: ["T-1"],
    codes: ["PEF-711"],
    verdict: "POLICY_FAILED",
    trust: world.trust({ runs: ["1".repeat(64)] }),
  }, bundle);
}

function textCases(cases: Cases): void {
  const event = (summary: string) => bundleWithEvent({}, { summary });
  const length = { rules: ["N-4", "J-5"] };
  cases.add("ok-text-of-1024-code-points", length, event("\u{1f600}".repeat(1024)));
  cases.add(
    "text-of-1025-code-points",
    { ...length, codes: ["PEF-201"] },
    event("\u{1f600}".repeat(1025)),
  );
  const newline = { rules: ["N-4"], codes: ["PEF-201"] };
  cases.add(
    "pattern-before-a-line-feed",
    newline,
    bundleWith((run) => run.open({ policy_sha256: `${"0".repeat(64)}\n` }), {}),
  );
  const at = (ts: string) => bundleWithEvent({ payload: { ts } });
  const back = { rules: ["J-7", "E-12"], codes: ["PEF-510"], verdict: "VERIFIED" };
  cases.add("ok-time-beyond-the-month", back, at("2026-02-30T00:00:00.000Z"));
  cases.add("ok-time-of-the-year-2999", back, at("2999-12-31T23:59:59.999Z"));
  const odd = { rules: ["J-7"], codes: ["PEF-201"] };
  for (
    const [name, ts] of Object.entries({
      "of-1999": "1999-12-31T23:59:59.999Z",
      "of-3000": "3000-01-01T00:00:00.000Z",
      "on-day-32": "2026-01-32T00:00:00.000Z",
      "with-a-leap-second": "2026-06-30T23:59:60.000Z",
      "without-milliseconds": "2026-01-02T03:04:05Z",
      "with-an-offset": "2026-01-02T03:04:05.000+00:00",
    })
  ) cases.add(`moment-${name}`, odd, at(ts));
}

/** One text that breaks several rules: the first in J-4's order is named. */
function orderCases(cases: Cases): void {
  const line = (text: string) => bundleWithEvent({ line: () => bytesOf(text) });
  const deep = "[".repeat(17);
  const limit = { rules: ["J-4"], verdict: "UNVERIFIABLE" };
  cases.add(
    "entry-with-the-body-of-another-type",
    { rules: ["E-4"], codes: ["PEF-201"] },
    bundleWithEvent({}, { entries: 2, open_calls: [], status: "complete" }),
  );
  cases.add("deep-and-not-json", { ...limit, codes: ["PEF-004"] }, line(deep));
  cases.add("long-and-deep", { ...limit, codes: ["PEF-003"] }, line(deep.repeat(4000)));
  cases.add(
    "not-canonical-and-of-another-version",
    { rules: ["J-4"], codes: ["PEF-200"] },
    line(` {"keyid":1,"payload":{"v":1},"sig":1}`),
  );
  cases.add(
    "other-version-and-other-shape",
    { ...limit, codes: ["PEF-010"] },
    bundleWithEvent({ payload: { v: 1, extra: true } }),
  );
  cases.add(
    "long-line-of-a-run-has-no-number",
    { rules: ["V-16"], codes: ["PEF-003"], verdict: "UNVERIFIABLE" },
    line("x".repeat(65_537)),
  );
}

/** More findings than a verdict lists. */
function listCases(cases: Cases): void {
  const { world, run } = sealed("rpa");
  const attestations = (count: number) => {
    const names = Array.from({ length: count }, (_, i) => `a-${String(i).padStart(3, "0")}`);
    const files = names.map((name) => [`attestations/${name}.dsse.json`, "{}"]);
    return buildBundle({ world, runs: [run], files: Object.fromEntries(files) });
  };
  const shape = (count: number) => ({
    rules: ["R-1", "R-2"],
    codes: Array.from({ length: count }, () => "PEF-201"),
  });
  cases.add("a-hundred-findings", shape(100), attestations(100));
  cases.add("a-hundred-and-one-findings", shape(100), attestations(101));
}

/** A file of disclosures with one line in disorder opens nothing. */
function disclosureCases(cases: Cases): void {
  const opening = (line: string): Partial<BundleSpec> => {
    const value = "a secret";
    const salt = toBase64Url(testSalt(value));
    const good = { field: "/body", salt, seq: 1, value: toBase64Url(bytesOf(value)) };
    return { files: { "runs/run-1/disclosures.jsonl": `${textOf(canonical(good))}\n${line}` } };
  };
  const disclosed = (line: string) => {
    const world = new World();
    const run = world.run("run-1").open().add({
      type: "call.request",
      call: "c1",
      body: {
        protocol: "http",
        upstream: "u",
        method: "POST",
        path: "/",
        body: committed("a secret", "body"),
      },
    }).add({ type: "call.response", call: "c1", body: { outcome: "complete" } }).close().seal();
    return buildBundle({ world, runs: [run], ...opening(line) });
  };
  cases.add("ok-disclosure-counted", { rules: ["V-15", "R-5"] }, disclosed(""));
  cases.add(
    "disclosure-before-a-faulty-line",
    { rules: ["V-15", "R-5"], codes: ["PEF-200"] },
    disclosed(" \n"),
  );
  cases.add(
    "disclosure-before-a-cut-line",
    { rules: ["V-15", "R-5"], codes: ["PEF-202"] },
    disclosed("{"),
  );
}
