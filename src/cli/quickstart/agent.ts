/**
 * The quickstart's agent: the unmodified `openai` client, two tools, four tasks. It knows nothing of
 * Clyra but an address.
 *
 * @module
 */

import OpenAI from "openai";
import type { Database } from "../../recorder/mod.ts";
import { ClyraError } from "../../platform/mod.ts";

/** What the agent is asked to do. */
export interface AgentTask {
  readonly title: string;
  readonly prompt: string;
  readonly stream: boolean;
}

/** How a task ended: with the model's words, or refused by the gateway. */
export type AgentResult =
  | { readonly kind: "answered"; readonly text: string }
  | { readonly kind: "blocked"; readonly message: string };

/** The four tasks of the quickstart. */
export const agentTasks: readonly AgentTask[] = [
  { title: "look up an order", prompt: "Look up order 42.", stream: false },
  {
    title: "refund 19.99, malformed arguments",
    prompt: "Refund 1999 cents on order 42, it was damaged in transit.",
    stream: false,
  },
  {
    title: "refund 480.00, over the limit",
    prompt: "Refund 48000 cents on order 17, the customer is very unhappy.",
    stream: false,
  },
  {
    title: "summarise, streamed",
    prompt: "Summarise what you did for the customer.",
    stream: true,
  },
];

const tools: OpenAI.Chat.Completions.ChatCompletionTool[] = [
  {
    type: "function",
    function: {
      name: "lookup_order",
      description: "Look up an order by its number",
      parameters: {
        type: "object",
        properties: { order_id: { type: "integer" } },
        required: ["order_id"],
      },
    },
  },
  {
    type: "function",
    function: {
      name: "issue_refund",
      description: "Refund an amount in cents on an order",
      parameters: {
        type: "object",
        properties: {
          order_id: { type: "integer" },
          amount_cents: { type: "integer" },
          reason: { type: "string" },
        },
        required: ["order_id", "amount_cents", "reason"],
      },
    },
  },
];

/** A model that calls tools for ever is stopped after this many turns. */
const maxTurns = 6;

/** What the agent works with. */
export interface AgentOptions {
  /** The gateway's address, with `/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  readonly run: string;
  readonly database: Database;
}

/** Works on one task until the model has answered or the gateway has said no. */
export async function runTask(task: AgentTask, options: AgentOptions): Promise<AgentResult> {
  const client = new OpenAI({
    baseURL: options.baseUrl,
    apiKey: options.apiKey,
    maxRetries: 0,
    timeout: 60_000,
    defaultHeaders: { "x-clyra-run-id": options.run, "x-clyra-agent": "quickstart-agent" },
  });
  const messages: OpenAI.Chat.Completions.ChatCompletionMessageParam[] = [
    { role: "system", content: "You are a careful support agent of a shop. Amounts are in cents." },
    { role: "user", content: task.prompt },
  ];
  try {
    if (task.stream) {
      return {
        kind: "answered",
        text: await readStream(client, { model: options.model, messages }),
      };
    }
    for (let turn = 0; turn < maxTurns; turn++) {
      const { choices } = await client.chat.completions.create({
        model: options.model,
        messages,
        tools,
      });
      const message = choices[0]?.message;
      if (message === undefined) {
        throw new ClyraError("upstream_failed", "the model gave no choice");
      }
      messages.push(message);
      if (message.tool_calls === undefined || message.tool_calls.length === 0) {
        return { kind: "answered", text: message.content ?? "" };
      }
      for (const call of message.tool_calls) {
        if (call.type !== "function") continue;
        const content = await useTool(options.database, call.function);
        messages.push({ role: "tool", tool_call_id: call.id, content });
      }
    }
    throw new ClyraError(
      "check_failed",
      `the model called tools for ${maxTurns} turns without an answer`,
    );
  } catch (thrown) {
    if (thrown instanceof OpenAI.APIError && (thrown.status === 403 || thrown.status === 422)) {
      return { kind: "blocked", message: thrown.message };
    }
    throw thrown;
  }
}

async function readStream(
  client: OpenAI,
  request: {
    readonly model: string;
    readonly messages: OpenAI.Chat.Completions.ChatCompletionMessageParam[];
  },
): Promise<string> {
  const stream = await client.chat.completions.create({ ...request, stream: true });
  let text = "";
  for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? "";
  return text;
}

/** The tools do what they are told: what may be told is the gateway's business. */
async function useTool(
  database: Database,
  call: { readonly name: string; readonly arguments: string },
): Promise<string> {
  const args = JSON.parse(call.arguments) as Readonly<Record<string, unknown>>;
  const orderId = String(args.order_id);
  if (call.name === "lookup_order") {
    const { columns, rows } = await database.query(
      "select id, customer, total_cents, status from orders where id = $1",
      [orderId],
    );
    const [row] = rows;
    if (row === undefined) return JSON.stringify({ error: "no such order" });
    return JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null])));
  }
  if (call.name === "issue_refund") {
    const { rows } = await database.query(
      "insert into refunds (order_id, amount_cents, reason) values ($1, $2, $3) returning id",
      [orderId, String(args.amount_cents), String(args.reason)],
    );
    return JSON.stringify({ refund_id: rows[0]?.[0], status: "issued" });
  }
  return JSON.stringify({ error: "no such tool" });
}
