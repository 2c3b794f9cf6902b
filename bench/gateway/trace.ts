/**
 * Where the time of one call goes: every port that the gateway works through says when it is entered and
 * left, and the medians of many calls are printed in order. Nothing in the gateway knows of it.
 *
 * @module
 */

import { createDisk } from "../../src/cli/runtime/disk.ts";
import { send } from "../../src/cli/runtime/http.ts";
import type { LedgerPort, RunPort, Send } from "../../src/gateway/mod.ts";
import { bodyOf, type Mark, openJournal, startGateway, startProvider } from "./in_process.ts";
import { quantiles } from "./in_process.ts";

const warmRounds = 1_000;
/** A median of fewer is none. */
const fewestSamples = 10;

/** Prints the stages of a call in JSON form and of one that streams. */
export async function printTrace(options: { readonly rounds: number }): Promise<void> {
  let marks: [string, number][] = [];
  const mark: Mark = (name) => marks.push([name, performance.now()]);
  const upstream = startProvider(mark);
  const directory = await Deno.makeTempDir({ prefix: "clyra-trace-" });
  const evidence = await openJournal(directory, markedDisk(mark));
  const { gateway, listener } = await startGateway({
    upstream: upstream.url,
    ledger: markedLedger(evidence.ledger, mark),
    send: markedSend(mark),
    around: (handler) => async (request, caller) => {
      mark("request arrives");
      const response = await handler(request, caller);
      mark("response leaves the gateway");
      return response;
    },
  });
  for (const streaming of [false, true]) {
    const calls: [string, number][][] = [];
    for (let round = 0; round < options.rounds + warmRounds; round++) {
      marks = [];
      await call(listener.url, { streaming, mark });
      if (round >= warmRounds) calls.push(marks);
    }
    console.log(streaming ? "\na stream, ms" : "JSON, 2 KB each way, ms");
    print(calls);
  }
  await listener.stop();
  await gateway.stop();
  await evidence.close();
  await upstream.stop();
  await Deno.remove(directory, { recursive: true });
}

async function call(
  url: string,
  { streaming, mark }: { readonly streaming: boolean; readonly mark: Mark },
): Promise<void> {
  mark("caller begins");
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: bodyOf(streaming),
  });
  mark("caller has the head");
  const reader = response.body?.getReader();
  await reader?.read();
  mark("caller has bytes");
  while (!(await reader?.read())?.done);
  mark("caller has all");
}

/** Medians and 95th percentiles from the beginning of the call, in their order, with the steps between. */
function print(calls: readonly (readonly [string, number])[][]): void {
  const byName = new Map<string, number[]>();
  for (const marks of calls) {
    const seen = new Map<string, number>();
    const beginMs = marks[0]?.[1] ?? 0;
    for (const [name, atMs] of marks) {
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      const key = count === 1 ? name : `${name} (${count})`;
      byName.set(key, [...byName.get(key) ?? [], atMs - beginMs]);
    }
  }
  const rows = [...byName].filter(([, list]) => list.length >= fewestSamples)
    .map(([name, list]) => ({ name, ...quantiles(list) })).sort((a, b) => a.p50 - b.p50);
  let before = 0;
  for (const { name, p50, p95 } of rows) {
    const step = `+${(p50 - before).toFixed(3)}`;
    console.log(
      `  ${name.padEnd(34)} ${p50.toFixed(3).padStart(7)} ${step.padStart(8)}` +
        `   p95 ${p95.toFixed(3)}`,
    );
    before = p50;
  }
}

function markedDisk(mark: Mark): ReturnType<typeof createDisk> {
  const disk = createDisk();
  return {
    ...disk,
    open: async (path, mode) => {
      const file = await disk.open(path, mode);
      return {
        ...file,
        write: async (bytes, offset) => {
          mark("disk: write");
          return await file.write(bytes, offset);
        },
        datasync: async () => {
          mark("disk: sync");
          await file.datasync();
          mark("disk: synced");
        },
      };
    },
  };
}

function markedSend(mark: Mark): Send {
  return async (url, init) => {
    mark("send upstream");
    const response = await send(url, init);
    mark("head from upstream");
    return response;
  };
}

function markedLedger(ledger: LedgerPort, mark: Mark): LedgerPort {
  const marked = (run: RunPort): RunPort => ({
    id: run.id,
    get size() {
      return run.size;
    },
    append: async (draft) => {
      mark(`${draft.type}: sign`);
      const appended = run.append(draft);
      mark(`${draft.type}: signed`);
      const place = await appended;
      mark(`${draft.type}: durable`);
      return place;
    },
    commit: (bytes, options) => {
      mark("commit");
      return run.commit(bytes, options);
    },
    close: (status, options) => run.close(status, options),
  });
  return {
    openRun: async (options) => marked(await ledger.openRun(options)),
    run: (id) => {
      const run = ledger.run(id);
      return run === undefined ? undefined : marked(run);
    },
    failure: () => ledger.failure(),
  };
}
