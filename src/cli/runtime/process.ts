/**
 * The process: how it was called, and how it is asked to stop.
 *
 * @module
 */

/** The words with which the user can call us again. */
export function invocationOf(mainUrl: string): string {
  // `npx deno ...` leaves no `deno` on the path of the user's shell.
  const deno = Deno.env.get("npm_command") === "exec" ? `npx -y deno@${Deno.version.deno}` : "deno";
  if (Deno.env.get("CLYRA_CWD") !== undefined) return `${deno} task -q clyra`;
  return `${deno} run -A ${
    mainUrl.startsWith("file:") ? new URL(mainUrl).pathname : "jsr:@clyra/cli"
  }`;
}

/** Resolves with the name of the first signal that asks the process to stop. */
export function stopSignals(): Promise<string> {
  const signals: readonly Deno.Signal[] = Deno.build.os === "windows"
    ? ["SIGINT", "SIGBREAK"]
    : ["SIGINT", "SIGTERM", "SIGHUP"];
  return new Promise((resolve) => {
    for (const signal of signals) Deno.addSignalListener(signal, () => resolve(signal));
  });
}

/** Resident memory of this process. */
export function residentBytes(): number {
  return Deno.memoryUsage().rss;
}
