/**
 * A server of the official SDK with the tools, resources and prompts that the public MCP conformance
 * suite asks for. What it leaves out fails alike with and without a gateway.
 *
 * @module
 */

import { McpServer, ResourceTemplate } from "npm:@modelcontextprotocol/sdk@1.32.2/server/mcp.js";
import { WebStandardStreamableHTTPServerTransport } from "npm:@modelcontextprotocol/sdk@1.32.2/server/webStandardStreamableHttp.js";
import {
  CompleteRequestSchema,
  CreateMessageResultSchema,
  ElicitResultSchema,
  SetLevelRequestSchema,
  SubscribeRequestSchema,
  UnsubscribeRequestSchema,
} from "npm:@modelcontextprotocol/sdk@1.32.2/types.js";
import { z } from "npm:zod@4.6.7";

/** A server on a real socket. */
export interface ConformanceServer extends AsyncDisposable {
  readonly url: string;
}

/** A picture and a sound, each as small as its format allows a name. */
const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5Er" +
  "kJggg==";
const silence = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=";

/** As much of a tool's context as is used here; the package's types need a zod of their own. */
interface ToolContext {
  readonly _meta?: { readonly progressToken?: string | number };
  sendNotification(notification: unknown): Promise<void>;
  sendRequest(
    request: unknown,
    schema: unknown,
  ): Promise<{ readonly action?: string; readonly model?: string }>;
}

const image = { type: "image", data: pixel, mimeType: "image/png" } as const;
const audio = { type: "audio", data: silence, mimeType: "audio/wav" } as const;
const saying = (text: string) => ({ type: "text", text }) as const;
const embedded = (uri: string, text: string) =>
  ({ type: "resource", resource: { uri, mimeType: "text/plain", text } }) as const;

