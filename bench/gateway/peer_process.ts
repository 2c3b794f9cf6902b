/**
 * The peers as processes: each is started on a free port of loopback, told where the provider is, and
 * stopped again; one that is not here says so.
 *
 * @module
 */

import { mkdirSync } from "node:fs";

/** A peer that listens. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  /** Where chat completions are asked for. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Of the process whose memory counts; absent for the way without a peer. */
  readonly processId?: number;
  stop(): Promise<void>;
}

/** A peer that is not measured, and why. */
export interface Skipped {
  readonly name: string;
  readonly skipped: string;
}

const startTimeoutMs = 180_000;
const nginxPackage = "nginx";
const portkeyVersion = "1.15.2";
const litellmPackage = "litellm[proxy]";
const root = new URL("../../", import.meta.url).pathname;

/** Where packages of peers are kept between runs. */
function cacheFolder(): string {
  const home = Deno.env.get("XDG_CACHE_HOME") ?? `${Deno.env.get("HOME") ?? "."}/.cache`;
  const folder = `${home}/clyra-bench`;
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A port that was free a moment ago, for programs that cannot choose one themselves. */
export function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  return port;
}

/** Starts a program of ours that prints where it listens as its first line, and ends with its input. */
export async function startOwn(
  script: string,
  args: readonly string[],
): Promise<{ readonly port: number; readonly processId: number; stop(): Promise<void> }> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", `${root}${script}`, ...args],
    stdin: "piped",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const line = await firstLine(child.stdout);
  const { port, url } = JSON.parse(line);
  return {
    port: port ?? Number(new URL(url).port),
    processId: child.pid,
    async stop() {
      child.kill("SIGTERM");
      await child.stdin.close().catch(() => undefined); // It may have gone first.
      await child.status;
    },
  };
}

async function firstLine(stdout: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  let text = "";
  const reader = stdout.pipeThrough(new TextDecoderStream()).getReader();
  while (!text.includes("\n")) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`cannot start a program: it ended after '${text}'`);
    text += value;
  }
  // What else it prints is nobody's; it must not fill the pipe.
  (async () => {
    while (!(await reader.read()).done);
  })().catch(() => undefined);
  return text.slice(0, text.indexOf("\n"));
}

/** Runs a command to its end and gives what it printed; throws with its last words when it fails. */
async function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string } = {},
): Promise<string> {
  const child = new Deno.Command(command, {
    args: [...args],
    stdout: "piped",
    stderr: "piped",
    ...options,
  });
  const { success, stdout, stderr } = await child.output();
  const text = new TextDecoder().decode(stdout);
  if (success) return text;
  const words = new TextDecoder().decode(stderr).trim().split("\n").at(-1) ?? "";
  throw new Error(`${command} ${args[0] ?? ""} failed: ${words.slice(0, 200)}`);
}

