/**
 * Runs `clyra` as a process of its own, with its streams as bytes.
 *
 * @module
 */

const root = new URL("../../", import.meta.url).pathname;

/** What a process left behind. */
export interface Ended {
  readonly code: number;
  readonly signal: string | null;
  readonly stdout: Uint8Array;
  readonly stderr: string;
}

/** A process that is running. */
export interface Running {
  readonly process: Deno.ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when stdout holds this text. */
  said(text: string): Promise<void>;
  /** Resolves when stderr holds this text. */
  heard(text: string): Promise<void>;
}

/** Starts `clyra ARGS` in `cwd`. */
export function startClyra(args: readonly string[], options: {
  readonly cwd: string;
  readonly input?: Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}): Running {
  const process = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-A",
      "--no-check",
      `--config=${root}deno.json`,
      `${root}src/cli/main.ts`,
      ...args,
    ],
    cwd: options.cwd,
    env: { CLYRA_CWD: options.cwd, NO_COLOR: "1", ...options.env },
    stdin: options.input === undefined ? "null" : "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const stdout = follow(process.stdout);
  const stderr = follow(process.stderr);
  const write = async (): Promise<void> => {
    if (options.input === undefined) return;
    const writer = process.stdin.getWriter();
    await writer.write(options.input);
    await writer.close();
  };
  const ended = (async (): Promise<Ended> => {
    const [status, out, errors] = await Promise.all([
      process.status,
      stdout.all,
      stderr.all,
      write(),
    ]);
    const text = new TextDecoder().decode(errors);
    return { code: status.code, signal: status.signal, stdout: out, stderr: text };
  })();
  return { process, ended, said: stdout.holds, heard: stderr.holds };
}

interface Followed {
  readonly all: Promise<Uint8Array>;
  holds(text: string): Promise<void>;
}

/** Reads a stream to its end and tells when a text has come by. */
function follow(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Followed {
  const waiting = new Map<string, () => void>();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const decoder = new TextDecoder();
  let said = "";
  const wake = (): void => {
    for (const [text, resolve] of waiting) if (said.includes(text)) resolve();
  };
  const all = (async () => {
    for await (const chunk of stream) {
      chunks.push(chunk);
      // Long outputs are not searched: nobody waits for something in them.
      if (said.length < 1_000_000) said += decoder.decode(chunk, { stream: true });
      wake();
    }
    return new Uint8Array(await new Blob(chunks).arrayBuffer());
  })();
  return {
    all,
    holds: (text) =>
      new Promise((resolve) => {
        waiting.set(text, resolve);
        wake();
      }),
  };
}

/** Runs `clyra ARGS` to its end. */
export function clyra(
  args: readonly string[],
  options: Parameters<typeof startClyra>[1],
): Promise<Ended> {
  return startClyra(args, options).ended;
}

/** The path of the bundle that a digest names. */
export function bundleIn(stderr: string): string {
  const path = /^ {2}bundle +(\S+\.pef) \(/m.exec(stderr)?.[1];
  if (path === undefined) throw new Error(`there is no bundle in: ${stderr}`);
  return path;
}
