/**
 * `clyra run --join`: a program's run at a gateway that is up already.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { createProvider } from "../../src/cli/quickstart/provider.ts";
import { listen } from "../../src/cli/runtime/http.ts";
import { cli, withFolder } from "../cli/harness.ts";
import { bundleIn, clyra } from "./harness.ts";

const program = `
const response = await fetch(process.env.OPENAI_BASE_URL + "/chat/completions", {
  method: "POST",
  headers: {
    "content-type": "application/json",
    authorization: "Bearer " + process.env.OPENAI_API_KEY,
  },
  body: JSON.stringify({ model: "m", messages: [{ role: "user", content: "Summarise." }] }),
});
console.log(response.status, response.headers.get("x-clyra-run-id"), process.env.CLYRA_RUN_ID);
process.exit(Number(process.argv[2]));
`;

/** Runs a gateway while `act` does its work, and gives what it left in its folder. */
async function withGateway(act: (url: string, cwd: string) => Promise<void>): Promise<void> {
  await withFolder(async (cwd) => {
    const provider = listen(createProvider(), { hostname: "127.0.0.1", port: 0 });
    const allow = "version: 1\nrules:\n- {id: models, on: [llm.request], effect: allow}\n";
    await Deno.writeTextFile(`${cwd}/policy.yaml`, allow);
    await Deno.writeTextFile(`${cwd}/agent.mjs`, program);
    const stop = Promise.withResolvers<string>();
    let work: Promise<void> = Promise.resolve();
    const flags = ["--policy", "policy.yaml", "--upstream", provider.url, "--port", "0"];
    const result = await cli(["gateway", ...flags, "--out", "gateway-out"], {
      cwd,
      stop: stop.promise,
      onOut: (text) => {
        const url = /gateway at (\S+),/.exec(text)?.[1] ?? "";
        work = act(url, cwd).finally(() => stop.resolve("SIGTERM"));
        work.catch(() => {});
      },
    });
    await provider.stop({ graceMs: 0 });
    await work;
    assert.equal(result.exitCode, 0, result.stderr);
    const bundle = ["verify", "gateway-out/job.pef", "--trust", "gateway-out/trust.json"];
    assert.equal((await cli(bundle, { cwd })).exitCode, 0);
  });
}

Deno.test("clyra run joins a gateway, by flag or variable, and closes its run there", async () => {
  await withGateway(async (url, cwd) => {
    const command = ["--run", "job", "--", "node", "agent.mjs", "5"];
    const ended = await clyra(["run", "--join", url, ...command], { cwd });
    assert.equal(ended.code, 5, ended.stderr);
    assert.equal(new TextDecoder().decode(ended.stdout), "200 job job\n");
    const state = await (await fetch(`${url}/v1/runs/job`)).json();
    assert.equal(state.state, "sealed");
    const env = { CLYRA_GATEWAY_URL: url, CLYRA_RUN_ID: "job" };
    const again = await clyra(["run", "--", "node", "agent.mjs", "6"], { cwd, env });
    assert.equal(again.code, 6, again.stderr);
  });
});

Deno.test("clyra run takes the bundle from a gateway that serves it, and says when one does not", async () => {
  await withFolder(async (cwd) => {
    // A bundle to be served, made by a run of its own.
    const made = await clyra(["run", "--run", "job", "--", "node", "-e", "0"], { cwd });
    assert.equal(made.code, 0, made.stderr);
    const bytes = await Deno.readFile(`${cwd}/${bundleIn(made.stderr)}`);
    let served: Uint8Array<ArrayBuffer> | undefined = bytes;
    const double = listen((request) => {
      const { pathname } = new URL(request.url);
      const answers: Record<string, () => Response> = {
        "/v1/runs": () => Response.json({ run: "job", key: `clyra-run-${"A".repeat(43)}` }),
        "/v1/runs/job/events": () => Response.json({}),
        "/v1/runs/job/close": () =>
          Response.json({ run: "job", entries: 4, root: "r", seal_index: 0, checkpoint: "c" }),
        "/v1/runs/job/bundle": () =>
          served === undefined ? new Response(null, { status: 404 }) : new Response(served),
      };
      return Promise.resolve(answers[pathname]?.() ?? new Response(null, { status: 599 }));
    }, { hostname: "127.0.0.1", port: 0 });
    try {
      const run = () =>
        clyra(["run", "--join", double.url, "--out", "joined", "--", "node", "-e", "0"], { cwd });
      const whole = await run();
      assert.equal(whole.code, 0, whole.stderr);
      assert.match(whole.stderr, /verdict +INTACT_UNTRUSTED/);
      assert.deepEqual(await Deno.readFile(`${cwd}/joined/job.pef`), bytes);
      served = bytes.slice();
      served[served.length >> 1] = (served[served.length >> 1] ?? 0) ^ 1;
      const broken = await run();
      assert.notEqual(broken.code, 0, broken.stderr);
      served = undefined;
      const none = await run();
      assert.equal(none.code, 3, none.stderr);
      assert.match(
        none.stderr,
        /cannot fetch the bundle of run job: the gateway does not serve it/,
      );
    } finally {
      await double.stop({ graceMs: 0 });
    }
  });
});
