/**
 * Vectors V and A: what is in order, and JSON that says one thing to one reader and another to the next.
 *
 * @module
 */

import { digested, flavours } from "../../tests/pef/flavours.ts";
import { buildProof, testKeyFor } from "./shared.ts";
import {
  buildBundle,
  bundleWith,
  bundleWithEvent,
  bytesOf,
  Cases,
  insertBytes,
  replaceInLine,
  sealed,
  type VectorCase,
  World,
} from "./case.ts";

/** Bundles that must verify. */
export function validCases(): VectorCase[] {
  const cases = new Cases("V");
  // A bundle that is in order is the positive twin of every rule that it had to pass.
  const rules = ["E-4", "V-17", "V-18"];
  const passed = [
    ...rules,
    ...["N-1", "N-2", "N-3", "N-5", "J-4", "J-6", "J-7", "E-1", "E-2", "E-3", "E-5", "E-6"],
    ...["L-1", "L-2", "L-5", "U-1", "U-2", "U-3", "U-8", "M-1", "M-2", "M-3", "M-4", "M-7", "M-8"],
    ...["C-1", "C-3", "C-4", "T-2", "V-1", "V-2", "V-3", "V-4", "V-5", "V-6", "V-7", "V-9"],
    ...["V-11", "V-12", "V-14", "V-15", "V-16", "R-1", "R-2", "R-3", "R-5"],
  ];
  for (const flavour of ["llm", "mcp", "http", "etl", "rpa"] as const) {
    const { world, run } = sealed(flavour);
    const bundle = buildBundle({ world, runs: [run] });
    cases.add(`run-complete-${flavour}`, { rules }, bundle);
    cases.add(`run-complete-${flavour}-untrusted`, {
      rules: ["R-3"],
      trust: null,
      verdict: "INTACT_UNTRUSTED",
    }, bundle);
  }
  const world = new World();
  const runs = (Object.keys(flavours) as (keyof typeof flavours)[])
    .map((name) => flavours[name](world).close().seal());
  const all = buildBundle({ world, runs });
  cases.add("five-runs", { rules: passed }, all);
  cases.add("fast", {
    rules: ["R-3", "R-4"],
    fast: true,
    codes: ["PEF-420"],
    verdict: "INTACT_UNTRUSTED",
  }, all);
  const { world: small, run } = sealed("etl");
  const files = { [`artifacts/sha256/${digested("rows").sha256}`]: "rows" };
  cases.add("artifact", { rules: ["M-6"] }, buildBundle({ world: small, runs: [run], files }));

  cases.add(
    "manifest-statements",
    { rules: ["M-11"] },
    buildBundle({
      world: small,
      runs: [run],
      manifest: (manifest) => ({ ...manifest, ...statements }),
    }),
  );
  cases.add("interrupted", { rules: ["E-8"] }, interrupted());
  const receipt = { rules: ["F-1", "F-2", "F-3"], isProof: true };
  cases.add("proof-of-a-receipt", receipt, proofOf("llm", 2));
  cases.add("proof-untrusted", {
    rules: ["F-2"],
    isProof: true,
    trust: null,
    verdict: "INTACT_UNTRUSTED",
  }, proofOf("mcp", 1));
  return cases.list;
}

const statements = {
  metrics: [{ name: "proxy_p95_ms", n: 7 }, { name: "snapshot_lag_ms", n: 12 }],
  rollback: { kind: "undo-sql", sha256: "0".repeat(64), location: "s3://bucket/undo.sql" },
  worm: [{
    store: "s3",
    bucket: "evidence",
    key: "a/b.pef",
    sha256: "1".repeat(64),
    mode: "COMPLIANCE",
  }],
  custody: [{ event: "created", ts: "2026-02-03T04:05:06.789Z", by: "clyra" }],
};

function interrupted(): Uint8Array {
  return bundleWith((run) => {
    run.status = "interrupted";
    run.add({
      type: "call.request",
      call: "c1",
      body: { protocol: "http", upstream: "u", method: "GET", path: "/", body: digested("") },
    });
  });
}

