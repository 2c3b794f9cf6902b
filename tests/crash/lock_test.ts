import assert from "node:assert/strict";
import { createDisk } from "../../src/cli/runtime/disk.ts";
import { openStore } from "../../src/journal/mod.ts";
import { startChild } from "./store_subject.ts";

Deno.test("openStore() refuses a folder in use by a process, and takes it when that was killed", async () => {
  const directory = await Deno.makeTempDir({ prefix: "clyra-lock-" });
  const child = startChild(directory, { round: 0, seed: 1 });
  try {
    await child.loaded;
    await assert.rejects(
      openStore({ directory, disk: createDisk() }),
      /another process has it open$/,
    );
  } finally {
    await child.kill();
  }
  const store = await openStore({ directory, disk: createDisk() });
  assert.ok(store.recovery.records > 0);
  await store.close();
  await Deno.remove(directory, { recursive: true });
});
