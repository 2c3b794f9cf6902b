import assert from "node:assert/strict";
import { inspect } from "node:util";
import fc from "fast-check";
import { createDisk } from "../cli/runtime/disk.ts";
import { ClyraError, type Random } from "../platform/mod.ts";
import { type KeyDisk, type Keyring, openKeyring, roles, thumbprint } from "./mod.ts";

const random: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };
const posix = Deno.build.os !== "windows";
const encoder = new TextEncoder();

async function inFolder(test: (directory: string) => Promise<void>): Promise<void> {
  const parent = await Deno.makeTempDir({ prefix: "clyra-keys-" });
  try {
    await test(`${parent}/keys`);
  } finally {
    await Deno.remove(parent, { recursive: true });
  }
}

function open(directory: string, disk: KeyDisk = createDisk()): Promise<Keyring> {
  return openKeyring({ directory, disk, random });
}

function keyids(keyring: Keyring): string[] {
  return roles.map((role) => keyring.signer(role).keyid);
}

async function assertUnusable(directory: string, pattern: RegExp): Promise<void> {
  await assert.rejects(open(directory), (error) => {
    assert.ok(error instanceof ClyraError, String(error));
    assert.equal(error.code, "key_unusable");
    assert.match(error.message, pattern);
    return true;
  });
}

Deno.test("openKeyring() makes a keyring once and finds it again", () =>
  inFolder(async (directory) => {
    const first = await open(directory);
    const second = await open(`${directory}/`);
    assert.deepEqual([first.created, second.created], [true, false]);
    assert.deepEqual(keyids(second), keyids(first));
    assert.equal(new Set(keyids(first)).size, roles.length);
    const label = encoder.encode("salt");
    assert.deepEqual(second.commitmentSecret.derive(label), first.commitmentSecret.derive(label));
    assert.equal(
      first.commitmentSecret.derives(label, second.commitmentSecret.derive(label)),
      true,
    );
    const other = second.commitmentSecret.derive(encoder.encode("other"));
    assert.equal(first.commitmentSecret.derives(label, other), false);
    assert.equal(first.permissionsChecked, posix);
  }));

Deno.test("openKeyring() takes an empty folder that was made beforehand", () =>
  inFolder(async (directory) => {
    await Deno.mkdir(directory, { mode: 0o755 });
    assert.equal((await open(directory)).created, true);
    if (posix) assert.equal(((await Deno.stat(directory)).mode ?? 0) & 0o777, 0o700);
  }));

Deno.test({
  name: "openKeyring() makes the folder 0700 and the files 0600",
  ignore: !posix,
  fn: () =>
    inFolder(async (directory) => {
      await open(directory);
      assert.equal(((await Deno.stat(directory)).mode ?? 0) & 0o777, 0o700);
      const names: string[] = [];
      for await (const { name } of Deno.readDir(directory)) {
        names.push(name);
        assert.equal(((await Deno.stat(`${directory}/${name}`)).mode ?? 0) & 0o777, 0o600, name);
      }
      const pems = roles.map((role) => `${role}.pem`);
      assert.deepEqual(names.sort(), [...pems, "commitment.secret", "keyring.json"].sort());
    }),
});

Deno.test({
  name: "openKeyring() refuses a folder or a file on which others have rights",
  ignore: !posix,
  fn: () =>
    inFolder(async (directory) => {
      await open(directory);
      for (const mode of [0o640, 0o604, 0o620, 0o601]) {
        await Deno.chmod(`${directory}/log.pem`, mode);
        await assertUnusable(directory, new RegExp(`log\\.pem \\(mode 0${mode.toString(8)}\\)$`));
      }
      await Deno.chmod(`${directory}/log.pem`, 0o400);
      await open(directory);
      await Deno.chmod(directory, 0o750);
      await assertUnusable(directory, /keys \(mode 0750\)$/);
    }),
});

Deno.test("openKeyring() refuses a key of another role, another keyring, another kind", () =>
  inFolder(async (directory) => {
    const keyring = await open(directory);
    const stranger = `${directory}-of-others`;
    await open(stranger);
    const path = `${directory}/log.pem`;
    const own = await Deno.readTextFile(path);

    await Deno.writeTextFile(path, await Deno.readTextFile(`${directory}/entry.pem`));
    await assertUnusable(directory, /two roles have the same key/);
    await Deno.writeTextFile(path, await Deno.readTextFile(`${stranger}/log.pem`));
    await assertUnusable(directory, /log\.pem is not the key that keyring\.json names/);
    const x25519 = Uint8Array.fromHex(`302e020100300506032b656e04220420${"07".repeat(32)}`);
    await Deno.writeTextFile(
      path,
      `-----BEGIN PRIVATE KEY-----\n${x25519.toBase64()}\n-----END PRIVATE KEY-----\n`,
    );
    await assertUnusable(directory, /log\.pem is not an Ed25519 private key/);
    // Two keys that have changed places: both known, in each other's role.
    await Deno.writeTextFile(path, await Deno.readTextFile(`${directory}/entry.pem`));
    await Deno.writeTextFile(`${directory}/entry.pem`, own);
    await assertUnusable(directory, /does not fit/);
    assert.equal(keyring.signer("log").role, "log");
  }));

Deno.test("openKeyring() refuses a keyring with a missing or too long file and makes no other", () =>
  inFolder(async (directory) => {
    await open(directory);
    const names = [...roles.map((role) => `${role}.pem`), "commitment.secret", "keyring.json"];
    for (const name of names) {
      const path = `${directory}/${name}`;
      const text = await Deno.readTextFile(path);
      await Deno.remove(path);
      await assertUnusable(directory, new RegExp(`${name} is missing`));
      await Deno.writeTextFile(path, "x".repeat(5000), { mode: 0o600 });
      await assertUnusable(directory, /more than 4096 bytes/);
      await Deno.writeTextFile(path, text);
    }
    await open(directory);
    await Deno.remove(directory, { recursive: true });
    await Deno.writeTextFile(directory, "a file");
    await assertUnusable(directory, /not a folder/);
  }));

