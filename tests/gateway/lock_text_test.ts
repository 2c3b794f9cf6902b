/**
 * Texts under a schema in every API and form: JSON answers, responses that repeat what they said,
 * messages in blocks.
 *
 * @module
 */

import assert from "node:assert/strict";
import {
  chatEvents,
  lockedGateway,
  policyOf,
  refundSchema,
  streamed,
  whole,
} from "./lock_harness.ts";
import { messagesEvents, messagesJson } from "./messages_double.ts";
import { answerJson } from "./provider.ts";
import { responsesEvents, responsesJson } from "./responses_double.ts";

const messages = [{ role: "user", content: "hi" }];
const schema = refundSchema;
const good = '{"amount": 5, "reason": "late", "note": "é 😀"}';
const fenced = `\`\`\`json\n${good}\n\`\`\``;
const over = '{"amount": 5, "reason": "dance"}';

interface Api {
  readonly path: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly json: (text: string) => string;
  readonly events?: (text: string) => readonly string[];
  readonly param: string;
}

const apis: Readonly<Record<string, Api>> = {
  chat: {
    path: "/v1/chat/completions",
    request: {
      model: "m",
      messages,
      response_format: { type: "json_schema", json_schema: { name: "r", schema } },
    },
    json: (text) => answerJson({ content: text }),
    param: "choices[0].message.content",
  },
  responses: {
    path: "/v1/responses",
    request: {
      model: "m",
      input: "hi",
      text: { format: { type: "json_schema", name: "r", schema } },
    },
    json: (text) => responsesJson({ text }),
    events: (text) => responsesEvents({ text }),
    param: "output[0].content[0].text",
  },
  messages: {
    path: "/v1/messages",
    request: {
      model: "m",
      max_tokens: 9,
      messages,
      output_config: { format: { type: "json_schema", schema } },
    },
    json: (text) => messagesJson({ text }),
    events: (text) => messagesEvents({ text }),
    param: "content[0].text",
  },
};

const enforced = policyOf("enforce_caller_schemas: enforce");
const mending = policyOf("enforce_caller_schemas: {mode: enforce, repair: once}");

async function ask(policy: string, { path, request }: Api, body: string | readonly string[]) {
  const stream = typeof body !== "string";
  const upstream = stream ? streamed(body) : whole(body);
  const gateway = await lockedGateway(policy, { upstream });
  const outcome = await gateway.ask(path, { ...request, stream });
  return { ...outcome, upstream };
}

Deno.test("gateway holds texts of every API to the schema that came with the request", async () => {
  for (const [name, api] of Object.entries(apis)) {
    for (const answer of [api.json, ...(api.events === undefined ? [] : [api.events])]) {
      const fits = await ask(enforced, api, answer(good));
      assert.deepEqual([name, fits.status, fits.schema, fits.clean], [name, 200, "valid", true]);
      const body = answer(good);
      const own = /^: clyra receipt=\S+ schema=valid\n\n/m;
      assert.equal(fits.text.replace(own, ""), typeof body === "string" ? body : body.join(""));
      for (const text of [fenced, over, good.slice(0, -2), ""]) {
        const refused = await ask(enforced, api, answer(text));
        assert.deepEqual([name, text, refused.status], [name, text, 422]);
        assert.deepEqual(refused.schema, "rejected");
        assert(!refused.text.includes("dance"));
        if (text === over && name !== "messages") {
          assert.equal(JSON.parse(refused.text).error.param, api.param);
        }
      }
    }
  }
});

Deno.test("gateway mends texts of every API in every place where they stand", async () => {
  for (const [name, api] of Object.entries(apis)) {
    for (const answer of [api.json, ...(api.events === undefined ? [] : [api.events])]) {
      const { status, schema, text, ledger } = await ask(mending, api, answer(fenced));
      assert.deepEqual([name, status, schema], [name, 200, "repaired"]);
      assert(!text.includes("```"), text);
      assert(text.includes(JSON.stringify(`${good}\n`)), text);
      const again = await ask(mending, api, answer(`${good}}`));
      assert.equal(again.status, 422);
      const decision = ledger.bodies("decision").at(-1);
      assert.equal(decision?.["verdict"], "repair");
    }
  }
});

