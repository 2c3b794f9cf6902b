/**
 * Canaries in every place where callers and upstreams put secrets, through every protocol, in every mode
 * of recording; then every output is searched for them: the terminal, the journal, bundles, receipts,
 * refusals, headers, metrics, lines for a SIEM. What becomes an output is added to {@linkcode outputsOf}.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { answerEvents, answerJson, events, json, startProvider } from "../gateway/provider.ts";
import { type CliResult, withFolder } from "./harness.ts";
import { withGateway } from "./gateway_run.ts";

/** Shaped like addresses, so that the mode that redacts can find those in bodies. */
const canary = (where: string): string => `canary-${where}@hidden.example`;
const inBodies = [
  "prompt",
  "answer",
  "arguments",
  "stream",
  "mcp",
  "result",
  "form",
  "plain",
  "fault",
];
const elsewhere = ["key", "caller", "header", "query", "cookie", "reply", "upstreamkey"];

const call = { name: "lookup", arguments: JSON.stringify({ to: canary("arguments") }) };
const rpc = (id: number, rest: object) => JSON.stringify({ jsonrpc: "2.0", id, ...rest });
const answer = answerJson({ content: canary("answer"), calls: [call] });

const scripts = {
  text: () =>
    new Response(answer, {
      headers: {
        "content-type": "application/json",
        "set-cookie": `a=${canary("cookie")}`,
        "x-reply": canary("reply"),
      },
    }),
  stream: events(answerEvents({ texts: [canary("stream")], calls: [call] })),
  cut: events(answerEvents({ texts: [canary("stream")] }), { cut: true }),
  fault: json(`{"error":{"message":"${canary("fault")}"}}`, 400),
  broken: json(`{"choices":[{"message":"${canary("fault")}"`),
  html: () => new Response(canary("fault"), { headers: { "content-type": "text/html" } }),
  message: json(JSON.stringify({
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "message",
    content: [{ type: "text", text: canary("answer") }],
    stop_reason: "end_turn",
    stop_sequence: null,
    usage: { input_tokens: 1, output_tokens: 1 },
  })),
  "/mcp": async (request: Request) => {
    const { id } = await request.json();
    const result = { content: [{ type: "text", text: canary("result") }] };
    const headers = { "content-type": "application/json" };
    return new Response(rpc(id, { result }), { headers });
  },
  "/files/x": () => new Response(canary("plain"), { headers: { "content-type": "text/plain" } }),
};

/** Everything that was said besides the answers themselves. */
interface Said {
  /** Headers of ours on every answer, bodies of refusals, receipts, pages of state. */
  readonly texts: string[];
}

async function exercise(url: string, said: Said): Promise<void> {
  const headers = {
    "content-type": "application/json",
    "x-clyra-run-id": "r",
    "x-secret": canary("header"),
    authorization: `Bearer ${canary("caller")}`,
    cookie: `a=${canary("cookie")}`,
  };
  const send = async (path: string, init: RequestInit = {}): Promise<string> => {
    const response = await fetch(url + path, { headers, ...init });
    const ours = [...response.headers].filter(([name]) => name.startsWith("x-clyra-"));
    said.texts.push(JSON.stringify(ours));
    return await response.text().catch(() => "broken off");
  };
  const chat = (model: string, extra = "") =>
    send("/v1/chat/completions", {
      method: "POST",
      body: `{"model":"${model}",${extra}"messages":[{"role":"user","content":"${
        canary("prompt")
      }"}]}`,
    });
  // What the caller is meant to get it gets.
  assert.equal(await chat("text"), answer);
  assert.match(await chat("stream", '"stream":true,'), /canary-stream/);
  await chat("cut", '"stream":true,');
  assert.match(await chat("fault"), /canary-fault/);
  // What is refused tells nothing of what it was refused for.
  for (const model of ["broken", "html"]) said.texts.push(await chat(model));
  said.texts.push(await chat("text", `"model":"${canary("prompt")}",`));
  said.texts.push(await send(`/v1/chat/completions?key=${encodeURIComponent(canary("query"))}`));
  said.texts.push(await send(`/nowhere?key=${encodeURIComponent(canary("query"))}`));
  const body = JSON.stringify({
    model: "message",
    max_tokens: 9,
    messages: [{ role: "user", content: canary("prompt") }],
  });
  const anthropic = { ...headers, "x-api-key": canary("key"), "anthropic-version": "2023-06-01" };
  assert.match(
    await send("/v1/messages", { method: "POST", body, headers: anthropic }),
    /canary-answer/,
  );
  const params = { name: "find", arguments: { who: canary("mcp") } };
  const tool = rpc(1, { method: "tools/call", params });
  const accept = { ...headers, accept: "application/json, text/event-stream" };
  const found = await send("/mcp", { method: "POST", body: tool, headers: accept });
  assert.match(found, /canary-result/);
  const query = `?q=${encodeURIComponent(canary("query"))}`;
  const form = { ...headers, "content-type": "text/plain" };
  const init = { method: "POST", body: canary("form"), headers: form };
  assert.match(await send(`/raw/files/x${query}`, init), /canary-plain/);
  said.texts.push(await send(`/dead/x${query}`, init));
  for (const run of ["r", "none"]) said.texts.push(await send(`/v1/runs/${run}`, { headers: {} }));
  for (let seq = 0; seq < 60; seq++) {
    said.texts.push(await send(`/v1/receipts/r/${seq}`, { headers: {} }));
  }
  said.texts.push(await send("/readyz"), await send("/metrics", { headers: {} }));
}

