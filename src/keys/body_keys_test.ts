import { strict as assert } from "node:assert";
import { systemRandom } from "../cli/runtime/clock.ts";
import { createDisk } from "../cli/runtime/disk.ts";
import { openBodyKeys, rotateBodyKey } from "./body_keys.ts";
import { openKeyring } from "./keyring.ts";

const place = new TextEncoder().encode("commit\0run\0scope\0body");

async function inFolder(
  act: (folder: {
    readonly directory: string;
    readonly disk: ReturnType<typeof createDisk>;
    readonly random: typeof systemRandom;
  }) => Promise<void>,
): Promise<void> {
  const root = await Deno.makeTempDir({ prefix: "clyra-keys-" });
  try {
    await act({ directory: `${root}/keys`, disk: createDisk(), random: systemRandom });
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

Deno.test("openBodyKeys() begins with the keyring's own secret", () =>
  inFolder(async (folder) => {
    const keyring = await openKeyring(folder);
    const keys = await openBodyKeys(keyring, folder);
    assert.equal(keys.list().length, 1);
    assert.match(keys.current.id, /^[0-9a-f]{16}$/);
    assert.deepEqual(keys.current.secret.derive(place), keyring.commitmentSecret.derive(place));
    assert.equal(keys.find("0".repeat(16)), undefined);
  }));

Deno.test("rotateBodyKey() adds a key and keeps the old ones, also for the next reader", () =>
  inFolder(async (folder) => {
    const keyring = await openKeyring(folder);
    const before = (await openBodyKeys(keyring, folder)).current;
    const id = await rotateBodyKey(keyring, folder);
    const again = await openBodyKeys(await openKeyring(folder), folder);
    assert.equal(again.current.id, id);
    assert.notEqual(id, before.id);
    assert.deepEqual(again.find(before.id)?.secret.derive(place), before.secret.derive(place));
    assert.notDeepEqual(again.current.secret.derive(place), before.secret.derive(place));
    assert.ok(!(await Deno.readTextFile(`${folder.directory}/body-0001.secret`)).includes(id));
  }));

Deno.test("openBodyKeys() refuses a key that is cut off, missing, twice there or open to others", () =>
  inFolder(async (folder) => {
    const keyring = await openKeyring(folder);
    await rotateBodyKey(keyring, folder);
    await rotateBodyKey(keyring, folder);
    const first = `${folder.directory}/body-0001.secret`;
    const whole = await Deno.readTextFile(first);
    const refused = async (why: RegExp) => {
      await assert.rejects(
        openBodyKeys(keyring, folder),
        (error: Error) => why.test(error.message) && !error.message.includes(whole.trim()),
      );
    };
    await Deno.writeTextFile(first, whole.slice(0, 20));
    await refused(/body-0001\.secret is not 32 bytes in hex/);
    await Deno.writeTextFile(
      first,
      await Deno.readTextFile(`${folder.directory}/body-0002.secret`),
    );
    await refused(/a body key is there twice/);
    await Deno.writeTextFile(first, whole);
    if (Deno.build.os !== "windows") {
      await Deno.chmod(first, 0o644);
      await refused(/others have rights/);
    }
    await Deno.remove(first);
    await refused(/body-0001\.secret is missing/);
  }));
