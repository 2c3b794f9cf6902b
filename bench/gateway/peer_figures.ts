/**
 * What is measured of a peer: latency of one call at a time, frames of a stream, throughput, callers
 * that leave, memory.
 *
 * @module
 */

import type { Peer } from "./peer_process.ts";
import { wireBytes, WireClient } from "./wire_client.ts";

/** The figures of one peer as they come in. */
export interface Samples {
  readonly jsonMs: number[];
  readonly firstByteMs: number[];
  /** From leaving the provider to arriving here, of each frame but the first. */
  readonly frameMs: number[];
  /** Requests in a second, by connections. */
  readonly perSecond: Map<number, number[]>;
  /** Answers that were not 200, or did not come. */
  failures: number;
  cancelled: number;
  tried: number;
  /** Megabytes of resident memory. */
  idleMb: number;
  loadMb: number;
  afterMb: number;
}

/** No figures yet. */
export function noSamples(): Samples {
  return {
    jsonMs: [],
    firstByteMs: [],
    frameMs: [],
    perSecond: new Map(),
    failures: 0,
    cancelled: 0,
    tried: 0,
    idleMb: 0,
    loadMb: 0,
    afterMb: 0,
  };
}

/** The request that everything is measured with: 2 KB of it. */
export function requestOf(
  peer: Peer,
  options: { readonly stream: boolean; readonly user?: string },
): Uint8Array<ArrayBuffer> {
  const body = JSON.stringify({
    model: "bench",
    stream: options.stream,
    ...(options.user === undefined ? {} : { user: options.user }),
    messages: [{ role: "user", content: "y".repeat(1900) }],
  });
  return wireBytes({ url: peer.url, headers: peer.headers, body });
}

/** One call in one piece. */
export async function jsonOnce(
  client: WireClient,
  { request, samples }: { readonly request: Uint8Array; readonly samples: Samples },
): Promise<void> {
  const { status, elapsedMs } = await client.send(request);
  if (status === 200) samples.jsonMs.push(elapsedMs);
  else samples.failures += 1;
}

/** One stream to its end. */
export async function streamOnce(
  client: WireClient,
  { request, samples }: { readonly request: Uint8Array; readonly samples: Samples },
): Promise<void> {
  const startedMs = performance.now();
  const { status, pieces } = await client.send(request);
  if (status !== 200) {
    samples.failures += 1;
    return;
  }
  let first = true;
  for (const { atMs, text } of pieces) {
    // A frame is on its way until the bytes with its time have come.
    for (const [, sent] of text.matchAll(/@([0-9.]+);/g)) {
      if (first) samples.firstByteMs.push(atMs - startedMs);
      else samples.frameMs.push(performance.timeOrigin + atMs - Number(sent));
      first = false;
    }
  }
}

/** As many calls as `connections` get done, each after the other, in a time. */
export async function load(
  peer: Peer,
  options: { readonly connections: number; readonly ms: number; readonly samples: Samples },
): Promise<void> {
  const { connections, ms, samples } = options;
  const request = requestOf(peer, { stream: false });
  const startedMs = performance.now();
  let done = 0;
  const endMs = startedMs + ms;
  await Promise.all(Array.from({ length: connections }, async () => {
    const client = new WireClient(peer.url);
    try {
      while (performance.now() < endMs) {
        const { status } = await client.send(request);
        if (status === 200) done += 1;
        else samples.failures += 1;
      }
    } catch {
      // A refused or broken connection is a figure, counted, and ends this connection's part.
      samples.failures += 1;
    } finally {
      client.close();
    }
  }));
  const seconds = (performance.now() - startedMs) / 1000;
  const list = samples.perSecond.get(connections) ?? [];
  samples.perSecond.set(connections, [...list, done / seconds]);
}

/** Leaves in the middle of streams without an end; asks the provider how many it was told to stop. */
export async function leave(
  peer: Peer,
  options: { readonly times: number; readonly provider: string; readonly samples: Samples },
): Promise<void> {
  const { times, provider, samples } = options;
  const user = `endless ${peer.name}`;
  for (let time = 0; time < times; time++) {
    const client = new WireClient(peer.url);
    await client.send(requestOf(peer, { stream: true, user }), (text) => text.includes("@"));
    client.close();
  }
  // The goal is 100 ms; a peer that needs a second is still said to cancel.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const counts = await (await fetch(provider)).json();
  samples.cancelled += Number(counts[user] ?? 0);
  samples.tried += times;
}

/** Resident memory of a process and its children in megabytes; NaN where it cannot be read. */
export function residentMb(processId: number | undefined): number {
  if (processId === undefined) return NaN;
  try {
    const status = Deno.readTextFileSync(`/proc/${processId}/status`);
    const own = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? NaN) / 1024;
    const children = Deno.readTextFileSync(`/proc/${processId}/task/${processId}/children`)
      .split(" ").filter(Boolean).map((id) => residentMb(Number(id)));
    return children.reduce((sum, each) => sum + each, own);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return NaN;
    throw error;
  }
}

/** A quantile of a list; NaN of none. */
export function quantile(list: readonly number[], share: number): number {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
