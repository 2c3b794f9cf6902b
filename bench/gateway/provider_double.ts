/**
 * The provider behind every peer, in a process of its own: a JSON answer of 2 KB, a stream whose frames
 * say when they left, and a stream without end that counts who was told to stop.
 *
 * Prints its port as one line of JSON and ends when its input does.
 *
 * @module
 */

const frames = 20;
const frameEveryMs = 5;
/** Longer than any attempt waits; bounds what a peer that never cancels can cost. */
const endlessFrames = 2_000;
const encoder = new TextEncoder();

const head = { id: "chatcmpl-1", created: 1_700_000_000, model: "bench" };
const jsonAnswer = JSON.stringify({
  ...head,
  object: "chat.completion",
  choices: [{
    index: 0,
    message: { role: "assistant", content: "x".repeat(1600) },
    finish_reason: "stop",
  }],
  usage: { prompt_tokens: 400, completion_tokens: 20, total_tokens: 420 },
});

/** One event. Its text is the time at which it left, in milliseconds of the machine's clock. */
function event(reason: string | null = null): Uint8Array {
  const sentMs = (performance.timeOrigin + performance.now()).toFixed(3);
  const delta = { role: "assistant", content: `@${sentMs};` };
  const chunk = {
    ...head,
    object: "chat.completion.chunk",
    choices: [{ index: 0, delta, finish_reason: reason }],
  };
  return encoder.encode(`data: ${JSON.stringify(chunk)}\n\n`);
}

/** By the user that a request names: exchanges that were ended by the other side. */
const cancelled = new Map<string, number>();

function stream(options: { readonly count: number; readonly user: string }): Response {
  let step = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (step > 0) await new Promise((resolve) => setTimeout(resolve, frameEveryMs));
      step += 1;
      if (step < options.count) return controller.enqueue(event());
      controller.enqueue(event("stop"));
      controller.enqueue(encoder.encode("data: [DONE]\n\n"));
      controller.close();
    },
    cancel() {
      cancelled.set(options.user, (cancelled.get(options.user) ?? 0) + 1);
    },
  }, { highWaterMark: 0 });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

async function answer(request: Request): Promise<Response> {
  if (request.method === "GET") return Response.json(Object.fromEntries(cancelled));
  const asked = await request.json();
  const user = String(asked.user ?? "");
  if (asked.stream === true) {
    return stream({ count: user.startsWith("endless") ? endlessFrames : frames, user });
  }
  return new Response(jsonAnswer, { headers: { "content-type": "application/json" } });
}

const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => undefined }, answer);
console.log(JSON.stringify({ port: server.addr.port }));
for await (const _ of Deno.stdin.readable);
Deno.exit(0);
