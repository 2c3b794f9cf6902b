/**
 * The transcripts that docs/schemalock.md shows are what the example prints and the wire carries.
 *
 * @module
 */

import assert from "node:assert/strict";
import OpenAI from "openai";
import { askForRefund, refund } from "../../examples/structured_client.ts";
import { openGuard } from "../../src/cli/guard.ts";
import { startGateway } from "./harness.ts";
import { chatEvents, lockedGateway, policyOf, streamed } from "./lock_harness.ts";
import { events, startProvider } from "./provider.ts";

const page = await Deno.readTextFile(new URL("../../docs/schemalock.md", import.meta.url));
const deltas = ['{"amo', 'unt": 5', '0, "rea', 'son": "da', "nce music for", " all of us"];
const policyFor = (release: string) =>
  policyOf(`enforce_caller_schemas: {mode: enforce, release: ${release}}`);

/** What the example says in front of a gateway with a real socket. */
async function transcriptOf(release: string): Promise<string> {
  await using provider = startProvider({ "gpt-4o-mini": events(chatEvents([deltas])) });
  const { guard } = await openGuard({ text: policyFor(release), name: "policy.yaml" });
  await using harness = startGateway(provider.url, { guard });
  const client = new OpenAI({ baseURL: `${harness.url}/v1`, apiKey: "k", maxRetries: 0 });
  const lines: string[] = [];
  await askForRefund(client, (line) => lines.push(line));
  // Of the bytes on their way the network decides how many have come.
  return lines.join("\n").replace(/"bytes_received":\d+/, '"bytes_received":N');
}

Deno.test("docs/schemalock.md shows what the example prints, progressive and atomic", async () => {
  for (const release of ["progressive", "atomic"]) {
    const transcript = await transcriptOf(release);
    assert(page.includes(`\`\`\`\n${transcript}\n\`\`\`\n`), transcript);
  }
});

Deno.test("docs/schemalock.md shows what the wire carries", async () => {
  const upstream = streamed(chatEvents([deltas]));
  const gateway = await lockedGateway(policyFor("progressive"), { upstream });
  const { text } = await gateway.ask("/v1/chat/completions", {
    model: "gpt-4o-mini",
    stream: true,
    messages: [{ role: "user", content: "Refund order A-17." }],
    response_format: { type: "json_schema", json_schema: { name: "refund", schema: refund } },
  });
  const shown = text
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "REQUEST")
    .replace(/"sha256":"[0-9a-f]{64}"/, '"sha256":"SCHEMA"')
    .replace(/"bytes_received":\d+/, '"bytes_received":N')
    .replaceAll(/"object":"chat.completion.chunk","created":\d,"model":"m",/g, "")
    .trimEnd();
  assert(page.includes(`\`\`\`\n${shown.split("\n\n").slice(-4).join("\n")}\n\`\`\`\n`), shown);
});
