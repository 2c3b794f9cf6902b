/**
 * Arguments of tool calls under the schemas that come with a request, or that an MCP server lists.
 *
 * @module
 */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  lockedGateway,
  policyOf,
  refundSchema,
  streamed,
  type Upstream,
  whole,
} from "./lock_harness.ts";
import { messagesEvents, messagesJson } from "./messages_double.ts";
import { answerEvents, answerJson } from "./provider.ts";
import { responsesEvents, responsesJson } from "./responses_double.ts";

const messages = [{ role: "user", content: "hi" }];
const tool = { name: "refund", parameters: refundSchema };
const good = '{"amount": 5, "reason": "late"}';
const over = '{"amount": 5, "reason": "dance", "note": "never seen"}';
const broken = "{'amount': '5', 'reason': 'late'}";
const mendedCall = '{"amount": 5, "reason": "late"}';

/** One API: how it is asked, and how its provider answers with a call. */
interface Api {
  readonly path: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly json: (call: string) => string;
  readonly events: (call: string, pieceLength?: number) => readonly string[];
}

const calls = (text: string) => [{ name: "refund", arguments: text }];
const apis: Readonly<Record<string, Api>> = {
  chat: {
    path: "/v1/chat/completions",
    request: { model: "m", messages, tools: [{ type: "function", function: tool }] },
    json: (text) => answerJson({ calls: calls(text) }),
    events: (text, pieceLength = 5) => answerEvents({ calls: calls(text), pieceLength }),
  },
  responses: {
    path: "/v1/responses",
    request: { model: "m", input: "hi", tools: [{ type: "function", ...tool }] },
    json: (text) => responsesJson({ calls: calls(text) }),
    events: (text, pieceLength = 5) => responsesEvents({ calls: calls(text), pieceLength }),
  },
  messages: {
    path: "/v1/messages",
    request: {
      model: "m",
      max_tokens: 500,
      messages,
      tools: [{ name: "refund", input_schema: refundSchema }],
    },
    json: (text) => messagesJson({ calls: calls(text) }),
    events: (text, pieceLength = 5) => messagesEvents({ calls: calls(text), pieceLength }),
  },
};

const enforced = policyOf("enforce_caller_schemas: enforce");
const mending = policyOf(
  "enforce_caller_schemas: {mode: enforce, repair: once, coerce: [string_to_number]}",
);

async function ask(policy: string, { path, request }: Api, upstream: Upstream, stream: boolean) {
  const gateway = await lockedGateway(policy, { upstream });
  return await gateway.ask(path, { ...request, stream });
}

Deno.test("gateway holds tool calls of every API to the schema that came with the request", async () => {
  for (const [name, api] of Object.entries(apis)) {
    for (const stream of [false, true]) {
      const upstreamOf = (text: string) =>
        stream ? streamed(api.events(text)) : whole(api.json(text));
      const fits = await ask(enforced, api, upstreamOf(good), stream);
      assert.deepEqual([name, fits.status, fits.clean], [name, 200, true]);
      assert(stream ? fits.text.includes("schema=valid") : fits.schema === "valid");
      const upstream = upstreamOf(over);
      const refused = await ask(enforced, api, upstream, stream);
      assert.deepEqual([name, stream, refused.status], [name, stream, 422]);
      assert.equal(refused.schema, "rejected");
      assert.match(refused.text, /enum at '\/reason'/);
      assert.match(refused.text, /"name":"caller\/tool\/refund"/);
      if (stream) {
        assert.equal(upstream.cancelled, 1);
        assert(upstream.taken < api.events(over).length - 4, `${name}: ${upstream.taken}`);
        assert.match(refused.text, /"text_bytes_received":/);
      }
    }
  }
});

