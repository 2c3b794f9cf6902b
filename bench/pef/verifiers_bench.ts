/**
 * Entries per second and memory of each verifier as a process, full and fast, beside the bare cost of SHA-256
 * and Ed25519 on the same bytes, on one core, in the same run. A process's time holds its start.
 *
 * `deno run -A --no-check bench/pef/verifiers_bench.ts [--entries 10000,100000,1000000]`
 *
 * @module
 */

import { makeBundle } from "../../tools/make_bundle.ts";
import { bareCost, checkerOf } from "./bare.ts";

interface Verifier {
  readonly name: string;
  readonly command: readonly string[];
}

/** What one run of a process took. */
interface Cost {
  readonly seconds: number;
  readonly rssMiB: number;
}

const root = decodeURIComponent(new URL("../../", import.meta.url).pathname);
const list = Deno.args[Deno.args.indexOf("--entries") + 1] ?? "10000,100000";
const sizes = (Deno.args.includes("--entries") ? list : "10000,100000").split(",").map(Number);
const folder = Deno.makeTempDirSync();

try {
  const verifiers = await build();
  for (const entries of sizes) await measure(entries, verifiers);
} finally {
  Deno.removeSync(folder, { recursive: true });
}

async function build(): Promise<readonly Verifier[]> {
  await succeed(["deno", "task", "verifier:pack"], root);
  const go = `${folder}/pef-verify`;
  const flags = ["-trimpath", "-buildvcs=false", "-o", go];
  await succeed(["go", "build", ...flags, "./cmd/pef-verify"], `${root}verifier/go`);
  const tool = `${root}tools/pef_verify.ts`;
  return [
    { name: "TypeScript in Deno", command: ["deno", "run", "-A", "--no-check", tool] },
    { name: "npm package in Node", command: ["node", `${root}dist/pef-verifier/cli.js`] },
    { name: "Go", command: [go] },
  ];
}

async function succeed([program = "", ...args]: readonly string[], cwd: string): Promise<void> {
  const { success, stderr } = await new Deno.Command(program, { args, cwd }).output();
  if (!success) throw new Error(`${program}: ${new TextDecoder().decode(stderr)}`);
}

async function measure(entries: number, verifiers: readonly Verifier[]): Promise<void> {
  const bundle = `${folder}/${entries}.pef`;
  const trust = `${bundle}.trust.json`;
  Deno.writeTextFileSync(trust, JSON.stringify(await makeBundle(bundle, { entries })));
  const { size } = Deno.statSync(bundle);
  const load = Deno.loadavg()[0]?.toFixed(1);
  console.log(`\n${entries} entries, ${size} bytes; load of the machine before: ${load}`);
  const check = await checkerOf("node");
  const start = performance.now();
  await bareCost(bundle, check);
  print("bare SHA-256 + Ed25519", entries, { seconds: (performance.now() - start) / 1000 });
  for (const { name, command } of verifiers) {
    for (const fast of [false, true]) {
      const args = ["verify", "--bundle", bundle, "--trust", trust, "--format", "json"];
      const cost = await run([...command, ...args, ...(fast ? ["--fast"] : [])], fast);
      print(`${name}, ${fast ? "fast" : "full"}`, entries, cost);
    }
  }
  Deno.removeSync(bundle);
}

function print(name: string, entries: number, cost: Partial<Cost>): void {
  const { seconds = 0, rssMiB } = cost;
  const rate = Math.round(entries / seconds).toString().padStart(9);
  const memory = rssMiB === undefined ? "" : `, greatest RSS ${Math.round(rssMiB)} MiB`;
  console.log(`${name.padEnd(28)}${rate} entries/s, ${seconds.toFixed(2)} s${memory}`);
}

/** Runs a verifier, and asks the system time and again for its greatest memory so far. */
async function run([program = "", ...args]: readonly string[], fast: boolean): Promise<Cost> {
  const start = performance.now();
  const child = new Deno.Command(program, { args, stdout: "piped" }).spawn();
  let rssMiB = 0;
  const look = setInterval(() => {
    rssMiB = Math.max(rssMiB, greatestMemoryMiB(child.pid));
  }, 20);
  const { stdout } = await child.output();
  clearInterval(look);
  const seconds = (performance.now() - start) / 1000;
  const { verdict } = JSON.parse(new TextDecoder().decode(stdout));
  if (verdict !== (fast ? "INTACT_UNTRUSTED" : "VERIFIED")) throw new Error(verdict);
  return { seconds, rssMiB };
}

function greatestMemoryMiB(pid: number): number {
  try {
    const status = Deno.readTextFileSync(`/proc/${pid}/status`);
    return Number(/VmHWM:\s*([0-9]+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch (thrown) {
    // It has ended since.
    if (thrown instanceof Deno.errors.NotFound) return 0;
    throw thrown;
  }
}