function proofOf(flavour: "llm" | "mcp", seq: number): Uint8Array {
  const { world, run } = sealed(flavour);
  return buildProof(world, run, { seq });
}

/** JSON that readers could take in two ways, and JSON that is too much. */
export function jsonCases(): VectorCase[] {
  const cases = new Cases("A");
  lineCases(cases);
  valueCases(cases);
  limitCases(cases);
  manifestCases(cases);
  return cases.list;
}

function lineCases(cases: Cases): void {
  const notCanonical = { rules: ["J-1"], codes: ["PEF-200"] };
  const v = `"type":"event.step","v":0`;
  const texts: Record<string, [string, string]> = {
    "duplicate-key": [v, `${v},"v":0`],
    "duplicate-key-escaped": [v, `"type":"event.step","\\u0076":1,"v":0`],
    "space": [`"v":0`, `"v": 0`],
    "member-order": [v, `"v":0,"type":"event.step"`],
    "escaped-letter": [`"event.step"`, `"event\\u002estep"`],
    "escaped-solidus": [`{"summary":"x"}`, `{"summary":"\\/"}`],
    "upper-case-escape": [`{"summary":"x"}`, `{"summary":"\\u001F"}`],
    "long-escape": [`{"summary":"x"}`, `{"summary":"\\u000a"}`],
    "escaped-pair": [`{"summary":"x"}`, `{"summary":"\\ud83d\\udcb8"}`],
    "lone-surrogate-escaped": [`{"summary":"x"}`, `{"summary":"\\ud83d"}`],
    "lone-surrogate-reversed": [`{"summary":"x"}`, `{"summary":"\\udcb8\\ud83d"}`],
    "negative-zero": [`"v":0`, `"v":-0`],
    "leading-zero": [`"seq":1`, `"seq":01`],
    "number-as-float": [`"seq":1`, `"seq":1.0`],
    "number-with-exponent": [`"seq":1`, `"seq":1e0`],
    "trailing-comma": [`"v":0}`, `"v":0,}`],
    "comment": [`"v":0}`, `"v":0/**/}`],
    "not-a-number": [`"seq":1`, `"seq":NaN`],
    "single-quotes": [`"v":0`, `'v':0`],
  };
  for (const [name, [from, to]] of Object.entries(texts)) {
    cases.add(name, notCanonical, bundleWithEvent(replaceInLine(from, to)));
  }
  const marked = { summary: "@@" };
  cases.add(
    "lone-surrogate-bytes",
    notCanonical,
    bundleWithEvent(insertBytes(0xed, 0xa0, 0x80), marked),
  );
  cases.add("overlong-utf8", notCanonical, bundleWithEvent(insertBytes(0xc0, 0xaf), marked));
  cases.add("invalid-utf8", notCanonical, bundleWithEvent(insertBytes(0xff), marked));
  cases.add("raw-control-character", notCanonical, bundleWithEvent(insertBytes(0x01), marked));
  cases.add(
    "byte-order-mark",
    notCanonical,
    bundleWithEvent({
      line: (line) => Uint8Array.from([0xef, 0xbb, 0xbf, ...line]),
    }),
  );
  cases.add(
    "carriage-return",
    notCanonical,
    bundleWithEvent({
      line: (line) => Uint8Array.from([...line, 0x0d]),
    }),
  );
  cases.add("empty-line", notCanonical, bundleWithEvent({ line: () => bytesOf("") }));
  for (const text of ["[]", "null", "1", `"a"`, "{}"]) {
    const name = `line-is-${
      { "[]": "array", null: "null", 1: "number", [`"a"`]: "text", "{}": "empty" }[text]
    }`;
    cases.add(
      name,
      { rules: ["E-1"], codes: ["PEF-201"] },
      bundleWithEvent({ line: () => bytesOf(text) }),
    );
  }
  cases.add("no-last-line-feed", { rules: ["V-16"], codes: ["PEF-202"] }, withoutLastLineFeed());
  cases.add("empty-segment", { rules: ["V-16"], codes: ["PEF-202"] }, emptySegment());
}

