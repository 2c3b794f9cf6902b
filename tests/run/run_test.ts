/**
 * `clyra run` with programs that end in every way there is.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { createProvider } from "../../src/cli/quickstart/provider.ts";
import { listen } from "../../src/cli/runtime/http.ts";
import { systemProcesses } from "../../src/cli/runtime/process.ts";
import { SignalRelay } from "../../src/cli/run/program.ts";
import { cli, withFolder } from "../cli/harness.ts";
import { bundleIn, clyra, startClyra } from "./harness.ts";

const ask = `
const response = await fetch(process.env.OPENAI_BASE_URL + "/chat/completions", {
  method: "POST",
  headers: {
    "content-type": "application/json",
    authorization: "Bearer " + process.env.OPENAI_API_KEY,
  },
  body: JSON.stringify({ model: "m", messages: [{ role: "user", content: "Summarise." }] }),
});
console.log(response.status);
`;

/** Makes a folder with a program and a provider, and takes both away. */
async function withProgram(
  program: string,
  act: (place: { readonly cwd: string; readonly provider: string }) => Promise<void>,
): Promise<void> {
  await withFolder(async (cwd) => {
    const provider = listen(createProvider(), { hostname: "127.0.0.1", port: 0 });
    try {
      await Deno.writeTextFile(`${cwd}/agent.mjs`, program);
      await act({ cwd, provider: provider.url });
    } finally {
      await provider.stop({ graceMs: 0 });
    }
  });
}

/** The status that the bundle's run was closed with, if anyone may trust the bundle. */
async function verified(cwd: string, stderr: string): Promise<string | undefined> {
  const bundle = bundleIn(stderr);
  const args = ["verify", bundle, "--trust", "clyra-out/trust.json", "--format", "json"];
  const result = await cli(args, { cwd });
  assert.equal(result.exitCode, 0, result.stdout);
  const text = new TextDecoder("latin1").decode(await Deno.readFile(`${cwd}/${bundle}`));
  return /"status":"(complete|interrupted|recovered)"/.exec(text)?.[1];
}

Deno.test("clyra run leaves a verified bundle, and the upstream's key is not the program's", async () => {
  const program = `${ask}
console.log(JSON.stringify(process.env));
process.exit(7);`;
  await withProgram(program, async ({ cwd, provider }) => {
    const env = {
      OPENAI_API_KEY: "sk-real-openai",
      ANTHROPIC_AUTH_TOKEN: "real-anthropic",
      MY_VARIABLE: "kept",
      CLYRA_DATA: "keys-and-journal",
      HTTPS_PROXY: "http://proxy.example:3128",
      TRACEPARENT: `00-${"a".repeat(32)}-${"b".repeat(16)}-01`,
    };
    const ended = await clyra(["run", "--upstream", provider, "--", "node", "agent.mjs"], {
      cwd,
      env,
    });
    assert.equal(ended.code, 7, ended.stderr);
    const [status, seen = ""] = new TextDecoder().decode(ended.stdout).split("\n");
    assert.equal(status, "200");
    const inside = JSON.parse(seen) as Record<string, string>;
    assert.match(inside["OPENAI_API_KEY"] ?? "", /^clyra-run-/);
    assert.equal(inside["ANTHROPIC_AUTH_TOKEN"], undefined);
    assert.equal(inside["MY_VARIABLE"], "kept");
    assert.equal(inside["TRACEPARENT"], env.TRACEPARENT);
    assert.match(inside["NO_PROXY"] ?? "", /127\.0\.0\.1/);
    assert.equal(inside["CLYRA_DATA"], undefined);
    assert.ok(!seen.includes("real-"), seen);
    assert.ok(!ended.stderr.includes("real-"));
    assert.equal(await verified(cwd, ended.stderr), "complete");
    assert.match(ended.stderr, /calls +1: 1 allowed, 0 repaired, 0 blocked/);
    assert.ok((await Deno.stat(`${cwd}/keys-and-journal/keys`)).isDirectory);
  });
});

Deno.test("clyra run gives the key to the program alone, and to no other run", async () => {
  const program = `
const url = process.env.OPENAI_BASE_URL;
const chat = (headers) => fetch(url + "/chat/completions", {
  method: "POST",
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify({ model: "m", messages: [{ role: "user", content: "Summarise." }] }),
}).then(({ status }) => status);
const authorization = "Bearer " + process.env.OPENAI_API_KEY;
console.log(JSON.stringify([
  await chat({}),
  await chat({ authorization: "Bearer clyra-run-" + "A".repeat(43) }),
  await chat({ authorization }),
  await chat({ authorization, "x-clyra-run-id": "other" }),
  await fetch(url + "/runs", { method: "POST", headers: { "content-type": "application/json" }, body: "{}" })
    .then(({ status }) => status),
]));`;
  await withProgram(program, async ({ cwd, provider }) => {
    const ended = await clyra(["run", "--upstream", provider, "--", "node", "agent.mjs"], { cwd });
    assert.equal(new TextDecoder().decode(ended.stdout), "[401,401,200,403,401]\n", ended.stderr);
    assert.equal(await verified(cwd, ended.stderr), "complete");
  });
});

