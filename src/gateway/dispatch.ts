/**
 * The way upstream and the answer's bytes back, within time and size, cancelled when the caller leaves.
 *
 * @module
 */

import type { Call } from "./accept.ts";
import { requestHeaders } from "./headers.ts";
import { joined } from "./ingest.ts";
import { DRAIN_BYTES, DRAIN_MS, type Limits, SMALL_BYTES } from "./limits.ts";
import type { Send } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import type { Upload } from "./upload.ts";

/** The caller closed its connection. Not an error that anybody is answered with. */
export class CallerLeft extends Error {
  override readonly name = "CallerLeft";

  constructor() {
    super("the caller left");
  }
}

/** The upstream ended its answer too early. */
export class UpstreamCut extends Refusal {
  constructor(message: string, cause?: unknown) {
    super("upstream_failed", message, cause === undefined ? {} : { cause });
  }
}

/** An answer whose head is there. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: UpstreamBody;
}

/**
 * Sends a request and waits for the head of the answer.
 *
 * @throws Refusal `upstream_failed` (502), `upstream_timeout` (504); CallerLeft
 */
export async function dispatch(
  call: Call,
  { body, upload, rewritten = false, send, limits, timer, leftMs }: {
    readonly body: Uint8Array<ArrayBuffer>;
    /** Goes in the body's place. */
    readonly upload?: Upload | undefined;
    /** It is not what the caller sent. */
    readonly rewritten?: boolean;
    /** What is left of the caller's own time. */
    readonly leftMs?: number | undefined;
    readonly send: Send;
    readonly limits: Limits;
    readonly timer: UpstreamTimer;
  },
): Promise<Answer> {
  // An MCP stream may have no end of its own to wait for.
  const drain = call.plan.onDisconnect === "drain" && call.plan.protocol !== "mcp";
  const line = new Line(drain ? undefined : call.request.signal);
  if (leftMs !== undefined) line.limit(leftMs);
  const { method, headers } = call.request;
  const deadline = line.deadline(limits.upstreamHeadMs, "did not begin its answer");
  timer.start();
  try {
    const response = await send(call.url, {
      method,
      headers: requestHeaders(headers, {
        trace: call.trace,
        rewritten,
        apiKey: call.plan.upstream.apiKey,
        callerKeyHeader: call.identity.keyHeader,
        keyHeader: call.plan.protocol === "anthropic" ? "x-api-key" : "authorization",
      }),
      body: upload !== undefined
        ? ReadableStream.from(upload.file.read())
        : body.length === 0
        ? null
        : body,
      signal: line.signal,
    });
    if (response.status < 200 || response.status > 599) {
      response.body?.cancel().catch(() => undefined);
      throw new Refusal(
        "upstream_failed",
        `cannot pass the answer: its status is ${response.status}, which answers no request`,
        { hint: `check that '${call.plan.upstream.id}' speaks HTTP as asked` },
      );
    }
    return {
      status: response.status,
      headers: response.headers,
      body: new UpstreamBody(response, { line, limits, timer }),
    };
  } catch (cause) {
    line.close();
    if (cause instanceof Refusal) throw cause;
    throw line.reason() ??
      new Refusal("upstream_failed", "cannot reach the upstream: the request failed", {
        hint: `check that '${call.plan.upstream.id}' is up and its URL is right`,
        cause,
      });
  } finally {
    timer.stop();
    deadline.clear();
  }
}

/** Takes the time that is spent waiting for the upstream: everything else is our own doing. */
export interface UpstreamTimer {
  start(): void;
  stop(): void;
}

/** What can end a call from outside: the caller's leaving, or a deadline. */
class Line {
  readonly #abort = new AbortController();
  readonly #caller: AbortSignal | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #left = () => this.cut(new CallerLeft());

