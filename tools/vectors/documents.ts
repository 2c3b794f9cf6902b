/**
 * Vectors H: the documents that entries name, and what attestations may speak of.
 *
 * @module
 */

import { sha256, toHex } from "../../src/pef/mod.ts";
import { buildBundle, type BundleSpec, bytesOf, Cases, type VectorCase, World } from "./case.ts";

const document = "rows before and after";
const digest = toHex(sha256(bytesOf(document)));
const size = bytesOf(document).length;
const path = `artifacts/sha256/${digest}`;
const name = "diff.artifact";

/** Documents at hand, elsewhere, nowhere, or of another size. */
export function documentCases(): VectorCase[] {
  const cases = new Cases("H");
  handCases(cases);
  sizeCases(cases);
  orderCases(cases);
  return cases.list;
}

type Body = Readonly<Record<string, unknown>>;

const naming = (more: Body = {}, digestName = name): Body => ({
  summary: "diff",
  digests: [{ name: "diff.root", sha256: "1".repeat(64) }, { name: digestName, sha256: digest }],
  ...more,
});

/** A bundle whose entries have these bodies. */
function withEvents(bodies: readonly Body[], spec: Partial<BundleSpec> = {}): Uint8Array {
  const world = new World();
  const run = world.run("run-1").open();
  for (const body of bodies) run.add({ type: "event.diff", body });
  run.close().seal();
  return buildBundle({ world, runs: [run], ...spec });
}

const embedded = { files: { [path]: document } };
const external = (bytes: number): Partial<BundleSpec> => ({
  manifest: (m) => ({
    ...m,
    externals: [{ sha256: digest, size: bytes, location: "s3://evidence/diff" }],
  }),
});
const noted = { rules: ["E-13", "V-18"], verdict: "VERIFIED" };

function handCases(cases: Cases): void {
  const fine = { rules: ["E-13", "V-18"] };
  cases.add("ok-document-embedded", fine, withEvents([naming()], embedded));
  cases.add(
    "ok-document-external",
    { ...noted, codes: ["PEF-931"] },
    withEvents([naming()], external(size)),
  );
  cases.add("ok-document-nowhere", { ...noted, codes: ["PEF-932"] }, withEvents([naming()]));
  cases.add(
    "ok-documents-nowhere-are-noted-once",
    { ...noted, codes: ["PEF-932"] },
    withEvents([{ summary: "x" }, naming(), naming()]),
  );
  cases.add("ok-digest-of-no-document", fine, withEvents([naming({}, "diff.artifacts")]));
  cases.add("ok-document-by-its-ending-alone", {
    ...noted,
    codes: ["PEF-932"],
  }, withEvents([naming({}, ".artifact")]));
}

function sizeCases(cases: Cases): void {
  const fine = { rules: ["E-13", "V-18"] };
  const bad = { ...fine, codes: ["PEF-933"] };
  const sized = (n: number) => naming({ counts: [{ name: "rows", n: 9 }, { name, n }] });
  cases.add("ok-document-of-its-size", fine, withEvents([sized(size)], embedded));
  cases.add("document-of-another-size", bad, withEvents([sized(size + 1)], embedded));
  cases.add("document-external-of-another-size", {
    ...bad,
    codes: ["PEF-933", "PEF-931"],
  }, withEvents([sized(size)], external(size - 1)));
  cases.add(
    "ok-document-whose-first-size-counts",
    fine,
    withEvents([naming({ counts: [{ name, n: size }, { name, n: 1 }] })], embedded),
  );
  cases.add("ok-document-embedded-and-external", {
    ...noted,
    codes: ["PEF-931"],
  }, withEvents([sized(size)], { ...embedded, ...external(1) }));
  cases.add(
    "document-nowhere-and-one-of-another-size",
    {
      ...bad,
      codes: ["PEF-932", "PEF-933"],
    },
    withEvents([sized(1), { ...sized(1), digests: [{ name, sha256: "2".repeat(64) }] }], embedded),
  );
}

/** Findings of a run come after those of its lines and before those of the next run. */
function orderCases(cases: Cases): void {
  const broken = (twisted: boolean) => {
    const world = new World();
    const run = world.run("run-1").open().add({ type: "event.diff", body: naming() });
    run.add({ type: "event.step", body: { summary: "x" } }, twisted ? { payload: { seq: 9 } } : {});
    run.add({ type: "event.diff", body: naming() }).close().seal();
    const other = world.run("run-2").open().add({ type: "event.diff", body: naming() });
    other.close().seal();
    return buildBundle({ world, runs: [run, other] });
  };
  cases.add("document-before-a-broken-line", {
    rules: ["V-18"],
    codes: ["PEF-501", "PEF-932", "PEF-932"],
  }, broken(true));
  cases.add("ok-documents-of-two-runs", {
    ...noted,
    codes: ["PEF-932", "PEF-932"],
  }, broken(false));
}