/** A server that is a process of somebody else's, up when it answers on its port. */
async function startForeign(
  command: string,
  options: {
    readonly args: readonly string[];
    readonly port: number;
    readonly env?: Record<string, string>;
  },
): Promise<{ readonly processId: number; stop(): Promise<void> }> {
  const { args, port, env = {} } = options;
  const child = new Deno.Command(command, {
    args: [...args],
    env,
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  let ended = false;
  const status = child.status.then(() => ended = true);
  const stop = async () => {
    if (!ended) child.kill("SIGTERM");
    await status;
  };
  const deadlineMs = performance.now() + startTimeoutMs;
  while (performance.now() < deadlineMs && !ended) {
    try {
      (await Deno.connect({ hostname: "127.0.0.1", port })).close();
      return { processId: child.pid, stop };
    } catch (error) {
      if (!(error instanceof Deno.errors.ConnectionRefused)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  await stop();
  throw new Error(`it did not listen within ${startTimeoutMs / 1000} s`);
}

/** The bare proxy on the same runtime. */
export async function startBare(provider: string): Promise<Peer> {
  const { port, ...process } = await startOwn("bench/gateway/bare_proxy.ts", [provider]);
  const url = `http://127.0.0.1:${port}/v1/chat/completions`;
  return { name: "bare Deno proxy", version: Deno.version.deno, url, headers: {}, ...process };
}

const policy = `version: 1
defaults: {effect: deny}
schemas:
  refund:
    type: object
    properties: {order_id: {type: integer}, amount_cents: {type: integer}}
    required: [order_id, amount_cents]
tools:
  refund: {schema: refund, repair: once}
rules:
- {id: calls, on: [llm.request], effect: allow}
- {id: refunds, on: [llm.tool_call], when: args.amount_cents < 5000, effect: allow}
`;

/** The gateway as users start it: policy, schema, signed receipts, journal on disk. */
export async function startClyra(provider: string): Promise<Peer> {
  const folder = await Deno.makeTempDir({ prefix: "clyra-peers-" });
  await Deno.writeTextFile(`${folder}/policy.yaml`, policy);
  const { port, stop, processId } = await startOwn("src/cli/main.ts", [
    ...["gateway", "--policy", `${folder}/policy.yaml`, "--upstream", `${provider}/v1`],
    ...["--port", "0", "--data", `${folder}/data`, "--out", `${folder}/out`, "--format", "json"],
  ]);
  return {
    name: "Clyra",
    version: "this tree",
    url: `http://127.0.0.1:${port}/v1/chat/completions`,
    headers: {},
    processId,
    async stop() {
      await stop();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** nginx as a plain reverse proxy, from its Debian package, unpacked and not installed. */
export async function startNginx(provider: string): Promise<Peer | Skipped> {
  const cache = cacheFolder();
  const binary = `${cache}/nginx/usr/sbin/nginx`;
  try {
    if (!await exists(binary)) {
      await run("apt-get", ["download", nginxPackage], { cwd: cache });
      const [file] = [...Deno.readDirSync(cache)].filter(({ name }) => /^nginx_.*deb$/.test(name));
      await run("dpkg", ["-x", `${cache}/${file?.name ?? ""}`, `${cache}/nginx`]);
    }
    const port = freePort();
    const folder = await Deno.makeTempDir({ prefix: "nginx-bench-" });
    await Deno.writeTextFile(`${folder}/nginx.conf`, nginxConfig({ provider, port, folder }));
    const args = ["-p", folder, "-c", `${folder}/nginx.conf`, "-e", `${folder}/error.log`];
    const process = await startForeign(binary, { args, port });
    const url = `http://127.0.0.1:${port}/v1/chat/completions`;
    return {
      name: "nginx",
      version: /nginx_([0-9.]+)/.exec([...Deno.readDirSync(cache)].map((e) => e.name).join(" "))
        ?.[1] ?? "",
      url,
      headers: {},
      ...process,
      async stop() {
        await process.stop();
        await Deno.remove(folder, { recursive: true });
      },
    };
  } catch (error) {
    return { name: "nginx", skipped: String(error) };
  }
}

function nginxConfig(
  { provider, port, folder }: {
    readonly provider: string;
    readonly port: number;
    readonly folder: string;
  },
): string {
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${folder}/${name};`).join(" ");
  return `daemon off; worker_processes 1; pid ${folder}/pid;
events { worker_connections 2048; }
http {
  access_log off; ${paths} keepalive_requests 10000000;
  upstream provider { server ${
    new URL(provider).host
  }; keepalive 512; keepalive_requests 10000000; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://provider; proxy_http_version 1.1;
      proxy_set_header Connection ""; proxy_buffering off;
    }
  }
}
`;
}

/** Portkey's gateway from npm, with the versions of its server that it runs with. */
export async function startPortkey(provider: string): Promise<Peer | Skipped> {
  const folder = `${cacheFolder()}/portkey`;
  const script = `${folder}/node_modules/@portkey-ai/gateway/build/start-server.js`;
  try {
    if (!await exists(script)) {
      await Deno.mkdir(folder, { recursive: true });
      const manifest = {
        private: true,
        dependencies: { "@portkey-ai/gateway": portkeyVersion },
        overrides: { hono: "4.9.7", "@hono/node-server": "1.13.5" },
      };
      await Deno.writeTextFile(`${folder}/package.json`, JSON.stringify(manifest));
      await run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: folder });
    }
    const port = freePort();
    const process = await startForeign("node", {
      args: [script, "--headless", `--port=${port}`],
      port,
      env: { NODE_ENV: "production" },
    });
    return {
      name: "Portkey",
      version: portkeyVersion,
      url: `http://127.0.0.1:${port}/v1/chat/completions`,
      headers: {
        "authorization": "Bearer key",
        "x-portkey-provider": "openai",
        "x-portkey-custom-host": `${provider}/v1`,
      },
      ...process,
    };
  } catch (error) {
    return { name: "Portkey", skipped: String(error) };
  }
}

/** LiteLLM's proxy from PyPI, in an environment of its own. */
export async function startLitellm(provider: string): Promise<Peer | Skipped> {
  const folder = `${cacheFolder()}/litellm`;
  try {
    if (!await exists(`${folder}/bin/litellm`)) {
      await run("python3", ["-m", "venv", folder]);
      await run(`${folder}/bin/pip`, ["install", "-q", litellmPackage]);
    }
    const shown = await run(`${folder}/bin/pip`, ["show", "litellm"]);
    // It does not start without one that is hard to guess.
    const masterKey = `sk-${crypto.randomUUID()}`;
    const config = await Deno.makeTempFile({ prefix: "litellm-bench-", suffix: ".yaml" });
    await Deno.writeTextFile(
      config,
      `model_list: [{model_name: bench, litellm_params: ` +
        `{model: openai/bench, api_base: "${provider}/v1", api_key: key}}]\n` +
        `general_settings: {master_key: ${masterKey}}\n`,
    );
    const port = freePort();
    const process = await startForeign(`${folder}/bin/litellm`, {
      args: ["--config", config, "--host", "127.0.0.1", "--port", String(port)],
      port,
      // No look-ups outside: only loopback is measured.
      env: { LITELLM_LOCAL_MODEL_COST_MAP: "True", LITELLM_TELEMETRY: "False" },
    });
    return {
      name: "LiteLLM",
      version: /^Version: (.+)$/m.exec(shown)?.[1] ?? "",
      url: `http://127.0.0.1:${port}/v1/chat/completions`,
      headers: { authorization: `Bearer ${masterKey}` },
      ...process,
    };
  } catch (error) {
    return { name: "LiteLLM", skipped: String(error) };
  }
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}
