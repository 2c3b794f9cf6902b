/**
 * Reading lines in threads: what goes there and what comes back. This room has no threads of its own; who
 * has them hands them in (`VerifyOptions.workers`).
 *
 * @module
 */

import type { EntryPayload } from "./entry.ts";
import { type LineFacts, lineReader, type LineReading, type ReadingTask } from "./line_reading.ts";

/**
 * Lines on their way to a thread. Buffers, which may be transferred, and no views of them: Deno 2.9's
 * `node:worker_threads` looks at each element of a view, 8 ms for 64 KB.
 */
export interface PackedLines {
  /** The lines without their line feeds, one after the other; what is behind the last is not used. */
  readonly bytes: ArrayBuffer;
  /** Where each line ends in `bytes`, 32 bits each. */
  readonly ends: ArrayBuffer;
  /** Whether the bodies of all entries are wanted, not only of those that say something of the run. */
  readonly withBodies: boolean;
}

/** What a thread has to say of them. */
export interface PackedReading {
  /** The facts as JSON: one string crosses a thread's border several times faster than objects do. */
  readonly facts: string;
  /** 32 bytes for each fact. */
  readonly leaves: ArrayBuffer;
  /** The buffer of the lines, for the next ones: what is left to the collector, it takes late. */
  readonly spare: ArrayBuffer;
}

/** Threads that read lines for one verification. */
export interface LineWorkers {
  /** How many there are; no more than twice as many batches are under way. */
  readonly count: number;
  /** Rejects when a thread has failed, as every later call does. */
  read(lines: PackedLines): Promise<PackedReading>;
  /** Ends the threads at once, whatever they are doing. */
  close(): void;
}

/** Where threads come from. */
export interface LineThreading {
  /** Segments of fewer bytes are read without threads, whose start takes longer than it saves there. */
  readonly minSegmentBytes: number;
  /** Starts threads for one verification; each calls {@linkcode packedLineReader} with the task. */
  open(task: ReadingTask): LineWorkers;
}

/** What a thread does, as a function. */
export function packedLineReader(
  task: ReadingTask,
): (packed: PackedLines) => Promise<PackedReading> {
  const read = lineReader(task);
  return async (packed) => {
    const { facts, leaves } = await read(unpackLines(packed));
    const joined = new Uint8Array(32 * facts.length);
    for (let i = 0; i < facts.length; i++) joined.set(leaves[i] ?? new Uint8Array(0), 32 * i);
    const lean = packed.withBodies ? facts : facts.map(leanFacts);
    return { facts: JSON.stringify(lean), leaves: joined.buffer, spare: packed.bytes };
  };
}

/** Room for most batches, so that their buffers fit the next one. */
const minBufferBytes = 128 * 1024;

/** Copies lines out of memory that will be used again, into `spare` if they fit there. */
export function packLines(
  lines: readonly Uint8Array[],
  { withBodies, spare }: { readonly withBodies: boolean; readonly spare?: ArrayBuffer | undefined },
): PackedLines {
  const ends = new Uint32Array(lines.length);
  let length = 0;
  for (const [i, line] of lines.entries()) ends[i] = length += line.length;
  const isEnough = spare !== undefined && spare.byteLength >= length;
  const buffer = isEnough ? spare : new ArrayBuffer(Math.max(length, minBufferBytes));
  const bytes = new Uint8Array(buffer);
  for (const [i, line] of lines.entries()) bytes.set(line, (ends[i] ?? 0) - line.length);
  return { bytes: buffer, ends: ends.buffer, withBodies };
}

function unpackLines({ bytes, ends }: PackedLines): Uint8Array[] {
  let start = 0;
  return Array.from(new Uint32Array(ends), (end) => {
    const line = new Uint8Array(bytes, start, end - start);
    start = end;
    return line;
  });
}

/** The reading that a thread has packed. */
export function unpackReading({ facts, leaves }: PackedReading): LineReading {
  const list = JSON.parse(facts) as readonly LineFacts[];
  return { facts: list, leaves: list.map((_, i) => new Uint8Array(leaves, 32 * i, 32)) };
}

/** Nine tenths of an entry say nothing about the lines around it: they stay where they were read. */
function leanFacts(facts: LineFacts): LineFacts {
  if (!("entry" in facts)) return facts;
  const entry = facts.entry as EntryPayload;
  switch (entry.type) {
    case "call.request":
    case "call.response":
    case "decision":
    case "stream.notary":
    case "countersign": {
      const { v, type, run, seq, prev, ts, call } = entry;
      const kept = { v, type, run, seq, prev, ts, ...(call === undefined ? {} : { call }) };
      return { ...facts, entry: kept };
    }
    default:
      return facts;
  }
}
