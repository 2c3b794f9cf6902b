/**
 * Vectors D and G: trees, checkpoints, witnesses.
 *
 * @module
 */

import { signCheckpoint, toBase64, toHex } from "../../src/pef/mod.ts";
import {
  buildBundle,
  type BundleSpec,
  bytesOf,
  Cases,
  sealed,
  textOf,
  type VectorCase,
  World,
} from "./case.ts";
import { bundleFiles, canonical, cosigned, testKey } from "./shared.ts";

const proofsPath = "log/proofs.jsonl";
const step = (summary: string) => ({ type: "event.step", body: { summary } });

/** A bundle whose proof lines are changed before the manifest lists them. */
function withProofs(change: (lines: Record<string, unknown>[]) => unknown[]): Uint8Array {
  const { world, run } = sealed("http");
  const spec: BundleSpec = { world, runs: [run] };
  const text = textOf(bundleFiles(spec).get(proofsPath) ?? bytesOf(""));
  const lines = text.trimEnd().split("\n").map((line) => JSON.parse(line));
  const changed = change(lines).map((line) => `${textOf(canonical(line))}\n`).join("");
  return buildBundle({ ...spec, files: { [proofsPath]: changed } });
}

/** Inclusion, roots, marks, older heads. */
export function treeCases(): VectorCase[] {
  const cases = new Cases("D");
  proofCases(cases);
  rootCases(cases);
  priorCases(cases);
  return cases.list;
}

type ProofLine = { index: number; proof: string[]; entry: Record<string, unknown> };

function proofCases(cases: Cases): void {
  const bad = { rules: ["V-9", "N-2"], codes: ["PEF-601"] };
  const last = (change: (line: ProofLine) => unknown) => (lines: Record<string, unknown>[]) =>
    lines.map((line, i) => i === lines.length - 1 ? change(line as unknown as ProofLine) : line);
  const add = (name: string, change: (line: ProofLine) => unknown) =>
    cases.add(name, bad, withProofs(last(change)));
  const hash = "ab".repeat(32);
  add("proof-too-long", (line) => ({ ...line, proof: [...line.proof, hash] }));
  add("proof-too-short", (line) => ({ ...line, proof: line.proof.slice(0, -1) }));
  add("proof-empty", (line) => ({ ...line, proof: [] }));
  add("proof-changed", (line) => ({ ...line, proof: [hash, ...line.proof.slice(1)] }));
  add("proof-index-wrong", (line) => ({ ...line, index: line.index - 1 }));
  add("proof-index-beyond-the-tree", (line) => ({ ...line, index: line.index + 1 }));
  add("proof-index-2-to-53-minus-1", (line) => ({ ...line, index: 2 ** 53 - 1 }));
  const middle = (change: (line: ProofLine) => unknown) => (lines: Record<string, unknown>[]) =>
    lines.map((line, i) => i === 1 ? change(line as unknown as ProofLine) : line);
  cases.add(
    "proof-swapped",
    bad,
    withProofs(middle((line) => ({
      ...line,
      proof: [...line.proof].reverse(),
    }))),
  );
  cases.add(
    "proof-of-another-leaf",
    bad,
    withProofs((lines) => [
      lines[0],
      { ...lines[1], proof: lines[2]?.proof },
      ...lines.slice(2),
    ]),
  );
  cases.add(
    "proofs-out-of-order",
    bad,
    withProofs((lines) => [
      lines[0],
      lines[2],
      lines[1],
      ...lines.slice(3),
    ]),
  );
  cases.add("proof-doubled", bad, withProofs((lines) => [lines[0], lines[0], ...lines.slice(1)]));
  cases.add("genesis-not-proven", bad, withProofs((lines) => lines.slice(1)));
  const shape = { rules: ["M-8"], codes: ["PEF-201"] };
  cases.add("proof-with-a-member", shape, withProofs(last((line) => ({ ...line, size: 5 }))));
  cases.add(
    "proof-digest-too-short",
    shape,
    withProofs(last((line) => ({ ...line, proof: ["ab"] }))),
  );
  cases.add(
    "proof-of-65-digests",
    shape,
    withProofs(last((line) => ({
      ...line,
      proof: new Array(65).fill(hash),
    }))),
  );
  cases.add("node-as-leaf", { rules: ["N-2"], codes: ["PEF-602"] }, nodeAsLeaf());
  cases.add("genesis-is-not-a-key", { rules: ["V-11"], codes: ["PEF-601"] }, otherGenesis());
}

