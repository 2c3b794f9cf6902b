/**
 * Vectors B: signatures and keys.
 *
 * @module
 */

import {
  buildBundle,
  type BundleSpec,
  bundleWith,
  Cases,
  replaceInLine,
  sealed,
  type TestRun,
  type VectorCase,
  World,
} from "./case.ts";
import {
  type Edge,
  edgeKey,
  identityKey,
  identityKeyAgain,
  mixedOrderKey,
  orderEightKey,
  revealSecret,
} from "./points.ts";
import { type TestKey, testKey } from "./shared.ts";

const step = (summary: string) => ({ type: "event.step", body: { summary } });

/** Signatures, keys, roles, intervals, algorithms. */
export function signatureCases(): VectorCase[] {
  const cases = new Cases("B");
  edgeCases(cases);
  lineCases(cases);
  keyCases(cases);
  intervalCases(cases);
  manifestCases(cases);
  algorithmCases(cases);
  return cases.list;
}

/** A run of which one entry is signed by an additional entry key. */
function withEntryKey(key: TestKey): Uint8Array {
  return bundleWith((run, world) => {
    world.log.addKey("entry", key);
    run.add(step("signed on an edge"), { key }).add(step("after"));
  });
}

function edgeCases(cases: Cases): void {
  const bad = { rules: ["U-9"], codes: ["PEF-400"] };
  revealSecret("edge");
  const edges: readonly Edge[] = [
    "s-plus-order",
    "s-is-zero-r-wrong",
    "small-order-r",
    "small-order-r-again",
    "mixed-r",
    "sign-bit-of-r",
  ];
  for (const edge of edges) cases.add(edge, bad, withEntryKey(edgeKey("edge", edge)));
  cases.add("key-is-identity", bad, withEntryKey(identityKey));
  cases.add("key-not-reduced", bad, withEntryKey(identityKeyAgain));
  cases.add("key-of-order-8", bad, withEntryKey(orderEightKey));
  cases.add("key-mixed-cofactored-only", bad, withEntryKey(mixedOrderKey({ cofactorless: false })));
  cases.add(
    "ok-key-mixed-cofactorless",
    { rules: ["U-9"] },
    withEntryKey(
      mixedOrderKey({ cofactorless: true }),
    ),
  );
  cases.add("ok-second-entry-key", { rules: ["U-4"] }, withEntryKey(testKey("edge")));
}

function lineCases(cases: Cases): void {
  const world = new World();
  const at = (code: string, ...rules: string[]) => ({ rules, codes: [code] });
  const withTwist = (twist: Parameters<TestRun["add"]>[1]) =>
    bundleWith((run) => run.add(step("x"), twist).add(step("y")));
  const { log, entry, export: exporter } = world.keys;
  const stranger = testKey("stranger");
  cases.add("key-unknown", at("PEF-401", "U-8"), withTwist({ key: stranger }));
  cases.add("key-of-role-export", at("PEF-402", "U-1", "U-8"), withTwist({ key: exporter }));
  cases.add("key-of-role-log", at("PEF-402", "U-1", "U-8"), withTwist({ key: log }));
  cases.add(
    "keyid-of-another",
    at("PEF-400", "U-2"),
    withTwist({
      key: { ...stranger, keyid: entry.keyid },
    }),
  );
  cases.add(
    "payload-type-of-log",
    at("PEF-400", "E-2"),
    withTwist({
      payloadType: "application/vnd.clyra.pef.log.v0+json",
    }),
  );
  cases.add("payload-type-missing", at("PEF-400", "E-2", "N-3"), withTwist({ payloadType: "" }));
  cases.add(
    "edit-outside-of-payload",
    at("PEF-402", "E-1"),
    withTwist(
      replaceInLine(entry.keyid, exporter.keyid),
    ),
  );
  cases.add("edit-of-payload", at("PEF-400", "E-2"), withTwist(replaceInLine(`"x"`, `"z"`)));
  cases.add(
    "signature-padded",
    at("PEF-201", "E-1", "N-1"),
    withTwist({
      line: (line) => withSignature(line, (sig) => `${sig}==`),
    }),
  );
  cases.add(
    "signature-with-more",
    at("PEF-201", "E-1"),
    withTwist({
      line: (line) => withSignature(line, (sig) => `${sig}AA`),
    }),
  );
  cases.add(
    "signature-cut",
    at("PEF-201", "E-1"),
    withTwist({
      line: (line) => withSignature(line, (sig) => sig.slice(0, -2)),
    }),
  );
  cases.add(
    "signature-odd-base64",
    at("PEF-201", "N-1"),
    withTwist({
      line: (line) => withSignature(line, (sig) => `${sig.slice(0, -1)}B`),
    }),
  );
  cases.add(
    "signature-standard-base64",
    at("PEF-201", "N-1"),
    withTwist({
      line: (line) => withSignature(line, (sig) => `+/${sig.slice(2)}`),
    }),
  );
  cases.add(
    "signature-of-zeros",
    at("PEF-400", "U-9"),
    withTwist({
      line: (line) => withSignature(line, () => "A".repeat(86)),
    }),
  );
  cases.add("signature-of-another-entry", at("PEF-400", "E-2"), anothersSignature());
  cases.add(
    "line-with-a-fourth-member",
    at("PEF-201", "E-1"),
    withTwist(
      replaceInLine(`{"keyid"`, `{"alg":"none","keyid"`),
    ),
  );
}

