import assert from "node:assert/strict";
import { createDisk } from "../cli/runtime/disk.ts";
import type { Random } from "../platform/mod.ts";
import { type KeyDisk, openKeyring, roles } from "./mod.ts";

const random: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };

async function inFolder(test: (parent: string) => Promise<void>): Promise<void> {
  const parent = await Deno.makeTempDir({ prefix: "clyra-keys-" });
  try {
    await test(parent);
  } finally {
    await Deno.remove(parent, { recursive: true });
  }
}

/** The real disk; the process ends at operation `stopAt`, a file then being half written. */
function stopping(stopAt: number, log: string[] = []): KeyDisk {
  const real = createDisk();
  let count = 0;
  const step = (name: string, path: string): boolean => {
    count += 1;
    if (count > stopAt) throw new Error("the process is gone");
    log.push(`${name} ${path.replace(/^.*?clyra-keys-[^/]*\//, "").replace(/-[0-9a-f]{16}/, "")}`);
    return count === stopAt;
  };
  const stop = () => {
    throw new Error("the process is gone");
  };
  return {
    status: (path) => step("status", path) ? stop() : real.status(path),
    readFile: (path, maxBytes) => step("read", path) ? stop() : real.readFile(path, maxBytes),
    names: (path) => step("names", path) ? stop() : real.names(path),
    makeDirectory: async (path) => {
      const last = step("make", path);
      await real.makeDirectory(path);
      if (last) stop();
    },
    writeNewFile: async (path, bytes) => {
      const last = step("write", path);
      await real.writeNewFile(path, last ? bytes.slice(0, bytes.length >> 1) : bytes);
      if (last) stop();
    },
    rename: async (from, to) => {
      const last = step("rename", to);
      await real.rename(from, to);
      if (last) stop();
    },
    remove: (path) => step("remove", path) ? stop() : real.remove(path),
    syncDirectory: (path) => step("sync", path) ? stop() : real.syncDirectory(path),
  };
}

Deno.test("openKeyring() is whole again after an end at any operation of its first start", () =>
  inFolder(async (parent) => {
    let stopAt = 0;
    for (let ended = true; ended;) {
      stopAt += 1;
      const directory = `${parent}/${stopAt}/keys`;
      const first = await openKeyring({ directory, disk: stopping(stopAt), random }).catch(
        () => undefined,
      );
      ended = first === undefined;
      const second = await openKeyring({ directory, disk: createDisk(), random });
      if (first !== undefined) {
        assert.deepEqual(second.publicKeys(), first.publicKeys());
      }
      const third = await openKeyring({ directory, disk: createDisk(), random });
      assert.deepEqual(third.publicKeys(), second.publicKeys());
      const left: string[] = [];
      for await (const { name } of Deno.readDir(`${parent}/${stopAt}`)) left.push(name);
      assert.deepEqual(left, ["keys"], "no key is left lying about");
    }
    assert.ok(stopAt > 20, `only ${stopAt} operations`);
  }));

Deno.test("openKeyring() syncs every file and both folders around the rename", () =>
  inFolder(async (parent) => {
    const log: string[] = [];
    const directory = `${parent}/keys`;
    await openKeyring({ directory, disk: stopping(Infinity, log), random });
    const changes = log.filter((line) => /^(make|write|sync|rename|remove)/.test(line));
    const files = [...roles.map((role) => `${role}.pem`), "commitment.secret", "keyring.json"];
    assert.deepEqual(changes.slice(0, -1), [
      "make keys.creating",
      ...files.map((name) => `write keys.creating/${name}`),
      "sync keys.creating",
      "rename keys",
    ]);
    assert.match(changes.at(-1) ?? "", /^sync /);
  }));

Deno.test("openKeyring() gives two first starts at the same time the same keys", () =>
  inFolder(async (parent) => {
    for (let round = 0; round < 10; round++) {
      const directory = `${parent}/${round}/keys`;
      const starts = await Promise.all(
        Array.from({ length: 3 }, () => openKeyring({ directory, disk: createDisk(), random })),
      );
      for (const start of starts) {
        assert.deepEqual(start.publicKeys(), starts[0]?.publicKeys());
      }
      const left: string[] = [];
      for await (const { name } of Deno.readDir(`${parent}/${round}`)) left.push(name);
      assert.deepEqual(left, ["keys"]);
    }
  }));
