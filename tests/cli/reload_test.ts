/**
 * A gateway whose files change under it, in all the ways in which editors and clusters change files.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { createProvider } from "../../src/cli/quickstart/provider.ts";
import { listen } from "../../src/cli/runtime/http.ts";
import { startClyra } from "../run/harness.ts";
import { cli, withFolder } from "./harness.ts";

const allow = "version: 1\nrules:\n- {id: models, on: [llm.request], effect: allow}\n";
const deny = allow.replace("effect: allow", "effect: deny");

interface Gateway {
  readonly cwd: string;
  readonly url: string;
  /** What a SIGHUP does. */
  readonly reload: () => void;
  /** Waits until stderr says this once more. */
  says(pattern: RegExp): Promise<void>;
  /** The status of one chat call. */
  chat(): Promise<number>;
  ready(): Promise<{ readonly ready: boolean; readonly reload?: { readonly state: string } }>;
}

function configOf(url: string, more = ""): string {
  return `version: 1
listen: {port: 0}
policy: policy.yaml
upstreams: {double: {url: "${url}"}}
routes: [{protocol: openai, upstream: double}]
${more}`;
}

/** Runs a gateway over files, and stops it when the test is done with it. */
async function withGateway(
  options: { readonly more?: string; readonly prepare?: (cwd: string) => Promise<void> },
  act: (gateway: Gateway, config: (more?: string) => string) => Promise<void>,
): Promise<string> {
  let said = "";
  await withFolder(async (cwd) => {
    const provider = listen(createProvider(), { hostname: "127.0.0.1", port: 0 });
    const config = (more?: string) => configOf(provider.url, more);
    await Deno.writeTextFile(`${cwd}/clyra.yaml`, config(options.more));
    await Deno.writeTextFile(`${cwd}/policy.yaml`, allow);
    await options.prepare?.(cwd);
    const stop = Promise.withResolvers<string>();
    const started = Promise.withResolvers<string>();
    let reload: () => void = () => {};
    const waiting = new Set<() => void>();
    const running = cli(["gateway"], {
      cwd,
      stop: stop.promise,
      onReload: (given) => reload = given,
      onOut: (text) => started.resolve(/gateway at (\S+),/.exec(text)?.[1] ?? ""),
      onError: (text) => {
        said += text;
        for (const wake of waiting) wake();
      },
    });
    try {
      const url = await Promise.race([
        started.promise,
        running.then(({ stderr }) => Promise.reject(new Error(stderr))),
      ]);
      let seen = 0;
      await act({
        cwd,
        url,
        reload: () => reload(),
        says: async (pattern) => {
          for (;;) {
            const match = pattern.exec(said.slice(seen));
            if (match !== null) {
              seen += match.index + match[0].length;
              return;
            }
            const { promise, resolve } = Promise.withResolvers<void>();
            waiting.add(resolve);
            await promise;
            waiting.delete(resolve);
          }
        },
        chat: async () => {
          const response = await fetch(`${url}/v1/chat/completions`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: `{"model":"m","messages":[{"role":"user","content":"Summarise."}]}`,
          });
          await response.body?.cancel();
          return response.status;
        },
        ready: async () => await (await fetch(`${url}/readyz`)).json(),
      }, config);
    } finally {
      stop.resolve("SIGTERM");
      const result = await running;
      await provider.stop({ graceMs: 0 });
      assert.equal(result.exitCode, 0, result.stderr);
    }
    for await (const { name } of Deno.readDir(`${cwd}/clyra-out`)) {
      if (!name.endsWith(".pef")) continue;
      const args = ["verify", `clyra-out/${name}`, "--trust", "clyra-out/trust.json"];
      assert.equal((await cli(args, { cwd })).exitCode, 0, name);
    }
  });
  return said;
}

const quick = "reload: {interval_ms: 50}\n";

Deno.test("gateway takes a changed policy into use when the file changes, and on SIGHUP", async () => {
  await withGateway({ more: quick }, async (gateway) => {
    assert.equal(await gateway.chat(), 200);
    await Deno.writeTextFile(`${gateway.cwd}/policy.yaml`, deny);
    await gateway.says(/reloaded: policy [0-9a-f]{64} was replaced by [0-9a-f]{64}/);
    assert.equal(await gateway.chat(), 403);
  });
  await withGateway({ more: "reload: {watch: false}\n" }, async (gateway) => {
    await Deno.writeTextFile(`${gateway.cwd}/policy.yaml`, deny);
    assert.equal(await gateway.chat(), 200);
    gateway.reload();
    await gateway.says(/was replaced by/);
    assert.equal(await gateway.chat(), 403);
    gateway.reload();
    await gateway.says(/nothing has changed/);
  });
});

Deno.test("gateway keeps its settings over a file that is half written, wrong or gone", async () => {
  const said = await withGateway({ more: quick }, async (gateway, config) => {
    const path = `${gateway.cwd}/clyra.yaml`;
    const whole = config(quick);
    const half = whole.slice(0, whole.indexOf("routes"));
    await Deno.writeTextFile(path, half);
    await gateway.says(/not reloaded, all settings stay as they were: cannot load clyra\.yaml/);
    assert.equal(await gateway.chat(), 200);
    const { ready, reload } = await gateway.ready();
    assert.deepEqual([ready, reload?.state], [true, "refused"]);
    await Deno.writeTextFile(path, `${whole}listn: 1\n`);
    await gateway.says(/clyra\.yaml:7:1: unknown key 'listn'; did you mean 'listen'\?/);
    await Deno.remove(path);
    await gateway.says(/not reloaded/);
    assert.equal(await gateway.chat(), 200);
    await Deno.writeTextFile(`${path}.new`, whole);
    await Deno.rename(`${path}.new`, path);
    await gateway.says(/reloaded: policy [0-9a-f]{64} as before/);
    assert.equal((await gateway.ready()).reload?.state, "applied");
  });
  assert.equal(said.match(/not reloaded/g)?.length, 3, said);
});