function withSignature(line: Uint8Array, change: (sig: string) => string): Uint8Array {
  const text = new TextDecoder().decode(line);
  return new TextEncoder().encode(
    text.replace(/"sig":"([^"]*)"/, (_, sig: string) => `"sig":"${change(sig)}"`),
  );
}

function anothersSignature(): Uint8Array {
  return bundleWith((run) => {
    run.add(step("x"));
    const first = new TextDecoder().decode(run.lines[1]);
    const sig = /"sig":"([^"]*)"/.exec(first)?.[1] ?? "";
    run.add(step("y"), { line: (line) => withSignature(line, () => sig) });
  });
}

function keyCases(cases: Cases): void {
  const registering = (change: (world: World) => void) => bundleWith((_, world) => change(world));
  const entry = testKey("second");
  cases.add(
    "keyid-not-of-the-key",
    { rules: ["U-4"], codes: ["PEF-404"] },
    registering((world) => {
      world.log.addKey("entry", { ...entry, keyid: testKey("third").keyid });
    }),
  );
  cases.add(
    "key-registered-twice",
    { rules: ["U-4"], codes: ["PEF-404"] },
    registering((world) => {
      world.log.addKey("export", world.keys.entry);
    }),
  );
  cases.add(
    "leaf-by-an-entry-key",
    { rules: ["L-2"], codes: ["PEF-402"] },
    registering((world) => {
      world.log.addKey("entry", entry, { key: world.keys.entry });
    }),
  );
  cases.add(
    "leaf-by-an-unknown-key",
    { rules: ["L-2"], codes: ["PEF-401"] },
    registering((world) => {
      world.log.addKey("entry", entry, { key: entry });
    }),
  );
  cases.add(
    "leaf-signature-bad",
    { rules: ["L-2"], codes: ["PEF-400"] },
    registering((world) => {
      world.log.addKey("entry", entry, { key: { ...entry, keyid: world.keys.log.keyid } });
    }),
  );
  cases.add(
    "leaf-role-unknown",
    { rules: ["L-1"], codes: ["PEF-201"] },
    registering((world) => {
      world.log.addKey("owner", entry);
    }),
  );
  cases.add(
    "entry-key-of-p256",
    { rules: ["U-3"], codes: ["PEF-201"] },
    registering((world) => {
      world.log.addKey("entry", testKey("p", "ecdsa-p256"));
    }),
  );
  const everythingSignedAnew = new World({ seed: "b" });
  const run = everythingSignedAnew.run("run-1").open().close().seal();
  const other = buildBundle({ world: everythingSignedAnew, runs: [run] });
  const trust = new World().trust();
  cases.add("everything-signed-anew", { rules: ["U-7", "V-11"], codes: ["PEF-410"], trust }, other);
  cases.add("everything-signed-anew-untrusted", {
    rules: ["R-3"],
    trust: null,
    verdict: "INTACT_UNTRUSTED",
  }, other);
  cases.add("ok-everything-signed-anew-and-trusted", {
    rules: ["T-2"],
    trust: everythingSignedAnew.trust(),
  }, other);
}

function revoke(world: World, key: TestKey, role = "entry"): void {
  world.log.add({ type: "key.revoke", body: { role, keyid: key.keyid, why: "test" } });
}

