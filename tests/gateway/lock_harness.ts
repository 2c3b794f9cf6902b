/**
 * A gateway without sockets, with a real policy and real schemas, in front of one scripted answer.
 *
 * @module
 */

import { openGuard } from "../../src/cli/guard.ts";
import { systemClock, systemRandom } from "../../src/cli/runtime/clock.ts";
import { createGateway, type GatewayOptions } from "../../src/gateway/mod.ts";
import { MemoryLedger } from "./harness.ts";

/** The answer of a model: at most 50, for one of two reasons. */
export const refundSchema = {
  type: "object",
  additionalProperties: false,
  required: ["amount", "reason"],
  properties: {
    amount: { type: "number", maximum: 50 },
    reason: { enum: ["damaged", "late"] },
    note: { type: "string" },
  },
};

/** A policy that allows everything; `body` is the rest of the file. */
export function policyOf(body: string): string {
  return "version: 1\ndefaults: {effect: allow}\nrules: []\n" +
    `schemas: {refund: ${JSON.stringify(refundSchema)}}\n${body}\n`;
}

/** An upstream's answer, and how often its body was ended before its end. */
export interface Upstream {
  readonly answer: () => Response;
  cancelled: number;
  /** Chunks that were taken. */
  taken: number;
  asked: number;
}

/** Answers with a stream, one chunk for each of `chunks`. */
export function streamed(
  chunks: readonly (string | Uint8Array)[],
  type = "text/event-stream",
): Upstream {
  const encoder = new TextEncoder();
  const upstream: Upstream = {
    cancelled: 0,
    taken: 0,
    asked: 0,
    answer: () => {
      let at = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          const chunk = chunks[at++];
          if (chunk === undefined) return controller.close();
          upstream.taken++;
          controller.enqueue(typeof chunk === "string" ? encoder.encode(chunk) : chunk);
        },
        cancel: () => void upstream.cancelled++,
      }, { highWaterMark: 0 });
      return new Response(body, { headers: { "content-type": type } });
    },
  };
  return upstream;
}

/** Answers with JSON. */
export function whole(text: string): Upstream {
  return streamed([text], "application/json");
}

/** What came of one call. */
export interface Outcome {
  readonly status: number;
  readonly schema: string | null;
  readonly text: string;
  /** Whether the transfer ended as it should. */
  readonly clean: boolean;
  readonly ledger: MemoryLedger;
}

/** A gateway over one upstream. */
export interface LockedGateway {
  ask(path: string, body: unknown): Promise<Outcome>;
}

/** Makes a gateway; `callerSchemas` is the word of its routes. */
export async function lockedGateway(policy: string, options: {
  readonly upstream: Upstream;
  readonly callerSchemas?: "off" | "observe" | "enforce";
  readonly settings?: Partial<GatewayOptions>;
}): Promise<LockedGateway> {
  const { upstream, callerSchemas } = options;
  const { guard } = await openGuard({ text: policy, name: "policy.yaml" });
  const ledger = new MemoryLedger();
  const word = callerSchemas === undefined ? {} : { callerSchemas };
  const gateway = createGateway({
    upstreams: [{ id: "double", baseUrl: "http://upstream.test" }],
    routes: [
      { protocol: "openai", prefix: "", upstream: "double", ...word },
      { protocol: "anthropic", prefix: "", upstream: "double", ...word },
      { protocol: "mcp", prefix: "/mcp", upstream: "double", ...word },
    ],
    ...options.settings,
  }, {
    ledger,
    guard,
    send: () => {
      upstream.asked++;
      return Promise.resolve(upstream.answer());
    },
    clock: systemClock,
    random: systemRandom,
    log: () => undefined,
  });
  return {
    async ask(path, body) {
      const request = new Request(`http://gateway.test${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", host: "gateway.test" },
        body: JSON.stringify(body),
      });
      const response = await gateway.fetch(request, { remoteAddress: "127.0.0.1" });
      const decoder = new TextDecoder();
      let text = "";
      let clean = true;
      try {
        for await (const chunk of response.body ?? []) {
          text += decoder.decode(chunk, { stream: true });
        }
      } catch {
        clean = false;
      }
      const schema = response.headers.get("x-clyra-schema");
      return { status: response.status, schema, text, clean, ledger };
    },
  };
}

/** The events of a streamed chat answer whose choices say these pieces, taking turns. */
export function chatEvents(
  choices: readonly (readonly string[])[],
  finish: string = "stop",
): string[] {
  const chunk = (index: number, delta: unknown, reason: string | null) =>
    `data: ${
      JSON.stringify({
        id: "c",
        object: "chat.completion.chunk",
        created: 1,
        model: "m",
        choices: [{ index, delta, finish_reason: reason }],
      })
    }\n\n`;
  const events = choices.map((_pieces, index) =>
    chunk(index, { role: "assistant", content: "" }, null)
  );
  const longest = Math.max(0, ...choices.map(({ length }) => length));
  for (let at = 0; at < longest; at++) {
    for (const [index, pieces] of choices.entries()) {
      const content = pieces[at];
      if (content !== undefined) events.push(chunk(index, { content }, null));
    }
  }
  return [...events, ...choices.map((_pieces, index) => chunk(index, {}, finish)), done];
}

const done = "data: [DONE]\n\n";

/** What a client reads of a streamed chat answer. */
export interface ReadChat {
  /** By choice. */
  readonly said: readonly string[];
  readonly reasons: readonly string[];
  readonly error: Readonly<Record<string, unknown>> | undefined;
  readonly done: boolean;
}

/** Reads the events of a streamed chat answer. */
export function readChat(text: string): ReadChat {
  const said = new Map<number, string>();
  const reasons: string[] = [];
  let error: Record<string, unknown> | undefined;
  for (const line of text.split("\n")) {
    if (!line.startsWith("data: ") || line === "data: [DONE]") continue;
    const event = JSON.parse(line.slice(6));
    error ??= event.error;
    for (const { index, delta, finish_reason: reason } of event.choices ?? []) {
      if (typeof delta.content === "string") {
        said.set(index, (said.get(index) ?? "") + delta.content);
      }
      if (reason !== null) reasons.push(reason);
    }
  }
  return { said: [...said.values()], reasons, error, done: text.includes("[DONE]") };
}
