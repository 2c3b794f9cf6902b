/**
 * Vectors H: one receipt alone, judged by all that a user asks for.
 *
 * @module
 */

import { digested, llmRun } from "../../tests/pef/flavours.ts";
import { signCheckpoint } from "../../src/pef/mod.ts";
import { bytesOf, Cases, type TestRun, type VectorCase, World } from "./case.ts";
import { buildProof, cosigned, testKey } from "./shared.ts";

const otherRoot = "5".repeat(64);

/** Proofs beside a prior checkpoint, wishes of the trust file, leaves that contradict each other. */
export function receiptCases(): VectorCase[] {
  const cases = new Cases("H");
  priorCases(cases);
  policyCases(cases);
  endCases(cases);
  placeCases(cases);
  formCases(cases);
  return cases.list;
}

function proven(cover: (run: TestRun) => void = (run) => run.close().seal()) {
  const world = new World();
  const run = llmRun(world);
  cover(run);
  return { world, run, proof: buildProof(world, run, { seq: 2 }) };
}

const base = { rules: ["F-2"], isProof: true };
const invalid = (code: string) => ({ ...base, codes: [code] });

function priorCases(cases: Cases): void {
  const { world, proof } = proven();
  const size = world.log.lines.length;
  const head = (more: { size?: number; root?: Uint8Array; origin?: string }) =>
    signCheckpoint(
      { origin: world.log.origin, size, root: world.log.root(), ...more },
      world.keys.log,
    );
  const forked = new Uint8Array(32).fill(7);
  cases.add("ok-proof-with-its-own-checkpoint", { ...base, prior: head({}) }, proof);
  cases.add("proof-with-a-fork", { ...invalid("PEF-620"), prior: head({ root: forked }) }, proof);
  cases.add(
    "proof-with-a-note-of-another-log",
    { ...invalid("PEF-620"), prior: head({ origin: "clyra.test/other" }) },
    proof,
  );
  cases.add("proof-with-an-older-note", {
    ...invalid("PEF-621"),
    verdict: "UNVERIFIABLE",
    prior: head({ size: 4, root: world.log.root(4) }),
  }, proof);
  cases.add("proof-older-than-the-note", {
    ...invalid("PEF-622"),
    verdict: "POLICY_FAILED",
    prior: head({ size: size + 1, root: forked }),
  }, proof);
  cases.add("ok-proof-with-the-empty-log", {
    ...base,
    prior: head({ size: 0, root: world.log.root(0) }),
  }, proof);
  cases.add("proof-with-a-forked-empty-log", {
    ...invalid("PEF-620"),
    prior: head({ size: 0, root: forked }),
  }, proof);
  cases.add("proof-with-a-malformed-note", {
    ...invalid("PEF-012"),
    rules: ["F-2", "V-2"],
    verdict: "UNVERIFIABLE",
    prior: "x",
  }, proof);
}

function policyCases(cases: Cases): void {
  const { world, run, proof } = proven();
  const failed = (...codes: string[]) => ({ ...base, codes, verdict: "POLICY_FAILED" });
  const wish = (more: Record<string, unknown>) => ({ trust: world.trust(more) });
  cases.add("ok-proof-of-the-run-asked-for", { ...base, ...wish({ runs: [run.id] }) }, proof);
  cases.add("proof-of-a-run-not-asked-for", {
    ...failed("PEF-711"),
    ...wish({ runs: ["run-9"] }),
  }, proof);
  cases.add("proof-where-two-runs-are-asked-for", {
    ...failed("PEF-711"),
    ...wish({ runs: [run.id, "run-9"] }),
  }, proof);
  cases.add("proof-where-no-run-is-asked-for", {
    ...failed("PEF-711"),
    ...wish({ runs: [] }),
  }, proof);
  const at = Date.parse(sealTime(world));
  const present = (secondsLater: number) => new Date(at + secondsLater * 1000).toISOString();
  const hour = wish({ max_age_s: 3600 });
  cases.add("ok-proof-young-enough", { ...base, ...hour, now: present(3600) }, proof);
  cases.add("proof-too-old", { ...failed("PEF-712"), ...hour, now: present(3600.001) }, proof);
  cases.add("proof-whose-age-cannot-be-told", { ...failed("PEF-712"), ...hour }, proof);
  cases.add("proof-from-the-future", { ...failed("PEF-712"), ...hour, now: present(-301) }, proof);
  cases.add("proof-that-meets-no-wish", {
    ...failed("PEF-710", "PEF-711", "PEF-712"),
    ...wish({ claims: ["run-complete"], runs: ["run-9"], max_age_s: 1 }),
    now: present(2),
  }, proof);
  const witness = { name: "witness.test/1", key: testKey("witness-1") };
  const known = wish({
    witnesses: [{ name: witness.name, public_key: witness.key.text }],
    quorum: 1,
  });
  const noted = (timeS?: number) =>
    buildProof(world, run, {
      seq: 2,
      twist: (p) => ({
        ...p,
        checkpoint: cosigned(String(p.checkpoint), [witness], timeS),
      }),
    });
  cases.add("ok-proof-with-a-witness", { ...base, rules: ["F-2", "V-12"], ...known }, noted());
  cases.add("proof-witnessed-at-time-0", {
    ...invalid("PEF-800"),
    rules: ["F-2", "V-12"],
    ...known,
  }, noted(0));
  cases.add("proof-without-its-witness", { ...failed("PEF-801"), ...known }, proof);
}

/** The time of the log's last leaf, which seals the run. */
function sealTime({ log }: World): string {
  return JSON.parse(new TextDecoder().decode(log.lines.at(-1))).payload.ts;
}

