import assert from "node:assert/strict";
import { ClyraError } from "../platform/mod.ts";
import { SimulatedDisk } from "../../tests/faults/simulated_disk.ts";
import { openStore, type Store } from "./mod.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const directory = "/j";
const firstFile = "/j/00000001.journal";
const count = 12;

/** A journal of `count` frames with one line each; `segmentBytes` decides over how many files. */
async function written(
  options: { readonly closed: boolean; readonly segmentBytes?: number },
): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk();
  const { segmentBytes = 1_000_000 } = options;
  const store = await openStore({ directory, disk, segmentBytes });
  for (let index = 0; index < count; index++) {
    await store.append([{ stream: "a", index, line: encoder.encode(`line ${index}`) }]);
  }
  if (options.closed) await store.close();
  return disk.restart();
}

async function linesOf(store: Store): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of store.read("a")) lines.push(decoder.decode(line));
  return lines;
}

const all = Array.from({ length: count }, (_, index) => `line ${index}`);

async function assertCorrupt(disk: SimulatedDisk, pattern: RegExp): Promise<void> {
  await assert.rejects(openStore({ directory, disk }), (error) => {
    assert.ok(error instanceof ClyraError);
    assert.equal(error.code, "journal_corrupt");
    assert.match(error.message, pattern);
    assert.match(error.at ?? "", /\.journal:\d+$/);
    return true;
  });
}

Deno.test("openStore() keeps a prefix and reports the rest, cut at any byte", async () => {
  const whole = (await written({ closed: false })).files().get(firstFile) ?? new Uint8Array();
  const frameBytes = frameEnds(whole);
  for (let size = 0; size <= whole.length; size++) {
    const disk = await written({ closed: false });
    disk.damage(firstFile, (bytes) => bytes.slice(0, size));
    const store = await openStore({ directory, disk });
    const kept = frameBytes.filter((end) => end <= size);
    assert.deepEqual(await linesOf(store), all.slice(0, kept.length));
    assert.equal(store.recovery.droppedBytes, size - (kept.at(-1) ?? 0));
    assert.equal(store.recovery.clean, size === 0);
    // It goes on from there.
    const index = kept.length;
    await store.append([{ stream: "a", index, line: encoder.encode("next") }]);
    await store.close();
    const again = await openStore({ directory, disk: disk.restart() });
    assert.deepEqual(await linesOf(again), [...all.slice(0, index), "next"]);
    assert.equal(again.recovery.droppedBytes, 0);
  }
});

Deno.test("openStore() refuses a journal with any byte changed before its last frame", async () => {
  const bytes = (await written({ closed: false })).files().get(firstFile) ?? new Uint8Array();
  const ends = frameEnds(bytes);
  const lastStart = ends.at(-2) ?? 0;
  for (let at = 0; at < bytes.length; at++) {
    const disk = await written({ closed: false });
    disk.damage(firstFile, (before) => before.with(at, (before[at] ?? 0) ^ 0x20));
    if (at < lastStart) {
      await assertCorrupt(disk, /damaged/);
    } else {
      // In the last frame it looks as a crash does.
      const store = await openStore({ directory, disk });
      assert.deepEqual(await linesOf(store), all.slice(0, -1));
      assert.equal(store.recovery.droppedBytes, bytes.length - lastStart);
    }
  }
});

Deno.test("openStore() refuses a closed journal with its last line changed", async () => {
  const disk = await written({ closed: true });
  const text = encoder.encode(`line ${count - 1}`);
  disk.damage(firstFile, (bytes) => {
    const at = bytes.findLastIndex((_, index) =>
      text.every((byte, offset) => bytes[index + offset] === byte)
    );
    assert.ok(at > 0);
    return bytes.with(at, 0x4c);
  });
  await assertCorrupt(disk, /damaged, and a whole one follows/);
});

Deno.test("openStore() refuses a missing, swapped, doubled or emptied file", async () => {
  const name = (segment: number) => `${directory}/${String(segment).padStart(8, "0")}.journal`;
  const several = { closed: false, segmentBytes: 150 };
  const missing = await written(several);
  missing.lose(name(2));
  await assertCorrupt(missing, /missing/);

  const swapped = await written(several);
  const files = swapped.files();
  const of = (segment: number) => files.get(name(segment)) ?? new Uint8Array();
  swapped.damage(name(2), () => of(3));
  swapped.damage(name(3), () => of(2));
  await assertCorrupt(swapped, /not the one that follows/);

  const doubled = await written(several);
  doubled.damage(name(2), (bytes) => new Uint8Array([...bytes, ...bytes]));
  await assertCorrupt(doubled, /not the one that follows/);

  const emptied = await written(several);
  emptied.damage(name(2), () => new Uint8Array());
  await assertCorrupt(emptied, /not the one that follows/);

  const cut = await written(several);
  cut.damage(name(1), (bytes) => bytes.slice(0, -1));
  await assertCorrupt(cut, /later files follow/);
});

Deno.test("openStore() refuses a tail that is longer than a crash leaves", async () => {
  const disk = await written({ closed: false });
  const zeros = (size: number) => (bytes: Uint8Array) => {
    const longer = new Uint8Array(bytes.length + size);
    longer.set(bytes);
    return longer;
  };
  disk.damage(firstFile, zeros(3 * 1024 * 1024));
  await assertCorrupt(disk, /more than a crash leaves/);

  const short = await written({ closed: false });
  short.damage(firstFile, zeros(500_000));
  const store = await openStore({ directory, disk: short });
  assert.equal(store.recovery.droppedBytes, 500_000);
  assert.deepEqual(await linesOf(store), all);
  // The tail is gone, and not only stepped over.
  await store.append([{ stream: "a", index: count, line: encoder.encode("next") }]);
  const again = await openStore({ directory, disk: short.restart() });
  assert.equal(again.recovery.droppedBytes, 0);
});

Deno.test("openStore() leaves files that are not its own alone", async () => {
  const disk = await written({ closed: true });
  const other = await disk.open(`${directory}/notes.txt`, "new");
  await other.write(encoder.encode("hello"), 0);
  const store = await openStore({ directory, disk });
  assert.deepEqual(await linesOf(store), all);
  assert.equal(store.recovery.segments, 1);
});

/** Where each frame ends, from the lengths in the headers. */
function frameEnds(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const ends: number[] = [];
  for (let offset = 0; offset < bytes.length; offset = ends.at(-1) ?? bytes.length) {
    ends.push(offset + 32 + view.getUint32(offset + 8));
  }
  assert.equal(ends.length, count);
  return ends;
}
