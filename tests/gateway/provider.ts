/**
 * A provider that misbehaves on request: the `model` of a request says how to answer it.
 *
 * @module
 */

/** What the provider saw and sent. */
export interface ProviderLog {
  readonly requests: { readonly url: string; readonly headers: Headers; readonly body: string }[];
  /** Exchanges whose reader went away before the end. */
  cancelled: number;
  /** Bytes of stream bodies that were taken. */
  streamedBytes: number;
}

/** A provider that listens. */
export interface Provider extends AsyncDisposable {
  readonly url: string;
  readonly log: ProviderLog;
}

const encoder = new TextEncoder();

/** One tool call, as scripts name it. */
export interface ScriptedCall {
  readonly name: string;
  readonly arguments: string;
}

/** A JSON answer; written by hand so that its numbers are not those of a serializer. */
export function answerJson(options: {
  readonly content?: string;
  readonly calls?: readonly ScriptedCall[];
  readonly finish?: string;
}): string {
  const { content, calls = [], finish = calls.length > 0 ? "tool_calls" : "stop" } = options;
  const toolCalls = calls.map((call, index) => ({
    id: `call_${index}`,
    type: "function",
    function: call,
  }));
  const message = {
    role: "assistant",
    content: content ?? null,
    ...(calls.length > 0 ? { tool_calls: toolCalls } : {}),
  };
  return `{"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"double",` +
    `"choices":[{"index":0,"message":${JSON.stringify(message)},"logprobs":null,` +
    `"finish_reason":"${finish}","score":1.0e+2}],` +
    `"usage":{"prompt_tokens":12,"completion_tokens":7,"total_tokens":19}}`;
}

/** The events of a streamed answer, `[DONE]` included. */
export function answerEvents(options: {
  readonly texts?: readonly string[];
  readonly calls?: readonly ScriptedCall[];
  readonly finish?: string;
  readonly usage?: boolean;
  /** Characters of arguments per event. */
  readonly pieceLength?: number;
}): string[] {
  const { texts = [], calls = [], pieceLength = 5 } = options;
  const finish = options.finish ?? (calls.length > 0 ? "tool_calls" : "stop");
  const chunk = (delta: unknown, reason: string | null = null): string =>
    `data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,` +
    `"model":"double","choices":[{"index":0,"delta":${JSON.stringify(delta)},` +
    `"finish_reason":${JSON.stringify(reason)},"score":1.0e+2}]}\n\n`;
  const events = [chunk({ role: "assistant", content: "" })];
  for (const text of texts) events.push(chunk({ content: text }));
  for (const [index, call] of calls.entries()) {
    const head = { index, id: `call_${index}`, type: "function" };
    events.push(chunk({ tool_calls: [{ ...head, function: { name: call.name, arguments: "" } }] }));
    for (let at = 0; at < call.arguments.length; at += pieceLength) {
      const piece = call.arguments.slice(at, at + pieceLength);
      events.push(chunk({ tool_calls: [{ index, function: { arguments: piece } }] }));
    }
  }
  events.push(chunk({}, finish));
  if (options.usage === true) {
    events.push(
      `data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,` +
        `"model":"double","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":7}}\n\n`,
    );
  }
  events.push("data: [DONE]\n\n");
  return events;
}

/** A handler for one exchange. */
export type Script = (request: Request, log: ProviderLog) => Response | Promise<Response>;

/** Starts a provider; `scripts` maps a model, or a path for everything else, to its answer. */
export function startProvider(scripts: Readonly<Record<string, Script>>): Provider {
  const log: ProviderLog = { requests: [], cancelled: 0, streamedBytes: 0 };
  const abort = new AbortController();
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => undefined, signal: abort.signal },
    async (request) => {
      const body = await request.clone().text();
      log.requests.push({ url: request.url, headers: request.headers, body });
      const { pathname } = new URL(request.url);
      const forModel = request.method === "POST" && pathname.startsWith("/v1/");
      const key = forModel ? String(JSON.parse(body).model) : pathname;
      const script = scripts[key];
      return script === undefined
        ? new Response("no script", { status: 599 })
        : await script(request, log);
    },
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    log,
    async [Symbol.asyncDispose]() {
      abort.abort();
      await server.finished;
    },
  };
}

/** Answers JSON. */
export function json(text: string, status = 200): Script {
  return () => new Response(text, { status, headers: { "content-type": "application/json" } });
}

/** Answers a stream of events, with a pause before each where `pauseMs` is given. */
export function events(
  list: readonly string[],
  options: { readonly pauseMs?: number; readonly cut?: boolean } = {},
): Script {
  return (_request, log) => {
    let at = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (options.pauseMs !== undefined) await pause(options.pauseMs);
        const event = list[at++];
        if (event !== undefined) {
          log.streamedBytes += event.length;
          controller.enqueue(encoder.encode(event));
        } else if (options.cut === true) controller.error("cut");
        else controller.close();
      },
      cancel() {
        log.cancelled++;
      },
    }, { highWaterMark: 0 });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };
}

/** Answers text events without end, as fast as they are taken. */
export function endless(): Script {
  const [, text] = answerEvents({ texts: ["x".repeat(65_536)] });
  return (_request, log) => {
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await pause(0);
        log.streamedBytes += text?.length ?? 0;
        controller.enqueue(encoder.encode(text));
      },
      cancel() {
        log.cancelled++;
      },
    }, { highWaterMark: 0 });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };
}

/** Waits; never what a test asserts on. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
