/**
 * Every disk operation of the journal fails once, in every way, at every place: nothing acknowledged
 * is lost, nothing is half there, and nothing is acknowledged after the first error.
 *
 * @module
 */

import assert from "node:assert/strict";
import { openStore, type Store } from "../../src/journal/mod.ts";
import { ClyraError } from "../../src/platform/mod.ts";
import { type FaultKind, seeded, SimulatedDisk, type SimulationOptions } from "./simulated_disk.ts";

const directory = "/j";
/** Small, so that the workload crosses several files. */
const segmentBytes = 1500;
const streams = ["log", "run-1", "run-2", "run-3"];
const recordsOfStream = 14;
const cutsOfState = 4;

/** What one life of the writer was told. */
interface Told {
  readonly acked: Map<string, number>;
  rejections: number;
}

function lineOf(stream: string, index: number): Uint8Array {
  return new TextEncoder().encode(`${stream}:${index}:`.padEnd(90 + index * 13, "x"));
}

/** Appends to all streams at once, one or two records a call, and closes. */
async function workload(disk: SimulatedDisk): Promise<Told> {
  const told: Told = { acked: new Map(), rejections: 0 };
  let store: Store;
  try {
    store = await openStore({ directory, disk, segmentBytes });
  } catch (error) {
    assertTyped(error);
    told.rejections += 1;
    return told;
  }
  await Promise.all(streams.map(async (stream) => {
    for (let index = store.count(stream); index < recordsOfStream;) {
      const size = index % 3 === 0 ? 2 : 1;
      const records = Array.from({ length: size }, (_, offset) => ({
        stream,
        index: index + offset,
        line: lineOf(stream, index + offset),
      }));
      const failedBefore = store.failed;
      try {
        await store.append(records);
        assert.equal(failedBefore, undefined, "acknowledged after an error");
        index += size;
        told.acked.set(stream, index);
      } catch (error) {
        assertTyped(error);
        told.rejections += 1;
        await assert.rejects(store.append(records), ClyraError);
        return;
      }
    }
  }));
  await store.close().catch((error) => {
    assertTyped(error);
    told.rejections += 1;
  });
  return told;
}

function assertTyped(error: unknown): void {
  assert.ok(error instanceof ClyraError && error.code === "journal_unavailable", String(error));
}

/** Opens what a crash left; the number of records by stream. Throws unless each line is what was sent. */
async function recovered(disk: SimulatedDisk): Promise<Map<string, number>> {
  const store = await openStore({ directory, disk, segmentBytes });
  const found = new Map<string, number>();
  for (const { stream } of store.streams()) {
    let index = 0;
    for await (const line of store.read(stream)) {
      assert.deepEqual(Uint8Array.from(line), lineOf(stream, index));
      index += 1;
    }
    found.set(stream, index);
  }
  return found;
}

/** Records of `promised` that are not in `found`. */
function lost(promised: ReadonlyMap<string, number>, found: ReadonlyMap<string, number>): number {
  let count = 0;
  for (const [stream, records] of promised) {
    count += Math.max(0, records - (found.get(stream) ?? 0));
  }
  return count;
}

/** The process dies, or the power goes, now; then again right after recovery. Counts what is lost. */
async function lostAfter(disk: SimulatedDisk, told: Told, seed: number): Promise<number> {
  let count = 0;
  const next = seed % 2 === 0 ? disk.restart() : disk.powerCut(seeded(seed));
  const found = await recovered(next);
  count += lost(told.acked, found);
  // What recovery shows is a promise too.
  const again = await recovered(next.powerCut(seeded(seed + 1)));
  return count + lost(found, again);
}

for (const kind of ["EIO", "ENOSPC", "short", "cut"] as const satisfies readonly FaultKind[]) {
  Deno.test(`append() keeps its promise when any one operation ends in ${kind}`, async () => {
    let at = 0;
    for (let reached = true; reached;) {
      at += 1;
      for (let seed = 0; seed < cutsOfState; seed++) {
        const disk = new SimulatedDisk({ fault: { at, kind } });
        const told = await workload(disk);
        reached = disk.faulted;
        const errorsExpected = reached && kind !== "short";
        assert.equal(told.rejections > 0, errorsExpected, `operation ${at}`);
        assert.equal(await lostAfter(disk, told, at * 100 + seed), 0, `operation ${at}`);
      }
    }
    assert.ok(at > 40, `the workload has only ${at} operations`);
  });
}

for (const kind of ["EIO", "cut"] as const satisfies readonly FaultKind[]) {
  Deno.test(`openStore() loses nothing when any operation of recovery ends in ${kind}`, async () => {
    for (let seed = 0; seed < 8; seed++) {
      // A state with a torn tail: the power goes at one of the later operations.
      const first = new SimulatedDisk({ fault: { at: 12 + 4 * seed, kind: "cut" } });
      const told = await workload(first);
      const torn = first.powerCut(seeded(seed));
      for (let at = 1, reached = true; reached; at++) {
        const second = torn.powerCut(seeded(0), { fault: { at, kind } });
        const more = await workload(second);
        reached = second.faulted;
        const all: Told = { acked: new Map([...told.acked, ...more.acked]), rejections: 0 };
        assert.equal(await lostAfter(second, all, at * 100 + seed), 0, `operation ${at}`);
      }
    }
  });
}

/** Cuts the power behind every operation of the workload; counts acknowledged records that are gone. */
async function lostInControl(options: SimulationOptions): Promise<number> {
  let count = 0;
  for (let at = 1, reached = true; reached; at++) {
    const disk = new SimulatedDisk({ ...options, fault: { at, kind: "cut" } });
    const told = await workload(disk);
    reached = disk.faulted;
    try {
      count += lost(told.acked, await recovered(disk.powerCut(seeded(at))));
    } catch (error) {
      assert.ok(error instanceof ClyraError && error.code === "journal_corrupt");
      count += lost(told.acked, new Map());
    }
  }
  return count;
}

Deno.test("control: with the effect of datasync removed, acknowledged records are lost", async () => {
  assert.ok(await lostInControl({ ignores: "datasync" }) > 0);
});

Deno.test("control: with the effect of syncDirectory removed, acknowledged records are lost", async () => {
  assert.ok(await lostInControl({ ignores: "syncDirectory" }) > 0);
});

Deno.test("control: with both in effect, the same cuts lose nothing", async () => {
  assert.equal(await lostInControl({}), 0);
});
