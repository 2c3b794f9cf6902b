/**
 * The unmodified Python clients of OpenAI and Anthropic, direct and through the gateway: their callers
 * get the same, except where the gateway denies.
 *
 * @module
 */

import assert from "node:assert/strict";
import { guardOf, startGateway } from "../gateway/harness.ts";
import { messagesEvents, messagesJson } from "../gateway/messages_double.ts";
import { answerEvents, answerJson, events, json, startProvider } from "../gateway/provider.ts";
import { responsesJson } from "../gateway/responses_double.ts";

const small = { name: "refund", arguments: '{"amount": 5}' };
const big = { name: "refund", arguments: '{"amount": 500}' };
const text = "Hello you";

const scripts = {
  text: json(answerJson({ content: text })),
  tool: json(answerJson({ calls: [small] })),
  denied: json(answerJson({ calls: [small, big] })),
  busy: json('{"error":{"message":"busy","type":"rate_limit","param":null,"code":null}}', 429),
  "s-text": events(answerEvents({ texts: ["Hello ", "you"] })),
  "s-tool": events(answerEvents({ texts: ["I pay"], calls: [small] })),
  "s-denied": events(answerEvents({ texts: ["I pay"], calls: [big] }), { pauseMs: 2 }),
  "r-text": json(responsesJson({ text })),
  embed: json(
    '{"object":"list","model":"embed","usage":{"prompt_tokens":1,"total_tokens":1},' +
      '"data":[{"object":"embedding","index":0,"embedding":[0.25,-0.5]}]}',
  ),
  "/v1/models": json('{"object":"list","data":[{"id":"m","object":"model"}]}'),
  "c-text": json(messagesJson({ thinking: "Let me think", text })),
  "c-tool": json(messagesJson({ text, calls: [small] })),
  "c-denied": json(messagesJson({ calls: [big] })),
  "c-stream": events(messagesEvents({ text })),
};

const guard = guardOf({
  decide: ({ tool, args }) =>
    tool?.name === "refund" && ((args as { amount?: number }).amount ?? 0) > 100
      ? { effect: "deny", rules: ["refund-limit"], reason: "rule 'refund-limit' denies" }
      : {},
});

/** What the script prints. */
interface Printed {
  readonly [call: string]: unknown;
}

/** An error as a Python caller catches it. */
interface Caught {
  readonly class: string;
  readonly status?: number;
  readonly body?: {
    readonly code?: string;
    readonly clyra?: { readonly rules: readonly string[] };
  };
}

async function run(command: string, args: readonly string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(command, { args: [...args] }).output();
  const words = new TextDecoder().decode(stderr);
  if (!success) throw new Error(`${command} failed: ${words.slice(-2000)}`);
  return new TextDecoder().decode(stdout);
}

async function hasPython(): Promise<boolean> {
  try {
    // Debian has an interpreter without the means to make environments.
    const args = ["-c", "import ensurepip, venv"];
    return (await new Deno.Command("python3", { args }).output()).success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** An environment of its own for the pinned clients, kept for the next run under the digest of the pins. */
async function environment(): Promise<string> {
  const requirements = new URL("requirements.txt", import.meta.url).pathname;
  const digest = await crypto.subtle.digest("SHA-256", await Deno.readFile(requirements));
  const cache = Deno.env.get("XDG_CACHE_HOME") ?? `${Deno.env.get("HOME") ?? "/tmp"}/.cache`;
  const folder = `${cache}/clyra-tests/python-${new Uint8Array(digest).toHex().slice(0, 16)}`;
  const python = `${folder}/bin/python`;
  if (await Deno.stat(`${folder}/complete`).then(() => true, () => false)) return python;
  await run("python3", ["-m", "venv", "--clear", folder]);
  await run(python, ["-m", "pip", "install", "-q", "--no-deps", "-r", requirements]);
  // Written last: an installation that was cut off is begun again.
  await Deno.writeTextFile(`${folder}/complete`, "");
  return python;
}

const present = await hasPython();
if (!present) console.log("skipped: python3 with venv is not here");

Deno.test({
  name: "gateway gives the Python clients what the provider gives them, and denies what it must",
  ignore: !present,
  async fn() {
    const python = await environment();
    await using provider = startProvider(scripts);
    await using harness = startGateway(provider.url, {
      guard,
      settings: {
        routes: [
          { protocol: "openai", prefix: "", upstream: "double" },
          { protocol: "anthropic", prefix: "", upstream: "double" },
        ],
      },
    });
    const script = new URL("python_client.py", import.meta.url).pathname;
    const direct: Printed = JSON.parse(await run(python, [script, provider.url]));
    const through: Printed = JSON.parse(await run(python, [script, harness.url]));
    const { denied, denied_claude, denied_stream, ...same } = through;
    for (const name of Object.keys(same)) assert.deepEqual(same[name], direct[name], name);
    assert.equal(Object.keys(same).length, 11);
    // Without the gateway the same calls reach the caller.
    for (const name of ["denied", "denied_claude", "denied_stream"]) {
      assert.equal(direct[name], null, name);
    }
    const forbidden = denied as Caught;
    assert.deepEqual([forbidden.class, forbidden.status], ["PermissionDeniedError", 403]);
    assert.equal(forbidden.body?.code, "denied");
    assert.deepEqual(forbidden.body?.clyra?.rules, ["refund-limit"]);
    const claude = denied_claude as Caught;
    assert.deepEqual([claude.class, claude.status], ["PermissionDeniedError", 403]);
    assert.equal((denied_stream as Caught).class, "APIError");
    const requests = harness.ledger.bodies("call.request").length;
    assert.equal(requests, 14);
    assert.equal(harness.ledger.bodies("call.response").length, requests);
  },
});
