import { strict as assert } from "node:assert";
import fc from "fast-check";
import { fromBase64, sha256, toBase64, verify } from "../../src/pef/mod.ts";
import { checkTimeStamp } from "../../src/pef/verify_timestamp.ts";
import { readTimeStamp } from "../../src/pef/timestamp.ts";
import { readCertificate } from "../../src/pef/x509.ts";
import { buildBundle, bytesOf, World } from "./builder.ts";
import { hasOpenssl, openssl, OpensslAuthority } from "./openssl_authority.ts";
import { ecKey } from "./stamp_keys.ts";
import { authorityExtension, certify, stampOf } from "./stamps.ts";

const folder = new URL("./testdata/timestamps/", import.meta.url);
const data = Deno.readFileSync(new URL("data", folder));
const names = ["rsa-2048-sha512", "p256-sha256", "p384-chain-sha384"];

function certificateOf(text: string) {
  const certificate = readCertificate(fromBase64(text.trim()) ?? new Uint8Array(0));
  if (certificate === undefined) throw new Error("no certificate");
  return certificate;
}

function real(name: string) {
  const root = certificateOf(Deno.readTextFileSync(new URL(`${name}.root`, folder)));
  return { stamp: Deno.readFileSync(new URL(`${name}.tsr`, folder)), root };
}

const accepted = async (stamp: Uint8Array, root: ReturnType<typeof certificateOf>, over = data) => {
  const result = await checkTimeStamp(stamp, { noteDigest: sha256(over), roots: [root] });
  return typeof result === "string" ? result : "accepted";
};

for (const name of names) {
  Deno.test(`checkTimeStamp() accepts what OpenSSL made: ${name}`, async () => {
    const { stamp, root } = real(name);
    assert.equal(await accepted(stamp, root), "accepted");
    assert.equal(await accepted(stamp, root, bytesOf("other bytes")), "PEF-812");
    const other = real(names.find((each) => each !== name) ?? "").root;
    assert.equal(await accepted(stamp, other), "PEF-815");
  });
}

Deno.test("checkTimeStamp() accepts no changed byte but those that nothing signs", async () => {
  const leaf = certify({ subject: "Stamper", key: ecKey("leaf") });
  const stamp = stampOf({ note: data, by: leaf });
  const root = certificateOf(leaf.text);
  assert.equal(await accepted(stamp, root), "accepted");
  // The digest algorithms in front of the content: X-4 does not look at them.
  const start = stamp.indexOf(0x31) + 2;
  const end = start + (stamp[start - 1] ?? 0);
  for (let at = 0; at < stamp.length; at++) {
    const changed = stamp.slice();
    changed[at] = (changed[at] ?? 0) ^ 0x01;
    const isIgnored = at >= start && at < end;
    const result = await accepted(changed, root);
    assert.equal(result === "accepted", isIgnored, `byte ${at}: ${result}`);
  }
});

Deno.test("readTimeStamp() gives a time stamp or a code, whatever the bytes", () => {
  const { stamp } = real("p384-chain-sha384");
  const change = fc.record({ at: fc.nat(stamp.length - 1), byte: fc.nat(255) });
  fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
    const changed = stamp.slice();
    for (const { at, byte } of changes) changed[at] = byte;
    const result = readTimeStamp(changed);
    assert.ok(typeof result !== "string" || /^PEF-81[14]$/.test(result));
  }));
});

const skip = !hasOpenssl();
if (skip) console.log("skipped: openssl is not on this machine");

async function inFolder(work: (path: string) => Promise<void>): Promise<void> {
  const path = await Deno.makeTempDir();
  try {
    await work(path);
  } finally {
    await Deno.remove(path, { recursive: true });
  }
}

Deno.test({
  name: "verify() and openssl agree on a bundle that OpenSSL stamped now",
  ignore: skip,
  fn: () =>
    inFolder(async (path) => {
      const authority = new OpensslAuthority(path, { key: "ec:P-256", digest: "sha256" });
      const world = new World();
      const run = world.run("run-1").open().close().seal();
      const checkpoint = world.log.checkpoint();
      const stamp = authority.stamp(bytesOf(checkpoint));
      const bundle = buildBundle({ world, runs: [run], files: { "anchors/tsa.tsr": stamp } });
      const roots = { timestamp_roots: [toBase64(authority.root)], timestamp_quorum: 1 };
      const verdict = await verify(bundle, { trust: world.trust(roots), nowMs: Date.now() });
      assert.equal(verdict.verdict, "VERIFIED", JSON.stringify(verdict.findings));
      assert.equal(verdict.time, "stamped");
      const without = await verify(bundle, { trust: world.trust() });
      assert.equal(without.time, "claimed");
      Deno.writeTextFileSync(`${path}/note`, checkpoint);
      Deno.writeFileSync(`${path}/stamp.tsr`, stamp);
      const check = ["ts", "-verify", "-in", "stamp.tsr", "-CAfile", "root.pem", "-data"];
      assert.match(openssl(path, [...check, "note"]), /OK/);
      assert.throws(() => openssl(path, [...check, "stamp.tsr"]), /mismatch/);
    }),
});

Deno.test({
  name: "openssl accepts the stamps of the test authority, and refuses one that another key signed",
  ignore: skip,
  fn: () =>
    inFolder((path) => {
      const root = certify({
        subject: "Root",
        key: ecKey("root"),
        extensions: [authorityExtension()],
      });
      const leaf = certify({ subject: "Stamper", key: ecKey("leaf"), issuer: root });
      const note = bytesOf("the bytes\n");
      Deno.writeFileSync(`${path}/note`, note);
      const lines = root.text.replaceAll(/(.{64})/g, "$1\n");
      const pem = `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
      Deno.writeTextFileSync(`${path}/root.pem`, pem);
      const check = (stamp: Uint8Array) => {
        Deno.writeFileSync(`${path}/stamp.tsr`, stamp);
        const args = ["-in", "stamp.tsr", "-CAfile", "root.pem", "-data", "note"];
        return openssl(path, ["ts", "-verify", ...args]);
      };
      assert.match(check(stampOf({ note, by: leaf })), /OK/);
      const forged = ecKey("another");
      const sign = (message: Uint8Array) => forged.sign(message, "SHA-256");
      assert.throws(() => check(stampOf({ note, by: leaf, sign })), /signature failure/);
      return Promise.resolve();
    }),
});
