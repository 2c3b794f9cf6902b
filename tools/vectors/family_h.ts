/**
 * Vectors H: what is disclosed, attested, rendered, and one receipt alone.
 *
 * @module
 */

import {
  type Manifest,
  preAuthEncoding,
  sha256,
  toBase64,
  toBase64Url,
  toHex,
} from "../../src/pef/mod.ts";
import { committed, digested, llmRun, testSalt } from "../../tests/pef/flavours.ts";
import {
  buildBundle,
  type BundleSpec,
  bytesOf,
  Cases,
  sealed,
  type TestRun,
  textOf,
  type VectorCase,
  World,
} from "./case.ts";
import { buildProof, canonical, type TestKey, testKey } from "./shared.ts";

/** Disclosures, attestations, renderings, externals, proofs. */
export function disclosureCases(): VectorCase[] {
  const cases = new Cases("H");
  openingCases(cases);
  attestationCases(cases);
  externalCases(cases);
  replayCases(cases);
  renderingCases(cases);
  receiptCases(cases);
  return cases.list;
}

const secret = "4111 1111 1111 1111";

/** A run with a salted commitment, one deep inside, and a plain digest. */
function discloser(): { readonly world: World; readonly run: TestRun } {
  const world = new World();
  const run = world.run("run-1").open()
    .add({
      type: "call.request",
      call: "c1",
      body: {
        protocol: "http",
        upstream: "u",
        method: "POST",
        path: "/pay",
        body: committed(secret, "body"),
        query: digested("a=1"),
      },
    })
    .add({
      type: "decision",
      call: "c1",
      body: {
        on: "request",
        verdict: "repair",
        rules: [],
        coverage: { lanes: [], detectors: [] },
        latency_us: 1,
        repair: {
          before: committed("{a:1}", "repair/before"),
          after: committed(`{"a":1}`, "repair/after"),
          operations: [{ kind: "quote", offset: 1, removed: 0, inserted: 2 }],
        },
      },
    })
    .add({ type: "call.response", call: "c1", body: { outcome: "complete", status: 200 } })
    .close().seal();
  return { world, run };
}

type Line = { seq: number; field: string; salt?: string; value: string };

function opened(seq: number, field: string, value: string): Line {
  return {
    seq,
    field,
    salt: toBase64Url(testSalt(value)),
    value: toBase64Url(bytesOf(value)),
  };
}

function withDisclosures(lines: readonly (Line | string)[], change?: (run: TestRun) => void) {
  const { world, run } = discloser();
  change?.(run);
  const text = lines.map((line) => `${typeof line === "string" ? line : textOf(canonical(line))}\n`)
    .join("");
  return buildBundle({ world, runs: [run], files: { "runs/run-1/disclosures.jsonl": text } });
}

function openingCases(cases: Cases): void {
  const body = opened(1, "/body", secret);
  const query: Line = { seq: 1, field: "/query", value: toBase64Url(bytesOf("a=1")) };
  const before = opened(2, "/repair/before", "{a:1}");
  const wrong = { rules: ["P-1", "P-5"], codes: ["PEF-920"] };
  const nowhere = { rules: ["P-5"], codes: ["PEF-921"] };
  cases.add(
    "ok-disclosures",
    { rules: ["P-1", "P-2", "P-3", "P-4", "P-5"] },
    withDisclosures([body, query, before]),
  );
  cases.add(
    "value-changed",
    wrong,
    withDisclosures([{ ...body, value: toBase64Url(bytesOf("4222")) }]),
  );
  cases.add(
    "value-of-the-same-length",
    wrong,
    withDisclosures([{
      ...body,
      value: toBase64Url(bytesOf(secret.replace("4", "5"))),
    }]),
  );
  cases.add(
    "salt-changed",
    wrong,
    withDisclosures([{ ...body, salt: toBase64Url(testSalt("x")) }]),
  );
  cases.add(
    "plain-value-changed",
    { ...wrong, rules: ["P-2", "P-5"] },
    withDisclosures([{ ...query, value: toBase64Url(bytesOf("a=2")) }]),
  );
  cases.add(
    "value-of-another-field",
    wrong,
    withDisclosures([{
      ...opened(2, "/repair/after", "{a:1}"),
    }]),
  );
  cases.add("value-of-another-entry", nowhere, withDisclosures([{ ...body, seq: 3 }]));
  cases.add("field-nowhere", nowhere, withDisclosures([{ ...body, field: "/nobody" }]));
  cases.add("field-is-no-commitment", nowhere, withDisclosures([{ ...body, field: "/path" }]));
  cases.add("field-inside-a-commitment", nowhere, withDisclosures([{ ...body, field: "/body/c" }]));
  cases.add(
    "salted-without-salt",
    nowhere,
    withDisclosures([{ seq: 1, field: "/body", value: body.value }]),
  );
  cases.add("plain-with-salt", nowhere, withDisclosures([{ ...query, salt: body.salt ?? "" }]));
  cases.add("entry-beyond-the-run", nowhere, withDisclosures([{ ...body, seq: 99 }]));
  cases.add("entry-withheld", nowhere, withDisclosures([body], (run) => run.withhold(1)));
  const order = { rules: ["P-4"], codes: ["PEF-921"] };
  cases.add("disclosed-twice", order, withDisclosures([body, body]));
  cases.add("disclosures-out-of-order", order, withDisclosures([before, body]));
  const shape = { rules: ["P-3"], codes: ["PEF-201"] };
  cases.add("pointer-malformed", shape, withDisclosures([{ ...body, field: "body" }]));
  cases.add("value-odd-base64", shape, withDisclosures([{ ...body, value: "QUI_QQ" + "B" }]));
  cases.add(
    "disclosure-with-member",
    shape,
    withDisclosures([
      textOf(canonical({ ...body, why: "asked" })),
    ]),
  );
  cases.add(
    "disclosures-not-canonical",
    { rules: ["J-1"], codes: ["PEF-200"] },
    withDisclosures([
      ` ${textOf(canonical(body))}`,
    ]),
  );
  cases.add("disclosures-empty", { rules: ["V-16"], codes: ["PEF-202"] }, withDisclosures([]));
}

