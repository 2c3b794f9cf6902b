/**
 * The client that the public MCP conformance suite drives: the official SDK's, direct, or with a gateway
 * of its own in between where `THROUGH_GATEWAY` is set. The suite appends the server's URL.
 *
 * @module
 */

import { Client } from "npm:@modelcontextprotocol/sdk@1.32.2/client/index.js";
import { StreamableHTTPClientTransport } from "npm:@modelcontextprotocol/sdk@1.32.2/client/streamableHttp.js";
import { ElicitRequestSchema } from "npm:@modelcontextprotocol/sdk@1.32.2/types.js";
import { startGateway } from "../gateway/harness.ts";

const server = Deno.args.at(-1) ?? "";
const scenario = Deno.env.get("MCP_CONFORMANCE_SCENARIO") ?? "";

if (Deno.env.get("THROUGH_GATEWAY") === undefined) await act(server);
else {
  await using harness = startGateway(server, {
    settings: {
      upstreams: [{ id: "suite", baseUrl: server }],
      routes: [{ protocol: "mcp", prefix: "/mcp", upstream: "suite" }],
    },
  });
  await act(`${harness.url}/mcp`);
  // A suite that went past the gateway would prove nothing.
  if (harness.ledger.bodies("call.request").length === 0) throw new Error("nothing was recorded");
}
Deno.exit(0);

async function act(url: string): Promise<void> {
  const client = new Client({ name: "clyra-conformance", version: "1.0.0" }, {
    capabilities: { elicitation: { form: { applyDefaults: true } } },
  });
  client.setRequestHandler(ElicitRequestSchema, () => ({ action: "accept", content: {} }));
  await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  await client.listTools();
  const calls: Record<string, { readonly name: string; readonly arguments: object }> = {
    "tools_call": { name: "add_numbers", arguments: { a: 5, b: 3 } },
    "elicitation-sep1034-client-defaults": {
      name: "test_client_elicitation_defaults",
      arguments: {},
    },
    "sse-retry": { name: "test_reconnection", arguments: {} },
  };
  const call = calls[scenario];
  if (call !== undefined) await client.callTool(call as never);
  await client.close();
}