Deno.test("openKeyring() refuses any file with a byte changed, and says nothing of its content", () =>
  inFolder(async (directory) => {
    await open(directory);
    const names = [...roles.map((role) => `${role}.pem`), "commitment.secret", "keyring.json"];
    const changed = fc.asyncProperty(
      fc.constantFrom(...names),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (name, position, mask) => {
        const path = `${directory}/${name}`;
        const bytes = await Deno.readFile(path);
        const at = position % bytes.length;
        await Deno.writeFile(path, bytes.with(at, (bytes[at] ?? 0) ^ mask));
        try {
          const before = await whatIsSecret(directory);
          const outcome = await open(directory).then(keyids, (error) => error);
          // A change that does not change the key (in the wrapping of the PEM) may pass.
          if (Array.isArray(outcome)) assert.match(name, /\.pem$/);
          else assertSilent(outcome, before);
        } finally {
          await Deno.writeFile(path, bytes);
        }
      },
    );
    await fc.assert(changed, { numRuns: 150 });
    await open(directory);
  }));

async function whatIsSecret(directory: string): Promise<string[]> {
  const texts = [await Deno.readTextFile(`${directory}/commitment.secret`)];
  for (const role of roles) texts.push(await Deno.readTextFile(`${directory}/${role}.pem`));
  // Any twelve characters of a secret are too many.
  return texts.flatMap((text) => {
    const body = text.replaceAll(/-----[A-Z ]+-----/g, "").trim().slice(-40);
    return [body.slice(0, 12), body.slice(12, 24), body.slice(24, 36)];
  });
}

function assertSilent(shown: unknown, secrets: readonly string[]): void {
  const options = { showHidden: true, depth: 20, getters: true };
  const json = JSON.stringify(shown) ?? "";
  const texts = [String(shown), json, inspect(shown, options), Deno.inspect(shown, options)];
  if (shown instanceof Error) texts.push(shown.stack ?? "", inspect(shown.cause, options));
  for (const secret of secrets) {
    for (const text of texts) assert.equal(text.includes(secret), false, "a secret is shown");
  }
}

Deno.test("nothing that is printed of a keyring is secret", () =>
  inFolder(async (directory) => {
    const keyring = await open(directory);
    const secrets = await whatIsSecret(directory);
    const seeds: string[] = [];
    for (const role of roles) {
      const pem = await Deno.readTextFile(`${directory}/${role}.pem`);
      const der = Uint8Array.fromBase64(pem.replaceAll(/-----[A-Z ]+-----|\n/g, ""));
      seeds.push(der.slice(-32).toHex(), der.slice(-32).slice(0, 8).join(", "));
    }
    const shown = [
      keyring,
      keyring.commitmentSecret,
      keyring.publicKeys(),
      ...roles.map((role) => keyring.signer(role)),
      { ...keyring.signer("log") },
      structuredClone(keyring.publicKeys()),
    ];
    for (const each of shown) assertSilent(each, [...secrets, ...seeds]);
    assert.throws(() => assertSilent({ leak: seeds[0] }, seeds), /a secret is shown/);
  }));

Deno.test("signer.sign() makes signatures that WebCrypto verifies, and only for the message", () =>
  inFolder(async (directory) => {
    const keyring = await open(directory);
    for (const { x, kid, role } of keyring.publicKeys().keys) {
      const signer = keyring.signer(role);
      assert.equal(kid, signer.keyid);
      assert.equal(kid, thumbprint(signer.publicKey));
      const key = await crypto.subtle.importKey(
        "jwk",
        { kty: "OKP", crv: "Ed25519", x },
        "Ed25519",
        true,
        ["verify"],
      );
      const message = encoder.encode(`message of ${role}`);
      const signature = new Uint8Array(signer.sign(message));
      assert.equal(signature.length, 64);
      assert.equal(await crypto.subtle.verify("Ed25519", key, signature, message), true);
      const other = encoder.encode("another message");
      assert.equal(await crypto.subtle.verify("Ed25519", key, signature, other), false);
    }
    signerIsNotChangedThroughItsPublicKey(keyring);
  }));

function signerIsNotChangedThroughItsPublicKey(keyring: Keyring): void {
  const signer = keyring.signer("entry");
  signer.publicKey.fill(0);
  assert.equal(thumbprint(signer.publicKey), signer.keyid);
}

Deno.test("signer.sign() gives the signature of RFC 8032, section 7.1, test 2", () =>
  inFolder(async (directory) => {
    const seed = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
    let calls = 0;
    // The first 32 bytes asked for, behind the name of the folder, are the key in the role entry.
    const scripted: Random = {
      bytes: (length) => {
        calls += 1;
        return calls === 2 ? Uint8Array.fromHex(seed) : random.bytes(length);
      },
    };
    const keyring = await openKeyring({ directory, disk: createDisk(), random: scripted });
    const signer = keyring.signer("entry");
    assert.equal(
      signer.publicKey.toHex(),
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    );
    assert.equal(
      signer.sign(Uint8Array.of(0x72)).toHex(),
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da" +
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    );
  }));

Deno.test("thumbprint() is the one of RFC 8037, appendix A.3", () => {
  const x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
  const publicKey = Uint8Array.fromBase64(x, { alphabet: "base64url" });
  assert.equal(thumbprint(publicKey), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  assert.notEqual(thumbprint(publicKey.with(0, 0)), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
});
