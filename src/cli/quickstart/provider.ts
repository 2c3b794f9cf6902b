/**
 * The quickstart's model provider: a real HTTP server that speaks OpenAI chat completions, JSON and SSE,
 * and answers from the conversation alone, so that no key and no network is needed.
 *
 * @module
 */

/** One scripted answer: words, or a tool call whose arguments are sent just as they stand here. */
type Answer =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "tool"; readonly name: string; readonly args: string };

interface ChatRequest {
  readonly model: string;
  readonly stream?: boolean;
  readonly messages: readonly { readonly role: string; readonly content?: unknown }[];
}

/** A request larger than this is not part of the script. */
const maxBodyBytes = 1024 * 1024;

/** Makes the provider's handler. */
export function createProvider(): (request: Request) => Promise<Response> {
  let answers = 0;
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (request.method !== "POST" || pathname !== "/v1/chat/completions") {
      return problem(404, "this provider only knows POST /v1/chat/completions");
    }
    const text = await request.text();
    if (text.length > maxBodyBytes) return problem(413, "the request is too large");
    const chat = JSON.parse(text) as ChatRequest;
    const answer = answerTo(chat);
    const id = `chatcmpl-${++answers}`;
    const reply = { chat, answer, id, usage: usageOf(text, answer) };
    return chat.stream === true ? streamed(reply) : whole(reply);
  };
}

interface Reply {
  readonly chat: ChatRequest;
  readonly answer: Answer;
  readonly id: string;
  readonly usage: ReturnType<typeof usageOf>;
}

/** The script: what the last message asks for. */
function answerTo(chat: ChatRequest): Answer {
  const last = chat.messages.at(-1);
  const content = typeof last?.content === "string" ? last.content : "";
  if (last?.role === "tool") {
    return { kind: "text", text: `Done. The shop's system answered: ${content}` };
  }
  const order = Number(/order (\d+)/i.exec(content)?.[1] ?? 1);
  const cents = /refund (\d+) cents/i.exec(content)?.[1];
  if (cents !== undefined) return refund(order, Number(cents));
  if (/look up/i.test(content)) {
    return { kind: "tool", name: "lookup_order", args: JSON.stringify({ order_id: order }) };
  }
  return {
    kind: "text",
    text: "I looked up your order, refunded 19.99 for the damaged item, and could not refund the " +
      "larger amount: it is over what I may decide alone.",
  };
}

/** Small refunds come as models sometimes write them: fenced, single quotes, a trailing comma. */
function refund(order: number, cents: number): Answer {
  const reason = "damaged in transit";
  const args = cents < 5000
    ? `\`\`\`json\n{'order_id': ${order}, 'amount_cents': ${cents}, 'reason': '${reason}',}\n\`\`\``
    : JSON.stringify({ order_id: order, amount_cents: cents, reason });
  return { kind: "tool", name: "issue_refund", args };
}

function usageOf(
  request: string,
  answer: Answer,
): { prompt_tokens: number; completion_tokens: number; total_tokens: number } {
  // About four characters to a token; what matters is that the numbers follow from the text.
  const prompt = Math.ceil(request.length / 4);
  const completion = Math.ceil((answer.kind === "text" ? answer.text : answer.args).length / 4);
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
  };
}

function head({ chat, id }: Reply, object: string): Readonly<Record<string, unknown>> {
  return { id, object, created: 1_767_225_600, model: chat.model };
}

function whole(reply: Reply): Response {
  const { answer, id, usage } = reply;
  const message = answer.kind === "text"
    ? { role: "assistant", content: answer.text }
    : { role: "assistant", content: null, tool_calls: [toolCall(id, answer)] };
  const finish_reason = answer.kind === "text" ? "stop" : "tool_calls";
  return Response.json({
    ...head(reply, "chat.completion"),
    choices: [{ index: 0, message, finish_reason }],
    usage,
  });
}

function toolCall(id: string, answer: Answer & { readonly kind: "tool" }): unknown {
  const { name, args } = answer;
  return { id: `call_${id}`, type: "function", function: { name, arguments: args } };
}

function streamed(reply: Reply): Response {
  const { answer } = reply;
  const base = head(reply, "chat.completion.chunk");
  const chunk = (delta: unknown, finish: string | null = null): unknown => ({
    ...base,
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
  const text = answer.kind === "text" ? answer.text : answer.args;
  const pieces = text.match(/.{1,12}/gsu) ?? [];
  const events = [
    chunk({ role: "assistant", content: "" }),
    ...pieces.map((piece) => chunk({ content: piece })),
    chunk({}, "stop"),
    { ...base, choices: [], usage: reply.usage },
  ];
  const lines = [
    ...events.map((event) => `data: ${JSON.stringify(event)}\n\n`),
    "data: [DONE]\n\n",
  ];
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const line = lines.shift();
      if (line === undefined) controller.close();
      else controller.enqueue(encoder.encode(line));
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

function problem(status: number, message: string): Response {
  return Response.json({ error: { message, type: "invalid_request_error" } }, { status });
}