Deno.test("clyra run enforces its policy, and says what it blocked", async () => {
  await withProgram(ask, async ({ cwd, provider }) => {
    const rule = "- {id: no-models, on: [llm.request], effect: deny}";
    await Deno.writeTextFile(`${cwd}/policy.yaml`, `version: 1\nrules:\n${rule}\n`);
    const args = ["run", "--policy", "policy.yaml", "--upstream", provider, "--run", "my-run"];
    const ended = await clyra([...args, "--format", "json", "--", "node", "agent.mjs"], { cwd });
    assert.equal(ended.code, 0, ended.stderr);
    assert.equal(new TextDecoder().decode(ended.stdout), "403\n");
    const line = ended.stderr.trimEnd().split("\n").at(-1) ?? "";
    const report = JSON.parse(line);
    assert.equal(report.run, "my-run");
    assert.equal(report.verdict, "VERIFIED");
    assert.deepEqual(report.calls, { calls: 1, allowed: 0, repaired: 0, blocked: 1 });
  });
});

Deno.test("clyra run passes a program's bytes through, 10 MB of them, in and out", async () => {
  const input = crypto.getRandomValues(new Uint8Array(65_536));
  const long = new Uint8Array(10 * 1024 * 1024);
  for (let at = 0; at < long.length; at += input.length) long.set(input, at);
  await withProgram(`process.stdin.pipe(process.stdout);`, async ({ cwd, provider }) => {
    const args = ["run", "--upstream", provider, "--", "node", "agent.mjs"];
    const ended = await clyra(args, { cwd, input: long });
    assert.equal(ended.code, 0, ended.stderr);
    assert.equal(ended.stdout.length, long.length);
    assert.deepEqual(
      await crypto.subtle.digest("SHA-256", new Uint8Array(ended.stdout)),
      await crypto.subtle.digest("SHA-256", long),
    );
  });
});

Deno.test("clyra run seals the run of a program that crashes or is killed", async () => {
  const crash = `${ask}\nthrow new Error("crashed");`;
  await withProgram(crash, async ({ cwd, provider }) => {
    const ended = await clyra(["run", "--upstream", provider, "--", "node", "agent.mjs"], { cwd });
    assert.equal(ended.code, 1);
    assert.match(ended.stderr, /Error: crashed/);
    assert.equal(await verified(cwd, ended.stderr), "complete");
  });
  const kill = `${ask}\nprocess.kill(process.pid, "SIGKILL");`;
  await withProgram(kill, async ({ cwd, provider }) => {
    const ended = await clyra(["run", "--upstream", provider, "--", "node", "agent.mjs"], { cwd });
    assert.equal(ended.code, 128 + 9);
    assert.match(ended.stderr, /is interrupted; the program: killed by SIGKILL/);
    assert.equal(await verified(cwd, ended.stderr), "interrupted");
  });
});

Deno.test("clyra run passes signals on and ends as the program does", async () => {
  const waits = `${ask}\nsetInterval(() => {}, 1000);\nconsole.log("waiting");`;
  const catches = `let seen = 0;
process.on("SIGINT", () => { if (++seen === 2) process.exit(130); console.log("once"); });
setInterval(() => {}, 1000);
console.log("waiting");`;
  for (
    const [program, signals, code, status] of [
      [waits, ["SIGTERM"], 128 + 15, "interrupted"],
      [catches, ["SIGINT", "SIGINT"], 130, "interrupted"],
      [`process.on("SIGTERM", () => process.exit(0));${waits}`, ["SIGTERM"], 0, "complete"],
    ] as const
  ) {
    await withProgram(program, async ({ cwd, provider }) => {
      const args = ["run", "--upstream", provider, "--", "node", "agent.mjs"];
      const running = startClyra(args, { cwd });
      const once = running.said("once");
      await running.said("waiting");
      for (const [index, signal] of signals.entries()) {
        if (index > 0) await once;
        running.process.kill(signal);
      }
      const ended = await running.ended;
      assert.equal(ended.code, code, ended.stderr);
      assert.equal(await verified(cwd, ended.stderr), status);
    });
  }
});

