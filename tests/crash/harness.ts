/**
 * Kills a process at random moments, again and again, and compares what it had acknowledged with what
 * the next start finds. What is killed is a `Subject`: the store alone, or a whole gateway.
 *
 * @module
 */

import { seeded } from "../faults/simulated_disk.ts";

/** One acknowledged record. */
export interface Acknowledged {
  readonly stream: string;
  readonly index: number;
  /** What the record has to be found as: its line, or a digest of it. */
  readonly content: string;
}

/** A subject that runs and is loaded. */
export interface Running {
  /** Settles at the first acknowledgement of this life, or when the process ends. */
  readonly loaded: Promise<void>;
  /** Ends it without warning; resolves, when nothing of it is left, to all it had acknowledged. */
  kill(): Promise<readonly Acknowledged[]>;
}

/** What is there after a kill: for each stream the contents in order of index, from 0. */
export interface Found {
  readonly streams: ReadonlyMap<string, readonly string[]>;
  /** Records that are there and are not what was sent. */
  readonly torn: number;
  readonly droppedBytes: number;
}

/** What is killed. */
export interface Subject {
  readonly name: string;
  /** A fresh place; called at the start, and again every few rounds so that the data stays small. */
  reset(): Promise<void>;
  start(round: number, seed: number): Promise<Running>;
  /** Reads what is there, without changing what the next start will see. */
  inspect(): Promise<Found>;
  end(): Promise<void>;
}

/** What came of it. `lost`, `torn` and `gaps` have to be 0. */
export interface Outcome {
  readonly rounds: number;
  readonly acknowledged: number;
  /** Acknowledged and not found. */
  lost: number;
  /** Found, and different from what was sent. */
  torn: number;
  /** Streams with records found behind a missing one, or in which fewer are found than a round before. */
  gaps: number;
  /** Found and never acknowledged: allowed, and a reason for idempotent retries. */
  readonly unacknowledged: number;
  /** Rounds in which a torn tail was cut off. */
  readonly tails: number;
  /** The first streams that lost something: what was promised, and what was found. */
  readonly examples: readonly string[];
}

const examplesMax = 20;

/** Options of {@linkcode crashRounds}. */
export interface CrashOptions {
  readonly rounds: number;
  readonly seed: number;
  /** Rounds before the data is thrown away. */
  readonly roundsOfPlace?: number;
  /** The kill comes this long after the first acknowledgement, at most. */
  readonly killWithinMs?: number;
}

interface Tally {
  lost: number;
  gaps: number;
  unacknowledged: number;
  readonly examples: string[];
}

/** Runs the rounds. */
export async function crashRounds(subject: Subject, options: CrashOptions): Promise<Outcome> {
  const { rounds, seed, roundsOfPlace = 8, killWithinMs = 30 } = options;
  const random = seeded(seed);
  const total = {
    acknowledged: 0,
    lost: 0,
    torn: 0,
    gaps: 0,
    unacknowledged: 0,
    tails: 0,
    examples: [] as string[],
  };
  let promised = new Map<string, string[]>();
  try {
    for (let round = 0; round < rounds; round++) {
      if (round % roundsOfPlace === 0) {
        await subject.reset();
        promised = new Map();
      }
      const running = await subject.start(round, Math.floor(random() * 2 ** 31));
      // Some die while they start, that is while they recover.
      if (random() < 0.9) await running.loaded;
      await new Promise((resolve) => setTimeout(resolve, random() * killWithinMs));
      const acknowledged = await running.kill();
      total.acknowledged += acknowledged.length;
      for (const { stream, index, content } of acknowledged) {
        const contents = promised.get(stream) ?? [];
        promised.set(stream, contents);
        contents[index] = content;
      }
      const found = await subject.inspect();
      total.torn += found.torn;
      if (found.droppedBytes > 0) total.tails += 1;
      promised = compare(promised, found, { round, total });
    }
  } finally {
    await subject.end();
  }
  return { rounds, ...total };
}

/** Counts the differences; what was found is promised from now on, as the next start shows it. */
function compare(
  promised: ReadonlyMap<string, readonly string[]>,
  found: Found,
  into: { readonly round: number; readonly total: Tally },
): Map<string, string[]> {
  const { round, total } = into;
  for (const [stream, contents] of promised) {
    const there = found.streams.get(stream) ?? [];
    let missing = 0;
    // `forEach` passes over indexes that were never acknowledged.
    contents.forEach((content, index) => {
      if (there[index] !== content) missing += 1;
    });
    total.lost += missing;
    if (missing > 0 && total.examples.length < examplesMax) {
      total.examples.push(
        `round ${round}: ${stream}: ${contents.length} promised, ${there.length} found`,
      );
    }
    if (missing > 0 && there.length >= contents.length) total.gaps += 1;
  }
  const next = new Map<string, string[]>();
  for (const [stream, there] of found.streams) {
    const known = promised.get(stream) ?? [];
    total.unacknowledged += there.filter((_, index) => known[index] === undefined).length;
    next.set(stream, [...there]);
  }
  return next;
}