/** A run whose third leaf, withheld, is the parent of two others: the root is that of a shorter list. */
function nodeAsLeaf(): Uint8Array {
  const { world, run } = sealed("etl");
  const root = run.root();
  run.lines.length = 0;
  run.leaves.length = 0;
  run.raw(bytesOf(`{"leaf":"${root}","why":"privacy"}`));
  run.stubs = 1;
  return buildBundle({
    world,
    runs: [run],
    manifest: (m) => ({
      ...m,
      runs: (m.runs as Record<string, unknown>[]).map((r) => ({
        ...r,
        entries: 1,
        root: "0".repeat(64),
      })),
    }),
    proofs: [0, 1, 2, 3],
  });
}

/** A log that begins with the key of another role. */
function otherGenesis(): Uint8Array {
  const world = new World();
  world.log.lines.length = 0;
  for (const role of ["entry", "log", "export", "attest"] as const) {
    world.log.addKey(role, world.keys[role]);
  }
  const run = world.run("run-1").open().close().seal();
  return buildBundle({ world, runs: [run] });
}

function rootCases(cases: Cases): void {
  const at = (code: string, ...rules: string[]) => ({ rules, codes: [code] });
  const { world, run } = sealed("http");
  const spec = { world, runs: [run] };
  const size = world.log.lines.length;
  const zeros = "0".repeat(64);
  cases.add(
    "manifest-names-another-head",
    at("PEF-603", "V-7"),
    buildBundle({
      ...spec,
      manifest: (m) => ({ ...m, checkpoint: { size, root: zeros } }),
    }),
  );
  cases.add(
    "manifest-names-another-size",
    at("PEF-603", "V-7"),
    buildBundle({
      ...spec,
      manifest: (m) => ({ ...m, checkpoint: { size: size - 1, root: toHex(world.log.root()) } }),
    }),
  );
  cases.add(
    "checkpoint-of-another-tree",
    at("PEF-601", "V-9"),
    buildBundle({
      ...spec,
      checkpoint: world.log.checkpoint({ root: new Uint8Array(32) }),
      manifest: (m) => ({ ...m, checkpoint: { size, root: zeros } }),
    }),
  );
  cases.add("mark-of-another-root", at("PEF-602", "V-17"), marked({ root: zeros }));
  cases.add("mark-longer-than-the-run", at("PEF-701", "V-18"), marked({ entries: 99 }));
  cases.add("ok-marks-on-the-way", { rules: ["V-17"] }, marked({}));
  cases.add("rewritten-between-marks", at("PEF-602", "V-17"), rewritten());
  cases.add("seal-with-odd-node-doubled", at("PEF-702", "M-4"), oddNodeDoubled());
  const leaf = (payload: Record<string, unknown>) => {
    const w = new World();
    w.log.add({ type: "policy", body: { name: "p", sha256: zeros } }, { payload });
    const r = w.run("run-1").open().close().seal();
    return buildBundle({ world: w, runs: [r], proofs: [0, 1, 2, 3, 4, 5] });
  };
  cases.add("ok-leaf-for-the-record", { rules: ["L-3"] }, leaf({}));
  cases.add("leaf-index-wrong", at("PEF-501", "V-11"), leaf({ index: 5 }));
  cases.add("leaf-of-another-log", at("PEF-502", "V-11"), leaf({ origin: "clyra.test/tenant-b" }));
  cases.add("leaf-type-unknown", at("PEF-201", "V-11"), leaf({ type: "other" }));
  cases.add("leaf-version-1", {
    ...at("PEF-010", "J-6"),
    verdict: "UNVERIFIABLE",
  }, leaf({ v: 1 }));
}

function marked(body: Record<string, unknown>): Uint8Array {
  const world = new World();
  const run = world.run("run-1").open().add(step("x")).mark(body).add(step("y")).close().seal();
  run.markIndex = undefined;
  return buildBundle({ world, runs: [run] });
}

/** What the log marked was thrown away, and the run written again with all keys. */
function rewritten(): Uint8Array {
  const world = new World();
  world.run("run-1").open().add(step("what happened")).mark();
  const run = world.run("run-1").open().add(step("what did not")).close().seal();
  return buildBundle({ world, runs: [run] });
}

function oddNodeDoubled(): Uint8Array {
  const world = new World();
  const run = world.run("run-1").open().add(step("x")).close();
  const doubled = world.run("run-1");
  for (const line of [...run.lines, run.lines.at(-1) ?? bytesOf("")]) doubled.raw(line);
  run.seal({ root: doubled.root() });
  return buildBundle({ world, runs: [run] });
}

