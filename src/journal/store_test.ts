import assert from "node:assert/strict";
import fc from "fast-check";
import { createDisk } from "../cli/runtime/disk.ts";
import { ClyraError } from "../platform/mod.ts";
import { SimulatedDisk } from "../../tests/faults/simulated_disk.ts";
import { lineBytesMax } from "./limits.ts";
import { type Disk, openStore, type Store, type StoredRecord } from "./mod.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function record(stream: string, index: number, text = `${stream}:${index}`): StoredRecord {
  return { stream, index, line: encoder.encode(text) };
}

async function linesOf(store: Store, stream: string, from?: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of store.read(stream, from === undefined ? {} : { from })) {
    lines.push(decoder.decode(line));
  }
  return lines;
}

function code(expected: string): (error: unknown) => boolean {
  return (error) => error instanceof ClyraError && error.code === expected;
}

interface Backend {
  readonly name: string;
  run(test: (disk: Disk, directory: string) => Promise<void>): Promise<void>;
}

const backends: readonly Backend[] = [
  { name: "simulated disk", run: (test) => test(new SimulatedDisk(), "/j") },
  {
    name: "real disk",
    async run(test) {
      const directory = await Deno.makeTempDir({ prefix: "clyra-journal-" });
      try {
        await test(createDisk(), `${directory}/journal`);
      } finally {
        await Deno.remove(directory, { recursive: true });
      }
    },
  },
];

function contract(
  name: string,
  test: (disk: Disk, directory: string) => Promise<void>,
): void {
  for (const backend of backends) {
    Deno.test(`store on a ${backend.name}: ${name}`, () => backend.run(test));
  }
}

contract("read() returns each stream in order, from any index", async (disk, directory) => {
  const store = await openStore({ directory, disk, segmentBytes: 300 });
  const calls: Promise<void>[] = [];
  for (let index = 0; index < 20; index++) {
    calls.push(store.append([record("a", index), record("b", 2 * index)]));
    calls.push(store.append([record("b", 2 * index + 1)]));
  }
  await Promise.all(calls);
  await store.append([record("a", 20)]);
  assert.deepEqual(store.streams(), [{ stream: "a", count: 21 }, { stream: "b", count: 40 }]);
  for (const from of [0, 1, 19, 20, 21, 99]) {
    const expected = Array.from({ length: 21 }, (_, index) => `a:${index}`).slice(from);
    assert.deepEqual(await linesOf(store, "a", from), expected);
  }
  assert.equal((await linesOf(store, "b")).length, 40);
  assert.deepEqual(await linesOf(store, "unknown"), []);
  assert.equal(store.count("unknown"), 0);
  await store.close();
});

Deno.test("openStore() finds again what any calls have appended", async () => {
  const callArbitrary = fc.array(
    fc.record({ stream: fc.constantFrom("log", "r1", "r2", "r3"), size: fc.nat({ max: 400 }) }),
    { maxLength: 6 },
  );
  const property = fc.asyncProperty(
    fc.array(callArbitrary, { maxLength: 12 }),
    fc.integer({ min: 1, max: 2000 }),
    async (calls, segmentBytes) => {
      const disk = new SimulatedDisk();
      const model = new Map<string, string[]>();
      let store = await openStore({ directory: "/j", disk, segmentBytes });
      const settled: Promise<void>[] = [];
      for (const call of calls) {
        settled.push(store.append(call.map(({ stream, size }) => {
          const lines = model.get(stream) ?? [];
          model.set(stream, lines);
          lines.push("x".repeat(size + 1));
          return record(stream, lines.length - 1, "x".repeat(size + 1));
        })));
      }
      await Promise.all(settled);
      await store.close();
      store = await openStore({ directory: "/j", disk: disk.restart(), segmentBytes });
      assert.equal(store.recovery.clean, true);
      assert.equal(store.recovery.droppedBytes, 0);
      for (const [stream, lines] of model) assert.deepEqual(await linesOf(store, stream), lines);
      assert.equal(store.streams().length, model.size);
      await store.close();
    },
  );
  await fc.assert(property, { numRuns: 50 });
});

contract(
  "append() refuses what breaks a stream and leaves the index free",
  async (disk, directory) => {
    const store = await openStore({ directory, disk });
    await store.append([record("a", 0)]);
    const refused: StoredRecord[][] = [
      [record("a", 2)],
      [record("a", 0)],
      [record("b", 1)],
      [record("a", 1), record("a", 1)],
      [record("a", 1), record("b", 0), record("a", 3)],
      [record("a", 1.5)],
      [record("a", -1)],
      [record("a b", 0)],
      [record("", 0)],
      [record("x".repeat(257), 0)],
      [record("a", 1, "")],
      [record("a", 1, "two\nlines")],
    ];
    for (const records of refused) {
      await assert.rejects(store.append(records), code("internal"));
    }
    await assert.rejects(
      store.append([{ stream: "a", index: 1, line: new Uint8Array(lineBytesMax + 1) }]),
      code("limit_exceeded"),
    );
    await store.append([{ stream: "a", index: 1, line: new Uint8Array(lineBytesMax) }]);
    await store.append([]);
    assert.deepEqual(store.streams(), [{ stream: "a", count: 2 }]);
    await store.close();
  },
);