function rotate(
  world: World,
  role: string,
  keys: { readonly old: TestKey; readonly next: TestKey },
) {
  const { old, next } = keys;
  return world.log.add({
    type: "key.rotate",
    body: { role, keyid: next.keyid, replaced: old.keyid, public_key: next.text, alg: next.alg },
  });
}

function intervalCases(cases: Cases): void {
  const outside = { rules: ["U-5", "U-6"], codes: ["PEF-403"] };
  const next = testKey("a/entry-2");
  cases.add(
    "before-registration",
    outside,
    bundleWith((run, world) => {
      run.add(step("x"), { key: next }).close().seal();
      world.log.addKey("entry", next);
    }),
  );
  cases.add(
    "after-revocation",
    outside,
    bundleWith((run, world) => {
      run.add(step("x"));
      revoke(world, world.keys.entry);
      run.close().seal();
    }),
  );
  cases.add(
    "ok-revoked-after-the-seal",
    { rules: ["U-5"] },
    bundleWith((run, world) => {
      run.close().seal();
      revoke(world, world.keys.entry);
    }),
  );
  cases.add(
    "ok-rotated-within-a-run",
    { rules: ["U-4", "U-6"] },
    bundleWith((run, world) => {
      run.add(step("x")).mark();
      rotate(world, "entry", { old: world.keys.entry, next });
      run.markIndex = undefined;
      run.key = next;
      run.add(step("y"));
    }),
  );
  cases.add(
    "rotated-without-mark",
    outside,
    bundleWith((run, world) => {
      run.add(step("x"));
      rotate(world, "entry", { old: world.keys.entry, next });
      run.key = next;
      run.add(step("y"));
    }),
  );
  cases.add(
    "old-key-after-rotation",
    outside,
    bundleWith((run, world) => {
      run.add(step("x")).mark();
      rotate(world, "entry", { old: world.keys.entry, next });
      run.markIndex = undefined;
      run.add(step("y"));
    }),
  );
  const twice = { rules: ["U-4"], codes: ["PEF-404"] };
  cases.add(
    "revoked-twice",
    twice,
    bundleWith((_, world) => {
      revoke(world, world.keys.attest, "attest");
      revoke(world, world.keys.attest, "attest");
    }),
  );
  cases.add(
    "revoked-in-another-role",
    twice,
    bundleWith((_, world) => {
      revoke(world, world.keys.attest, "entry");
    }),
  );
  cases.add("revoked-unknown", twice, bundleWith((_, world) => revoke(world, next)));
  cases.add(
    "rotated-to-a-known-key",
    twice,
    bundleWith((_, world) => {
      rotate(world, "attest", { old: world.keys.attest, next: world.keys.entry });
    }),
  );
  cases.add(
    "export-key-revoked",
    outside,
    bundleWith((run, world) => {
      run.close().seal();
      revoke(world, world.keys.export, "export");
    }),
  );
  logRotationCases(cases);
}

function logRotationCases(cases: Cases): void {
  const next = testKey("a/log-2");
  const rotated = (signer?: TestKey) => {
    const { world, run } = sealed("mcp");
    rotate(world, "log", { old: world.keys.log, next });
    world.log.key = next;
    world.log.add({ type: "policy", body: { name: "p", sha256: "0".repeat(64) } });
    const spec: BundleSpec = { world, runs: [run] };
    const trust = world.trust({ log_keys: [world.keys.log.text, next.text] });
    const checkpoint = world.log.checkpoint({ key: signer ?? next });
    return { bundle: buildBundle({ ...spec, checkpoint }), trust };
  };
  const { bundle, trust } = rotated();
  cases.add("ok-log-key-rotated", { rules: ["L-2", "U-6"], trust }, bundle);
  cases.add("log-key-rotated-not-trusted", { rules: ["U-7"], codes: ["PEF-411"] }, bundle);
  const old = rotated(new World().keys.log);
  cases.add("checkpoint-by-the-old-log-key", {
    rules: ["V-12"],
    codes: ["PEF-405"],
    trust: old.trust,
  }, old.bundle);
}

