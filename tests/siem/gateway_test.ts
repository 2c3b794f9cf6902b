import { strict as assert } from "node:assert";
import OpenAI from "openai";
import { createProvider } from "../../src/cli/quickstart/provider.ts";
import { samplePolicy } from "../../src/cli/quickstart/policy.ts";
import { listen } from "../../src/cli/runtime/http.ts";
import { cli, withFolder } from "../cli/harness.ts";
import { ocsfProblems } from "./ocsf.ts";

const address = { hostname: "127.0.0.1", port: 0 } as const;
const canary = "canary-7f3a-secret";

interface Served {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `clyra gateway` in front of the quickstart's provider and stops it after `act`. */
async function serve(
  flags: readonly string[],
  { cwd, act }: { readonly cwd: string; readonly act: (url: string) => Promise<void> },
): Promise<Served> {
  const provider = listen(createProvider(), address);
  await Deno.writeTextFile(`${cwd}/policy.yaml`, samplePolicy);
  const stop = Promise.withResolvers<string>();
  let failure: unknown;
  try {
    const result = await cli(
      ["gateway", "--policy", "policy.yaml", "--upstream", provider.url, "--port", "0", ...flags],
      {
        cwd,
        stop: stop.promise,
        onOut: async (text) => {
          const url = /gateway at (\S+),/.exec(text)?.[1];
          if (url === undefined) return;
          try {
            await act(url);
          } catch (thrown) {
            failure = thrown;
          } finally {
            stop.resolve("SIGTERM");
          }
        },
      },
    );
    if (failure !== undefined) throw failure;
    return result;
  } finally {
    await provider.stop();
  }
}

async function ask(url: string): Promise<void> {
  const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: canary, maxRetries: 0 });
  await client.chat.completions.create({
    model: "m",
    messages: [{ role: "user", content: `Summarise. ${canary}` }],
  }, { headers: { "x-clyra-run-id": "my-run" } });
}

function parsed(text: string): Record<string, unknown>[] {
  return text.trimEnd().split("\n").map((line) => JSON.parse(line));
}

Deno.test("clyra gateway --siem writes a valid OCSF line for each decision, and no body", async () => {
  const received: { readonly body: string; readonly authorization: string | null }[] = [];
  const collector = listen(async (request) => {
    const authorization = request.headers.get("authorization");
    received.push({ body: await request.text(), authorization });
    return new Response(null, { status: 204 });
  }, address);
  try {
    await withFolder(async (cwd) => {
      const flags = ["--siem", "siem.ndjson", "--siem", `${collector.url}/in`];
      const result = await serve(flags, { cwd, act: ask });
      assert.equal(result.exitCode, 0, result.stderr);
      const text = await Deno.readTextFile(`${cwd}/siem.ndjson`);
      const events = parsed(text);
      assert.ok(events.length >= 1);
      for (const event of events) assert.deepEqual(ocsfProblems(event), []);
      assert.equal(received.map(({ body }) => body).join(""), text);
      assert.ok(!text.includes(canary));
      assert.ok(!(result.stdout + result.stderr).includes(canary));
      const { mode } = await Deno.stat(`${cwd}/siem.ndjson`);
      assert.equal((mode ?? 0) & 0o777, 0o600);
    });
  } finally {
    await collector.stop();
  }
});

Deno.test("a collector that is gone loses lines, counted, and no call", async () => {
  const gone = Deno.listen(address);
  const target = `http://127.0.0.1:${gone.addr.port}/in`;
  gone.close();
  await withFolder(async (cwd) => {
    const result = await serve(["--siem", target], { cwd, act: ask });
    assert.equal(result.exitCode, 0, result.stderr);
    assert.match(result.stderr, /clyra: 1 SIEM line\(s\) to http:\S+ lost: /);
  });
});

Deno.test("GET /metrics counts what was recorded, for this machine only", async () => {
  await withFolder(async (cwd) => {
    let text = "";
    await serve([], {
      cwd,
      act: async (url) => {
        await ask(url);
        const response = await fetch(`${url}/metrics`);
        assert.equal(response.status, 200);
        assert.match(response.headers.get("content-type") ?? "", /^text\/plain; version=0\.0\.4/);
        text = await response.text();
        const page = await fetch(`${url}/metrics`, { headers: { origin: "https://evil.example" } });
        assert.equal(page.status, 403);
        await page.body?.cancel();
      },
    });
    for (
      const line of [
        /^clyra_calls_total\{protocol="[a-z.]+",outcome="complete"\} 1$/m,
        /^clyra_decisions_total\{on="request",verdict="allow"\} 1$/m,
        /^clyra_calls_open 0$/m,
        /^clyra_runs_open 1$/m,
        /^clyra_journal_up 1$/m,
        /^clyra_decision_latency_seconds_count [12]$/m,
        /^clyra_siem_dropped_total 0$/m,
        /^process_resident_memory_bytes \d{7,}$/m,
      ]
    ) assert.match(text, line);
    assert.ok(!text.includes(canary) && !text.includes("my-run"));
  });
});

Deno.test("Deno's exporter gets a span for each call, a child of the caller's", async () => {
  const traces: string[] = [];
  const collector = listen(async (request) => {
    const body = await request.text();
    if (new URL(request.url).pathname === "/v1/traces") traces.push(body);
    return new Response("{}", { headers: { "content-type": "application/json" } });
  }, address);
  const provider = listen(createProvider(), address);
  const trace = "4bf92f3577b34da6a3ce929d0e0e4736";
  try {
    await withFolder(async (cwd) => {
      await Deno.writeTextFile(`${cwd}/policy.yaml`, samplePolicy);
      const root = new URL("../../", import.meta.url).pathname;
      const child = new Deno.Command(Deno.execPath(), {
        args: [
          ...["run", "-A", "--no-check", "--frozen", `${root}src/cli/main.ts`, "gateway"],
          ...["--policy", "policy.yaml", "--upstream", provider.url, "--port", "0"],
        ],
        cwd,
        env: {
          OTEL_DENO: "true",
          OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
          OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
          OTEL_BSP_SCHEDULE_DELAY: "100",
        },
        stdout: "piped",
        stderr: "null",
      }).spawn();
      const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
      let said = "";
      while (!said.includes("gateway at")) said += (await reader.read()).value ?? "";
      const url = /gateway at (\S+),/.exec(said)?.[1];
      const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: canary, maxRetries: 0 });
      await client.chat.completions.create({
        model: "m",
        messages: [{ role: "user", content: canary }],
      }, { headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01` } });
      child.kill("SIGTERM");
      await reader.cancel();
      await child.status;
    });
  } finally {
    await provider.stop();
    await collector.stop();
  }
  const spans = traces.flatMap((text) => JSON.parse(text).resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap(({ spans }) => spans)
    .filter(({ name }) => /^clyra /.test(name));
  assert.equal(spans.length, 1, traces.join("\n").slice(0, 2000));
  assert.equal(spans[0].traceId, trace);
  assert.equal(spans[0].parentSpanId, "00f067aa0ba902b7");
  assert.deepEqual(spans[0].events.map(({ name }: { name: string }) => name)[0], "clyra.decision");
  assert.ok(!traces.join("").includes(canary));
});
