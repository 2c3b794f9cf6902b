/**
 * How soon the upstream is ended after the first impossible byte. A figure, not a test: run
 * `deno run -A tests/gateway/early_reject_figure.ts [times]`.
 *
 * @module
 */

import { openGuard } from "../../src/cli/guard.ts";
import { startGateway, until } from "./harness.ts";
import { chatEvents, lockedGateway, policyOf, type Upstream } from "./lock_harness.ts";
import { pause, startProvider } from "./provider.ts";

const times = Number(Deno.args[0] ?? 100);
const encoder = new TextEncoder();
const good = chatEvents([['{"amount": 5, ', '"reason": "da']]).slice(0, 3);
const [, impossible = "", more = ""] = chatEvents([["nce", " and on"]]);
let sentAtMs = 0;
let cancelledAtMs = 0;
let eventsAfter = 0;

await using provider = startProvider({
  dance: () => {
    let at = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        // A model's pace: the events that follow are tokens that need not be paid for.
        await pause(2);
        const event = good[at++] ?? (sentAtMs === 0 ? impossible : more);
        if (event === impossible) sentAtMs = performance.now();
        if (event === more) eventsAfter++;
        controller.enqueue(encoder.encode(event));
      },
      cancel: () => void (cancelledAtMs = performance.now()),
    }, { highWaterMark: 0 });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  },
});

for (const release of ["atomic", "progressive"]) {
  const policy = policyOf(`outputs: [{schema: refund, release: ${release}}]`);
  const { guard } = await openGuard({ text: policy, name: "policy.yaml" });
  await using harness = startGateway(provider.url, { guard });
  const samplesMs: number[] = [];
  eventsAfter = 0;
  const statuses = new Set<number>();
  for (let n = 0; n < times; n++) {
    sentAtMs = cancelledAtMs = 0;
    const response = await fetch(`${harness.url}/v1/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        model: "dance",
        stream: true,
        max_tokens: 500,
        messages: [{ role: "user", content: "hi" }],
      }),
    });
    statuses.add(response.status);
    await response.text();
    await until(() => cancelledAtMs > 0);
    samplesMs.push(cancelledAtMs - sentAtMs);
  }
  samplesMs.sort((a, b) => a - b);
  const at = (share: number) => samplesMs[Math.floor(samplesMs.length * share)]?.toFixed(1);
  console.log(
    `${release}, over sockets: status ${[
      ...statuses,
    ]}, upstream ended ${samplesMs.length} of ${times}; ` +
      `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms after the byte; ` +
      `${eventsAfter} events of 2 ms were sent after it in all`,
  );
}

const samplesMs: number[] = [];
const upstream: Upstream = {
  cancelled: 0,
  taken: 0,
  asked: 0,
  answer: () => {
    let at = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const event = good[at++] ?? impossible;
        sentAtMs = performance.now();
        controller.enqueue(encoder.encode(event));
      },
      cancel: () => void samplesMs.push(performance.now() - sentAtMs),
    }, { highWaterMark: 0 });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  },
};
const gateway = await lockedGateway(policyOf("outputs: [{schema: refund}]"), { upstream });
const messages = [{ role: "user", content: "hi" }];
for (let n = 0; n < times; n++) {
  await gateway.ask("/v1/chat/completions", { model: "m", stream: true, messages });
}
samplesMs.sort((a, b) => a - b);
const middle = samplesMs[Math.floor(samplesMs.length / 2)] ?? NaN;
console.log(
  `in one process, from the event in hand to the upstream's end: p50 ${middle.toFixed(3)} ms`,
);