contract(
  "append() refuses as overloaded what finds no room, and takes it later",
  async (disk, directory) => {
    const store = await openStore({ directory, disk, queueRecords: 4, queueBytes: 100 });
    const first = store.append([0, 1, 2].map((index) => record("a", index)));
    assert.equal(store.hasRoom({ records: 1, bytes: 10 }), true);
    assert.equal(store.hasRoom({ records: 2, bytes: 10 }), false);
    assert.equal(store.hasRoom({ records: 1, bytes: 100 }), false);
    await assert.rejects(store.append([record("a", 3), record("a", 4)]), code("overloaded"));
    await assert.rejects(store.append([record("a", 3, "x".repeat(99))]), code("overloaded"));
    const tooLarge = [0, 1, 2, 3, 4].map((index) => record("b", index));
    await assert.rejects(store.append(tooLarge), code("limit_exceeded"));
    await assert.rejects(store.append([record("b", 0, "x".repeat(101))]), code("limit_exceeded"));
    await first;
    assert.deepEqual(store.backlog, { records: 0, bytes: 0 });
    await store.append([record("a", 3), record("a", 4)]);
    assert.equal(store.count("a"), 5);
    await store.close();
  },
);

contract(
  "append() splits a call larger than a frame and keeps its order",
  async (disk, directory) => {
    const store = await openStore({ directory, disk });
    const line = new Uint8Array(60_000).fill(65);
    const lines = Array.from({ length: 50 }, (_, index) => ({ stream: "a", index, line }));
    await store.append(lines);
    assert.equal((await linesOf(store, "a")).length, 50);
    await store.append(Array.from({ length: 5000 }, (_, index) => record("b", index)));
    assert.equal((await linesOf(store, "b")).at(-1), "b:4999");
    await store.close();
  },
);

contract(
  "openStore() refuses a journal that is open, and takes it once closed",
  async (disk, directory) => {
    const store = await openStore({ directory, disk });
    await assert.rejects(openStore({ directory, disk }), code("journal_unavailable"));
    await store.append([record("a", 0)]);
    await store.close();
    await store.close();
    await assert.rejects(store.append([record("a", 1)]), code("journal_unavailable"));
    const again = await openStore({ directory, disk });
    assert.deepEqual(again.recovery, { records: 1, droppedBytes: 0, clean: true, segments: 1 });
    await again.close();
  },
);

contract("close() settles what is waiting", async (disk, directory) => {
  const store = await openStore({ directory, disk });
  const waiting = store.append([record("a", 0)]);
  await store.close();
  await waiting;
  assert.deepEqual(await linesOf(store, "a"), ["a:0"]);
});

Deno.test("append() shares one sync between the calls that wait", async () => {
  const disk = new SimulatedDisk();
  const store = await openStore({ directory: "/j", disk });
  const before = disk.counts.get("datasync") ?? 0;
  await Promise.all(
    Array.from({ length: 64 }, (_, index) => store.append([record("a", index)])),
  );
  const syncs = (disk.counts.get("datasync") ?? 0) - before;
  assert.ok(syncs >= 1 && syncs <= 2, `${syncs} syncs`);
  await store.close();
});

Deno.test("append() rejects for ever after the first error, also what was waiting", async () => {
  const healthy = new SimulatedDisk();
  const probe = await openStore({ directory: "/j", disk: healthy });
  const opening = healthy.operations;
  await probe.close();
  for (const [name, at] of [["write", opening + 1], ["datasync", opening + 2]] as const) {
    const disk = new SimulatedDisk({ fault: { at, kind: "EIO" } });
    const store = await openStore({ directory: "/j", disk });
    const calls = [store.append([record("a", 0)]), store.append([record("b", 0)])];
    for (const settled of await Promise.allSettled(calls)) {
      assert.equal(settled.status, "rejected", name);
    }
    assert.match(String(store.failed), /EIO/);
    await assert.rejects(store.append([record("a", 1)]), code("journal_unavailable"));
    await assert.rejects(store.append([]), code("journal_unavailable"));
    assert.deepEqual(store.streams(), []);
    const operations = disk.operations;
    await store.close();
    assert.equal(disk.operations, operations, "nothing is written after the error");
  }
});

Deno.test("read() refuses lines that are not what was written", async () => {
  const disk = new SimulatedDisk();
  const store = await openStore({ directory: "/j", disk });
  await store.append([record("a", 0)]);
  disk.damage("/j/00000001.journal", (bytes) => bytes.with(-1, 0));
  await assert.rejects(linesOf(store, "a"), code("journal_corrupt"));
  await store.close();
});