Deno.test("gateway mends tool calls of every API in every place where they stand", async () => {
  for (const [name, api] of Object.entries(apis)) {
    for (const stream of [false, true]) {
      // The JSON of messages carries input as a value: there is no form to mend, only a type.
      const text = name === "messages" && !stream ? broken.replaceAll("'", '"') : broken;
      const upstream = stream ? streamed(api.events(text)) : whole(api.json(text));
      const { status, text: raw, ledger } = await ask(mending, api, upstream, stream);
      assert.deepEqual([name, stream, status], [name, stream, 200]);
      assert(!raw.includes("'amount'") && !raw.includes('\\"5\\"'), raw);
      const isValue = name === "messages" && !stream;
      const shown = isValue ? mendedCall : JSON.stringify(mendedCall);
      assert(raw.includes(shown), `${name} ${stream}: ${raw}`);
      const decision = ledger.bodies("decision").at(-1);
      const kinds = (decision?.["repair"] as { operations: { kind: string }[] }).operations
        .map(({ kind }) => kind);
      assert(kinds.includes("string_to_number"));
      assert.equal((decision?.["schema"] as { result: string }).result, "repaired");
    }
  }
});

Deno.test("gateway only observes where it is told to, and leaves alone what it is not told of", async () => {
  for (const api of Object.values(apis)) {
    for (const [mode, result] of [["observe", "rejected"], ["off", undefined]] as const) {
      const upstream = streamed(api.events(over));
      const gateway = await lockedGateway(policyOf(""), { upstream, callerSchemas: mode });
      const { status, clean, ledger } = await gateway.ask(api.path, {
        ...api.request,
        stream: true,
      });
      assert.deepEqual([status, clean], [200, true]);
      const schema = ledger.bodies("decision").at(-1)?.["schema"];
      assert.equal((schema as { result: string } | undefined)?.result, result);
      const reason = String(ledger.bodies("decision").at(-1)?.["reason"]);
      assert.equal(
        /do not fit schema 'caller\/tool\/refund' \(enum at/.test(reason),
        mode !== "off",
      );
    }
  }
});

Deno.test("however calls are cut, into deltas and into bytes, their verdict is that of the whole", async () => {
  const long = '{"amount": 5, "reason": "late", "note": "\\u00fc ü 😀 \\ud83d\\ude00"}';
  const texts = fc.constantFrom(long, over, broken, `${long}}`, long.slice(0, -3), `\`\`\`${long}`);
  const cuts = fc.array(fc.nat(6000), { maxLength: 10 });
  const picked = fc.constantFrom(...Object.values(apis));
  const policies = fc.constantFrom(enforced, mending);
  const verdict = ({ status, text }: { readonly status: number; readonly text: string }) => {
    const { error } = status === 200 ? { error: {} } : JSON.parse(text);
    const { schema } = error.clyra ?? {};
    return { status, schema, said: /"(?:type|code)":"[a-z_]+_(?:error|violation)"/.test(text) };
  };
  const inChunks = (text: string, cuts: readonly number[]): Uint8Array[] => {
    const bytes = new TextEncoder().encode(text);
    const places = [...new Set(cuts.map((cut) => cut % bytes.length))].sort((a, b) => a - b);
    return [...places, bytes.length].map((end, at) => bytes.slice(places[at - 1] ?? 0, end));
  };
  await fc.assert(
    fc.asyncProperty(picked, policies, texts, cuts, fc.integer({ min: 1, max: 40 }), async (
      api,
      policy,
      text,
      cuts,
      pieceLength,
    ) => {
      const first = await ask(policy, api, streamed([api.events(text, 1000).join("")]), true);
      const chunks = inChunks(api.events(text, pieceLength).join(""), cuts);
      const then = await ask(policy, api, streamed(chunks), true);
      assert.deepEqual(verdict(then), verdict(first));
    }),
    { numRuns: 150 },
  );
});

Deno.test("the policy's schema of a tool goes before the caller's", async () => {
  const policy = policyOf("tools: {refund: {schema: refund}}\nenforce_caller_schemas: enforce");
  const loose = [{ type: "function", function: { name: "refund", parameters: {} } }];
  const gateway = await lockedGateway(policy, {
    upstream: whole(answerJson({ calls: calls(over) })),
  });
  const { status, text } = await gateway.ask("/v1/chat/completions", {
    model: "m",
    messages,
    tools: loose,
  });
  assert.equal(status, 422);
  assert.match(text, /"name":"refund"/);
});

Deno.test("progressive tool calls leave while they fit, and their end waits for the verdict", async () => {
  const terms = "{mode: enforce, release: progressive}";
  const policy = policyOf(`enforce_caller_schemas: ${terms}`);
  for (const [name, api] of Object.entries(apis)) {
    const { text, clean } = await ask(policy, api, streamed(api.events(good)), true);
    const own = /^: clyra receipt=\S+ schema=valid\n\n/m;
    assert(clean);
    assert.equal(text.replace(own, ""), api.events(good).join(""));
    const late = await ask(policy, api, streamed(api.events(over)), true);
    assert.equal(late.status, 200);
    assert.match(late.text, /schema_violation/);
    assert.doesNotMatch(late.text, /never|\[DONE\]|completed"|message_stop|tool_calls"[,}]/, name);
  }
});

