import { strict as assert } from "node:assert";
import { isFolder, openSource } from "./source.ts";

async function withFolder(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "clyra-test-" });
  try {
    await act(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("openSource() reads bytes, Blobs and files alike", async () => {
  await withFolder(async (folder) => {
    const bytes = new TextEncoder().encode("some bytes");
    await Deno.writeFile(`${folder}/file`, bytes);
    for (const form of [bytes, new Blob([bytes]), `${folder}/file`]) {
      const source = await openSource(form);
      assert.equal(source.size, bytes.length);
      assert.deepEqual(await source.read(5, 5), bytes.subarray(5));
      source.close();
    }
  });
});

Deno.test("openSource() refuses devices and pipes before it opens them", async () => {
  await assert.rejects(openSource("/dev/zero"), /cannot read \/dev\/zero: it is no regular file/);
  await withFolder(async (folder) => {
    const { success } = await new Deno.Command("mkfifo", { args: [`${folder}/pipe`] }).output();
    assert.ok(success);
    await assert.rejects(openSource(`${folder}/pipe`), /it is no regular file/);
    await assert.rejects(openSource(folder), /'pipe' is no plain file or folder/);
  });
});

Deno.test("openSource() refuses a folder with a name that no container has, empty or not", async () => {
  for (const name of ["Folder", "a b", ".hidden", "a/b/c/d/e", "x".repeat(65)]) {
    await withFolder(async (folder) => {
      await Deno.mkdir(`${folder}/${name}`, { recursive: true });
      await assert.rejects(
        openSource(folder),
        /is no plain file or folder with a bundle name/,
        name,
      );
    });
  }
});

Deno.test("openSource() passes over empty folders with names of the format", async () => {
  await withFolder(async (folder) => {
    await Deno.mkdir(`${folder}/a/b/c/d`, { recursive: true });
    await Deno.mkdir(`${folder}/${"x".repeat(64)}`);
    const source = await openSource(folder);
    assert.equal(source.size, 22);
    source.close();
  });
});

Deno.test("openSource() tells a folder that no container can hold by its size, and reads nothing of it", async () => {
  await withFolder(async (folder) => {
    for (const name of ["a", "b"]) {
      await Deno.writeFile(`${folder}/${name}`, new Uint8Array(0));
      await Deno.truncate(`${folder}/${name}`, 0x8000_0000);
    }
    const source = await openSource(folder);
    assert.equal(source.size, 0x1_0000_0000);
    await assert.rejects(source.read(0, 1), /over its limit/);
    source.close();
  });
});

Deno.test("isFolder() follows links and fails where there is nothing", async () => {
  await withFolder(async (folder) => {
    await Deno.symlink(folder, `${folder}/link`);
    assert.equal(isFolder(`${folder}/link`), true);
    await Deno.writeTextFile(`${folder}/file`, "");
    assert.equal(isFolder(`${folder}/file`), false);
    assert.throws(() => isFolder(`${folder}/nothing`), /ENOENT|No such file/);
  });
});
