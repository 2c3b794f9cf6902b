import { strict as assert } from "node:assert";
import { type ExportBase, exportBundle, exportRun, proveEntry } from "../../src/bundle/mod.ts";
import { logStream, type Run } from "../../src/journal/mod.ts";
import { toBase64Url, verify, type VerifyOptions, verifyProof } from "../../src/pef/mod.ts";
import { canonical } from "./builder.ts";
import { testKey } from "./keys.ts";
import { type MemoryLedger, memoryLedger } from "./memory_ledger.ts";

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk.slice());
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}

function baseOf(memory: MemoryLedger): ExportBase {
  return {
    lines: memory.store,
    logStream,
    checkpoint: memory.ledger.checkpoint(),
    signer: memory.keys.export,
    clock: memory.clock,
    producer: { name: "clyra", version: "0.1.0" },
    versions: { gateway: "0.1.0" },
  };
}

async function call(run: Run, name: string): Promise<void> {
  const body = run.commit(new TextEncoder().encode(`body of ${name}`), {
    scope: name,
    field: "body",
    mediaType: "application/json",
  });
  await run.append({
    type: "call.request",
    call: name,
    body: { protocol: "http", upstream: "u", method: "GET", path: "/", body },
  });
  await run.append({
    type: "call.response",
    call: name,
    body: { outcome: "complete", status: 200, body },
  });
}

async function answer(chunks: AsyncIterable<Uint8Array>, options: VerifyOptions) {
  const verdict = await verify(await bytesOf(chunks), options);
  const { verdict: word, completeness, findings } = verdict;
  return [word, completeness, ...findings.map(({ code }) => code)];
}

const policyHash = "0".repeat(64);

Deno.test("exportRun() gives a bundle that verifies, and no bundle of a run without seal", async () => {
  const memory = await memoryLedger();
  const run = await memory.ledger.openRun({ policyHash });
  await call(run, "c1");
  await assert.rejects(bytesOf(exportRun({ ...baseOf(memory), run: run.id })), /no seal/);
  await run.close("complete");
  const options = {
    ...baseOf(memory),
    run: run.id,
    artifacts: [new TextEncoder().encode("hello")],
  };
  assert.deepEqual(await answer(exportRun(options), { trust: memory.trust() }), [
    "VERIFIED",
    "run-complete",
  ]);
  assert.deepEqual(await answer(exportRun(options), {}), ["INTACT_UNTRUSTED", "run-complete"]);
});

Deno.test("rotateKey() keeps what the old entry keys signed valid, within open runs too", async () => {
  const memory = await memoryLedger();
  const { ledger } = memory;
  const runs = [await ledger.openRun({ policyHash }), await ledger.openRun({ policyHash })];
  for (const run of runs) await call(run, "before");
  await ledger.rotateKey("entry", testKey("ledger/entry-2"));
  await assert.rejects(ledger.rotateKey("entry", testKey("ledger/entry-2")), /registered/);
  await assert.rejects(ledger.rotateKey("export", memory.keys.log), /registered/);
  for (const run of runs) await call(run, "between");
  await ledger.rotateKey("entry", testKey("ledger/entry-3"));
  for (const run of runs) await call(run, "after");
  for (const run of runs) await run.close("complete");
  const ids = runs.map(({ id }) => id);
  const exported = exportBundle({ ...baseOf(memory), claim: "run-complete", runs: ids });
  assert.deepEqual(await answer(exported, { trust: memory.trust() }), ["VERIFIED", "run-complete"]);
  const keys = new Set(
    (memory.store.lines.get(ids[0] ?? "") ?? []).map((line) =>
      JSON.parse(new TextDecoder().decode(line)).keyid
    ),
  );
  assert.equal(keys.size, 3);
});

Deno.test("rotateKey() of the log key lets the next key sign heads and leaves", async () => {
  const memory = await memoryLedger();
  const next = testKey("ledger/log-2");
  const index = await memory.ledger.rotateKey("log", next);
  assert.equal(index, 4);
  const run = await memory.ledger.openRun({ policyHash });
  await run.close("complete");
  const exported = () => exportRun({ ...baseOf(memory), run: run.id });
  assert.deepEqual(await answer(exported(), { trust: memory.trust([memory.keys.log, next]) }), [
    "VERIFIED",
    "run-complete",
  ]);
  assert.deepEqual((await answer(exported(), { trust: memory.trust() })).slice(2), ["PEF-411"]);
});

Deno.test("openLedger() refuses a log key that the log does not know", async () => {
  const memory = await memoryLedger();
  const keys = { ...memory.keys, log: testKey("somebody else") };
  await assert.rejects(memoryLedger({ store: memory.store, keys }), /not registered/);
  const again = await memoryLedger({ store: memory.store, keys: memory.keys });
  assert.equal(again.ledger.checkpoint(), memory.ledger.checkpoint());
});

Deno.test("exportBundle() of an open run is a prefix up to its last mark", async () => {
  const memory = await memoryLedger();
  const run = await memory.ledger.openRun({ policyHash });
  for (let i = 0; i < 520; i++) await call(run, `c${i}`);
  const base = baseOf(memory);
  const exported = exportBundle({ ...base, claim: "run-prefix", runs: [run.id] });
  const verdict = await verify(await bytesOf(exported), { trust: memory.trust() });
  assert.deepEqual([verdict.verdict, verdict.completeness], ["VERIFIED", "run-prefix"]);
  assert.equal(verdict.counts.entries, 1024);
  await assert.rejects(bytesOf(exportBundle({ ...base, claim: "run-complete", runs: [run.id] })));
});

