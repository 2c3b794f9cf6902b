import { strict as assert } from "node:assert";
import OpenAI from "openai";
import { createProvider } from "../../src/cli/quickstart/provider.ts";
import { samplePolicy } from "../../src/cli/quickstart/policy.ts";
import { listen } from "../../src/cli/runtime/http.ts";
import { cli, withFolder } from "./harness.ts";

const address = { hostname: "127.0.0.1", port: 0 } as const;

Deno.test("clyra gateway serves a client, and leaves verified bundles when it is stopped", async () => {
  await withFolder(async (cwd) => {
    const provider = listen(createProvider(), address);
    await Deno.writeTextFile(`${cwd}/policy.yaml`, samplePolicy);
    const stop = Promise.withResolvers<string>();
    let answer: string | null | undefined;
    const result = await cli(
      ["gateway", "--policy", "policy.yaml", "--upstream", provider.url, "--port", "0"],
      {
        cwd,
        stop: stop.promise,
        onOut: async (text) => {
          const url = /gateway at (\S+),/.exec(text)?.[1];
          if (url === undefined) return;
          try {
            const client = new OpenAI({
              baseURL: `${url}/v1`,
              apiKey: "secret-key",
              maxRetries: 0,
            });
            const { choices } = await client.chat.completions.create({
              model: "m",
              messages: [{ role: "user", content: "Summarise." }],
            }, { headers: { "x-clyra-run-id": "my-run" } });
            answer = choices[0]?.message.content;
          } finally {
            stop.resolve("SIGTERM");
          }
        },
      },
    );
    await provider.stop();
    assert.equal(result.exitCode, 0, result.stderr);
    assert.match(answer ?? "", /refund/);
    assert.match(result.stderr, /clyra: run my-run: clyra-out\/my-run\.pef, \d+ bytes/);
    assert.ok(!(result.stdout + result.stderr).includes("secret-key"));
    const bundle = ["verify", "clyra-out/my-run.pef", "--trust", "clyra-out/trust.json"];
    assert.equal((await cli(bundle, { cwd })).exitCode, 0);
  });
});

Deno.test("clyra gateway refuses a policy with an unknown key, naming line and column", async () => {
  await withFolder(async (cwd) => {
    const text = "version: 1\nrules:\n- {id: a, on: [llm.request], efect: deny}\n";
    await Deno.writeTextFile(`${cwd}/bad.yaml`, text);
    const result = await cli(["gateway", "--policy", "bad.yaml", "--upstream", "http://u"], {
      cwd,
    });
    assert.equal(result.exitCode, 2);
    assert.match(result.stderr, /bad\.yaml:3:30: unknown key 'efect'; did you mean 'effect'\?/);
    const missing = await cli(["gateway", "--policy", "no.yaml", "--upstream", "http://u"], {
      cwd,
    });
    assert.equal(missing.exitCode, 2);
    assert.match(missing.stderr, /^clyra: cannot read policy no\.yaml: there is no such file\n/);
  });
});

Deno.test("clyra gateway says that a port is in use, with 3", async () => {
  await withFolder(async (cwd) => {
    await Deno.writeTextFile(`${cwd}/policy.yaml`, samplePolicy);
    const taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    try {
      const port = String(taken.addr.port);
      const args = ["gateway", "--policy", "policy.yaml", "--upstream", "http://u", "--port", port];
      const result = await cli(args, { cwd });
      assert.equal(result.exitCode, 3);
      assert.match(
        result.stderr,
        /cannot listen on 127\.0\.0\.1:\d+: the port is in use\n {2}hint: /,
      );
    } finally {
      taken.close();
    }
  });
});

Deno.test("clyra gateway refuses an upstream and a prefix that are none, and a folder in use", async () => {
  await withFolder(async (cwd) => {
    await Deno.writeTextFile(`${cwd}/policy.yaml`, samplePolicy);
    const run = (...args: readonly string[]) =>
      cli(["gateway", "--policy", "policy.yaml", "--port", "0", ...args], { cwd });
    const upstream = await run("--upstream", "not a url");
    assert.equal(upstream.exitCode, 2);
    assert.match(upstream.stderr, /the URL of upstream 'provider' is not an http or https URL/);
    const prefix = await run("--upstream", "http://u", "--http", "crm");
    assert.equal(prefix.exitCode, 2);
    assert.match(prefix.stderr, /cannot read --http 'crm': it is not PREFIX=URL/);
    const second = await cli([
      "gateway",
      "--policy",
      "policy.yaml",
      "--upstream",
      "http://u",
      "--port",
      "0",
    ], {
      cwd,
      stop: (async () => {
        // The first gateway holds the folder when this stop is asked for; a second one must be refused.
        await new Promise((resolve) => setTimeout(resolve, 300));
        const other = await run("--upstream", "http://u");
        assert.equal(other.exitCode, 3);
        assert.match(other.stderr, /another process has it open/);
        return "SIGTERM";
      })(),
    });
    assert.equal(second.exitCode, 0, second.stderr);
  });
});

Deno.test("clyra gateway exports runs that were closed or recovered, and serves its own names only", async () => {
  await withFolder(async (cwd) => {
    const provider = listen(createProvider(), address);
    await Deno.writeTextFile(`${cwd}/policy.yaml`, samplePolicy);
    const stop = Promise.withResolvers<string>();
    let foreign = 0;
    const args = ["gateway", "--policy", "policy.yaml", "--upstream", provider.url, "--port", "0"];
    const result = await cli(args, {
      cwd,
      stop: stop.promise,
      onOut: async (text) => {
        const url = /gateway at (\S+),/.exec(text)?.[1];
        if (url === undefined) return;
        const post = (path: string, body: unknown) =>
          fetch(`${url}${path}`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify(body),
          }).then((response) => response.text());
        try {
          await post("/v1/runs", { id: "closed" });
          await post("/v1/runs/closed/close", {});
          const { port } = new URL(url);
          const socket = await Deno.connect({ hostname: "127.0.0.1", port: Number(port) });
          const head = "GET /healthz HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
          await socket.write(new TextEncoder().encode(head));
          const answer = await new Response(socket.readable).text();
          foreign = Number(answer.split(" ")[1]);
        } finally {
          stop.resolve("SIGTERM");
        }
      },
    });
    await provider.stop();
    assert.equal(result.exitCode, 0, result.stderr);
    assert.ok(foreign >= 400, String(foreign));
    const bundle = ["verify", "clyra-out/closed.pef", "--trust", "clyra-out/trust.json"];
    assert.equal((await cli(bundle, { cwd })).exitCode, 0);
  });
});

Deno.test("clyra gateway does not begin a second history where the first was lost", async () => {
  await withFolder(async (cwd) => {
    await Deno.writeTextFile(`${cwd}/policy.yaml`, samplePolicy);
    const start = () =>
      cli(["gateway", "--policy", "policy.yaml", "--upstream", "http://u", "--port", "0"], {
        cwd,
        stop: Promise.resolve("SIGTERM"),
      });
    assert.equal((await start()).exitCode, 0);
    await Deno.remove(`${cwd}/.clyra/journal`, { recursive: true });
    const lost = await start();
    assert.equal(lost.exitCode, 3);
    assert.match(lost.stderr, /cannot go on with the journal: the log has 0 leaves and had 4/);
  });
});