/** Starts the server, with sessions. */
export function startConformanceServer(): ConformanceServer {
  const transports = new Map<string, WebStandardStreamableHTTPServerTransport>();
  const abort = new AbortController();
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => undefined, signal: abort.signal },
    async (request) => {
      const known = transports.get(request.headers.get("mcp-session-id") ?? "");
      if (known !== undefined) return await known.handleRequest(request);
      const transport = new WebStandardStreamableHTTPServerTransport({
        sessionIdGenerator: () => crypto.randomUUID(),
        onsessioninitialized: (id: string) => {
          transports.set(id, transport);
        },
      });
      await double().connect(transport);
      return await transport.handleRequest(request);
    },
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}/mcp`,
    async [Symbol.asyncDispose]() {
      for (const transport of transports.values()) await transport.close();
      abort.abort();
      await server.finished;
    },
  };
}

function double(): McpServer {
  const server = new McpServer({ name: "conformance-double", version: "1.0.0" }, {
    capabilities: { logging: {}, completions: {}, resources: { subscribe: true } },
  });
  addPlainTools(server);
  addTalkingTools(server);
  addResources(server);
  addPrompts(server);
  server.server.setRequestHandler(SetLevelRequestSchema, () => ({}));
  server.server.setRequestHandler(SubscribeRequestSchema, () => ({}));
  server.server.setRequestHandler(UnsubscribeRequestSchema, () => ({}));
  server.server.setRequestHandler(
    CompleteRequestSchema,
    CreateMessageResultSchema,
    () => ({ completion: { values: ["paris", "park"], total: 2, hasMore: false } }),
  );
  return server;
}

function addPlainTools(server: McpServer): void {
  const tools = {
    test_simple_text: [saying("This is a simple text response for testing.")],
    test_image_content: [image],
    test_audio_content: [audio],
    test_embedded_resource: [embedded("test://embedded-resource", "This is an embedded resource.")],
    test_multiple_content_types: [
      saying("Multiple content types test:"),
      image,
      embedded("test://mixed-content-resource", "mixed"),
    ],
  };
  for (const [name, content] of Object.entries(tools)) {
    server.registerTool(name, { description: name }, () => ({ content }));
  }
  server.registerTool("test_error_handling", { description: "fails" }, () => ({
    isError: true,
    content: [saying("This tool intentionally returns an error for testing")],
  }));
}

/** Tools that say or ask something before they answer. */
function addTalkingTools(server: McpServer): void {
  const add = (
    name: string,
    act: (context: ToolContext, asked: Record<string, unknown>) => Promise<string>,
  ) =>
    server.registerTool(
      name,
      {
        description: name,
        inputSchema: { prompt: z.string().optional(), message: z.string().optional() },
      },
      async (asked: Record<string, unknown>, context: ToolContext) => ({
        content: [saying(await act(context, asked))],
      }),
    );
  add("test_tool_with_logging", async ({ sendNotification }) => {
    for (const data of ["Tool execution started", "Tool processing data", "Tool completed"]) {
      await sendNotification({ method: "notifications/message", params: { level: "info", data } });
    }
    return "logged";
  });
  add("test_tool_with_progress", async ({ _meta, sendNotification }) => {
    for (const progress of [0, 50, 100]) {
      const params = { progressToken: _meta?.progressToken ?? 0, progress, total: 100 };
      await sendNotification({ method: "notifications/progress", params });
    }
    return "done";
  });
  add("test_sampling", async ({ sendRequest }, { prompt }) => {
    const { model } = await sendRequest({
      method: "sampling/createMessage",
      params: {
        messages: [{ role: "user", content: saying(String(prompt)) }],
        maxTokens: 100,
      },
    }, CreateMessageResultSchema);
    return `LLM response by ${model}`;
  });
  addElicitation(add);
}

/** The person is asked for what a form holds; the second form says what stands where nothing is said. */
function addElicitation(
  add: (
    name: string,
    act: (context: ToolContext, asked: Record<string, unknown>) => Promise<string>,
  ) => void,
): void {
  const forms = {
    test_elicitation: { username: { type: "string" }, email: { type: "string" } },
    test_elicitation_sep1034_defaults: {
      name: { type: "string", default: "John Doe" },
      age: { type: "integer", default: 30 },
      score: { type: "number", default: 95.5 },
      status: { type: "string", enum: ["active", "inactive", "pending"], default: "active" },
      verified: { type: "boolean", default: true },
    },
  };
  for (const [name, properties] of Object.entries(forms)) {
    add(name, async ({ sendRequest }, { message = "Please fill in" }) => {
      const { action } = await sendRequest({
        method: "elicitation/create",
        params: { message, requestedSchema: { type: "object", properties, required: [] } },
      }, ElicitResultSchema);
      return `User response: ${action}`;
    });
  }
}

function addResources(server: McpServer): void {
  server.registerResource(
    "text",
    "test://static-text",
    { mimeType: "text/plain" },
    ({ href }: URL) => ({
      contents: [{ uri: href, mimeType: "text/plain", text: "the static text" }],
    }),
  );
  server.registerResource(
    "binary",
    "test://static-binary",
    { mimeType: "image/png" },
    ({ href }: URL) => ({
      contents: [{ uri: href, mimeType: "image/png", blob: pixel }],
    }),
  );
  server.registerResource("watched", "test://watched-resource", {}, ({ href }: URL) => ({
    contents: [{ uri: href, text: "watched" }],
  }));
  server.registerResource(
    "template",
    new ResourceTemplate("test://template/{id}/data", { list: undefined }),
    { mimeType: "application/json" },
    ({ href }: URL, { id }: Record<string, unknown>) => ({
      contents: [{ uri: href, mimeType: "application/json", text: JSON.stringify({ id }) }],
    }),
  );
}

function addPrompts(server: McpServer): void {
  const user = (content: unknown) => ({ role: "user", content }) as never;
  server.registerPrompt("test_simple_prompt", { description: "simple" }, () => ({
    messages: [user(saying("This is a simple prompt for testing."))],
  }));
  server.registerPrompt("test_prompt_with_arguments", {
    description: "with arguments",
    argsSchema: { arg1: z.string(), arg2: z.string() },
  }, ({ arg1, arg2 }: Record<string, string>) => ({
    messages: [user(saying(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`))],
  }));
  server.registerPrompt("test_prompt_with_embedded_resource", {
    description: "with a resource",
    argsSchema: { resourceUri: z.string() },
  }, ({ resourceUri = "" }: Record<string, string>) => ({
    messages: [user(embedded(resourceUri, "embedded")), user(saying("Look at it."))],
  }));
  server.registerPrompt("test_prompt_with_image", { description: "with a picture" }, () => ({
    messages: [user(image), user(saying("Look at it."))],
  }));
}
