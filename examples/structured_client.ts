/**
 * An unmodified OpenAI client that asks for an answer of one shape, and hears why it gets none.
 *
 * `OPENAI_BASE_URL=http://127.0.0.1:8080/v1 deno run -A examples/structured_client.ts`, with a gateway
 * whose policy says `enforce_caller_schemas: {mode: enforce, release: progressive}`.
 *
 * @module
 */

import OpenAI from "openai";

/** At most 50, for one of two reasons. */
export const refund = {
  type: "object",
  additionalProperties: false,
  required: ["amount", "reason"],
  properties: {
    amount: { type: "number", maximum: 50 },
    reason: { enum: ["damaged", "late"] },
  },
};

/** Asks for a refund and says what comes, piece by piece. */
export async function askForRefund(client: OpenAI, say: (line: string) => void): Promise<void> {
  try {
    const stream = await client.chat.completions.create({
      model: "gpt-4o-mini",
      stream: true,
      max_tokens: 500,
      messages: [{ role: "user", content: "Refund order A-17." }],
      response_format: { type: "json_schema", json_schema: { name: "refund", schema: refund } },
    });
    for await (const { choices: [choice] } of stream) {
      const { content } = choice?.delta ?? {};
      if (content) say(`said     ${content}`);
      if (choice?.finish_reason) say(`finished ${choice.finish_reason}`);
    }
  } catch (thrown) {
    if (!(thrown instanceof OpenAI.APIError)) throw thrown;
    const { status, code, error } = thrown;
    // A true status where nothing had been said yet, an event of the stream where something had.
    say(`refused  ${status ?? "in the stream"}, ${code}`);
    say(`         ${thrown.message.replace(/^\d+ /, "")}`);
    const { clyra } = (error ?? {}) as { clyra?: { stopped?: unknown } };
    if (clyra?.stopped !== undefined) say(`         ${JSON.stringify(clyra.stopped)}`);
  }
}

if (import.meta.main) {
  const client = new OpenAI({ apiKey: Deno.env.get("OPENAI_API_KEY") ?? "none", maxRetries: 0 });
  await askForRefund(client, (line) => console.log(line));
}