function withoutLastLineFeed(): Uint8Array {
  const { world, run } = sealed();
  const path = `runs/${run.id}/entries-000000.jsonl`;
  const text = run.lines.map((line) => new TextDecoder().decode(line)).join("\n");
  return buildBundle({ world, runs: [run], files: { [path]: text } });
}

function emptySegment(): Uint8Array {
  const { world, run } = sealed();
  return buildBundle({
    world,
    runs: [run],
    files: { [`runs/${run.id}/entries-000000.jsonl`]: "" },
  });
}

function valueCases(cases: Cases): void {
  const wrongShape = { rules: ["J-5"], codes: ["PEF-201"] };
  const fine = { rules: ["J-1", "J-5"] };
  const payloads: Record<string, Record<string, unknown>> = {
    "unknown-member": { extra: 1 },
    "missing-member": { ts: undefined },
    "unknown-type": { type: "event.other" },
    "number-as-text": { seq: "1" },
    "confusable-id": { call: "p\u0430yment" },
    "id-with-space": { call: "a b" },
    "id-with-line-feed": { call: "a\n" },
    "time-without-milliseconds": { ts: "2026-01-02T03:04:05Z" },
    "time-with-hour-24": { ts: "2026-01-02T24:00:00.000Z" },
    "time-with-offset": { ts: "2026-01-02T03:04:05.000+00:00" },
    "time-in-1999": { ts: "1999-01-02T03:04:05.000Z" },
    "digest-in-upper-case": { prev: "A".repeat(64) },
    "text-of-1025": { body: { summary: "\u{1F4B8}".repeat(1025) } },
    "ext-number": { ext: { a: 1 } },
    "version-as-text": { v: "0" },
  };
  for (const [name, payload] of Object.entries(payloads)) {
    cases.add(name, wrongShape, bundleWithEvent({ payload }));
  }
  const numbers: Record<string, number> = {
    "fraction": 1.5,
    "number-2-to-53": 2 ** 53,
    "number-1e21": 1e21,
  };
  for (const [name, n] of Object.entries(numbers)) {
    const body = { summary: "x", counts: [{ name: "n", n }] };
    cases.add(name, { rules: ["J-2"], codes: ["PEF-200"] }, bundleWithEvent({}, body));
  }
  const tooPrecise = { summary: "x", counts: [{ name: "n", n: 9007199254740991 }] };
  cases.add(
    "number-2-to-53-plus-1",
    { rules: ["J-2"], codes: ["PEF-200"] },
    bundleWithEvent(
      replaceInLine("9007199254740991", "9007199254740993"),
      tooPrecise,
    ),
  );
  cases.add("ok-number-2-to-53-minus-1", { rules: ["J-2"] }, bundleWithEvent({}, tooPrecise));
  const summaries: Record<string, string> = {
    "ok-text-of-1024-astral": "\u{1F4B8}".repeat(1024),
    "ok-line-separator": "\u2028\u2029\u007f\u0080",
    "ok-noncharacters": "\ufffe\uffff\u{10ffff}",
    "ok-escapes": `\u0000\u001f\b\t\n\f\r"\\/`,
    "ok-backslash-ud": "\\ud83d",
    "ok-terminal-and-bidi": "\u001b[31mred\u202etxt.exe",
    "ok-decomposed": "e\u0301 \u00e9",
  };
  for (const [name, summary] of Object.entries(summaries)) {
    cases.add(name, fine, bundleWithEvent({}, { summary }));
  }
  const ext = { "10": "a", "9": "b", "-": "c", "1a": "d", "__proto__x": "e", Z: "f", a: "g" };
  cases.add("ok-names-like-indexes", fine, bundleWithEvent({ payload: { ext } }));
  cases.add(
    "names-in-numeric-order",
    { rules: ["J-1"], codes: ["PEF-200"] },
    bundleWithEvent({
      payload: { ext: { "10": "a", "9": "b" } },
      ...replaceInLine(`"10":"a","9":"b"`, `"9":"b","10":"a"`),
    }),
  );
}