/** How an envelope may differ from what it should be. */
export interface Envelope {
  readonly key?: TestKey;
  readonly payloadType?: string;
  readonly signatures?: (list: { keyid: string; sig: string }[]) => unknown;
  readonly payload?: (bytes: Uint8Array) => Uint8Array;
}

const inToto = "application/vnd.in-toto+json";

/** An envelope around a statement. */
export function attestation(statement: unknown, options: Envelope = {}): Uint8Array {
  const key = options.key ?? new World().keys.attest;
  const bytes = options.payload?.(canonical(statement)) ?? canonical(statement);
  const sig = toBase64(key.sign(preAuthEncoding(options.payloadType ?? inToto, bytes)));
  const signatures = [{ keyid: key.keyid, sig }];
  return canonical({
    payload: toBase64(bytes),
    payloadType: inToto,
    signatures: options.signatures?.(signatures) ?? signatures,
  });
}

const statementType = "https://in-toto.io/Statement/v1";
const predicate = (name: string) => `https://clyra.dev/pef/${name}/v0`;

/** A statement on subjects. */
export function statementOn(
  subjects: readonly { readonly name: string; readonly sha256: string }[],
  name = "snapshot",
  body: unknown = {},
): { readonly [member: string]: unknown } {
  return {
    _type: statementType,
    subject: subjects.map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    predicateType: predicate(name),
    predicate: body,
  };
}

/** A bundle with an attestation. */
export function attested(
  make: (run: TestRun) => Uint8Array | string,
  more: Partial<BundleSpec> = {},
): Uint8Array {
  const { world, run } = sealed("etl");
  return buildBundle({
    world,
    runs: [run],
    ...more,
    files: { "attestations/a.dsse.json": make(run), ...more.files },
  });
}