Deno.test("a run that was cut off by SIGKILL is sealed as recovered by the next", async () => {
  const program = `${ask}
(await import("node:fs")).writeFileSync("pid", String(process.pid));
console.log("waiting");
setTimeout(() => {}, 30_000);`;
  await withProgram(program, async ({ cwd, provider }) => {
    const args = ["run", "--upstream", provider, "--run", "cut", "--", "node", "agent.mjs"];
    const running = startClyra(args, { cwd });
    await running.said("waiting");
    running.process.kill("SIGKILL");
    // The program is not ours to end when we are gone: it goes on, without a gateway.
    await running.process.status;
    Deno.kill(Number(await Deno.readTextFile(`${cwd}/pid`)), "SIGKILL");
    await running.ended;
    const next = await clyra(["run", "--upstream", provider, "--", "node", "-e", "0"], { cwd });
    assert.equal(next.code, 0, next.stderr);
    const out = ["bundle", "export", "--run", "cut", "--out", "cut.pef"];
    assert.equal((await cli(out, { cwd })).exitCode, 0);
    const check = ["verify", "cut.pef", "--trust", "clyra-out/trust.json"];
    assert.equal((await cli(check, { cwd })).exitCode, 0);
  });
});

Deno.test("clyra run gives 127 and 126 for a program that is not there or may not be run", async () => {
  await withProgram("", async ({ cwd, provider }) => {
    const run = (program: string) => clyra(["run", "--upstream", provider, "--", program], { cwd });
    const missing = await run("no-such-program");
    assert.equal(missing.code, 127);
    assert.match(
      missing.stderr,
      /cannot run 'no-such-program': there is no such program\n {2}hint: /,
    );
    assert.equal(await verified(cwd, missing.stderr), "interrupted");
    const plain = await run("./agent.mjs");
    assert.equal(plain.code, 126, plain.stderr);
  });
});

Deno.test("clyra run refuses a call without a command, and one whose settings are wrong, with 2", async () => {
  await withFolder(async (cwd) => {
    const none = await cli(["run"], { cwd });
    assert.equal(none.exitCode, 2);
    assert.match(none.stderr, /there is no command\n {2}hint: write it behind two dashes/);
    const wrong = await cli(["run", "--policy", "no.yaml", "--", "true"], { cwd });
    assert.equal(wrong.exitCode, 2);
    const moot = ["run", "--join", "http://127.0.0.1:1", "--policy", "p", "--", "true"];
    assert.match((await cli(moot, { cwd })).stderr, /cannot join a gateway with --policy/);
    const gone = await cli(["run", "--join", "http://127.0.0.1:1", "--", "true"], { cwd });
    assert.equal(gone.exitCode, 3);
    assert.match(gone.stderr, /cannot reach the gateway/);
  });
});

Deno.test("every exit code from 0 to 255 comes back as it is", async () => {
  const relay = new SignalRelay({ ...systemProcesses, onSignal: () => () => {} });
  const options = { environment: { PATH: Deno.env.get("PATH") ?? "" }, directory: "." };
  for (let code = 0; code <= 255; code++) {
    const end = await relay.run(["sh", "-c", `exit ${code}`], options);
    assert.equal(end.exitCode, code);
    assert.equal(end.interrupted, false);
  }
  const killed = await relay.run(["sh", "-c", "kill -USR1 $$"], options);
  assert.equal(killed.interrupted, true);
  assert.equal(killed.summary, "killed by SIGUSR1");
});

Deno.test("a signal that comes before the program keeps it from starting", async () => {
  let send: (name: string) => void = () => {};
  const relay = new SignalRelay({
    start: () => {
      throw new Error("it was started");
    },
    onSignal: (handler) => {
      send = handler;
      return () => {};
    },
    atTerminal: () => false,
  });
  send("SIGTERM");
  const end = await relay.run(["true"], { environment: {}, directory: "." });
  assert.deepEqual([end.exitCode, end.interrupted], [143, true]);
});

Deno.test("the keyboard's signals are left to the terminal, others are passed on", async () => {
  const passed: string[] = [];
  let send: (name: string) => void = () => {};
  const ended = Promise.withResolvers<{ code: number; signal: undefined }>();
  const relay = new SignalRelay({
    start: () => ({ ended: ended.promise, signal: (name) => passed.push(name) }),
    onSignal: (handler) => {
      send = handler;
      return () => {};
    },
    atTerminal: () => true,
  });
  const end = relay.run(["true"], { environment: {}, directory: "." });
  for (const name of ["SIGINT", "SIGQUIT", "SIGTERM", "SIGUSR1"]) send(name);
  ended.resolve({ code: 130, signal: undefined });
  assert.deepEqual(passed, ["SIGTERM", "SIGUSR1"]);
  assert.equal((await end).interrupted, true);
});