function limitCases(cases: Cases): void {
  const version = { rules: ["J-6"], codes: ["PEF-010"], verdict: "UNVERIFIABLE" };
  cases.add("version-1", version, bundleWithEvent({ payload: { v: 1 } }));
  cases.add("version-minus-1", version, bundleWithEvent({ payload: { v: -1 } }));
  const deep = { rules: ["J-3"], codes: ["PEF-004"], verdict: "UNVERIFIABLE" };
  const nested = (levels: number): unknown => levels === 0 ? 1 : [nested(levels - 1)];
  cases.add("depth-17", deep, bundleWithEvent({ payload: { body: nested(15) } }));
  cases.add(
    "depth-16-of-the-wrong-shape",
    { rules: ["J-3"], codes: ["PEF-201"] },
    bundleWithEvent({
      payload: { body: nested(14) },
    }),
  );
  cases.add("depth-bomb", deep, bundleWithEvent({ line: () => bytesOf("[".repeat(60_000)) }));
  cases.add(
    "depth-in-a-text",
    { rules: ["J-3"] },
    bundleWithEvent({}, { summary: `"${"[".repeat(500)}` }),
  );
  cases.add(
    "depth-below-zero",
    { rules: ["J-3"], codes: ["PEF-200"] },
    bundleWithEvent({ line: () => bytesOf(`]]]]${"[".repeat(17)}`) }),
  );
  cases.add(
    "depth-behind-an-escaped-quote",
    { rules: ["J-3"], codes: ["PEF-200"] },
    bundleWithEvent({ line: () => bytesOf(`"\\"${"[".repeat(17)}`) }),
  );
  const long = { rules: ["V-16"], codes: ["PEF-003"], verdict: "UNVERIFIABLE" };
  cases.add("ok-line-of-65536", { rules: ["V-16"] }, lineOfLength(65_536));
  cases.add("line-of-65537", long, lineOfLength(65_537));
  cases.add("line-without-end", long, bundleWithEvent({ line: () => bytesOf("x".repeat(70_000)) }));
}

function lineOfLength(length: number): Uint8Array {
  const ext = (fill: number) =>
    Object.fromEntries(Array.from({ length: 32 }, (_, i) => [
      `k${String(i).padStart(2, "0")}`,
      i < 31 ? "\u{1F4B8}".repeat(518) : "x".repeat(fill),
    ]));
  let measured = 0;
  bundleWithEvent({ payload: { ext: ext(0) }, line: (line) => (measured = line.length, line) });
  return bundleWithEvent({ payload: { ext: ext(length - measured) } });
}

