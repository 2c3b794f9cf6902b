/**
 * The quickstart's model provider: OpenAI chat completions from a script instead of a model, so that
 * the same conversation always gets the same answer, without a key and without a network.
 *
 * @module
 */

/** A handler, to be served by any HTTP server. */
export type ProviderHandler = (request: Request) => Promise<Response>;

interface Message {
  readonly role: string;
  readonly content: string;
}

interface Conversation {
  readonly model: string;
  readonly stream: boolean;
  readonly includeUsage: boolean;
  readonly messages: readonly Message[];
  /** Names of the declared tools. */
  readonly tools: readonly string[];
  /** Makes ids that follow from the request. */
  readonly fingerprint: string;
}

/** What the script says next: a text or one tool call. */
type Turn =
  | { readonly text: string }
  | { readonly tool: string; readonly arguments: string };

/** Refunds from this amount on are asked for in clean JSON: their point is the limit, not the form. */
const cleanFromCents = 5_001;

/** The largest body that is read: the quickstart's conversations have a few hundred bytes. */
const bodyBytesMax = 1024 * 1024;

/** All answers claim the same moment: what varies would not be reproducible. */
const createdAt = 1_767_225_600;

const encoder = new TextEncoder();

/**
 * Makes the provider.
 *
 * @example
 * ```ts
 * import { createProvider } from "./provider.ts";
 *
 * const provider = createProvider();
 * const response = await provider(
 *   new Request("http://localhost/v1/chat/completions", {
 *     method: "POST",
 *     body: JSON.stringify({
 *       model: "scripted",
 *       messages: [{ role: "user", content: "Look up order 42." }],
 *       tools: [{ type: "function", function: { name: "lookup_order" } }],
 *     }),
 *   }),
 * );
 * const [call] = (await response.json()).choices[0].message.tool_calls;
 * if (call.function.arguments !== '{"order_id":42}') throw new Error(call.function.arguments);
 * ```
 */
export function createProvider(): ProviderHandler {
  return async (request) => {
    if (new URL(request.url).pathname !== "/v1/chat/completions" || request.method !== "POST") {
      return failure(404, "this provider has POST /v1/chat/completions and nothing else");
    }
    const body = await request.text();
    if (body.length > bodyBytesMax) return failure(413, "the body is too large");
    const conversation = read(body);
    if (conversation === undefined) {
      return failure(400, "the body is not a chat completion request");
    }
    const turn = nextTurn(conversation);
    return conversation.stream ? streamed(conversation, turn) : whole(conversation, turn);
  };
}

/** The script: what was said last decides what comes next. */
function nextTurn({ messages, tools }: Conversation): Turn {
  const last = messages.at(-1);
  if (last?.role === "tool") return { text: reportOf(last.content) };
  const asked = messages.findLast(({ role }) => role === "user")?.content ?? "";
  const lookup = /look up order (\d{1,9})/i.exec(asked);
  if (lookup !== null && tools.includes("lookup_order")) {
    return { tool: "lookup_order", arguments: `{"order_id":${Number(lookup[1])}}` };
  }
  const refund = /refund (\d{1,9}) cents on order (\d{1,9})(?:, (.{1,200}?)[.!]?$)?/i.exec(asked);
  if (refund !== null && tools.includes("issue_refund")) {
    const [, amount, order, reason = "asked by the customer"] = refund;
    const fields = { order: Number(order), amount: Number(amount), reason };
    return { tool: "issue_refund", arguments: refundArguments(fields) };
  }
  if (/summari[sz]e/i.test(asked)) {
    return {
      text: "I looked up your order, and I refunded the amount that my limit allows for what was " +
        "damaged. The larger refund is not mine to give: a colleague will look at it today.",
    };
  }
  return { text: "I can look up an order, issue a refund, or summarise what was done." };
}

