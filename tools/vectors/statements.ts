/**
 * Vectors H: what attestations must speak of, and replays whose counts have to fit together.
 *
 * @module
 */

import { preAuthEncoding, sha256, toBase64, toHex } from "../../src/pef/mod.ts";
import { buildBundle, bytesOf, Cases, type VectorCase, World } from "./case.ts";
import { attestation, attested, type Replay, replayed, statementOn } from "./family_h.ts";
import { canonical, type TestKey, testKey } from "./shared.ts";

/** Subjects, signers, statements about no run. */
export function statementCases(): VectorCase[] {
  const cases = new Cases("H");
  subjectCases(cases);
  cosignedCases(cases);
  overLimitCases(cases);
  return cases.list;
}

const pdf = "%PDF-1.7 all is well";
const pdfDigest = toHex(sha256(bytesOf(pdf)));
const rendering = { name: "report.pdf", sha256: pdfDigest };
const files = { "render/report.pdf": pdf };

function subjectCases(cases: Cases): void {
  cases.add(
    "attestation-of-nothing",
    { rules: ["A-2"], codes: ["PEF-201"] },
    attested(() => attestation(statementOn([]))),
  );
  cases.add(
    "compliance-about-no-run",
    { rules: ["A-4", "V-19"], codes: ["PEF-911", "PEF-913"] },
    attested(() => attestation(statementOn([rendering], "compliance")), { files }),
  );
  cases.add(
    "ok-compliance-about-a-run",
    { rules: ["A-4", "V-19"] },
    attested(
      (run) =>
        attestation(
          statementOn([rendering, { name: "run", sha256: run.root() }], "compliance"),
        ),
      { files },
    ),
  );
  cases.add(
    "ok-snapshot-of-a-file",
    { rules: ["A-2", "A-4"] },
    attested(() => attestation(statementOn([{ name: "rows", sha256: pdfDigest }])), {
      files: { [`artifacts/sha256/${pdfDigest}`]: pdf },
    }),
  );
}

/** A bundle whose attestation is signed by these keys; two of them are registered. */
function signedBy(keys: (first: TestKey, second: TestKey) => readonly TestKey[]): Uint8Array {
  const world = new World();
  const second = testKey("a/attest-2");
  world.log.addKey("attest", second);
  const run = world.run("run-1").open().close().seal();
  const payload = canonical(statementOn([{ name: "journal", sha256: run.root() }]));
  const payloadType = "application/vnd.in-toto+json";
  const message = preAuthEncoding(payloadType, payload);
  const signatures = keys(world.keys.attest, second)
    .map((key) => ({ keyid: key.keyid, sig: toBase64(key.sign(message)) }));
  const envelope = canonical({ payload: toBase64(payload), payloadType, signatures });
  return buildBundle({ world, runs: [run], files: { "attestations/a.dsse.json": envelope } });
}

function cosignedCases(cases: Cases): void {
  const stranger = testKey("stranger");
  cases.add("ok-attestation-by-two", { rules: ["A-2", "U-12"] }, signedBy((a, b) => [a, b]));
  cases.add(
    "attestation-signed-twice-by-one",
    { rules: ["A-2"], codes: ["PEF-201"] },
    signedBy((a) => [a, a]),
  );
  cases.add(
    "attestation-one-good-one-forged",
    { rules: ["A-2", "U-12"], codes: ["PEF-400"] },
    signedBy((a, b) => [a, { ...b, sign: stranger.sign }]),
  );
  cases.add(
    "attestation-one-good-one-unknown",
    { rules: ["U-8", "U-12"], codes: ["PEF-401"] },
    signedBy((a) => [a, stranger]),
  );
}

/** The one document that is read although it is over its limit. */
function overLimitCases(cases: Cases): void {
  const long = "x".repeat(1_048_577);
  const path = "attestations/a.dsse.json";
  cases.add("attestation-over-its-limit", {
    rules: ["A-2", "V-4"],
    codes: ["PEF-003"],
    verdict: "UNVERIFIABLE",
  }, attested(() => long));
  cases.add("attestation-over-its-limit-and-changed", {
    rules: ["A-2", "V-4"],
    codes: ["PEF-003", "PEF-103"],
  }, attested(() => long, { after: (all) => all.set(path, bytesOf(`y${long.slice(1)}`)) }));
}

