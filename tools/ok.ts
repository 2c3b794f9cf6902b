/**
 * The one gate: everything that must hold before a commit, in the order in which it fails fastest.
 * `deno task ok`; `--skip NAME` leaves a step out.
 *
 * @module
 */

interface Step {
  readonly name: string;
  readonly args: readonly string[];
}

/** The guide's examples are programs of their own, with a test of their own. */
const docsArgs = ["test", "--doc", "-P=test", "--ignore=docs/implementers_guide.md", "docs"];

const steps: readonly Step[] = [
  { name: "format", args: ["fmt", "--check"] },
  { name: "lint", args: ["lint"] },
  { name: "types", args: ["check", "src", "tests", "tools", "bench", "verifier"] },
  { name: "generated", args: ["task", "-q", "generated:check"] },
  { name: "documentation", args: ["run", "-A", "tools/doc_lint.ts"] },
  { name: "examples", args: ["test", "--doc", "-P=test", "src"] },
  { name: "docs", args: docsArgs },
  { name: "tests", args: ["task", "-q", "test"] },
  { name: "package", args: ["publish", "--dry-run", "--allow-dirty"] },
];

const skipped = Deno.args.flatMap((arg, i) => Deno.args[i - 1] === "--skip" ? [arg] : []);
const failed: string[] = [];

for (const { name, args } of steps) {
  if (skipped.includes(name)) continue;
  const start = performance.now();
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    env: { NO_COLOR: "1" },
  }).output();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${success ? "ok  " : "FAIL"}  ${name.padEnd(14)} ${seconds} s`);
  if (success) continue;
  failed.push(name);
  console.log(new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr));
}

if (failed.length > 0) {
  console.log(`clyra: not ok: ${failed.join(", ")}`);
  Deno.exit(1);
}