function attestationCases(cases: Cases): void {
  const at = (code: string, ...rules: string[]) => ({ rules, codes: [code] });
  const onRun = (run: TestRun) => statementOn([{ name: "journal", sha256: run.root() }]);
  const keys = new World().keys;
  cases.add(
    "ok-attestation",
    { rules: ["A-1", "A-2"] },
    attested((run) => attestation(onRun(run))),
  );
  cases.add(
    "attestation-by-an-export-key",
    at("PEF-402", "A-1"),
    attested((run) => attestation(onRun(run), { key: keys.export })),
  );
  cases.add(
    "attestation-by-an-unknown-key",
    at("PEF-401", "A-1"),
    attested((run) => attestation(onRun(run), { key: testKey("stranger") })),
  );
  cases.add(
    "attestation-forged",
    at("PEF-400", "A-2"),
    attested((run) =>
      attestation(onRun(run), { key: { ...keys.attest, sign: testKey("stranger").sign } })
    ),
  );
  cases.add(
    "attestation-of-another-payload-type",
    at("PEF-400", "A-1"),
    attested((run) => attestation(onRun(run), { payloadType: "text/plain" })),
  );
  cases.add(
    "attestation-not-signed",
    at("PEF-405", "A-2"),
    attested((run) => attestation(onRun(run), { signatures: () => [] })),
  );
  cases.add(
    "attestation-signature-odd-base64",
    at("PEF-400", "N-1", "A-2"),
    attested((run) =>
      attestation(onRun(run), {
        signatures: (list) =>
          list.map(({ keyid, sig }) => ({ keyid, sig: sig.replace(/.==$/, "B==") })),
      })
    ),
  );
  cases.add(
    "attestation-of-something-else",
    at("PEF-911", "A-2"),
    attested(() => attestation(statementOn([{ name: "journal", sha256: "0".repeat(64) }]))),
  );
  cases.add(
    "attestation-payload-not-canonical",
    at("PEF-200", "A-1"),
    attested((run) =>
      attestation(onRun(run), { payload: (bytes) => Uint8Array.from([0x20, ...bytes]) })
    ),
  );
  cases.add(
    "attestation-envelope-not-canonical",
    at("PEF-200", "A-1"),
    attested((run) => Uint8Array.from([...attestation(onRun(run)), 0x0a])),
  );
  cases.add(
    "attestation-is-not-in-toto",
    at("PEF-201", "A-2"),
    attested(() => attestation({ a: 1 })),
  );
  cases.add("attestation-is-no-envelope", at("PEF-201", "A-2"), attested(() => "{}"));
  cases.add("ok-attestation-of-another-kind", {
    rules: ["A-4"],
    codes: ["PEF-914"],
    verdict: "VERIFIED",
  }, attested((run) => attestation({ ...onRun(run), predicateType: "https://example.org/x" })));
  const external = { sha256: "c".repeat(64), size: 30_000_000, location: "s3://evidence/big" };
  const withExternal = (more: Partial<BundleSpec>) => {
    const { world, run } = sealed("etl");
    return buildBundle({
      world,
      runs: [run],
      manifest: (m) => ({ ...m, externals: [external] }),
      ...more,
    });
  };
  cases.add("ok-external-not-checked", {
    rules: ["V-20"],
    codes: ["PEF-931"],
    verdict: "VERIFIED",
  }, withExternal({}));
  cases.add(
    "attestation-of-an-external",
    { rules: ["A-2"], codes: ["PEF-911", "PEF-931"] },
    withExternal({
      files: {
        "attestations/a.dsse.json": attestation(
          statementOn([{ name: "dump", sha256: external.sha256 }]),
        ),
      },
    }),
  );
}

function externalCases(cases: Cases): void {
  const { world, run } = sealed("etl");
  const content = bytesOf("a dump of thirty megabytes, in a nutshell");
  const sha = toHex(sha256(content));
  const named = (size: number) =>
    buildBundle({
      world,
      runs: [run],
      manifest: (m) => ({
        ...m,
        externals: [{ sha256: sha, size, location: "s3://evidence/dump" }],
      }),
    });
  const bundle = named(content.length);
  const bad = { rules: ["V-20"], codes: ["PEF-930"] };
  cases.add("ok-external", { rules: ["V-20"], externals: { [sha]: content } }, bundle);
  cases.add(
    "external-changed",
    { ...bad, externals: { [sha]: bytesOf("a different dump") } },
    bundle,
  );
  cases.add("external-longer", {
    ...bad,
    externals: { [sha]: bytesOf("a dump of thirty megabytes, in a nutshell!") },
  }, bundle);
  cases.add("external-size-stated-wrongly", { ...bad, externals: { [sha]: content } }, named(9));
  const first = { sha256: sha, size: content.length, location: "s3://evidence/dump" };
  const second = { ...first, sha256: "f".repeat(64), size: 30_000_000 };
  const listed = (externals: NonNullable<Manifest["externals"]>) =>
    buildBundle({ world, runs: [run], manifest: (m) => ({ ...m, externals }) });
  cases.add("ok-externals-in-order", {
    rules: ["M-11"],
    codes: ["PEF-931"],
    verdict: "VERIFIED",
    externals: { [sha]: content },
  }, listed([first, second]));
  const disordered = { rules: ["M-11"], codes: ["PEF-201"] };
  cases.add("externals-out-of-order", disordered, listed([second, first]));
  cases.add("external-named-twice", disordered, listed([first, first]));
  cases.add(
    "external-of-two-sizes",
    disordered,
    listed([first, { ...first, size: content.length + 1 }]),
  );
}

/** The predicate of a replay, to be changed. */
export type Replay = Record<string, unknown> & {
  steps: Record<string, number>;
  tables: Record<string, unknown>[];
};