/** Every output of a gateway by name. */
async function outputsOf(
  cwd: string,
  { result, said }: { readonly result: CliResult; readonly said: Said },
): Promise<Map<string, Uint8Array>> {
  const encoder = new TextEncoder();
  const outputs = new Map([
    ["stdout", encoder.encode(result.stdout)],
    ["stderr", encoder.encode(result.stderr)],
    ["said", encoder.encode(said.texts.join("\n"))],
  ]);
  const walk = async (folder: string): Promise<void> => {
    for await (const { name, isDirectory } of Deno.readDir(`${cwd}/${folder}`)) {
      const path = `${folder}/${name}`;
      if (isDirectory) await walk(path);
      else outputs.set(path, await Deno.readFile(`${cwd}/${path}`));
    }
  };
  await walk(".clyra");
  await walk("clyra-out");
  return outputs;
}

/** The forms in which a text may stand in a file: as it is, escaped, in hex and in base64 at any offset. */
function formsOf(text: string): string[] {
  const bytes = new TextEncoder().encode(text);
  const base64 = [0, 1, 2].map((offset) => {
    const shifted = new Uint8Array(offset + bytes.length);
    shifted.set(bytes, offset);
    const alphabet = { alphabet: "base64url", omitPadding: true } as const;
    // The first and last characters depend on what stands beside the text.
    return shifted.toBase64(alphabet).slice(offset === 0 ? 0 : offset + 1, -2);
  });
  const forms = [text, encodeURIComponent(text), bytes.toHex(), ...base64];
  return [...forms, ...base64.map((form) => form.replaceAll("-", "+").replaceAll("_", "/"))];
}

/** A port at which nobody listens any more. */
function closedPort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

/** Which canaries stand in which outputs. */
function sightings(outputs: ReadonlyMap<string, Uint8Array>, names: readonly string[]): string[] {
  const decoder = new TextDecoder("latin1");
  return [...outputs].flatMap(([output, bytes]) => {
    const text = decoder.decode(bytes);
    return names.filter((name) => formsOf(canary(name)).some((form) => text.includes(form)))
      .map((name) => `${output}: ${name}`);
  });
}

Deno.test("the search finds a canary in each of its forms", () => {
  const text = canary("prompt");
  const bytes = new TextEncoder().encode(`x${text}`);
  for (
    const hidden of [
      text,
      `..${encodeURIComponent(text)}..`,
      bytes.toHex(),
      ...[0, 1, 2, 3].map((cut) =>
        new TextEncoder().encode(`${"y".repeat(cut)}${text} more`)
          .toBase64({ alphabet: "base64url", omitPadding: true })
      ),
    ]
  ) {
    const outputs = new Map([["file", new TextEncoder().encode(hidden)]]);
    assert.deepEqual(sightings(outputs, ["prompt", "answer"]), ["file: prompt"], hidden);
  }
});

for (const mode of ["none", "hmac", "redacted", "full"] as const) {
  Deno.test(`with body_store ${mode} no canary is where it may not be`, async () => {
    await withFolder(async (cwd) => {
      await using provider = startProvider(scripts);
      const said: Said = { texts: [] };
      const result = await withGateway({
        cwd,
        upstream: provider.url,
        args: [
          ...["--anthropic", provider.url, "--mcp", `/mcp=${provider.url}/mcp`],
          ...["--http", `/raw=${provider.url}`, "--http", `/dead=http://127.0.0.1:${closedPort()}`],
          ...["--body-store", mode, "--siem", "clyra-out/siem.ndjson"],
        ],
        env: { OPENAI_API_KEY: canary("upstreamkey"), ANTHROPIC_API_KEY: canary("upstreamkey") },
      }, (url) => exercise(url, said));
      const outputs = await outputsOf(cwd, { result, said });
      for (const name of ["clyra-out/r.pef", "clyra-out/siem.ndjson", "stderr"]) {
        assert.ok((outputs.get(name)?.length ?? 0) > 100, `${name} is empty`);
      }
      assert.match(said.texts.join("\n"), /clyra_bypass_total/);
      // Credentials, cookies and other headers are recorded nowhere, in no mode.
      const never = elsewhere.filter((name) => name !== "query");
      assert.deepEqual(sightings(outputs, never), []);
      const bodies = [...inBodies, "query"];
      const keeping = new Map(
        [...outputs].filter(([name]) => name.startsWith(".clyra/bodies/") || name.endsWith(".pef")),
      );
      const others = new Map([...outputs].filter(([name]) => !keeping.has(name)));
      assert.deepEqual(sightings(others, bodies), []);
      const kept = new Set(sightings(keeping, bodies).map((sighting) => sighting.split(": ")[1]));
      // Streams and what could not be answered are not all kept; what is asked for in full is.
      if (mode === "full") {
        for (const name of bodies) assert.ok(kept.has(name), name);
      } else assert.deepEqual([...kept], []);
    });
  });
}
