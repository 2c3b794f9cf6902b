/**
 * Vectors C and E: the chain of a run, and whether it is complete.
 *
 * @module
 */

import { leafHash, toHex } from "../../src/pef/mod.ts";
import { decision, digested, llmRun } from "../../tests/pef/flavours.ts";
import {
  buildBundle,
  type BundleSpec,
  bundleWith,
  bytesOf,
  Cases,
  sealed,
  type TestRun,
  textOf,
  type VectorCase,
  World,
} from "./case.ts";
import { bundleFiles, joinLines, packFiles, testKey } from "./shared.ts";

const step = (summary: string) => ({ type: "event.step", body: { summary } });
const request = (call?: string) => ({
  type: "call.request",
  ...(call === undefined ? {} : { call }),
  body: { protocol: "http", upstream: "u", method: "GET", path: "/", body: digested("") },
});
const response = (call?: string) => ({
  type: "call.response",
  ...(call === undefined ? {} : { call }),
  body: { outcome: "complete", status: 200 },
});

/** Order, links and pairs. */
export function chainCases(): VectorCase[] {
  const cases = new Cases("C");
  thiefCases(cases);
  producerCases(cases);
  pairCases(cases);
  return cases.list;
}

/** Somebody without keys changes the lines of a finished bundle. */
function changedLines(change: (lines: string[]) => string[]): Uint8Array {
  const { world, run } = sealed("llm");
  const path = `runs/${run.id}/entries-000000.jsonl`;
  return buildBundle({
    world,
    runs: [run],
    after: (files) => {
      const lines = textOf(files.get(path) ?? bytesOf("")).trimEnd().split("\n");
      files.set(path, bytesOf(change(lines).map((line) => `${line}\n`).join("")));
    },
  });
}

/** The same, by somebody who holds the export key and states the files as they are. */
function changedAndListed(change: (lines: string[]) => string[]): Uint8Array {
  const { world, run } = sealed("llm");
  const lines = change(run.lines.map(textOf));
  const path = `runs/${run.id}/entries-000000.jsonl`;
  return buildBundle({
    world,
    runs: [run],
    files: { [path]: lines.map((l) => `${l}\n`).join("") },
  });
}