Deno.test("exportBundle() withholds, discloses and says so", async () => {
  const memory = await memoryLedger();
  const run = await memory.ledger.openRun({ policyHash });
  await call(run, "c1");
  await run.close("complete");
  const line = canonical({
    seq: 1,
    field: "/body",
    salt: toBase64Url(memory.salt(`${run.id}\0c1\0body`)),
    value: toBase64Url(new TextEncoder().encode("body of c1")),
  });
  const withheld = exportBundle({
    ...baseOf(memory),
    claim: "selection",
    runs: [run.id],
    withhold: ({ seq }) => seq === 2 ? "scope" : undefined,
    disclosures: { [run.id]: [line] },
  });
  const verdict = await verify(await bytesOf(withheld), { trust: memory.trust() });
  assert.equal(verdict.verdict, "VERIFIED", JSON.stringify(verdict.findings));
  assert.deepEqual([verdict.completeness, verdict.disclosure], ["selection", "withheld"]);
  assert.deepEqual([verdict.counts.stubs, verdict.counts.disclosures], [1, 1]);
});

Deno.test("exportBundle() of a period holds every run that it seals", async () => {
  const memory = await memoryLedger();
  const checkpoints: string[] = [];
  for (const id of ["run-a", "run-b", "run-c"]) {
    const run = await memory.ledger.openRun({ policyHash, id });
    await call(run, "c");
    checkpoints.push((await run.close("complete")).checkpoint);
  }
  const base = baseOf(memory);
  const [first = ""] = checkpoints;
  const trust = memory.trust();
  const all = () => exportBundle({ ...base, claim: "range-complete", from: 0 });
  assert.deepEqual(await answer(all(), { trust }), ["VERIFIED", "range-complete"]);
  assert.deepEqual(await answer(all(), { trust, prior: first }), ["VERIFIED", "range-complete"]);
  const later = exportBundle({ ...base, claim: "range-complete", from: 5, fromCheckpoint: first });
  const verdict = await verify(await bytesOf(later), { trust });
  assert.deepEqual([verdict.verdict, verdict.counts.runs], ["VERIFIED", 2]);
  const wrong = { ...base, claim: "range-complete" as const, from: 6, fromCheckpoint: first };
  await assert.rejects(bytesOf(exportBundle(wrong)), /not of this log/);
  await assert.rejects(bytesOf(exportBundle({ ...wrong, from: 99 })), /no leaf/);
});

Deno.test("exportBundle() proves that it continues older checkpoints", async () => {
  const memory = await memoryLedger();
  const older = memory.ledger.checkpoint();
  const run = await memory.ledger.openRun({ policyHash });
  await run.close("complete");
  const options = { ...baseOf(memory), claim: "run-complete" as const, runs: [run.id] };
  const trust = memory.trust();
  assert.deepEqual(
    await answer(exportBundle({ ...options, older: [older] }), { trust, prior: older }),
    [
      "VERIFIED",
      "run-complete",
    ],
  );
  assert.deepEqual((await answer(exportBundle(options), { trust, prior: older })).slice(2), [
    "PEF-621",
  ]);
});

Deno.test("proveEntry() proves one entry, and none that the log does not cover", async () => {
  const memory = await memoryLedger();
  const run = await memory.ledger.openRun({ policyHash });
  await call(run, "c1");
  const source = { lines: memory.store, logStream };
  const at = (seq: number) => ({
    ...source,
    checkpoint: memory.ledger.checkpoint(),
    run: run.id,
    seq,
  });
  await assert.rejects(proveEntry(at(1)), /does not cover/);
  await run.close("complete");
  const proof = await proveEntry(at(1));
  const verdict = await verifyProof(proof, { trust: memory.trust() });
  assert.deepEqual([verdict.verdict, verdict.completeness], ["VERIFIED", "receipt"]);
  assert.ok(proof.length < 8192, `${proof.length} bytes`);
  await assert.rejects(proveEntry(at(99)), /does not cover/);
});

Deno.test("exportRun() names all who sign in ascending order, and nobody twice", async () => {
  const memory = await memoryLedger();
  const run = await memory.ledger.openRun({ policyHash });
  await run.close("complete");
  const base = { ...baseOf(memory), run: run.id };
  const stranger = testKey("stranger");
  const bytes = await bytesOf(exportRun({ ...base, cosigners: [stranger] }));
  const signers = [memory.keys.export.keyid, stranger.keyid].sort();
  const text = new TextDecoder("latin1").decode(bytes);
  assert.ok(text.includes(`"signers":${JSON.stringify(signers)}`));
  assert.deepEqual([...text.matchAll(/"keyid":"([^"]*)","sig"/g)].map(([, id]) => id), signers);
  // Every signature counts, also one that the log knows nothing of.
  assert.deepEqual((await verify(bytes)).findings.map(({ code }) => code), ["PEF-401"]);
  const twice = { ...base, cosigners: [memory.keys.export] };
  await assert.rejects(bytesOf(exportRun(twice)), /is to sign twice/);
});
