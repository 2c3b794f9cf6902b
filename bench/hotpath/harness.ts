/**
 * Measures functions that do the same work against each other in one process: short slices, all cases in
 * turn, the order rotated each round, so that whatever else the machine does falls on all of them alike.
 *
 * @module
 */

/** One way to do the work of a group. */
export interface BenchCase {
  readonly name: string;
  /** Does it once and returns something of the result, so that no engine can leave it out. */
  readonly work: () => unknown;
  /** Whether the result has to be awaited each time. */
  readonly isAsync?: boolean;
}

/** Cases that do the same work on the same input; the first is ours. */
export interface BenchGroup {
  readonly name: string;
  /** Heading under which the group is shown. */
  readonly section: string;
  /** Bytes of input of one call, for rates; 0 where a rate means nothing. */
  readonly bytes: number;
  /** How many units of work one call does, 1 when not given, and what one is called. */
  readonly units?: number;
  readonly unit?: string;
  readonly cases: readonly BenchCase[];
  /** Rounds, where one call is so long that the usual number would take minutes. */
  readonly rounds?: number;
}

/** How long to measure. */
export interface BenchEffort {
  readonly rounds: number;
  readonly sliceMs: number;
}

/** Which groups to measure. */
export interface BenchScope {
  /** Small inputs only. */
  readonly isQuick: boolean;
  /** Also what takes minutes. */
  readonly isFull: boolean;
}

/** What one case took; nanoseconds a unit. */
export interface Measured {
  readonly name: string;
  readonly medianNs: number;
  readonly p95Ns: number;
  /** The least disturbed slice. */
  readonly bestNs: number;
  /** Its time to that of the first case, the median over the rounds: above 1, the first is faster. */
  readonly ratio: number;
  /** Slice by slice, in the order of the rounds. */
  readonly slicesNs: readonly number[];
}

/** A group with its figures. */
export interface MeasuredGroup {
  readonly name: string;
  readonly section: string;
  readonly bytes: number;
  readonly units: number;
  readonly unit: string;
  readonly cases: readonly Measured[];
}

/** A goal and what came of it. */
export interface Goal {
  /** What is compared with what. */
  readonly name: string;
  /** How many times faster ours is. */
  readonly ratio: number;
  readonly must: number;
  readonly aim: number;
}

/** A part of the benchmark: its groups, and the goals over what was measured of them. */
export interface BenchPart {
  readonly groups: (scope: BenchScope) => Iterable<BenchGroup>;
  /** Goals on Deno; groups that were not measured are left out, and so are their goals. */
  readonly goals: (groups: readonly MeasuredGroup[]) => readonly Goal[];
}

/** Results go here, where the engine must suppose that somebody looks. */
export const sink: { value: unknown } = { value: undefined };

/** Measures one group. */
export async function measure(group: BenchGroup, effort: BenchEffort): Promise<MeasuredGroup> {
  const { name, section, bytes, units = 1, unit = "call" } = group;
  const runs: { item: BenchCase; count: number; slicesNs: number[] }[] = [];
  for (const item of group.cases) {
    runs.push({ item, count: await callsPerSlice(item, effort.sliceMs), slicesNs: [] });
  }
  const rounds = group.rounds ?? effort.rounds;
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < runs.length; turn++) {
      const run = runs[(turn + round) % runs.length];
      run?.slicesNs.push((await sliceNs(run.item, run.count)) / units);
    }
  }
  const cases = runs.map(({ item, slicesNs }) => ({
    name: item.name,
    medianNs: median(slicesNs),
    p95Ns: slicesNs.toSorted((left, right) => left - right)[Math.floor(rounds * 0.95)] ?? NaN,
    bestNs: Math.min(...slicesNs),
    ratio: median(slicesNs.map((time, round) => time / (runs[0]?.slicesNs[round] ?? NaN))),
    slicesNs,
  }));
  return { name, section, bytes, units, unit, cases };
}

/** How many times faster `subject` is than `peer`: the median over the rounds of the ratio in each. */
export function ratio(group: MeasuredGroup, subject: string, peer: string): number {
  const ours = slicesOf(group, subject);
  const theirs = slicesOf(group, peer);
  return median(theirs.map((time, round) => time / (ours[round] ?? NaN)));
}

/** How many times faster `subject` is than the fastest of the peers, and which that is. */
export function ratioToFastest(
  group: MeasuredGroup,
  subject: string,
  peers: readonly string[],
): { readonly ratio: number; readonly peer: string } {
  const ratios = peers.map((peer) => ({ peer, ratio: ratio(group, subject, peer) }));
  const [first = { peer: "none", ratio: NaN }] = ratios.sort((a, b) => a.ratio - b.ratio);
  return first;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}

/** The geometric mean, the right mean for ratios. */
export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

function slicesOf(group: MeasuredGroup, name: string): readonly number[] {
  const found = group.cases.find((item) => item.name === name);
  if (found === undefined) throw new RangeError(`no case '${name}' in group '${group.name}'`);
  return found.slicesNs;
}

/** Slices before the first that counts, for the engine to compile and the caches to fill. */
const warmUpSlices = 3;

/** Warms a case up and finds how many calls fill a slice. */
async function callsPerSlice(item: BenchCase, sliceMs: number): Promise<number> {
  let count = 1;
  for (let warm = 0; warm < warmUpSlices;) {
    const elapsedMs = (await sliceNs(item, count)) * count / 1e6;
    // A call that is many slices long is warm after the first.
    if (elapsedMs >= sliceMs / 2) warm += elapsedMs > sliceMs * 20 ? warmUpSlices : 1;
    const wanted = Math.round(count * sliceMs / Math.max(elapsedMs, 0.01));
    count = Math.max(1, Math.min(wanted, count * 10));
  }
  return count;
}

async function sliceNs({ work, isAsync = false }: BenchCase, count: number): Promise<number> {
  const start = performance.now();
  if (isAsync) { for (let call = 0; call < count; call++) sink.value = await work(); }
  else for (let call = 0; call < count; call++) sink.value = work();
  return (performance.now() - start) * 1e6 / count;
}
