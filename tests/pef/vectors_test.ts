import { strict as assert } from "node:assert";
import { encodeVerdict, verify } from "../../src/pef/mod.ts";
import { verdictShape } from "../../src/pef/verdict.ts";
import { readVectors, vectorPath } from "../../tools/conformance.ts";
import { unpack } from "../../tools/conformance_inputs.ts";
import { optionsOf, verdictOf } from "./vector_verdict.ts";

const vectors = readVectors();

for (const family of ["V", "A", "B", "C", "D", "E", "F", "G", "H"]) {
  Deno.test(`verify() gives the stored verdict for every vector of family ${family}`, async () => {
    const members = vectors.filter((vector) => vector.family === family);
    assert.ok(members.length > 10, "a family without vectors proves nothing");
    for (const vector of members) {
      const verdict = await verdictOf(vector);
      const stored = Deno.readTextFileSync(vectorPath(vector.verdict_file));
      assert.equal(new TextDecoder().decode(encodeVerdict(verdict)), stored, vector.name);
      assert.equal(verdict.verdict, vector.verdict, vector.name);
      assert.equal(verdictShape.problem(JSON.parse(stored), ""), undefined, vector.name);
    }
  });
}

Deno.test("the corpus names rules that the specification has", () => {
  const spec = Deno.readTextFileSync(new URL("../../spec/pef/SPEC.md", import.meta.url));
  const rules = new Set([...spec.matchAll(/^- ([A-Z]-[0-9]+) /gm)].map((match) => match[1]));
  const unknown = vectors.flatMap((vector) => vector.rules.filter((rule) => !rules.has(rule)));
  assert.deepEqual(unknown, []);
});

Deno.test("a bundle in a directory gets the same verdict, byte for byte", async () => {
  const sample = vectors.filter(({ name }) => /^v-|^e-ok-period|^h-ok-rendering/.test(name))
    .filter(({ input }) => input.endsWith(".pef"));
  for (const vector of sample) {
    const folder = Deno.makeTempDirSync();
    try {
      unpack(Deno.readFileSync(vectorPath(vector.input)), folder);
      const verdict = await verify(folder, optionsOf(vector));
      const stored = Deno.readTextFileSync(vectorPath(vector.verdict_file));
      assert.equal(new TextDecoder().decode(encodeVerdict(verdict)), stored, vector.name);
    } finally {
      Deno.removeSync(folder, { recursive: true });
    }
  }
});