function replayOf(run: TestRun): Replay {
  const digest = (text: string) => toHex(sha256(bytesOf(text)));
  return {
    v: 0,
    id: "replay-1",
    run: run.id,
    run_root: run.root(),
    verdict: "success",
    codes: [],
    level: { redo: "equal", statement: "equal" },
    source: {
      target_id: "db-1",
      version_num: 170010,
      lsn: { pre: "0/16B3748", post: "0/16B3900" },
      snapshot: { pre: digest("pre"), post: digest("post") },
    },
    engine: { kind: "embedded", version: "17.10" },
    policy: { id: "default", sha256: digest("policy") },
    steps: { total: 3, replayed: 3, denied: 0, mismatched: 0, nondet: 0 },
    tables: [{
      name: "public.orders",
      post_recorded: digest("orders"),
      post_replayed: digest("orders"),
      equal: true,
    }],
    started: "2026-01-02T03:04:05.000Z",
    finished: "2026-01-02T03:04:06.000Z",
    tool: { version: "0.1.0" },
  };
}

/** A bundle with a replay certificate. */
export function replayed(change: (replay: Replay) => Record<string, unknown>): Uint8Array {
  return attested((run) =>
    attestation(
      statementOn([{ name: "journal", sha256: run.root() }], "replay", change(replayOf(run))),
    )
  );
}

function replayCases(cases: Cases): void {
  const lie = { rules: ["A-3"], codes: ["PEF-912"] };
  const fine = { rules: ["A-3"] };
  const steps = (more: Record<string, number>) => (replay: Replay) => ({
    ...replay,
    steps: { ...replay.steps, ...more },
  });
  cases.add("ok-replay", fine, replayed((r) => r));
  cases.add(
    "ok-replay-partial",
    fine,
    replayed((r) => ({
      ...r,
      verdict: "partial",
      codes: ["NONDET"],
      steps: { ...r.steps, nondet: 1 },
    })),
  );
  cases.add(
    "ok-replay-failed",
    fine,
    replayed((r) => ({
      ...r,
      verdict: "failed",
      codes: ["REDO_MISMATCH"],
      level: { redo: "different", statement: "skipped" },
    })),
  );
  cases.add("replay-of-nothing", lie, replayed(steps({ total: 0, replayed: 0 })));
  cases.add("replay-of-more-than-there-was", lie, replayed(steps({ replayed: 4 })));
  cases.add("replay-success-with-mismatch", lie, replayed(steps({ mismatched: 1 })));
  cases.add("replay-success-with-steps-left", lie, replayed(steps({ replayed: 2 })));
  cases.add("replay-success-with-code", lie, replayed((r) => ({ ...r, codes: ["SEQ_DRIFT"] })));
  cases.add("replay-partial-without-reason", lie, replayed((r) => ({ ...r, verdict: "partial" })));
  cases.add(
    "replay-table-said-equal",
    lie,
    replayed((r) => ({
      ...r,
      tables: [{ ...r.tables[0], post_replayed: "0".repeat(64) }],
    })),
  );
  const elsewhere = { rules: ["A-3"], codes: ["PEF-911"] };
  cases.add("replay-of-another-run", elsewhere, replayed((r) => ({ ...r, run: "etl-2" })));
  cases.add(
    "replay-of-another-root",
    elsewhere,
    replayed((r) => ({ ...r, run_root: "0".repeat(64) })),
  );
  cases.add(
    "replay-without-journal",
    elsewhere,
    attested((run) =>
      attestation(statementOn([{ name: "pre", sha256: run.root() }], "replay", replayOf(run)))
    ),
  );
  cases.add(
    "replay-with-unknown-code",
    { rules: ["A-3"], codes: ["PEF-201"] },
    replayed((r) => ({
      ...r,
      codes: ["OTHER"],
    })),
  );
}

function renderingCases(cases: Cases): void {
  const pdf = "%PDF-1.7 all is well";
  const sha = toHex(sha256(bytesOf(pdf)));
  const report = (name: string, digest: string) => (run: TestRun) =>
    attestation(statementOn([
      { name: "journal", sha256: run.root() },
      { name: "report.pdf", sha256: digest },
    ], name));
  const files = { "render/report.pdf": pdf };
  const bad = { rules: ["V-19"], codes: ["PEF-913"] };
  cases.add(
    "ok-rendering",
    { rules: ["A-4", "V-19"] },
    attested(report("compliance", sha), { files }),
  );
  cases.add(
    "rendering-that-nobody-attests",
    bad,
    attested(
      (run) => attestation(statementOn([{ name: "journal", sha256: run.root() }], "compliance")),
      { files },
    ),
  );
  cases.add("rendering-of-another-statement", bad, attested(report("snapshot", sha), { files }));
  cases.add("rendering-that-says-something-else", {
    rules: ["A-2", "V-19"],
    codes: ["PEF-911", "PEF-913"],
  }, attested(report("compliance", sha), { files: { "render/report.pdf": `${pdf}!` } }));
  cases.add(
    "rendering-swapped",
    { rules: ["V-4"], codes: ["PEF-103"] },
    attested(
      report("compliance", sha),
      { files, after: (all) => all.set("render/report.pdf", bytesOf(pdf.replace("well", "lost"))) },
    ),
  );
}

