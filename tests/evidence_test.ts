import { strict as assert } from "node:assert";
import { generateKeyPairSync, sign } from "node:crypto";
import { exportRun } from "../src/bundle/mod.ts";
import {
  type LedgerKey,
  logStream,
  openLedger,
  type Store,
  type StoredRecord,
} from "../src/journal/mod.ts";
import { sha256, thumbprint, toBase64Url, toHex, verify } from "../src/pef/mod.ts";

function makeKey(): LedgerKey {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = new Uint8Array(publicKey.export({ type: "spki", format: "der" })).slice(-32);
  return {
    keyid: thumbprint(raw),
    publicKey: raw,
    sign: (message) => new Uint8Array(sign(null, message, privateKey)),
  };
}

function memoryStore(): Store & { lines: Map<string, Uint8Array[]> } {
  const lines = new Map<string, Uint8Array[]>();
  return {
    lines,
    append(records: readonly StoredRecord[]) {
      for (const { stream, line } of records) {
        const list = lines.get(stream) ?? [];
        list.push(line);
        lines.set(stream, list);
      }
      return Promise.resolve();
    },
    hasRoom: () => true,
    async *read(stream, options) {
      await Promise.resolve();
      yield* (lines.get(stream) ?? []).slice(options?.from ?? 0);
    },
    streams: () => [...lines].map(([stream, list]) => ({ stream, count: list.length })),
    count: (stream) => lines.get(stream)?.length ?? 0,
    recovery: { records: 0, droppedBytes: 0, clean: true, segments: 0 },
    backlog: { records: 0, bytes: 0 },
    failed: undefined,
    close: () => Promise.resolve(),
  };
}

async function makeBundle() {
  const keys = { entry: makeKey(), log: makeKey(), export: makeKey(), attest: makeKey() };
  const store = memoryStore();
  let t = 1.7e12;
  const clock = { now: () => t++, monotonicMs: () => t };
  const random = { bytes: (n: number) => crypto.getRandomValues(new Uint8Array(n)) };
  const ledger = await openLedger({
    store,
    origin: "clyra.test/t1",
    keys,
    salt: (text) => sha256(new TextEncoder().encode(text)),
    versions: { gateway: "0.1.0" },
    clock,
    random,
  });
  const run = await ledger.openRun({ policyHash: "0".repeat(64) });
  for (let i = 0; i < 5; i++) {
    const body = run.commit(new TextEncoder().encode(`x${i}`), {
      scope: `c${i}`,
      field: "body",
      mediaType: "application/json",
    });
    await run.append({
      type: "call.request",
      call: `c${i}`,
      body: { protocol: "http", upstream: "u", method: "GET", path: "/", body },
    });
    await run.append({
      type: "call.response",
      call: `c${i}`,
      body: { outcome: "complete", status: 200, body },
    });
  }
  const sealed = await run.close("complete");
  const parts: Uint8Array[] = [];
  for await (
    const chunk of exportRun({
      run: run.id,
      lines: store,
      logStream,
      checkpoint: sealed.checkpoint,
      signer: keys.export,
      clock,
      producer: { name: "clyra", version: "0.1.0" },
      versions: { gateway: "0.1.0" },
      artifacts: [new TextEncoder().encode("hello")],
    })
  ) parts.push(chunk);
  const bundle = new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
  const genesis = store.lines.get(logStream)?.[0] ?? new Uint8Array();
  const { leafHash } = await import("../src/pef/mod.ts");
  const trust = {
    v: 0,
    origin: "clyra.test/t1",
    genesis: toHex(leafHash(genesis)),
    log_keys: [toBase64Url(keys.log.publicKey)],
  };
  return { bundle, trust };
}

Deno.test("a sealed run exports to a bundle that verifies", async () => {
  const { bundle, trust } = await makeBundle();
  const verdict = await verify(bundle, { trust });
  assert.equal(verdict.verdict, "VERIFIED", JSON.stringify(verdict));
  assert.equal((await verify(bundle)).verdict, "INTACT_UNTRUSTED");
});

Deno.test("every flipped bit of a bundle is refused", async () => {
  const { bundle, trust } = await makeBundle();
  for (let at = 0; at < bundle.length; at += 7) {
    const copy = bundle.slice();
    copy[at] ^= 1 << (at % 8);
    const verdict = await verify(copy, { trust });
    assert.notEqual(verdict.verdict, "VERIFIED", `byte ${at}`);
  }
});
