import { strict as assert } from "node:assert";
import { specFiles } from "./spec_generate.ts";

Deno.test("the published schemas and errors are what the code says", () => {
  for (const [path, text] of specFiles()) {
    const url = new URL(`../spec/pef/${path}`, import.meta.url);
    assert.equal(Deno.readTextFileSync(url), text, `${path}: run 'deno task spec:generate'`);
  }
});

Deno.test("every published schema is closed wherever it names members", () => {
  const open: string[] = [];
  const visit = (node: unknown, at: string): void => {
    if (typeof node !== "object" || node === null) return;
    const schema = node as Record<string, unknown>;
    if (schema.properties !== undefined && schema.additionalProperties !== false) open.push(at);
    for (const [name, inner] of Object.entries(schema)) visit(inner, `${at}/${name}`);
  };
  for (const [path, text] of specFiles()) {
    if (path.startsWith("schemas/")) visit(JSON.parse(text), path);
  }
  assert.deepEqual(open, []);
});
