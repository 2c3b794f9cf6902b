/**
 * Unmodified programs with unmodified client libraries under `clyra run`: what they read from the
 * environment is all they need. The libraries come from npm and PyPI, pinned.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { messagesJson } from "../gateway/messages_double.ts";
import { answerEvents, answerJson, events, json, startProvider } from "../gateway/provider.ts";
import { cli, withFolder } from "../cli/harness.ts";
import { bundleIn, clyra } from "./harness.ts";

const nodePackages = ["openai@7.57.0", "@anthropic-ai/sdk@1.12.0"];
const pythonPackages = ["openai==3.54.0", "anthropic==2.12.0"];

const nodeProgram = `
import OpenAI from "openai";
import Anthropic from "@anthropic-ai/sdk";

const messages = [{ role: "user", content: "hi" }];
const openai = new OpenAI();
const chat = await openai.chat.completions.create({ model: "chat", messages });
console.log(chat.choices[0].message.content);
let text = "";
for await (const chunk of await openai.chat.completions.create({ model: "chat-stream", messages, stream: true })) {
  text += chunk.choices[0]?.delta?.content ?? "";
}
console.log(text);
const anthropic = new Anthropic();
const message = await anthropic.messages.create({ model: "claude", max_tokens: 9, messages });
console.log(message.content[0].text);
`;

const pythonProgram = `
import anthropic, openai

messages = [{"role": "user", "content": "hi"}]
client = openai.OpenAI()
chat = client.chat.completions.create(model="chat", messages=messages)
print(chat.choices[0].message.content)
text = ""
for chunk in client.chat.completions.create(model="chat-stream", messages=messages, stream=True):
    if chunk.choices:
        text += chunk.choices[0].delta.content or ""
print(text)
message = anthropic.Anthropic().messages.create(model="claude", max_tokens=9, messages=messages)
print(message.content[0].text)
`;

const scripts = {
  "chat": json(answerJson({ content: "from chat" })),
  "chat-stream": events(answerEvents({ texts: ["from a ", "stream"] })),
  "claude": json(messagesJson({ text: "from messages" })),
};

async function exec(program: string, args: readonly string[], cwd: string): Promise<boolean> {
  try {
    const command = new Deno.Command(program, { args: [...args], cwd, stdout: "null" });
    const { success, stderr } = await command.output();
    if (!success) console.log(new TextDecoder().decode(stderr));
    return success;
  } catch (thrown) {
    if (thrown instanceof Deno.errors.NotFound) return false;
    throw thrown;
  }
}

async function runs(cwd: string, command: readonly string[]): Promise<void> {
  await using provider = startProvider(scripts);
  const env = { OPENAI_API_KEY: "sk-real", ANTHROPIC_API_KEY: "sk-ant-real" };
  const upstreams = ["--upstream", provider.url, "--anthropic", provider.url];
  const ended = await clyra(["run", ...upstreams, "--", ...command], { cwd, env });
  assert.equal(ended.code, 0, ended.stderr);
  assert.equal(new TextDecoder().decode(ended.stdout), "from chat\nfrom a stream\nfrom messages\n");
  // Each upstream got its own key, and not that of the run.
  const keys = provider.log.requests.map(({ headers }) =>
    headers.get("authorization") ?? headers.get("x-api-key")
  );
  assert.deepEqual(keys, ["Bearer sk-real", "Bearer sk-real", "sk-ant-real"]);
  const bundle = ["verify", bundleIn(ended.stderr), "--trust", "clyra-out/trust.json"];
  assert.equal((await cli(bundle, { cwd })).exitCode, 0);
  assert.match(ended.stderr, /calls +3: 3 allowed/);
  // The other way: the program keeps its keys, and the run's stands in the address.
  const kept = await clyra(["run", "--pass-keys", ...upstreams, "--", ...command], { cwd, env });
  assert.equal(kept.code, 0, kept.stderr);
  assert.match(kept.stderr, /calls +3: 3 allowed/);
  const files = await Array.fromAsync(Deno.readDir(`${cwd}/clyra-out`));
  assert.equal(files.filter(({ name }) => name.endsWith(".pef")).length, 2);
  const told = provider.log.requests.map(({ url, headers }) => JSON.stringify([url, [...headers]]));
  assert.ok(!told.some((text) => text.includes("clyra-run-")), "the run's key went upstream");
}

Deno.test("clyra run: an unmodified Node program with openai and @anthropic-ai/sdk", async () => {
  await withFolder(async (cwd) => {
    const install = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
    if (!await exec("npm", [...install, ...nodePackages], cwd)) {
      throw new Error("cannot install the packages from npm");
    }
    await Deno.writeTextFile(`${cwd}/agent.mjs`, nodeProgram);
    await runs(cwd, ["node", "agent.mjs"]);
  });
});

Deno.test("clyra run: an unmodified Python program with openai and anthropic", async () => {
  await withFolder(async (cwd) => {
    if (!await exec("python3", ["-m", "venv", "venv"], cwd)) {
      console.log("skipped: python3 with venv is not here");
      return;
    }
    const python = `${cwd}/venv/bin/python`;
    const install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    if (!await exec(python, [...install, ...pythonPackages], cwd)) {
      throw new Error("cannot install the packages from PyPI");
    }
    await Deno.writeTextFile(`${cwd}/agent.py`, pythonProgram);
    await runs(cwd, [python, "agent.py"]);
  });
});