function manifestCases(cases: Cases): void {
  const { world, run } = sealed();
  const spec = { world, runs: [run] };
  const made = (change: (manifest: Record<string, unknown>) => unknown) =>
    buildBundle({ ...spec, manifest: change });
  const wrongShape = { rules: ["V-5"], codes: ["PEF-201"] };
  cases.add("manifest-unknown-member", wrongShape, made((m) => ({ ...m, extra: 1 })));
  cases.add("manifest-missing-member", wrongShape, made((m) => ({ ...m, origin: undefined })));
  cases.add("manifest-is-a-list", wrongShape, made(() => []));
  cases.add("manifest-version-1", {
    rules: ["J-6"],
    codes: ["PEF-010"],
    verdict: "UNVERIFIABLE",
  }, made((m) => ({ ...m, v: 1 })));
  cases.add("manifest-claim-unknown", {
    rules: ["V-5"],
    codes: ["PEF-011"],
    verdict: "UNVERIFIABLE",
  }, made((m) => ({ ...m, claim: { type: "everything" } })));
  cases.add(
    "manifest-claim-with-member",
    wrongShape,
    made((m) => ({
      ...m,
      claim: { type: "run-complete", from: 0 },
    })),
  );
  cases.add(
    "manifest-runs-doubled",
    wrongShape,
    made((m) => ({
      ...m,
      runs: [...(m.runs as unknown[]), ...(m.runs as unknown[])],
    })),
  );
  cases.add(
    "manifest-not-canonical",
    { rules: ["J-1"], codes: ["PEF-200"] },
    buildBundle({
      ...spec,
      manifestBytes: (bytes) => Uint8Array.from([...bytes, 0x0a]),
    }),
  );
  cases.add("manifest-too-deep", {
    rules: ["J-3"],
    codes: ["PEF-004"],
    verdict: "UNVERIFIABLE",
  }, buildBundle({ ...spec, manifestBytes: () => bytesOf("[".repeat(100)) }));
  cases.add(
    "signatures-not-canonical",
    { rules: ["J-1"], codes: ["PEF-200"] },
    buildBundle({
      ...spec,
      after: (files) => {
        const old = files.get("pef/manifest.sigs.json") ?? bytesOf("");
        files.set("pef/manifest.sigs.json", Uint8Array.from([0x20, ...old]));
      },
    }),
  );
  trustCases(cases, buildBundle(spec), world);
}

function trustCases(cases: Cases, bundle: Uint8Array, world: World): void {
  const refused = { rules: ["T-1"], codes: ["PEF-002"], verdict: "UNVERIFIABLE" };
  const text = JSON.stringify(world.trust());
  const hostile: Record<string, string> = {
    "trust-unknown-member": JSON.stringify(world.trust({ extra: 1 })),
    "trust-duplicate-key": text.replace(`"v":0`, `"v":0,"v":0`),
    "trust-lone-surrogate": text.replace(`"v":0`, `"v":0,"\\ud800":0`),
    "trust-empty": "",
    "trust-list": "[]",
    "trust-too-deep": "[".repeat(100),
    "trust-version-1": JSON.stringify(world.trust({ v: 1 })),
    "trust-key-odd-base64": JSON.stringify(world.trust({ log_keys: [`${"A".repeat(42)}B`] })),
  };
  for (const [name, content] of Object.entries(hostile)) {
    cases.add(name, { ...refused, trust: bytesOf(content) }, bundle);
  }
  cases.add("ok-trust-not-canonical", {
    rules: ["T-1"],
    trust: bytesOf(` ${text.replace(`"v":0`, `"v" : 0.0`)}\n`),
  }, bundle);
  cases.add("ok-trust-with-keys", {
    rules: ["U-7"],
    trust: world.trust({
      role_keys: { entry: [world.keys.entry.text], export: [world.keys.export.text] },
    }),
  }, bundle);
  cases.add("trust-entry-key-not-listed", {
    rules: ["U-7"],
    codes: ["PEF-411"],
    trust: world.trust({ role_keys: { entry: [testKeyFor("other").text] } }),
  }, bundle);
  cases.add("trust-key-revoked", {
    rules: ["U-7"],
    codes: ["PEF-411"],
    trust: world.trust({ revoked: [world.keys.entry.keyid] }),
  }, bundle);
  cases.add("trust-other-genesis", {
    rules: ["T-2", "V-11"],
    codes: ["PEF-410"],
    trust: world.trust({ genesis: "0".repeat(64) }),
  }, bundle);
  cases.add("trust-other-origin", {
    rules: ["V-7"],
    codes: ["PEF-410"],
    trust: world.trust({ origin: "clyra.test/other" }),
  }, bundle);
  cases.add("trust-other-log-key", {
    rules: ["U-7"],
    codes: ["PEF-411"],
    trust: world.trust({ log_keys: [testKeyFor("other").text] }),
  }, bundle);
}
