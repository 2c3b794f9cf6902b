import assert from "node:assert/strict";
import { createDisk } from "./disk.ts";

const posix = Deno.build.os !== "windows";

async function inFolder(test: (directory: string) => Promise<void>): Promise<void> {
  const directory = await Deno.makeTempDir({ prefix: "clyra-disk-" });
  try {
    await test(directory);
  } finally {
    await Deno.remove(directory, { recursive: true });
  }
}

Deno.test("makeDirectory() makes all parents private and takes one that is there", () =>
  inFolder(async (directory) => {
    const disk = createDisk();
    await disk.makeDirectory(`${directory}/a/b/`);
    await disk.makeDirectory(`${directory}/a/b`);
    for (const path of ["a", "a/b"]) {
      const { kind, mode } = await disk.status(`${directory}/${path}`) ?? {};
      assert.equal(kind, "directory");
      if (posix) assert.equal(mode, 0o700);
    }
    await Deno.writeTextFile(`${directory}/file`, "x");
    await assert.rejects(disk.makeDirectory(`${directory}/file`), /not a folder/);
  }));

Deno.test("a DiskFile reads, writes and cuts at any offset", () =>
  inFolder(async (directory) => {
    const disk = createDisk();
    const path = `${directory}/file`;
    const file = await disk.open(path, "new");
    assert.equal(await file.write(Uint8Array.of(1, 2, 3, 4), 0), 4);
    assert.equal(await file.write(Uint8Array.of(9), 1), 1);
    assert.equal(await file.write(Uint8Array.of(5), 4), 1);
    await file.truncate(4);
    await file.datasync();
    const into = new Uint8Array(10);
    assert.equal(await file.read(into, 1), 3);
    assert.deepEqual([...into.subarray(0, 3)], [9, 3, 4]);
    assert.equal(await file.read(into, 4), 0);
    file.close();
    await assert.rejects(disk.open(path, "new"), Deno.errors.AlreadyExists);
    await assert.rejects(disk.open(`${path}2`, "write"), Deno.errors.NotFound);
    const reader = await disk.open(path, "read");
    await assert.rejects(reader.write(Uint8Array.of(1), 0));
    reader.close();
    assert.deepEqual(await disk.list(directory), [{ name: "file", sizeBytes: 4 }]);
    await disk.syncDirectory(directory);
    await assert.rejects(disk.syncDirectory(`${directory}/none`), Deno.errors.NotFound);
    if (posix) assert.equal((await disk.status(path))?.mode, 0o600);
  }));

Deno.test("a DiskFile keeps small writes, made at once, and large ones, made by the pool, in order", () =>
  inFolder(async (directory) => {
    const file = await createDisk().open(`${directory}/file`, "new");
    const sizes = [10, 65_536, 65_537, 1, 200_000, 65_536];
    let offset = 0;
    for (const [index, size] of sizes.entries()) {
      assert.equal(await file.write(new Uint8Array(size).fill(index + 1), offset), size);
      await file.datasync();
      offset += size;
    }
    file.close();
    const bytes = await Deno.readFile(`${directory}/file`);
    assert.equal(bytes.length, offset);
    const expected = sizes.flatMap((size, index) => Array<number>(size).fill(index + 1));
    assert.ok(bytes.every((byte, at) => byte === expected[at]));
  }));

Deno.test("a DiskFile rejects, and does not throw, when a small write fails", () =>
  inFolder(async (directory) => {
    const disk = createDisk();
    (await disk.open(`${directory}/file`, "new")).close();
    const file = await disk.open(`${directory}/file`, "read");
    const writing = file.write(Uint8Array.of(1), 0);
    await assert.rejects(writing);
    file.close();
  }));

Deno.test("lock() is given once, and again after release", () =>
  inFolder(async (directory) => {
    const disk = createDisk();
    const first = await disk.lock(`${directory}/lock`);
    assert.notEqual(first, undefined);
    assert.equal(await disk.lock(`${directory}/lock`), undefined);
    first?.release();
    const second = await disk.lock(`${directory}/lock`);
    assert.notEqual(second, undefined);
    second?.release();
  }));

Deno.test("readFile() refuses more bytes than asked for", () =>
  inFolder(async (directory) => {
    const disk = createDisk();
    await disk.writeNewFile(`${directory}/file`, new Uint8Array(10).fill(7));
    assert.equal((await disk.readFile(`${directory}/file`, 10)).length, 10);
    await assert.rejects(disk.readFile(`${directory}/file`, 9), /more than 9 bytes/);
    await assert.rejects(disk.writeNewFile(`${directory}/file`, new Uint8Array(1)));
    assert.equal(await disk.status(`${directory}/none`), undefined);
  }));

Deno.test("remove() and rename() leave a folder with something in it alone", () =>
  inFolder(async (directory) => {
    const disk = createDisk();
    await disk.makeDirectory(`${directory}/full`);
    await disk.writeNewFile(`${directory}/full/file`, Uint8Array.of(1));
    await disk.makeDirectory(`${directory}/other`);
    await assert.rejects(disk.remove(`${directory}/full`));
    await assert.rejects(disk.rename(`${directory}/other`, `${directory}/full`));
    assert.deepEqual(await disk.names(`${directory}/full`), ["file"]);
    await disk.remove(`${directory}/other`);
    assert.deepEqual(await disk.names(directory), ["full"]);
  }));