  /** Without a caller's signal its leaving ends nothing. */
  constructor(caller: AbortSignal | undefined) {
    this.#caller = caller;
    if (caller === undefined) return;
    if (caller.aborted) this.#left();
    else caller.addEventListener("abort", this.#left, { once: true });
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Why it was ended, or `undefined` while it was not. */
  reason(): Refusal | CallerLeft | undefined {
    const reason: unknown = this.#abort.signal.reason;
    return reason instanceof Refusal || reason instanceof CallerLeft ? reason : undefined;
  }

  cut(reason: Refusal | CallerLeft): void {
    this.#abort.abort(reason);
  }

  deadline(ms: number, what: string): { clear(): void } {
    const timer = setTimeout(() => {
      const message = `cannot get an answer: the upstream ${what} within ${ms} ms`;
      this.cut(new Refusal("upstream_timeout", message));
    }, ms);
    return { clear: () => clearTimeout(timer) };
  }

  /** Ends it when the caller's own time is over. */
  limit(ms: number): void {
    const over = () => {
      const message = "cannot get an answer: the time that the caller gives is over";
      this.cut(new Refusal("upstream_timeout", message, { param: "x-clyra-timeout-ms" }));
    };
    if (ms <= 0) over();
    else this.#timer = setTimeout(over, ms);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener("abort", this.#left);
  }
}

/** The body of an answer, read piece by piece at the pace of its reader. */
export class UpstreamBody {
  readonly #response: Response;
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #line: Line;
  readonly #limits: Limits;
  readonly #timer: UpstreamTimer;
  #bytes = 0;

  constructor(response: Response, options: {
    readonly line: Line;
    readonly limits: Limits;
    readonly timer: UpstreamTimer;
  }) {
    this.#timer = options.timer;
    this.#response = response;
    this.#line = options.line;
    this.#limits = options.limits;
    if (!this.present) this.#line.close();
  }

  /** Whether there is a body at all. */
  get present(): boolean {
    return this.#response.body !== null;
  }

  /** Bytes read until now. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * The next piece; `undefined` at the end.
   *
   * @throws UpstreamCut, Refusal `upstream_timeout` or `upstream_failed`, CallerLeft
   */
  async read(): Promise<Uint8Array | undefined> {
    this.#reader ??= this.#response.body?.getReader();
    const reader = this.#reader;
    if (reader === undefined) return undefined;
    const { done, value } = await this.#guarded(() => reader.read());
    if (done) this.#line.close();
    else this.#bytes += value.length;
    return value;
  }

  /**
   * Everything, within a limit.
   *
   * @throws as {@linkcode UpstreamBody.read}; Refusal `upstream_failed` for more bytes than the limit
   */
  async readAll(maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
    const declared = Number(this.#response.headers.get("content-length") ?? "0");
    if (this.#reader === undefined && declared > 0 && declared <= SMALL_BYTES) {
      // What is small and of known length need not be taken through a stream.
      const bytes = await this.#guarded(() => this.#response.bytes());
      this.#line.close();
      return bytes;
    }
    const chunks: Uint8Array[] = [];
    let length = 0;
    for (let chunk = await this.read(); chunk !== undefined; chunk = await this.read()) {
      length += chunk.length;
      if (length > maxBytes) {
        this.cancel();
        const message = `cannot pass the answer: it has more than ${maxBytes} bytes`;
        throw new Refusal("upstream_failed", message);
      }
      chunks.push(chunk);
    }
    return joined(chunks, length);
  }

  /** Ends the exchange: the upstream sees its connection closed. */
  cancel(reason: Refusal | CallerLeft = new CallerLeft()): void {
    this.#line.close();
    this.#line.cut(reason);
    this.#reader?.cancel().catch(() => undefined); // Already broken: that is what was wanted.
  }

  /** Waits for bytes within the time for them, and says what went wrong if none come. */
  async #guarded<T>(take: () => Promise<T>): Promise<T> {
    const deadline = this.#line.deadline(this.#limits.upstreamIdleMs, "did not go on");
    this.#timer.start();
    try {
      return await take();
    } catch (cause) {
      this.#line.close();
      throw this.#line.reason() ?? new UpstreamCut("cannot pass the answer: it broke off", cause);
    } finally {
      this.#timer.stop();
      deadline.clear();
    }
  }

  /** Reads all that is left, for nobody, up to a limit. */
  async skip(maxBytes: number): Promise<void> {
    const end = this.#bytes + maxBytes;
    while (await this.read() !== undefined) if (this.#bytes > end) return this.cancel();
  }

  /** Reads what little may follow the last event, so that the connection can serve another call. */
  async drain(): Promise<void> {
    const timer = setTimeout(() => this.cancel(), DRAIN_MS);
    try {
      await this.skip(DRAIN_BYTES);
    } catch {
      // The answer is complete without it.
    } finally {
      clearTimeout(timer);
    }
  }
}