Deno.test("progressive never shows a denied call its end", async () => {
  const policy = policyOf(
    "tools: {refund: {schema: refund, release: progressive}}",
  ).replace(
    "rules: []",
    "rules: [{id: small, on: [llm.tool_call], when: args.amount > 4, effect: deny}]",
  );
  for (const [name, api] of Object.entries(apis)) {
    const { text } = await ask(policy, api, streamed(api.events(good)), true);
    assert.match(text, /"code":"denied"/, name);
    assert.doesNotMatch(
      text,
      /\[DONE\]|"finish_reason":"tool_calls"|arguments\.done|content_block_stop|message_stop/,
      name,
    );
  }
});

const unenforceable = { type: "string", pattern: "(?=look)ahead" };

Deno.test("a schema that cannot be enforced is refused before it costs a token, or passes unchecked", async () => {
  const tools = [{ type: "function", function: { name: "t", parameters: unenforceable } }];
  const doubled = [...Array(2)].map(() => ({ type: "function", function: tool }));
  const many = [...Array(129).keys()].map((at) => ({
    type: "function",
    function: { name: `t${at}`, parameters: { const: at } },
  }));
  const missing = { type: "json_schema", json_schema: { name: "x" } };
  const requests: readonly (readonly [extra: Record<string, unknown>, param: string])[] = [
    [{ tools }, "tools[0].function.parameters"],
    [{ tools: doubled }, "tools[1].function.parameters"],
    [{ tools: many }, "tools[128].function.parameters"],
    [{ response_format: missing }, "response_format.json_schema.schema"],
  ];
  for (const [extra, param] of requests) {
    const request = { model: "m", messages, ...extra };
    const upstream = whole(answerJson({ content: "hi" }));
    const path = "/v1/chat/completions";
    const refused = await (await lockedGateway(enforced, { upstream })).ask(path, request);
    assert.deepEqual([refused.status, upstream.asked], [422, 0]);
    const { error } = JSON.parse(refused.text);
    assert.deepEqual([error.code, error.param], ["schema_invalid", param]);
    const lenient = policyOf("enforce_caller_schemas: {mode: enforce, unenforceable: unchecked}");
    const passed = await (await lockedGateway(lenient, { upstream })).ask(path, request);
    assert.deepEqual([passed.status, passed.schema, upstream.asked], [200, "unchecked", 1]);
    for (const { ledger } of [refused, passed]) {
      const decisions = ledger.bodies("decision")
        .filter(({ schema }) => (schema as { result: string })?.result === "unchecked");
      assert(decisions.length > 0);
      assert.match(String(decisions[0]?.["reason"]), /is not enforced: /);
    }
  }
});

