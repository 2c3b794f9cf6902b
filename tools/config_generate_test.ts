import { strict as assert } from "node:assert";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { exampleConfig } from "../src/cli/config/example.ts";
import { pageWithTable, publishedSchema } from "./config_generate.ts";

const root = new URL("../", import.meta.url);

Deno.test("the published schema and the page's table are what the code says", async () => {
  const schema = await Deno.readTextFile(new URL("spec/config/clyra.schema.json", root));
  assert.equal(schema, publishedSchema(), "run 'deno task config:generate'");
  const page = await Deno.readTextFile(new URL("docs/configuration.md", root));
  assert.equal(page, pageWithTable(page), "run 'deno task config:generate'");
  for (const name of ["listen.port", "upstreams.NAME.api_key.env", "routes.N.limits.held_bytes"]) {
    assert.ok(page.includes(`| \`${name}\` |`), name);
  }
});

Deno.test("the published schema takes the examples, and refuses an unknown key", async () => {
  const schema = JSON.parse(publishedSchema());
  const validate = new Ajv2020({ strict: false, formats: { path: true } }).compile(schema);
  const page = await Deno.readTextFile(new URL("docs/configuration.md", root));
  const blocks = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) => text ?? "");
  assert.ok(blocks.length > 0);
  for (const text of [exampleConfig, ...blocks]) assert.ok(validate(parse(text)), text);
  assert.ok(!validate({ version: 1, listn: {} }));
});
