/**
 * Calls past the gateway, found in other people's logs, and keys that nobody may have.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { answerJson, startProvider } from "../gateway/provider.ts";
import { cli, withFolder } from "./harness.ts";
import { withGateway } from "./gateway_run.ts";

interface Exported {
  readonly id: string;
  readonly time: string;
  readonly path: string;
}

/** A provider that keeps a log of its own, as a usage export has it. */
function loggingProvider() {
  const log: Exported[] = [];
  const provider = startProvider({
    text: (request) => {
      const id = `req_${log.length}`;
      log.push({ id, time: new Date().toISOString(), path: new URL(request.url).pathname });
      return new Response(answerJson({ content: "x" }), {
        headers: { "content-type": "application/json", "x-request-id": id },
      });
    },
  });
  return { provider, log };
}

function chat(url: string, headers: Readonly<Record<string, string>> = {}) {
  return fetch(`${url}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: '{"model":"text","messages":[{"role":"user","content":"hi"}]}',
  });
}

/** Three calls through the gateway, one past it, one that the export leaves out. */
async function withHistory(
  act: (cwd: string, log: Exported[]) => Promise<void>,
): Promise<void> {
  await withFolder(async (cwd) => {
    const { provider, log } = loggingProvider();
    await using _provider = provider;
    await withGateway({ cwd, upstream: provider.url }, async (url) => {
      for (let i = 0; i < 4; i++) await (await chat(url, { "x-clyra-run-id": "r" })).text();
      await (await chat(provider.url)).text();
      await (await chat(url, { "x-clyra-run-id": "r" })).text();
    });
    await act(cwd, log);
  });
}

function csvOf(rows: readonly Exported[], columns: readonly (keyof Exported)[]): string {
  return [columns.join(","), ...rows.map((row) => columns.map((name) => row[name]).join(","))]
    .join("\n");
}

async function compare(cwd: string, log: string, ...args: readonly string[]) {
  const name = log.startsWith("{") ? "log.ndjson" : log.startsWith("[") ? "log.json" : "log.csv";
  await Deno.writeTextFile(`${cwd}/${name}`, log);
  const result = await cli(
    ["bypass", "reconcile", "--log", name, "--format", "json", ...args],
    { cwd },
  );
  assert.ok(result.exitCode < 2, result.stderr);
  return { exitCode: result.exitCode, ...JSON.parse(result.stdout) };
}

Deno.test("clyra bypass reconcile finds the call without a receipt, by id and by time", async () => {
  await withHistory(async (cwd, log) => {
    const exported = log.filter((_row, i) => i !== 1);
    const byId = await compare(cwd, exported.map((row) => JSON.stringify(row)).join("\n"));
    assert.equal(byId.exitCode, 1);
    assert.deepEqual([byId.rows, byId.matched, byId.bypassed_count], [5, 4, 1]);
    assert.equal(byId.bypassed[0].id, "req_4");
    // The receipt that no row is of, named by its place.
    assert.deepEqual(byId.unseen.map(({ run }: { run: string }) => run), ["r"]);
    const byTime = await compare(cwd, csvOf(log, ["time", "path"]));
    assert.deepEqual([byTime.matched, byTime.bypassed_count, byTime.unseen_count], [5, 1, 0]);
    const only = await compare(cwd, JSON.stringify(log.filter((_row, i) => i !== 4)));
    assert.deepEqual([only.exitCode, only.matched, only.bypassed_count], [0, 5, 0]);
    const text = await cli(["bypass", "reconcile", "--log", "log.csv"], { cwd });
    assert.match(text.stdout, /^6 rows: 5 with a receipt, 1 without/);
    assert.match(
      text.stdout,
      /\nbypassed {2}row \d {2}2\S+ {2}- {2}\/v1\/chat\/completions {2}- {2}-\n/,
    );
    // Each finding is an entry of its own, in a run that verifies.
    const range = ["bundle", "export", "--claim", "range-complete", "--out", "all.pef"];
    assert.equal((await cli(range, { cwd })).exitCode, 0);
    const verdict = await cli(["verify", "all.pef", "--trust", "clyra-out/trust.json"], { cwd });
    assert.equal(verdict.exitCode, 0, verdict.stdout);
    assert.match(
      await Deno.readTextFile(`${cwd}/.clyra/journal/${await segment(cwd)}`),
      /event\.bypass/,
    );
  });
});

async function segment(cwd: string): Promise<string> {
  const names: string[] = [];
  for await (const { name, isFile } of Deno.readDir(`${cwd}/.clyra/journal`)) {
    if (isFile && (await Deno.stat(`${cwd}/.clyra/journal/${name}`)).size > 0) names.push(name);
  }
  return names.sort().find((name) => /\d/.test(name)) ?? "";
}

Deno.test("clyra bypass reconcile counts only the hosts and times it is asked for", async () => {
  await withHistory(async (cwd, log) => {
    const rows = log.map((row, i) => ({ ...row, host: i === 4 ? "other.example" : "api.example" }));
    const lines = rows.map((row) => JSON.stringify(row)).join("\n");
    const hosts = await compare(cwd, lines, "--host", "API.example");
    assert.deepEqual([hosts.exitCode, hosts.ignored, hosts.matched], [0, 1, 5]);
    const past = await compare(cwd, lines, "--until", "2020-01-01T00:00:00Z");
    assert.deepEqual([past.exitCode, past.ignored, past.unseen_count], [0, 6, 0]);
    // A clock that is an hour off fits nobody by time, and everybody by id.
    const late = rows.map(({ id: _id, ...row }) => ({
      ...row,
      time: new Date(Date.parse(row.time) + 3_600_000).toISOString(),
    })).map((row) => JSON.stringify(row)).join("\n");
    assert.equal((await compare(cwd, late)).bypassed_count, 6);
    assert.equal((await compare(cwd, late, "--tolerance-s", "4000")).bypassed_count, 1);
  });
});

Deno.test("clyra bypass reconcile says which columns it misses instead of finding nothing", async () => {
  await withHistory(async (cwd) => {
    await Deno.writeTextFile(`${cwd}/odd.csv`, "who,what\na,b\n");
    const run = (...args: readonly string[]) =>
      cli(["bypass", "reconcile", "--log", "odd.csv", ...args], { cwd });
    const odd = await run();
    assert.equal(odd.exitCode, 2);
    assert.match(odd.stderr, /no row names an id, or a time and a path\n {2}hint: .*--columns/);
    assert.equal((await run("--columns", "id=what")).exitCode, 1);
    assert.equal((await run("--columns", "key=what")).exitCode, 2);
    assert.equal((await run("--since", "once")).exitCode, 2);
    const none = await cli(["bypass", "reconcile", "--log", "none"], { cwd });
    assert.match(none.stderr, /there is no such file/);
  });
});

Deno.test("clyra bypass canary makes a key that the gateway refuses and a log gives away", async () => {
  await withHistory(async (cwd) => {
    const made = await cli(["bypass", "canary", "--format", "json"], { cwd });
    const { key, id } = JSON.parse(made.stdout);
    assert.match(key, /^sk-clyra-canary-[0-9a-f]{48}$/);
    assert.ok(!(await Deno.readTextFile(`${cwd}/.clyra/canaries.json`)).includes(key));
    const { provider, log } = loggingProvider();
    await using _provider = provider;
    const said = await withGateway({ cwd, upstream: provider.url }, async (url) => {
      const refused = await chat(url, { authorization: `Bearer ${key}` });
      assert.equal(refused.status, 403);
      assert.ok(!(await refused.text()).includes(key));
      await (await chat(url)).text();
    });
    assert.ok(!(said.stdout + said.stderr).includes(key));
    assert.equal(log.length, 1);
    const rows = log.map((row) => ({ ...row, headers: { authorization: `Bearer ${key}` } }));
    const found = await compare(cwd, JSON.stringify(rows));
    assert.deepEqual([found.exitCode, found.bypassed_count], [1, 0]);
    assert.deepEqual(found.canaries, [{ row: 1, canary: id }]);
    assert.ok(!JSON.stringify(found).includes(key));
    const clean = await compare(cwd, JSON.stringify(log));
    assert.deepEqual([clean.exitCode, clean.canary_count], [0, 0]);
    await Deno.writeTextFile(`${cwd}/.clyra/canaries.json`, "{");
    const broken = await cli(["bypass", "canary"], { cwd });
    assert.equal(broken.exitCode, 2);
    assert.match(broken.stderr, /it is not what was written/);
  });
});