function priorCases(cases: Cases): void {
  const { world, run } = sealed("mcp");
  const size = world.log.lines.length;
  const spec: BundleSpec = { world, runs: [run] };
  const consistency = (...sizes: number[]) =>
    sizes.map((n) => world.log.consistencyLine(n)).join("");
  const path = "log/consistency.jsonl";
  const plain = buildBundle(spec);
  const proven = buildBundle({ ...spec, files: { [path]: consistency(2, 3, 4) } });
  const prior = (n: number) => world.log.checkpoint({ size: n });
  const rules = ["V-13"];
  const forked = world.log.checkpoint({ size: 3, root: new Uint8Array(32) });
  cases.add("ok-prior-of-the-same-size", { rules, prior: prior(size) }, plain);
  cases.add("ok-prior-proven", { rules, prior: prior(3) }, proven);
  cases.add("ok-consistency-without-prior", { rules: ["M-10"] }, proven);
  const empty = signCheckpoint({
    origin: world.log.origin,
    size: 0,
    root: world.log.root(0),
  }, world.keys.log);
  cases.add("ok-prior-of-nothing", { rules, prior: empty }, plain);
  cases.add("prior-forked", { rules, prior: forked, codes: ["PEF-620"] }, proven);
  cases.add("prior-forked-at-the-same-size", {
    rules,
    prior: world.log.checkpoint({ root: new Uint8Array(32) }),
    codes: ["PEF-620"],
  }, plain);
  cases.add("prior-of-another-log", {
    rules,
    prior: new World({ origin: "clyra.test/tenant-b" }).log.checkpoint(),
    codes: ["PEF-620"],
  }, plain);
  cases.add("prior-is-newer", {
    rules,
    prior: world.log.checkpoint({ size: size + 1, root: new Uint8Array(32) }),
    codes: ["PEF-622"],
    verdict: "POLICY_FAILED",
  }, plain);
  cases.add("prior-is-newer-untrusted", {
    rules,
    trust: null,
    prior: world.log.checkpoint({ size: size + 1, root: new Uint8Array(32) }),
    codes: ["PEF-622"],
    verdict: "POLICY_FAILED",
  }, plain);
  const unknown = { rules, codes: ["PEF-621"], verdict: "UNVERIFIABLE" };
  cases.add("prior-not-proven", { ...unknown, prior: prior(3) }, plain);
  cases.add("prior-malformed", {
    rules: ["V-2"],
    prior: "no note",
    codes: ["PEF-012"],
    verdict: "UNVERIFIABLE",
  }, plain);
  const claim = { type: "range-complete", from: 0, to: size };
  const whole = buildBundle({ ...spec, claim });
  cases.add("ok-prior-within-a-period", { rules, prior: prior(3) }, whole);
  cases.add("prior-forked-within-a-period", { rules, prior: forked, codes: ["PEF-620"] }, whole);
  const bad = (text: string) => buildBundle({ ...spec, files: { [path]: text } });
  const broken = { rules: ["M-10", "V-13"], codes: ["PEF-604"] };
  const zeros = `["${"0".repeat(64)}"`;
  cases.add("consistency-changed", broken, bad(consistency(3).replace(/\["[0-9a-f]{64}"/, zeros)));
  cases.add("consistency-out-of-order", broken, bad(consistency(3, 2)));
  cases.add(
    "consistency-beyond-the-checkpoint",
    broken,
    bad(
      consistency(3).replace(`"size":3`, `"size":99`),
    ),
  );
}

/** Notes, their signers, witnesses, time stamps. */
export function anchorCases(): VectorCase[] {
  const cases = new Cases("G");
  noteCases(cases);
  signerCases(cases);
  witnessCases(cases);
  return cases.list;
}

function withNote(change: (note: string, world: World) => string): Uint8Array {
  const { world, run } = sealed("llm");
  return buildBundle({ world, runs: [run], checkpoint: change(world.log.checkpoint(), world) });
}

function noteCases(cases: Cases): void {
  const bad = { rules: ["L-4"], codes: ["PEF-600"] };
  const notes: Record<string, (note: string) => string> = {
    "note-empty": () => "",
    "note-without-signatures": (n) => n.slice(0, n.indexOf("\n\n") + 2),
    "note-without-separator": (n) => n.replace("\n\n", "\n"),
    "note-without-last-line-feed": (n) => n.slice(0, -1),
    "note-with-carriage-returns": (n) => n.replaceAll("\n", "\r\n"),
    "note-with-tab": (n) => n.replace("clyra.test", "clyra\ttest"),
    "note-size-with-leading-zero": (n) => n.replace(/\n(\d+)\n/, "\n0$1\n"),
    "note-size-negative": (n) => n.replace(/\n(\d+)\n/, "\n-$1\n"),
    "note-size-2-to-53": (n) => n.replace(/\n(\d+)\n/, "\n9007199254740992\n"),
    "note-size-2-to-64": (n) => n.replace(/\n(\d+)\n/, "\n18446744073709551616\n"),
    "note-root-of-31-bytes": (n) =>
      n.replace(/\n[^\n]{44}\n/, `\n${toBase64(new Uint8Array(31))}\n`),
    "note-root-odd-base64": (n) => n.replace(/.=\n/, "/=\n"),
    "note-origin-with-space": (n) => n.replace("clyra.test", "clyra test"),
    "note-of-another-log": (n) => n.replace("tenant-a\n", "tenant-b\n"),
    "note-with-hyphen-for-dash": (n) => n.replace("\u2014", "-"),
    "note-signature-of-four-bytes": (n) => `${n}\u2014 w AAAAAA==\n`,
    "note-signature-odd-base64": (n) => `${n}\u2014 w AAAAAAB=\n`,
    "note-with-65-signatures": (n) => n + "\u2014 w AAAAAAAA\n".repeat(64),
    "note-with-text-after": (n) => `${n}more\n`,
  };
  for (const [name, change] of Object.entries(notes)) cases.add(name, bad, withNote(change));
  cases.add(
    "ok-note-with-extension",
    { rules: ["L-4"] },
    withNote((note, world) => {
      const body = `${note.slice(0, note.indexOf("\n\n"))}\nextension line \u00e9\n`;
      const key = world.keys.log;
      const [, , hint] = /\u2014 (\S+) (\S+)\n$/.exec(note) ?? [];
      const keyHash = Uint8Array.from(atob(hint ?? ""), (c) => c.charCodeAt(0)).subarray(0, 4);
      const blob = Uint8Array.from([...keyHash, ...key.sign(bytesOf(body))]);
      return `${body}\n\u2014 ${world.log.origin} ${toBase64(blob)}\n`;
    }),
  );
  cases.add(
    "note-extension-not-signed",
    { rules: ["L-5"], codes: ["PEF-400"] },
    withNote((note) => note.replace("\n\n", "\nextension\n\n")),
  );
  cases.add(
    "ok-note-with-unknown-signers",
    { rules: ["V-12"] },
    withNote((note) => note + "\u2014 somebody/else AAAAAAAA\n".repeat(63)),
  );
  cases.add("note-too-long", {
    rules: ["V-7"],
    codes: ["PEF-003"],
    verdict: "UNVERIFIABLE",
  }, withNote((note) => note + `\u2014 w ${"A".repeat(8192)}\n`.repeat(9)));
}

function signerCases(cases: Cases): void {
  const { keys } = new World();
  const by = (key: typeof keys.log) => withNote((_, world) => world.log.checkpoint({ key }));
  cases.add(
    "note-by-an-unknown-key",
    { rules: ["V-12"], codes: ["PEF-405"] },
    by(testKey("stranger")),
  );
  cases.add("note-by-an-entry-key", { rules: ["V-12"], codes: ["PEF-405"] }, by(keys.entry));
  cases.add(
    "note-signature-bad",
    { rules: ["V-12"], codes: ["PEF-400"] },
    by({
      ...keys.log,
      sign: testKey("stranger").sign,
    }),
  );
  cases.add(
    "note-good-and-bad-signature",
    { rules: ["U-12", "V-12"], codes: ["PEF-400"] },
    withNote(
      (note, world) => {
        const bad = world.log.checkpoint({ key: { ...keys.log, sign: testKey("stranger").sign } });
        return note + bad.slice(bad.indexOf("\n\n") + 2);
      },
    ),
  );
  cases.add(
    "note-signature-cut",
    { rules: ["V-12"], codes: ["PEF-400"] },
    by({
      ...keys.log,
      sign: (message) => keys.log.sign(message).subarray(0, 63),
    }),
  );
  cases.add(
    "note-key-hash-wrong",
    { rules: ["L-5"], codes: ["PEF-405"] },
    withNote((note) => note.replace(/(\u2014 \S+ )..../, "$1AAAA")),
  );
  cases.add(
    "note-name-wrong",
    { rules: ["L-5"], codes: ["PEF-405"] },
    withNote((note) => note.replace(/\u2014 \S+/, "\u2014 other")),
  );
  cases.add("ok-time-stamp-not-checked", {
    rules: ["V-15"],
    codes: ["PEF-810"],
    verdict: "VERIFIED",
  }, stamped("anchors/tsa-1.tsr"));
  cases.add(
    "time-stamp-of-another-kind",
    { rules: ["M-6"], codes: ["PEF-106"] },
    stamped("anchors/tsa-1.der"),
  );
}

function stamped(path: string): Uint8Array {
  const { world, run } = sealed("rpa");
  return buildBundle({ world, runs: [run], files: { [path]: "0\u0003hostile DER" } });
}

function witnessCases(cases: Cases): void {
  const w1 = { name: "witness.test/1", key: testKey("witness-1") };
  const w2 = { name: "witness.test/2", key: testKey("witness-2") };
  const known = (quorum: number, ...list: { name: string; key: typeof w1.key }[]) =>
    new World().trust({
      witnesses: list.map(({ name, key }) => ({ name, public_key: key.text })),
      quorum,
    });
  const by = (...list: { name: string; key: typeof w1.key }[]) =>
    withNote((note) => cosigned(note, list));
  const failed = { rules: ["V-12"], codes: ["PEF-801"], verdict: "POLICY_FAILED" };
  const bad = { rules: ["L-6", "V-12"], codes: ["PEF-800"] };
  cases.add("ok-two-witnesses", { rules: ["L-6", "R-4"], trust: known(2, w1, w2) }, by(w1, w2));
  cases.add("ok-one-witness-of-two", { rules: ["V-12"], trust: known(1, w1, w2) }, by(w2));
  cases.add("ok-witnesses-without-quorum", { rules: ["R-4"], trust: known(0, w1) }, by(w2));
  cases.add("witness-missing", { ...failed, trust: known(2, w1, w2) }, by(w1));
  cases.add("witness-counted-twice", { ...failed, trust: known(2, w1, w2) }, by(w1, w1));
  const nobody = new World();
  cases.add(
    "quorum-of-nobody",
    { ...failed, trust: nobody.trust({ witnesses: [], quorum: 1 }) },
    by(w1),
  );
  cases.add("quorum-without-witnesses", { ...failed, trust: nobody.trust({ quorum: 1 }) }, by(w1));
  cases.add("ok-quorum-of-zero", { rules: ["V-12"], trust: nobody.trust({ quorum: 0 }) }, by(w1));
  const alias = { name: "witness.test/alias", key: w1.key };
  cases.add("witness-under-two-names", { ...failed, trust: known(2, w1, alias) }, by(w1, alias));
  cases.add("witness-unknown", { ...failed, trust: known(1, w1) }, by(w2));
  cases.add(
    "witness-of-log-type",
    { ...failed, trust: known(1, w1) },
    withNote((note) => {
      const body = note.slice(0, note.lastIndexOf("\n\n") + 1);
      const [origin = "", size = "0", root = ""] = body.split("\n");
      const bytes = Uint8Array.from(atob(root), (c) => c.charCodeAt(0));
      const plain = signCheckpoint({ origin, size: Number(size), root: bytes }, w1.key);
      return note + plain.slice(plain.indexOf("\n\n") + 2).replace(origin, w1.name);
    }),
  );
  const forged = { ...w1, key: { ...w1.key, sign: w2.key.sign } };
  cases.add("witness-forged", { ...bad, trust: known(1, w1, w2) }, by(forged, w2));
  cases.add("witness-forged-not-needed", { ...bad, trust: known(0, w1) }, by(forged));
  const short = { ...w1, key: { ...w1.key, sign: (m: Uint8Array) => w1.key.sign(m).subarray(1) } };
  cases.add("witness-signature-cut", { ...bad, trust: known(1, w1) }, by(short));
  cases.add(
    "witness-time-changed",
    { ...bad, trust: known(1, w1) },
    withNote((note) => {
      const text = cosigned(note, [w1]);
      return text.replace(/(witness\.test\/1 .{8})./, (_, head: string) => `${head}B`);
    }),
  );
  cases.add(
    "ok-forged-witness-that-nobody-knows",
    { rules: ["V-12"], trust: known(1, w2) },
    by(forged, w2),
  );
}
