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
  const waiting = new Set<{ readonly text: string; readonly resolve: () => void }>();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    let said = "";
    for await (const chunk of process.stdout) {
      chunks.push(chunk);
      if (waiting.size > 0) said += decoder.decode(chunk, { stream: true });
      for (const wait of waiting) if (said.includes(wait.text)) wait.resolve();
    }
  };
  const write = async (): Promise<void> => {
    if (options.input === undefined) return;
    const writer = process.stdin.getWriter();
    await writer.write(options.input);
    await writer.close();
  };
  const ended = (async (): Promise<Ended> => {
    const [status, stderr] = await Promise.all([
      process.status,
      new Response(process.stderr).text(),
      read(),
      write(),
    ]);
    const stdout = new Uint8Array(await new Blob(chunks).arrayBuffer());
    return { code: status.code, signal: status.signal, stdout, stderr };
  })();
  return {
    process,
    ended,
    said: (text) => new Promise((resolve) => waiting.add({ text, resolve })),
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
