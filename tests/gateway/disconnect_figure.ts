/**
 * How soon the upstream is ended when a caller leaves. A figure, not a test: run
 * `deno run -A tests/gateway/disconnect_figure.ts [times]`.
 *
 * @module
 */

import { chat, startGateway, until } from "./harness.ts";
import { endless, startProvider } from "./provider.ts";

const times = Number(Deno.args[0] ?? 50);
const samplesMs: number[] = [];
let cancelledAtMs = 0;
await using provider = startProvider({
  never: (request) =>
    new Promise((resolve) =>
      request.signal.addEventListener("abort", () => {
        cancelledAtMs = performance.now();
        resolve(new Response());
      })
    ),
  endless: async (request, log) => {
    const { body, headers } = await endless()(request, log);
    // A reader of our own, to see the moment at which it is told to stop.
    const reader = body?.getReader();
    const watched = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { value } = await reader?.read() ?? {};
        controller.enqueue(value ?? new Uint8Array(1));
      },
      cancel() {
        cancelledAtMs = performance.now();
        return reader?.cancel();
      },
    }, { highWaterMark: 0 });
    return new Response(watched, { headers });
  },
});
await using harness = startGateway(provider.url);

for (const model of ["endless", "never"]) {
  samplesMs.length = 0;
  let cancelled = 0;
  for (let n = 0; n < times; n++) {
    const abort = new AbortController();
    cancelledAtMs = 0;
    const before = provider.log.requests.length;
    const asked = chat(harness.url, { model, stream: true, signal: abort.signal });
    if (model === "endless") await (await asked).body?.getReader().read();
    else await until(() => provider.log.requests.length > before);
    const leftAtMs = performance.now();
    abort.abort();
    await asked.catch(() => undefined);
    await until(() => cancelledAtMs > 0).then(() => cancelled++, () => undefined);
    if (cancelledAtMs > 0) samplesMs.push(cancelledAtMs - leftAtMs);
  }
  samplesMs.sort((a, b) => a - b);
  const at = (share: number) => samplesMs[Math.floor(samplesMs.length * share)]?.toFixed(1);
  const when = model === "endless" ? "in the middle of a stream" : "before the first byte";
  console.log(
    `caller leaves ${when}: cancelled ${cancelled} of ${times}; ` +
      `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${samplesMs.at(-1)?.toFixed(1)} ms`,
  );
}