Deno.test("gateway passes a refusal, and a call in place of a text", async () => {
  const { chat } = apis;
  assert(chat !== undefined);
  const refusal = answerJson({ content: good })
    .replace(JSON.stringify(good), "null").replace('"content":', '"refusal":"no","content":');
  for (const body of [refusal, answerJson({ calls: [{ name: "x", arguments: "{}" }] })]) {
    const { status } = await ask(enforced, chat, body);
    assert.equal(status, 200, body);
  }
});

Deno.test("gateway passes what a provider's filter has ended without a word, in JSON and streams", async () => {
  const { chat, messages: api } = apis;
  assert(chat !== undefined && api?.events !== undefined);
  const refused = messagesJson({ stop: "refusal" });
  const cases = [
    [chat, answerJson({ finish: "content_filter" })],
    [chat, chatEvents([[]], "content_filter")],
    [api, refused],
    [api, messagesEvents({ stop: "refusal" })],
  ] as const;
  for (const [api, body] of cases) {
    const { status, clean } = await ask(enforced, api, body);
    assert.deepEqual([status, clean], [200, true], String(body));
  }
  const silent = await ask(enforced, chat, answerJson({}));
  assert.equal(silent.status, 422);
});

Deno.test("gateway never hands out a response that says something else at its end", async () => {
  const { responses } = apis;
  assert(responses?.events !== undefined);
  const events = responses.events(good);
  const other = JSON.stringify(over).slice(1, -1);
  const said = JSON.stringify(good).slice(1, -1);
  for (const type of ["output_text.done", "content_part.done", "output_item.done", "completed"]) {
    for (const policy of [enforced, mending]) {
      const changed = events.map((event) =>
        event.startsWith(`event: response.${type}\n`) ? event.replaceAll(said, other) : event
      );
      assert.notDeepEqual(changed, events);
      const { status, text } = await ask(policy, responses, changed);
      assert.equal(status, 502, type);
      assert(!text.includes("dance"), type);
    }
  }
});

Deno.test("gateway withholds the text of a response that failed before its verdict", async () => {
  const { responses } = apis;
  assert(responses?.events !== undefined);
  const failed = responses.events(good).map((event) =>
    event.replaceAll("response.completed", "response.failed")
      .replace('"status":"completed","model"', '"status":"failed","model"')
  );
  const { status, text } = await ask(enforced, responses, failed);
  assert.equal(status, 502);
  assert.doesNotMatch(text, /amount/);
});

Deno.test("gateway holds each text of a message to the schema", async () => {
  const { messages: api } = apis;
  assert(api !== undefined);
  const thinking = messagesEvents({ thinking: "hm", text: good });
  // Reasoning is no text: it leaves at once, and the headers with it.
  const { status, text, clean } = await ask(enforced, api, thinking);
  assert.deepEqual([status, clean], [200, true]);
  assert.match(text, /schema=valid/);
  const late = await ask(enforced, api, messagesEvents({ thinking: "hm", text: over }));
  assert.equal(late.status, 200);
  assert.match(late.text, /schema=rejected[^]*event: error/);
  assert.doesNotMatch(late.text, /amount|message_stop/);
});

Deno.test("gateway never hands out an output_text that its items do not say", async () => {
  const { path, request } = apis["responses"] ?? { path: "", request: {} };
  const answer = JSON.parse(responsesJson({ text: good }));
  for (const [said, status] of [[good, 200], [over, 502]] as const) {
    const upstream = whole(JSON.stringify({ ...answer, output_text: said }));
    const gateway = await lockedGateway(enforced, { upstream });
    const outcome = await gateway.ask(path, request);
    assert.equal(outcome.status, status);
    assert.equal(outcome.text.includes("dance"), false);
  }
});

Deno.test("gateway asks no model for an answer under a schema that was named and not given", async () => {
  const upstream = whole(answerJson({ content: good }));
  const gateway = await lockedGateway(enforced, { upstream });
  const request = { model: "m", messages, response_format: { type: "json_schema" } };
  const { status, text } = await gateway.ask("/v1/chat/completions", request);
  assert.deepEqual([status, JSON.parse(text).error.code], [422, "schema_invalid"]);
  assert.equal(upstream.asked, 0);
});