function thiefCases(cases: Cases): void {
  const edit = (lines: string[]) =>
    lines.map((line, i) => i === 3 ? line.replace(`"status":200`, `"status":500`) : line);
  const moved = (
    lines: string[],
  ) => [lines[0] ?? "", lines[2] ?? "", lines[1] ?? "", ...lines.slice(3)];
  const dropped = (lines: string[]) => lines.filter((_, i) => i !== 2);
  const doubled = (lines: string[]) => lines.flatMap((line, i) => i === 2 ? [line, line] : [line]);
  cases.add("modified", { rules: ["V-6"], codes: ["PEF-400", "PEF-103"] }, changedLines(edit));
  cases.add("modified-and-listed", { rules: ["E-2"], codes: ["PEF-400"] }, changedAndListed(edit));
  cases.add("moved", { rules: ["V-17"], codes: ["PEF-501", "PEF-103"] }, changedLines(moved));
  cases.add("moved-and-listed", { rules: ["E-5"], codes: ["PEF-501"] }, changedAndListed(moved));
  cases.add("dropped", { rules: ["V-6"], codes: ["PEF-103"] }, changedLines(dropped));
  cases.add(
    "dropped-and-listed",
    { rules: ["E-5"], codes: ["PEF-501"] },
    changedAndListed(dropped),
  );
  cases.add(
    "doubled-and-listed",
    { rules: ["E-5"], codes: ["PEF-501"] },
    changedAndListed(doubled),
  );
  cases.add(
    "last-doubled-and-listed",
    { rules: ["V-17"], codes: ["PEF-504"] },
    changedAndListed(
      (lines) => [...lines, lines.at(-1) ?? ""],
    ),
  );
  cases.add(
    "keyid-changed",
    { rules: ["E-3"], codes: ["PEF-401"] },
    changedAndListed((lines) =>
      lines.map((line, i) => i === 2 ? line.replace(/"keyid":"...../, `"keyid":"AAAAA`) : line)
    ),
  );
  cases.add("spliced-from-another-run", { rules: ["V-17"], codes: ["PEF-502"] }, splicedRun());
  cases.add("another-tenants-run", { rules: ["E-6"], codes: ["PEF-502"] }, anotherTenantsRun());
}

function splicedRun(): Uint8Array {
  const world = new World();
  const other = world.run("run-2").open().add(step("theirs")).close().seal();
  const run = world.run("run-1").open().add(step("mine"));
  run.raw(other.lines[1] ?? bytesOf("")).close().seal();
  return buildBundle({ world, runs: [run] });
}

/** Both tenants' keys are in one pair of hands; the run says where it belongs. */
function anotherTenantsRun(): Uint8Array {
  return bundleWith((run) => {
    run.lines.length = 0;
    run.leaves.length = 0;
    run.open({ origin: "clyra.test/tenant-b" });
  });
}

function producerCases(cases: Cases): void {
  const at = (code: string, ...rules: string[]) => ({ rules, codes: [code] });
  const twisted = (payload: Record<string, unknown>) =>
    bundleWith((run) => run.add(step("x")).add(step("y"), { payload }).add(step("z")));
  cases.add("link-wrong", at("PEF-500", "E-5"), twisted({ prev: "1".repeat(64) }));
  cases.add("link-of-genesis", at("PEF-500", "E-5"), twisted({ prev: "0".repeat(64) }));
  cases.add("genesis-with-link", at("PEF-500", "E-5"), openedWith({ prev: "1".repeat(64) }));
  cases.add("number-too-high", at("PEF-501", "E-5"), twisted({ seq: 3 }));
  cases.add("number-repeated", at("PEF-501", "E-5"), twisted({ seq: 1 }));
  cases.add("first-number-1", at("PEF-501", "E-5"), openedWith({ seq: 1 }));
  cases.add("of-another-run", at("PEF-502", "E-5"), twisted({ run: "run-2" }));
  cases.add("opens-twice", at("PEF-503", "E-6"), bundleWith((run) => run.open()));
  cases.add("never-opens", at("PEF-503", "E-6"), notOpened());
  cases.add(
    "edited-and-linked-again",
    at("PEF-400", "E-3"),
    bundleWith((run) => {
      run.add(step("x"), { line: (line) => bytesOf(textOf(line).replace(`"x"`, `"z"`)) });
      run.add(step("y"));
    }),
  );
  cases.add(
    "after-close",
    at("PEF-504", "E-8"),
    bundleWith((run) => {
      run.close().add(step("late")).seal();
    }),
  );
  cases.add("two-closes", at("PEF-504", "E-8"), bundleWith((run) => run.close().close().seal()));
  cases.add(
    "close-counts-wrongly",
    at("PEF-504", "E-8"),
    bundleWith((run) => {
      run.close({ entries: 9 }).seal();
    }),
  );
  cases.add("never-closes", at("PEF-504", "V-18"), bundleWith((run) => run.add(step("x")).seal()));
  cases.add(
    "close-and-seal-disagree",
    at("PEF-702", "V-18"),
    bundleWith((run) => {
      run.close({ status: "interrupted" }).seal();
    }),
  );
  cases.add(
    "erasure-of-itself",
    at("PEF-506", "E-11"),
    bundleWith((run) => {
      run.add(erasure(1));
    }),
  );
  cases.add("ok-erasure", { rules: ["E-11"] }, bundleWith((run) => run.add(erasure(0))));
  cases.add(
    "ok-clock-went-back",
    {
      rules: ["E-12"],
      codes: ["PEF-510"],
      verdict: "VERIFIED",
    },
    bundleWith((run) => {
      run.add(step("x"), { payload: { ts: "2025-01-01T00:00:00.000Z" } }).add(step("y"));
    }),
  );
  cases.add(
    "ok-countersign",
    { rules: ["E-11"] },
    bundleWith((run) => {
      const leaf = toHex(run.leaves[0] ?? new Uint8Array(32));
      run.add({
        type: "countersign",
        body: { seq: 0, leaf, keyid: "someone", sig: "not checked" },
      });
    }),
  );
}

function erasure(seq: number) {
  return { type: "erasure", body: { seq, leaf: "0".repeat(64), field: "body", why: "GDPR" } };
}

function openedWith(payload: Record<string, unknown>): Uint8Array {
  const world = new World();
  const run = world.run("run-1").open({}, { payload }).close().seal();
  return buildBundle({ world, runs: [run] });
}

function notOpened(): Uint8Array {
  const world = new World();
  const run = world.run("run-1").add(step("x")).close().seal();
  return buildBundle({ world, runs: [run] });
}

function pairCases(cases: Cases): void {
  const bad = { rules: ["E-7", "E-8"], codes: ["PEF-505"] };
  const fine = { rules: ["E-7", "E-8"] };
  const runOf = (...drafts: Parameters<TestRun["add"]>[0][]) =>
    bundleWith((run) => drafts.forEach((draft) => run.add(draft)));
  cases.add("response-without-request", bad, runOf(response("c1")));
  cases.add("response-twice", bad, runOf(request("c1"), response("c1"), response("c1")));
  cases.add("request-twice", bad, runOf(request("c1"), request("c1")));
  cases.add("request-without-call", bad, runOf(request()));
  cases.add("response-without-call", bad, runOf(request("c1"), response()));
  cases.add(
    "ok-call-again-after-response",
    fine,
    runOf(
      request("c1"),
      response("c1"),
      request("c1"),
      response("c1"),
    ),
  );
  cases.add(
    "open-call-not-named",
    bad,
    bundleWith((run) => {
      run.add(request("c1")).close({ open_calls: [] }).seal();
    }),
  );
  cases.add(
    "open-call-made-up",
    bad,
    bundleWith((run) => run.close({ open_calls: ["c1"] }).seal()),
  );
  cases.add(
    "open-call-named-twice",
    bad,
    bundleWith((run) => {
      run.add(request("c1")).close({ open_calls: ["c1", "c1"] }).seal();
    }),
  );
  cases.add(
    "ok-open-calls-in-any-order",
    fine,
    bundleWith((run) => {
      run.add(request("c1")).add(request("c2")).close({ open_calls: ["c2", "c1"] }).seal();
    }),
  );
  const many = (count: number) =>
    bundleWith((run) => {
      for (let i = 0; i < count; i++) run.add(request(`c${i}`));
      if (count > 1024) run.close({ open_calls: [] }).seal();
    });
  cases.add("open-calls-1025", {
    rules: ["E-7"],
    codes: ["PEF-005"],
    verdict: "UNVERIFIABLE",
  }, many(1025));
  cases.add("ok-open-calls-1024", fine, many(1024));
}

/** Claims, seals, marks, stubs. */
export function completenessCases(): VectorCase[] {
  const cases = new Cases("E");
  tailCases(cases);
  claimCases(cases);
  stubCases(cases);
  rangeCases(cases);
  policyCases(cases);
  truncatedCases(cases);
  return cases.list;
}

/** A run that was cut to so many entries, while log and manifest say what `spec` says. */
function cut(entries: number, manifest: (run: Record<string, unknown>) => Record<string, unknown>) {
  const { world, run } = sealed("http");
  const shorter = run.prefix(entries);
  shorter.sealIndex = run.sealIndex;
  return buildBundle({
    world,
    runs: [shorter],
    manifest: (m) => ({ ...m, runs: (m.runs as Record<string, unknown>[]).map(manifest) }),
  });
}

function tailCases(cases: Cases): void {
  const at = (code: string, ...rules: string[]) => ({ rules, codes: [code] });
  const { run } = sealed("http");
  const whole = { entries: run.lines.length, root: run.root() };
  cases.add("tail-cut", at("PEF-701", "V-18"), cut(3, (m) => ({ ...m, ...whole })));
  cases.add("tail-cut-and-restated", at("PEF-701", "V-18"), cut(3, (m) => m));
  cases.add(
    "root-restated",
    at("PEF-602", "V-18"),
    cut(5, (m) => ({ ...m, root: "0".repeat(64) })),
  );
  cases.add("more-than-stated", at("PEF-701", "V-17"), cut(5, (m) => ({ ...m, entries: 4 })));
  cases.add(
    "seal-states-less",
    at("PEF-702", "V-18"),
    bundleWith((r) => {
      r.add(step("x")).close().seal({ entries: 2 });
    }, {}),
  );
  cases.add(
    "seal-states-another-root",
    at("PEF-702", "M-4"),
    bundleWith((r) => {
      r.close().seal({ root: "0".repeat(64) });
    }),
  );
  cases.add(
    "first-prev-not-genesis",
    at("PEF-702", "M-3"),
    cut(5, (m) => ({
      ...m,
      first_prev: "1".repeat(64),
    })),
  );
  cases.add("tail-cut-of-an-open-run", at("PEF-700", "M-5"), openRun({ type: "run-complete" }));
  cases.add("ok-open-run-as-prefix", { rules: ["M-5"] }, openRun({ type: "run-prefix" }));
  cases.add("prefix-shorter-than-a-known-mark", at("PEF-701", "V-18"), shorterThanMark());
}

function openRun(claim: BundleSpec["claim"] & object): Uint8Array {
  const world = new World();
  const run = world.run("run-1").open().add(step("x")).mark();
  return buildBundle({
    world,
    runs: [run],
    claim,
    manifest: (m) =>
      claim.type === "run-prefix" ? m : {
        ...m,
        runs: (m.runs as Record<string, unknown>[]).map((r) => ({ ...r, mark_index: undefined })),
      },
  });
}

function shorterThanMark(): Uint8Array {
  const world = new World();
  const run = world.run("run-1").open().add(step("x")).mark();
  const early = run.prefix(2);
  run.add(step("y")).mark();
  return buildBundle({ world, runs: [early], claim: { type: "run-prefix" } });
}

function claimCases(cases: Cases): void {
  const at = (code: string, ...rules: string[]) => ({ rules, codes: [code] });
  const { world, run } = sealed("mcp");
  const spec = { world, runs: [run] };
  const withRun = (more: Record<string, unknown>, extra: Partial<BundleSpec> = {}) =>
    buildBundle({
      ...spec,
      manifest: (m) => ({
        ...m,
        runs: (m.runs as Record<string, unknown>[]).map((r) => ({ ...r, ...more })),
      }),
      ...extra,
    });
  cases.add(
    "ok-sealed-run-as-prefix",
    { rules: ["M-5"] },
    withRun({}, { claim: { type: "run-prefix" } }),
  );
  cases.add(
    "ok-sealed-run-as-selection",
    { rules: ["M-5"] },
    withRun({}, { claim: { type: "selection" } }),
  );
  cases.add("no-seal", at("PEF-700", "M-5"), withRun({ seal_index: undefined }));
  cases.add("mark-in-run-complete", at("PEF-702", "M-5"), withRun({ mark_index: run.sealIndex }));
  cases.add(
    "prefix-without-cover",
    at("PEF-702", "M-5"),
    withRun({ seal_index: undefined }, {
      claim: { type: "run-prefix" },
    }),
  );
  cases.add("seal-index-of-a-key", at("PEF-700", "M-4"), withRun({ seal_index: 1 }));
  cases.add(
    "seal-given-as-mark",
    at("PEF-700", "M-4"),
    withRun({
      seal_index: undefined,
      mark_index: run.sealIndex,
    }, { claim: { type: "run-prefix" } }),
  );
  cases.add("entry-key-not-proven", at("PEF-401", "U-8"), withRun({}, { proofs: [0, 2, 3, 4] }));
  cases.add("seal-left-out", at("PEF-700", "V-18"), withRun({}, { proofs: [0, 1, 2, 3] }));
  cases.add("seal-of-another-run", at("PEF-700", "M-4"), sealOfAnother());
  cases.add(
    "manifest-without-the-run",
    at("PEF-201", "M-3"),
    buildBundle({
      ...spec,
      manifest: (m) => ({ ...m, runs: [] }),
    }),
  );
  cases.add("no-runs", at("PEF-201", "M-3"), buildBundle({ ...spec, runs: [] }));
  cases.add(
    "sealed-twice",
    at("PEF-701", "V-18"),
    bundleWith((r) => {
      r.add(step("x")).close().seal();
      const first = r.sealIndex;
      r.seal({ entries: 9, root: "0".repeat(64) });
      r.sealIndex = first;
    }),
  );
}

function sealOfAnother(): Uint8Array {
  const world = new World();
  const other = world.run("run-2").open().close().seal();
  const run = world.run("run-1").open().close();
  run.sealIndex = other.sealIndex;
  return buildBundle({ world, runs: [run], proofs: [0, 1, 2, 3, 4] });
}

function stubCases(cases: Cases): void {
  const at = (code: string, ...rules: string[]) => ({ rules, codes: [code] });
  const withheld = (seq: number, why: string, spec: Partial<BundleSpec> = {}) => {
    const { world, run } = sealed("llm");
    return buildBundle({ world, runs: [run.withhold(seq, why)], ...spec });
  };
  const selection = { claim: { type: "selection" } };
  cases.add("ok-withheld-for-privacy", { rules: ["E-9"] }, withheld(1, "privacy"));
  cases.add("ok-withheld-on-hold", { rules: ["E-9"] }, withheld(4, "hold"));
  cases.add("ok-withheld-first", { rules: ["E-9"] }, withheld(0, "privacy"));
  cases.add("ok-withheld-last", { rules: ["E-9", "V-18"] }, withheld(6, "privacy"));
  cases.add("ok-withheld-for-scope", { rules: ["E-10"] }, withheld(2, "scope", selection));
  cases.add("scope-in-run-complete", at("PEF-703", "E-10"), withheld(2, "scope"));
  cases.add("withheld-for-no-known-reason", at("PEF-201", "E-9"), withheld(2, "shame"));
  cases.add(
    "stubs-not-counted",
    at("PEF-702", "V-18"),
    withheld(2, "privacy", {
      manifest: (m) => ({
        ...m,
        runs: (m.runs as Record<string, unknown>[]).map((r) => ({ ...r, stubs: 0 })),
      }),
    }),
  );
  const { world, run } = sealed("llm");
  run.withhold(2);
  run.lines[2] = bytesOf(`{"leaf":"${"0".repeat(64)}","why":"privacy"}`);
  cases.add("stub-of-another-entry", at("PEF-500", "E-9"), buildBundle({ world, runs: [run] }));
  const last = sealed("llm");
  last.run.withhold(6);
  last.run.lines[6] = bytesOf(`{"leaf":"${"0".repeat(64)}","why":"privacy"}`);
  cases.add(
    "last-stub-of-another-entry",
    at("PEF-602", "E-9"),
    buildBundle({
      world: last.world,
      runs: [last.run],
    }),
  );
  const extra = sealed("llm");
  extra.run.withhold(2);
  extra.run.lines[2] = bytesOf(textOf(extra.run.lines[2] ?? bytesOf("")).replace("{", `{"a":1,`));
  cases.add(
    "stub-with-a-member",
    at("PEF-201", "E-9"),
    buildBundle({
      world: extra.world,
      runs: [extra.run],
    }),
  );
}

/** Three sealed runs; each period of their log. */
function period() {
  const world = new World();
  const runs = ["a", "b", "c"].map((id) =>
    world.run(`run-${id}`).open().add({ ...decision("allow") }).close().seal()
  );
  const [a, b, c] = runs;
  if (a === undefined || b === undefined || c === undefined) throw new Error("three runs");
  return { world, runs, a, b, c, size: world.log.lines.length };
}

function rangeCases(cases: Cases): void {
  const at = (code: string, ...rules: string[]) => ({ rules, codes: [code] });
  const { world, runs, b, c, size } = period();
  const from = (start: number) => ({ type: "range-complete", from: start, to: size });
  const all = { world, runs, claim: from(0) };
  const part = { world, runs: [b, c], claim: from(5) };
  cases.add("ok-period-from-0", { rules: ["M-5", "V-10"] }, buildBundle(all));
  cases.add("ok-period-from-5", { rules: ["M-5", "M-9", "V-8", "V-10"] }, buildBundle(part));
  cases.add(
    "ok-period-from-6",
    { rules: ["V-8"] },
    buildBundle({ ...part, runs: [c], claim: from(6) }),
  );
  cases.add(
    "run-left-out-of-the-period",
    at("PEF-704", "M-5"),
    buildBundle({ ...all, runs: [...runs].slice(1) }),
  );
  cases.add("run-from-before-the-period", at("PEF-702", "V-18"), buildBundle({ ...part, runs }));
  cases.add(
    "period-to-is-not-the-checkpoint",
    at("PEF-201", "V-5"),
    buildBundle({
      ...all,
      claim: { type: "range-complete", from: 0, to: size - 1 },
    }),
  );
  cases.add(
    "period-is-empty",
    at("PEF-201", "V-5"),
    buildBundle({ ...part, runs: [], claim: from(size) }),
  );
  const lines = world.log.lines;
  const leafFile = (list: readonly Uint8Array[]) => ({
    "log/entries-000000.jsonl": joinLines(list),
  });
  cases.add(
    "period-leaf-left-out",
    at("PEF-501", "V-10"),
    buildBundle({
      ...all,
      files: leafFile(lines.filter((_, i) => i !== 5)),
    }),
  );
  cases.add(
    "period-last-leaf-left-out",
    at("PEF-701", "V-10"),
    buildBundle({
      ...all,
      files: leafFile(lines.slice(0, -1)),
    }),
  );
  cases.add(
    "period-leaf-too-many",
    at("PEF-701", "V-10"),
    buildBundle({
      ...all,
      files: leafFile([...lines, lines.at(-1) ?? bytesOf("")]),
    }),
  );
  cases.add(
    "period-leaves-moved",
    at("PEF-501", "V-10"),
    buildBundle({
      ...part,
      files: leafFile([lines[6] ?? bytesOf(""), lines[5] ?? bytesOf("")]),
    }),
  );
  cases.add("period-leaf-not-of-the-checkpoint", at("PEF-605", "V-10"), rewrittenLeaf());
  cases.add(
    "period-without-frontier",
    at("PEF-104", "M-7"),
    buildBundle({
      ...part,
      files: { "log/from-frontier.json": undefined },
    }),
  );
  cases.add(
    "period-without-note",
    at("PEF-104", "M-7"),
    buildBundle({
      ...part,
      files: { "log/from.note": undefined },
    }),
  );
  cases.add(
    "period-without-leaves",
    at("PEF-104", "M-7"),
    buildBundle({
      ...part,
      files: { "log/entries-000000.jsonl": undefined },
    }),
  );
  cases.add(
    "period-segment-number-skipped",
    at("PEF-106", "V-6"),
    buildBundle({
      ...part,
      files: { "log/entries-000002.jsonl": "x\n" },
    }),
  );
  cases.add(
    "leaves-without-a-period",
    at("PEF-106", "M-7"),
    buildBundle({
      world,
      runs,
      files: leafFile(lines),
    }),
  );
  const frontier = (text: string) =>
    buildBundle({ ...part, files: { "log/from-frontier.json": text } });
  const root = toHex(leafHash(bytesOf("x")));
  cases.add(
    "frontier-of-another-tree",
    at("PEF-605", "V-8"),
    frontier(
      `{"roots":["${root}","${root}"],"size":5}`,
    ),
  );
  cases.add(
    "frontier-too-short",
    at("PEF-605", "M-9", "V-8"),
    frontier(`{"roots":["${root}"],"size":5}`),
  );
  cases.add(
    "frontier-size-wrong",
    at("PEF-605", "V-8"),
    frontier(
      `{"roots":["${root}","${root}"],"size":6}`,
    ),
  );
  cases.add(
    "from-note-size-wrong",
    at("PEF-605", "V-8"),
    buildBundle({
      ...part,
      files: { "log/from.note": world.log.checkpoint({ size: 4 }) },
    }),
  );
  cases.add(
    "from-note-by-another-key",
    at("PEF-405", "V-12"),
    buildBundle({
      ...part,
      files: { "log/from.note": world.log.checkpoint({ size: 5, key: testKey("stranger") }) },
    }),
  );
}

function rewrittenLeaf(): Uint8Array {
  const { world, runs, size } = period();
  const note = world.log.checkpoint();
  const root = toHex(world.log.root());
  const kept = [...world.log.lines];
  world.log.lines.length = size - 1;
  world.log.add({
    type: "run.seal",
    body: { run: "run-c", entries: 3, root: runs[2]?.root(), status: "interrupted" },
  });
  const other = [...world.log.lines];
  world.log.lines.splice(0, size, ...kept);
  return buildBundle({
    world,
    runs,
    claim: { type: "range-complete", from: 0, to: size },
    checkpoint: note,
    files: { "log/entries-000000.jsonl": joinLines(other) },
    manifest: (m) => ({ ...m, checkpoint: { size, root } }),
  });
}

function policyCases(cases: Cases): void {
  const { world, run } = sealed("rpa");
  const bundle = buildBundle({ world, runs: [run] });
  const failed = (code: string) => ({ rules: ["V-21"], codes: [code], verdict: "POLICY_FAILED" });
  const now = "2026-02-03T05:05:06.789Z";
  const age = (seconds: number) => world.trust({ max_age_s: seconds });
  cases.add("claim-not-accepted", {
    ...failed("PEF-710"),
    trust: world.trust({ claims: ["range-complete"] }),
  }, bundle);
  cases.add("ok-claim-accepted", {
    rules: ["V-21"],
    trust: world.trust({ claims: ["run-complete"] }),
  }, bundle);
  cases.add("run-asked-for-is-missing", {
    ...failed("PEF-711"),
    trust: world.trust({ runs: ["run-9"] }),
  }, bundle);
  cases.add(
    "ok-run-asked-for",
    { rules: ["V-21"], trust: world.trust({ runs: [run.id] }) },
    bundle,
  );
  cases.add("old-bundle-shown-as-new", { ...failed("PEF-712"), trust: age(3599), now }, bundle);
  cases.add("ok-young-enough", { rules: ["V-21"], trust: age(3600), now }, bundle);
  cases.add("age-cannot-be-told", { ...failed("PEF-712"), trust: age(3600) }, bundle);
  cases.add("from-the-future", {
    ...failed("PEF-712"),
    trust: age(3600),
    now: "2026-02-03T03:59:00.000Z",
  }, bundle);
  cases.add("several-wishes-not-met", {
    rules: ["V-21", "R-3", "R-4"],
    codes: ["PEF-710", "PEF-711", "PEF-712"],
    verdict: "POLICY_FAILED",
    trust: world.trust({ claims: [], runs: ["run-9"], max_age_s: 1 }),
    now,
  }, bundle);
}

function truncatedCases(cases: Cases): void {
  const world = new World();
  const run = llmRun(world).close().seal();
  const bundle = buildBundle({ world, runs: [run] });
  const cutAt = (name: string, length: number) => {
    cases.add(`truncated-${name}`, {
      rules: ["V-3"],
      codes: ["PEF-100"],
      kind: "truncated",
    }, bundle.slice(0, length));
  };
  cutAt("to-nothing", 0);
  cutAt("to-21-bytes", 21);
  cutAt("in-the-manifest", 700);
  cutAt("to-half", bundle.length >> 1);
  cutAt("before-the-end-record", bundle.length - 22);
  cutAt("by-one-byte", bundle.length - 1);
  const files = bundleFiles({ world, runs: [run] });
  const without = (path: string) => {
    const left = new Map(files);
    left.delete(path);
    return packFiles(left);
  };
  for (const path of files.keys()) {
    const name = path.replaceAll(/[/.]/g, "-");
    cases.add(`truncated-without-${name}`, {
      rules: ["V-5", "V-6"],
      codes: ["PEF-104"],
      kind: "truncated",
    }, without(path));
  }
}