Deno.test("an output whose condition cannot be told is denied before the model is asked", async () => {
  const policy = policyOf('outputs: [{schema: refund, when: run.agent == "bot"}]');
  const upstream = whole(answerJson({ content: good }));
  const gateway = await lockedGateway(policy, { upstream });
  const { status, text } = await gateway.ask("/v1/chat/completions", { model: "m", messages });
  assert.deepEqual([status, upstream.asked], [403, 0]);
  assert.match(text, /its schema is unknown: the output at policy\.yaml:/);
});

const rpc = (result: unknown) => JSON.stringify({ jsonrpc: "2.0", id: 1, result });
const outputSchema = { type: "object", required: ["ok"], properties: { ok: { type: "boolean" } } };
const listing = rpc({ tools: [{ name: "refund", inputSchema: refundSchema, outputSchema }] });

/** A gateway in front of a server that first lists its tools and then answers with `result`. */
async function mcp(policy: string, result: string, asEvents = false) {
  const answers = [listing, result];
  const upstream = whole("");
  const frame = (text: string) => `event: message\ndata: ${text}\n\n`;
  const gateway = await lockedGateway(policy, {
    upstream: Object.assign(upstream, {
      answer: () => {
        const text = answers[upstream.asked - 1] ?? result;
        return asEvents
          ? streamed([frame(text)]).answer()
          : streamed([text], "application/json").answer();
      },
    }),
  });
  await gateway.ask("/mcp", { jsonrpc: "2.0", id: 1, method: "tools/list" });
  const call = (args: unknown) =>
    gateway.ask("/mcp", {
      jsonrpc: "2.0",
      id: 1,
      method: "tools/call",
      params: { name: "refund", arguments: args },
    });
  return { call, upstream };
}

Deno.test("gateway holds the arguments of MCP calls to the inputSchema that their server lists", async () => {
  const result = rpc({ content: [], structuredContent: { ok: true } });
  const { call, upstream } = await mcp(enforced, result);
  const fits = await call({ amount: 5, reason: "late" });
  assert.deepEqual([fits.status, fits.schema, fits.text], [200, "valid", result]);
  const asked = upstream.asked;
  const over = await call({ amount: 51, reason: "late" });
  assert.equal(upstream.asked, asked);
  const { error } = JSON.parse(over.text);
  assert.equal(error.code, -32602);
  assert.deepEqual(
    [error.data.clyra.schema.keyword, error.data.clyra.schema.pointer],
    ["maximum", "/amount"],
  );
  const { call: mend } = await mcp(mending, result);
  assert.equal((await mend({ amount: "5", reason: "late" })).schema, "repaired");
  const { call: free } = await mcp(policyOf(""), result);
  assert.equal((await free({ amount: 51 })).status, 200);
});

Deno.test("gateway holds structured results of MCP tools to the outputSchema, in JSON and streams", async () => {
  const args = { amount: 5, reason: "late" };
  for (const asEvents of [false, true]) {
    for (const result of [{ structuredContent: { ok: "secret" } }, { content: [] }]) {
      const { call } = await mcp(enforced, rpc(result), asEvents);
      const { text, ledger } = await call(args);
      assert.match(text, /cannot pass the result of 'refund'/);
      assert.doesNotMatch(text, /secret/);
      const decision = ledger.bodies("decision").at(-1);
      assert.deepEqual([decision?.["verdict"], decision?.["tool"]], ["deny", "refund"]);
    }
    const failed = rpc({ isError: true, content: [{ type: "text", text: "no money" }] });
    const { call } = await mcp(enforced, failed, asEvents);
    assert.match((await call(args)).text, /no money/);
    const observing = policyOf("enforce_caller_schemas: observe");
    const { call: observed } = await mcp(observing, rpc({ structuredContent: {} }), asEvents);
    const { text, ledger } = await observed(args);
    assert.match(text, /structuredContent/);
    const { result } = ledger.bodies("decision").at(-1)?.["schema"] as { result: string };
    assert.equal(result, "rejected");
  }
});