/** Replays whose counts contradict each other, or whose verdict is better than its reasons. */
export function replayCases(): VectorCase[] {
  const cases = new Cases("H");
  countCases(cases);
  partialCases(cases);
  return cases.list;
}

type Change = (replay: Replay) => Record<string, unknown>;

const changed =
  (more: Record<string, unknown>, steps: Record<string, number> = {}): Change => (replay) => ({
    ...replay,
    ...more,
    steps: { ...replay.steps, ...steps },
  });

const fine = { rules: ["A-3"] };
const lie = { ...fine, codes: ["PEF-912"] };
const failed = { verdict: "failed", codes: ["STMT_MISMATCH"] };
const different = { level: { redo: "equal", statement: "different" } };

function countCases(cases: Cases): void {
  cases.add(
    "ok-replay-with-mismatch",
    fine,
    replayed(changed({ ...different, codes: ["STMT_MISMATCH"], verdict: "partial" }, {
      mismatched: 1,
    })),
  );
  cases.add(
    "replay-mismatch-with-equal-statements",
    lie,
    replayed(changed(failed, {
      mismatched: 1,
    })),
  );
  cases.add(
    "replay-different-without-mismatch",
    lie,
    replayed(changed({ ...failed, ...different })),
  );
  cases.add(
    "replay-of-fewer-than-mismatched",
    lie,
    replayed(changed({ ...failed, ...different }, { mismatched: 4 })),
  );
  cases.add(
    "replay-nondet-beyond-total",
    lie,
    replayed(changed({ verdict: "partial", codes: ["NONDET"] }, { nondet: 4 })),
  );
  const divergence = (step: number, code: string) =>
    replayed(changed({
      ...different,
      codes: ["STMT_MISMATCH"],
      verdict: "partial",
      first_divergence: { step, code },
    }, { mismatched: 1 }));
  cases.add("ok-replay-first-divergence", fine, divergence(2, "STMT_MISMATCH"));
  cases.add("replay-divergence-beyond-total", lie, divergence(3, "STMT_MISMATCH"));
  cases.add("replay-divergence-of-another-code", lie, divergence(2, "NONDET"));
}

/** Each count that keeps a replay from success, with the code that explains it and without. */
function partialCases(cases: Cases): void {
  const partial = (codes: readonly string[]) => ({ verdict: "partial", codes });
  const counts: Record<string, [Record<string, unknown>, Record<string, number>, string]> = {
    "mismatch": [different, { mismatched: 1 }, "ROWCOUNT_MISMATCH"],
    "denial": [{}, { replayed: 2, denied: 1 }, "DENIED_FUNC"],
    "denied-statement": [{}, { replayed: 2, denied: 1 }, "DENIED_STMT"],
    "nondeterminism": [{}, { nondet: 1 }, "NONDET"],
    "rest": [{}, { replayed: 1 }, "SLICE_ONLY"],
    "timeout": [{}, { replayed: 1 }, "REPLAY_TIMEOUT"],
  };
  for (const [name, [more, steps, code]] of Object.entries(counts)) {
    const bundle = (codes: readonly string[]) =>
      replayed(changed({ ...more, ...partial(codes) }, steps));
    cases.add(`ok-replay-partial-${name}`, fine, bundle(["SEQ_DRIFT", code]));
    cases.add(`replay-partial-${name}-unexplained`, lie, bundle(["SEQ_DRIFT"]));
  }
  cases.add(
    "replay-partial-of-nothing-replayed",
    lie,
    replayed(changed(partial(["SLICE_ONLY"]), { replayed: 0 })),
  );
  cases.add(
    "ok-replay-failed-for-nothing-replayed",
    fine,
    replayed(changed({ verdict: "failed", codes: ["SLICE_ONLY"] }, { replayed: 0 })),
  );
}