Deno.test("gateway follows the links that Kubernetes turns when a config map changes", async () => {
  const prepare = async (cwd: string): Promise<void> => {
    for (const [version, policy] of [["..1", allow], ["..2", deny]] as const) {
      await Deno.mkdir(`${cwd}/${version}`);
      await Deno.writeTextFile(`${cwd}/${version}/policy.yaml`, policy);
    }
    await Deno.symlink("..1", `${cwd}/..data`);
    await Deno.remove(`${cwd}/policy.yaml`);
    await Deno.symlink("..data/policy.yaml", `${cwd}/policy.yaml`);
  };
  await withGateway({ more: quick, prepare }, async (gateway) => {
    assert.equal(await gateway.chat(), 200);
    await Deno.symlink("..2", `${gateway.cwd}/..data_tmp`);
    await Deno.rename(`${gateway.cwd}/..data_tmp`, `${gateway.cwd}/..data`);
    await gateway.says(/was replaced by/);
    assert.equal(await gateway.chat(), 403);
  });
});

Deno.test("gateway names what cannot change while it runs, and changes nothing", async () => {
  await withGateway({ more: "reload: {watch: false}\n" }, async (gateway, config) => {
    const other = config("data: elsewhere\n").replace("port: 0", "port: 1");
    await Deno.writeTextFile(`${gateway.cwd}/clyra.yaml`, other);
    await Deno.writeTextFile(`${gateway.cwd}/policy.yaml`, deny);
    gateway.reload();
    await gateway.says(/listen\.port: it cannot change while the gateway runs, from 0 to 1/);
    await gateway.says(/data: it cannot change while the gateway runs, from \.clyra to elsewhere/);
    assert.equal(await gateway.chat(), 200);
  });
});

Deno.test("a hundred reloads in a row under load lose no call and leave nothing behind", async () => {
  const openFiles = async (): Promise<number> => {
    let count = 0;
    for await (const _ of Deno.readDir("/proc/self/fd")) count++;
    return count;
  };
  let before = 0;
  let after = 0;
  await withGateway({ more: "reload: {watch: false}\n" }, async (gateway) => {
    const statuses = new Set<number>();
    let over = false;
    const caller = (async () => {
      while (!over) statuses.add(await gateway.chat());
    })();
    for (let index = 0; index < 100; index++) {
      const text = `${allow}- {id: r${index}, on: [llm.request], effect: allow}\n`;
      await Deno.writeTextFile(`${gateway.cwd}/policy.yaml`, text);
      gateway.reload();
      await gateway.says(/was replaced by/);
      if (index === 4) before = await openFiles();
    }
    after = await openFiles();
    over = true;
    await caller;
    assert.deepEqual([...statuses], [200]);
  });
  // Connections come and go; what leaked would be there a hundred times.
  assert.ok(after <= before + 10, `${before} open files, then ${after}`);
});

Deno.test("SIGHUP reloads a gateway and leaves it up, SIGTERM ends it", async () => {
  await withFolder(async (cwd) => {
    await Deno.writeTextFile(`${cwd}/policy.yaml`, allow);
    await Deno.writeTextFile(`${cwd}/clyra.yaml`, configOf("http://127.0.0.1:1"));
    const running = startClyra(["gateway"], { cwd });
    await running.said("clyra gateway at ");
    running.process.kill("SIGHUP");
    await running.heard("reloaded: nothing has changed");
    running.process.kill("SIGTERM");
    const { code, stderr } = await running.ended;
    assert.equal(code, 0, stderr);
    assert.match(stderr, /stopping on SIGTERM/);
  });
});

Deno.test("run routes with a port of their own are there and nowhere else", async () => {
  await withFolder(async (cwd) => {
    await Deno.writeTextFile(`${cwd}/policy.yaml`, allow);
    const config = `${configOf("http://127.0.0.1:1")}admin: {port: 0}\n`;
    await Deno.writeTextFile(`${cwd}/clyra.yaml`, config);
    const stop = Promise.withResolvers<string>();
    const statuses: number[] = [];
    const result = await cli(["gateway", "--format", "json"], {
      cwd,
      stop: stop.promise,
      onOut: async (text) => {
        const { url, admin_url } = JSON.parse(text);
        const post = async (base: string, path: string, body: string) => {
          const response = await fetch(base + path, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body,
          });
          await response.body?.cancel();
          statuses.push(response.status);
        };
        try {
          await post(url, "/v1/runs", "{}");
          await post(admin_url, "/v1/runs", "{}");
          await post(admin_url, "/v1/chat/completions", `{"model":"m","messages":[]}`);
          for (const base of [url, admin_url]) {
            const response = await fetch(`${base}/readyz`);
            await response.body?.cancel();
            statuses.push(response.status);
          }
        } finally {
          stop.resolve("SIGTERM");
        }
      },
    });
    assert.equal(result.exitCode, 0, result.stderr);
    // What looks like a call of an API that is not known there is refused as one: 501.
    assert.deepEqual(statuses, [501, 201, 404, 200, 200]);
  });
});