/** Small refunds come as models like to write them: in a fence, with single quotes, a comma too many. */
function refundArguments(
  { order, amount, reason }: {
    readonly order: number;
    readonly amount: number;
    readonly reason: string;
  },
): string {
  if (amount >= cleanFromCents) {
    return JSON.stringify({ order_id: order, amount_cents: amount, reason });
  }
  const quoted = reason.replaceAll(/['\\]/g, "");
  const object = `{'order_id': ${order}, 'amount_cents': ${amount}, 'reason': '${quoted}',}`;
  return "```json\n" + object + "\n```";
}

function reportOf(result: string): string {
  let fields: unknown;
  try {
    fields = JSON.parse(result);
  } catch {
    return `The tool answered: ${result.slice(0, 200)}`;
  }
  if (typeof fields !== "object" || fields === null) return `The tool answered: ${String(fields)}`;
  const pairs = Object.entries(fields).map(([name, value]) => `${name} ${String(value)}`);
  return `Done. ${pairs.join(", ")}.`;
}

function whole(conversation: Conversation, turn: Turn): Response {
  const message = "text" in turn ? { role: "assistant", content: turn.text, refusal: null } : {
    role: "assistant",
    content: null,
    refusal: null,
    tool_calls: [{ ...callHead(conversation), function: functionOf(turn) }],
  };
  return Response.json({
    ...head(conversation, "chat.completion"),
    choices: [{ index: 0, message, logprobs: null, finish_reason: reasonOf(turn) }],
    usage: usageOf(conversation, turn),
  });
}

function streamed(conversation: Conversation, turn: Turn): Response {
  const base = head(conversation, "chat.completion.chunk");
  const chunk = (delta: unknown, reason: string | null = null) => ({
    ...base,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: reason }],
  });
  const chunks: unknown[] = [chunk({ role: "assistant", content: "text" in turn ? "" : null })];
  if ("text" in turn) {
    for (const [word] of turn.text.matchAll(/\S+\s*/g)) chunks.push(chunk({ content: word }));
  } else {
    const { name, arguments: json } = functionOf(turn);
    const first = { index: 0, ...callHead(conversation), function: { name, arguments: "" } };
    chunks.push(chunk({ tool_calls: [first] }));
    for (const [piece] of json.matchAll(/.{1,8}/gs)) {
      chunks.push(chunk({ tool_calls: [{ index: 0, function: { arguments: piece } }] }));
    }
  }
  chunks.push(chunk({}, reasonOf(turn)));
  if (conversation.includeUsage) {
    chunks.push({ ...base, choices: [], usage: usageOf(conversation, turn) });
  }
  const events = [...chunks.map((value) => JSON.stringify(value)), "[DONE]"];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const event = events.shift();
      if (event === undefined) controller.close();
      else controller.enqueue(encoder.encode(`data: ${event}\n\n`));
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

function head({ fingerprint, model }: Conversation, object: string) {
  return { id: `chatcmpl-${fingerprint}`, object, created: createdAt, model };
}

function callHead({ fingerprint }: Conversation) {
  return { id: `call_${fingerprint}`, type: "function" };
}

function functionOf(turn: Extract<Turn, { readonly tool: string }>) {
  return { name: turn.tool, arguments: turn.arguments };
}

function reasonOf(turn: Turn): string {
  return "text" in turn ? "stop" : "tool_calls";
}

/** Words and signs count as one token each: near enough, and the same every time. */
function usageOf({ messages }: Conversation, turn: Turn) {
  const count = (text: string): number =>
    text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)?.length ?? 0;
  const prompt = messages.reduce((sum, { content }) => sum + count(content), 0);
  const completion = count("text" in turn ? turn.text : turn.tool + turn.arguments);
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
  };
}

function read(body: string): Conversation | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return undefined;
  }
  const request = record(parsed);
  const messages = list(request["messages"]).map(record);
  if (typeof request["model"] !== "string" || messages.length === 0) return undefined;
  return {
    model: request["model"],
    stream: request["stream"] === true,
    includeUsage: record(request["stream_options"])["include_usage"] === true,
    messages: messages.map(({ role, content }) => ({
      role: String(role),
      content: typeof content === "string" ? content : "",
    })),
    tools: list(request["tools"]).map((tool) => String(record(record(tool)["function"])["name"])),
    fingerprint: fingerprintOf(body),
  };
}

/** FNV-1a over 32 bits: an id, not a promise. */
function fingerprintOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, "0");
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function failure(status: number, message: string): Response {
  const type = "invalid_request_error";
  return Response.json({ error: { message, type, param: null, code: null } }, { status });
}