function manifestCases(cases: Cases): void {
  const { world, run } = sealed("http");
  const spec = { world, runs: [run] };
  const signedBy = (...signers: TestKey[]) => buildBundle({ ...spec, signers });
  const { keys } = world;
  cases.add(
    "manifest-by-an-entry-key",
    { rules: ["M-1"], codes: ["PEF-402"] },
    signedBy(keys.entry),
  );
  cases.add(
    "manifest-by-an-unknown-key",
    { rules: ["M-1"], codes: ["PEF-401"] },
    signedBy(
      testKey("stranger"),
    ),
  );
  cases.add(
    "manifest-one-good-one-unknown",
    { rules: ["U-12"], codes: ["PEF-401"] },
    signedBy(
      keys.export,
      testKey("stranger"),
    ),
  );
  cases.add(
    "manifest-not-signed",
    { rules: ["M-1"], codes: ["PEF-405"] },
    buildBundle({ ...spec, signatures: () => [] }),
  );
  cases.add(
    "manifest-changed-after",
    { rules: ["M-1"], codes: ["PEF-400"] },
    buildBundle({
      ...spec,
      after: (files) => {
        const text = new TextDecoder().decode(files.get("pef/manifest.json"));
        files.set(
          "pef/manifest.json",
          new TextEncoder().encode(text.replace("A test.", "A fest.")),
        );
      },
    }),
  );
}

function algorithmCases(cases: Cases): void {
  const p256 = testKey("a/export-p256", "ecdsa-p256");
  const mlDsa = testKey("a/export-ml-dsa", "ml-dsa-65");
  const signedBy = (
    signers: (world: World) => readonly TestKey[],
    signatures?: (list: { keyid: string; sig: string }[]) => unknown,
  ) => {
    const world = new World();
    world.log.addKey("export", p256);
    world.log.addKey("export", mlDsa);
    const run = world.run("run-1").open().close().seal();
    const more = signatures === undefined ? {} : { signatures };
    return buildBundle({ world, runs: [run], signers: signers(world), ...more });
  };
  const bad = { rules: ["U-3", "U-10"], codes: ["PEF-400"] };
  cases.add("ok-manifest-p256", { rules: ["U-10"] }, signedBy(({ keys }) => [keys.export, p256]));
  cases.add("manifest-p256-alone", { rules: ["M-1"], codes: ["PEF-405"] }, signedBy(() => [p256]));
  cases.add("manifest-p256-high-s", bad, signedBy(({ keys }) => [keys.export, highS(p256)]));
  cases.add(
    "manifest-p256-r-zero",
    bad,
    signedBy(({ keys }) => [
      keys.export,
      { ...p256, sign: () => new Uint8Array(64) },
    ]),
  );
  cases.add(
    "manifest-ed25519-signature-for-p256",
    bad,
    signedBy(({ keys }) => [
      keys.export,
      { ...keys.export, keyid: p256.keyid },
    ]),
  );
  cases.add(
    "manifest-p256-signature-for-ed25519",
    bad,
    signedBy(({ keys }) => [
      { ...p256, keyid: keys.export.keyid },
    ]),
  );
  cases.add(
    "ok-manifest-ml-dsa",
    { rules: ["U-11"], needs: "ml-dsa-65" },
    signedBy(({ keys }) => [
      keys.export,
      mlDsa,
    ]),
  );
  cases.add(
    "manifest-ml-dsa-bad",
    {
      rules: ["U-11"],
      codes: ["PEF-400"],
      needs: "ml-dsa-65",
    },
    signedBy(({ keys }) => [
      keys.export,
      {
        ...mlDsa,
        sign: (message) => {
          const signature = mlDsa.sign(message);
          signature[100] = (signature[100] ?? 0) ^ 1;
          return signature;
        },
      },
    ]),
  );
  cases.add(
    "manifest-ed25519-signature-for-ml-dsa",
    { rules: ["U-11"], codes: ["PEF-400"] },
    signedBy(
      ({ keys }) => [keys.export, { ...keys.export, keyid: mlDsa.keyid }],
    ),
  );
  cases.add(
    "manifest-ml-dsa-signature-for-ed25519",
    { rules: ["U-3"], codes: ["PEF-400"] },
    signedBy(
      ({ keys }) => [{ ...mlDsa, keyid: keys.export.keyid }],
    ),
  );
}

function highS(key: TestKey): TestKey {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  return {
    ...key,
    sign: (message) => {
      const signature = key.sign(message);
      const s = signature.subarray(32).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
      const other = order - s;
      for (let i = 0; i < 32; i++) signature[63 - i] = Number((other >> BigInt(8 * i)) & 0xffn);
      return signature;
    },
  };
}
