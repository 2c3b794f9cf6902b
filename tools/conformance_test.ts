import { strict as assert } from "node:assert";
import { argumentsOf, commandsOf, disagreement, readVectors } from "./conformance.ts";

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
