import { strict as assert } from "node:assert";
import {
  argumentsOf,
  commandsOf,
  disagreement,
  inputDisagreement,
  readVectors,
} from "./conformance.ts";

const [vector] = readVectors().filter(({ verdict }) => verdict === "VERIFIED");
if (vector === undefined) throw new Error("the corpus has a good bundle");

Deno.test("commandsOf() cuts the arguments at each '--' and leaves options out", () => {
  assert.deepEqual(commandsOf(["--only", "b-", "--", "a", "-x", "--", "b"]), [["a", "-x"], ["b"]]);
  assert.deepEqual(commandsOf(["--", "--only", "b-", "--", "a"]), [["a"]]);
  assert.deepEqual(commandsOf(["--only", "b-"]), []);
});

Deno.test("argumentsOf() gives what the protocol says", () => {
  const args = argumentsOf(vector);
  assert.equal(args[0], "verify");
  assert.ok(args.includes("--bundle") && args.includes("--trust") && args.at(-1) === "json");
});

/** A verifier that prints a text and exits with a code. */
function fake(text: string, code: number): string[] {
  const script = `console.log(${JSON.stringify(text)}); Deno.exit(${code})`;
  return [Deno.execPath(), "eval", "--no-lock", script];
}

Deno.test("disagreement() notices wrong bytes, a missing verdict and a wrong exit code", async () => {
  const stored = new URL(`../spec/pef/test-vectors/${vector.verdict_file}`, import.meta.url);
  const text = Deno.readTextFileSync(stored);
  assert.equal(await disagreement(fake(text, 0), vector), undefined);
  assert.match(await disagreement(fake(text, 1), vector) ?? "", /exit code 1/);
  assert.match(await disagreement(fake(`${text} `, 0), vector) ?? "", /said/);
  assert.match(await disagreement(fake("", 0), vector) ?? "", /said nothing/);
});

Deno.test("disagreement() lets a verifier without an optional algorithm say so", async () => {
  const findings = [{ at: {}, code: "PEF-013", level: "limit" }];
  const unavailable = JSON.stringify({ findings, verdict: "UNVERIFIABLE" });
  const needing = { ...vector, needs: "ml-dsa-65" };
  assert.equal(await disagreement(fake(unavailable, 1), needing), undefined);
  assert.notEqual(await disagreement(fake(unavailable, 1), vector), undefined);
});

Deno.test("inputDisagreement() asks for exit code 2 and silence where an input is refused", async () => {
  const refused = { name: "x", rules: [], args: [], verdict: null };
  const silent = (code: number) => [Deno.execPath(), "eval", "--no-lock", `Deno.exit(${code})`];
  assert.equal(await inputDisagreement(silent(2), refused), undefined);
  assert.match(await inputDisagreement(silent(3), refused) ?? "", /exit code 3 in place of 2/);
  assert.match(await inputDisagreement(fake("{}", 2), refused) ?? "", /said/);
  const verdict = `{"verdict":"INVALID"}`;
  assert.equal(await inputDisagreement(fake(verdict, 1), { ...refused, verdict }), undefined);
  assert.match(await inputDisagreement(silent(2), { ...refused, verdict }) ?? "", /said nothing/);
});

Deno.test("pef_verify answers a missing input, a missing name and an odd time with 2", async () => {
  const script = new URL("pef_verify.ts", import.meta.url);
  const bundle = new URL(`../spec/pef/test-vectors/${vector.input}`, import.meta.url).pathname;
  for (
    const args of [
      ["--bundle", "/nowhere/x.pef"],
      [],
      ["--bundle", bundle, "--now", "tomorrow"],
      ["--bundle", bundle, "--trust", "/nowhere/trust.json"],
    ]
  ) {
    const command = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-check", script.pathname, "verify", ...args],
    });
    const { code, stdout, stderr } = await command.output();
    assert.equal(code, 2, args.join(" "));
    assert.equal(stdout.length, 0);
    assert.match(new TextDecoder().decode(stderr), /^pef_verify: /);
  }
});