function receiptCases(cases: Cases): void {
  const world = new World();
  const run = llmRun(world).close().seal();
  const other = world.run("run-2").open().close().seal();
  const at = (code: string, ...rules: string[]) => ({ rules, codes: [code], isProof: true });
  const twisted = (twist: (proof: Record<string, unknown>) => unknown, seq = 2) =>
    buildProof(world, run, { seq, twist });
  cases.add("ok-proof", { rules: ["F-2"], isProof: true }, twisted((p) => p));
  cases.add("ok-proof-of-the-first", { rules: ["F-2"], isProof: true }, twisted((p) => p, 0));
  cases.add("ok-proof-under-a-mark", { rules: ["F-1", "U-6"], isProof: true }, underMark());
  cases.add(
    "proof-of-another-entry",
    at("PEF-601", "F-2"),
    twisted((p) => ({
      ...p,
      entry: JSON.parse(textOf(run.lines[3] ?? bytesOf(""))),
    })),
  );
  cases.add(
    "proof-of-another-run",
    at("PEF-502", "F-2"),
    twisted((p) => ({
      ...p,
      entry: JSON.parse(textOf(other.lines[0] ?? bytesOf(""))),
    })),
  );
  cases.add(
    "proof-entry-changed",
    at("PEF-601", "F-2"),
    twisted((p) => ({
      ...p,
      entry: JSON.parse(textOf(run.lines[2] ?? bytesOf("")).replace(`"allow"`, `"deny"`)),
    })),
  );
  cases.add(
    "proof-too-long",
    at("PEF-601", "N-2"),
    twisted((p) => ({
      ...p,
      proof: [...p.proof as string[], "0".repeat(64)],
    })),
  );
  cases.add(
    "proof-without-cover",
    at("PEF-700", "F-1", "F-2"),
    twisted((p) => ({
      ...p,
      leaves: (p.leaves as unknown[]).slice(0, -1),
    })),
  );
  cases.add("proof-without-leaves", at("PEF-202", "F-2"), twisted((p) => ({ ...p, leaves: [] })));
  cases.add(
    "proof-without-entry-key",
    at("PEF-401", "U-8"),
    twisted((p) => ({
      ...p,
      leaves: (p.leaves as unknown[]).filter((_, i) => i !== 1),
    })),
  );
  cases.add(
    "proof-checkpoint-malformed",
    at("PEF-600", "F-2"),
    twisted((p) => ({ ...p, checkpoint: "x" })),
  );
  cases.add(
    "proof-checkpoint-by-another-key",
    at("PEF-405", "F-2"),
    twisted((p) => ({
      ...p,
      checkpoint: world.log.checkpoint({ key: testKey("stranger") }),
    })),
  );
  cases.add(
    "proof-not-canonical",
    at("PEF-200", "F-2"),
    Uint8Array.from([...twisted((p) => p), 0x0a]),
  );
  cases.add("proof-with-member", at("PEF-201", "F-2", "F-3"), twisted((p) => ({ ...p, note: 1 })));
  cases.add("proof-version-1", {
    ...at("PEF-010", "F-2"),
    verdict: "UNVERIFIABLE",
  }, twisted((p) => ({ ...p, v: 1 })));
  cases.add("proof-is-empty", at("PEF-200", "F-2"), bytesOf(""));
  cases.add("proof-of-another-tenant", {
    ...at("PEF-410", "F-2"),
    trust: new World({ seed: "b" }).trust(),
  }, twisted((p) => p));
  cases.add("proof-where-a-period-is-asked-for", {
    ...at("PEF-710", "F-2"),
    verdict: "POLICY_FAILED",
    trust: world.trust({ claims: ["range-complete"] }),
  }, twisted((p) => p));
}

function underMark(): Uint8Array {
  const world = new World();
  const run = llmRun(world).mark();
  return buildProof(world, run, { seq: 3 });
}