/** Other leaves of the run, before the one that covers it. */
function endCases(cases: Cases): void {
  const leaf = (code: string, cover: (run: TestRun) => void) => ({
    expectation: invalid(code),
    proof: proven(cover).proof,
  });
  const marked = (cover: (run: TestRun) => void) => (run: TestRun) => {
    cover(run.close());
    run.sealIndex = undefined;
  };
  cases.add("ok-proof-with-marks-and-a-seal", base, proven((r) => r.mark().close().seal()).proof);
  cases.add(
    "ok-proof-under-a-mark-after-the-seal",
    base,
    proven(marked((run) => run.seal().mark())).proof,
  );
  const contradictions = {
    "proof-sealed-twice": leaf("PEF-702", (run) => run.close().seal().seal()),
    "proof-with-a-mark-beyond-the-seal": leaf(
      "PEF-701",
      (run) => run.close().mark({ entries: 99, root: otherRoot }).seal(),
    ),
    "proof-with-a-seal-beyond-the-seal": leaf(
      "PEF-701",
      (run) => run.close().seal({ entries: 99, root: otherRoot }).seal(),
    ),
    "proof-with-a-mark-of-another-root": leaf(
      "PEF-602",
      (run) => run.close().mark({ root: otherRoot }).seal(),
    ),
    "proof-under-a-mark-with-a-shorter-seal": leaf(
      "PEF-702",
      marked((run) => run.seal({ entries: 3, root: otherRoot }).mark()),
    ),
    "proof-under-a-mark-with-another-seal": leaf(
      "PEF-702",
      marked((run) => run.seal({ root: otherRoot }).mark()),
    ),
    "proof-under-a-mark-with-two-seals": leaf(
      "PEF-702",
      marked((run) => run.seal().seal().mark()),
    ),
  };
  for (const [name, { expectation, proof }] of Object.entries(contradictions)) {
    cases.add(name, expectation, proof);
  }
}

/** Entries that a whole run would not be allowed to hold where they stand. */
function placeCases(cases: Cases): void {
  const at = (seq: number, make: (run: TestRun) => void) => {
    const world = new World();
    const run = world.run("run-1");
    make(run);
    return buildProof(world, run, { seq });
  };
  const event = (summary: string) => ({ type: "event.step", body: { summary } });
  const call = (type: "request" | "response", name?: string) => ({
    type: `call.${type}`,
    ...(name === undefined ? {} : { call: name }),
    body: type === "response" ? { outcome: "complete" } : {
      protocol: "http",
      upstream: "u",
      method: "GET",
      path: "/",
      body: digested(""),
    },
  });
  const erasure = (seq: number) => ({
    type: "erasure",
    body: { seq, leaf: "0".repeat(64), field: "body", why: "asked" },
  });
  const whole = (run: TestRun) => run.open().add(event("a"));
  cases.add("ok-proof-of-the-end", base, at(2, (r) => whole(r).close().seal()));
  cases.add("ok-proof-of-an-end-under-a-mark", base, at(2, (r) => whole(r).close().mark()));
  cases.add("ok-proof-of-an-erasure", base, at(2, (r) => whole(r).add(erasure(1)).close().seal()));
  cases.add("ok-proof-of-the-last-under-a-mark", base, at(1, (r) => whole(r).mark()));
  const wrong: Record<string, [string, number, (run: TestRun) => void]> = {
    "opening-with-a-link": [
      "PEF-500",
      0,
      (run) => run.open({}, { payload: { prev: otherRoot } }).close().seal(),
    ],
    "opening-in-the-middle": ["PEF-503", 1, (run) => run.open().open().close().seal()],
    "beginning-without-opening": ["PEF-503", 0, (run) => run.add(event("a")).close().seal()],
    "opening-of-another-log": [
      "PEF-502",
      0,
      (run) => run.open({ origin: "clyra.test/other" }).close().seal(),
    ],
    "request-without-call": ["PEF-505", 1, (run) => run.open().add(call("request")).close().seal()],
    "response-without-call": [
      "PEF-505",
      1,
      (run) => run.open().add(call("response")).close().seal(),
    ],
    "erasure-of-itself": ["PEF-506", 2, (run) => whole(run).add(erasure(2)).close().seal()],
    "end-in-the-middle": ["PEF-504", 2, (run) => whole(run).close().add(event("b")).close().seal()],
    "end-that-counts-wrongly": ["PEF-504", 2, (run) => whole(run).close({ entries: 9 }).seal()],
    "sealed-run-without-end": ["PEF-504", 1, (run) => whole(run).seal()],
    "end-under-a-longer-mark": ["PEF-504", 2, (run) => whole(run).close().add(event("b")).mark()],
    "end-with-another-status": [
      "PEF-702",
      2,
      (run) => whole(run).close({ status: "interrupted" }).seal(),
    ],
  };
  for (const [name, [code, seq, make]] of Object.entries(wrong)) {
    cases.add(`proof-of-${name}`, invalid(code), at(seq, make));
  }
}

function formCases(cases: Cases): void {
  cases.add("ok-proof-asked-to-be-fast", { ...base, fast: true }, proven().proof);
  cases.add("proof-over-its-limit", {
    rules: ["V-1", "F-2"],
    isProof: true,
    codes: ["PEF-003"],
    verdict: "UNVERIFIABLE",
  }, bytesOf(`{"v":0,"x":"${"x".repeat(1_048_576)}"}`));
  cases.add("proof-too-deep", {
    rules: ["F-2", "J-3"],
    isProof: true,
    codes: ["PEF-004"],
    verdict: "UNVERIFIABLE",
  }, bytesOf("[".repeat(17)));
}
