import { strict as assert } from "node:assert";
import { cli, withFolder } from "./harness.ts";

const encoder = new TextEncoder();
const refund = {
  type: "object",
  additionalProperties: false,
  required: ["amount"],
  properties: { order: { type: "string" }, amount: { type: "number", maximum: 50 } },
};

async function withSchema(
  schema: unknown,
  act: (folder: string) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/schema.json`, JSON.stringify(schema));
    await act(folder);
  });
}

Deno.test("clyra schema check says draft and hash, or where a schema cannot be enforced", async () => {
  await withSchema(refund, async (cwd) => {
    const result = await cli(["schema", "check", "schema.json"], { cwd });
    assert.equal(result.exitCode, 0);
    assert.match(result.stdout, /^ENFORCEABLE {2}draft 2020-12, sha256 [0-9a-f]{64}\n$/);
    const json = await cli(["schema", "check", "schema.json", "--format", "json"], { cwd });
    assert.deepEqual(Object.keys(JSON.parse(json.stdout)), ["schema", "draft", "hash"]);
  });
  await withSchema({ properties: { a: { minimun: 1 } } }, async (cwd) => {
    const result = await cli(["schema", "check", "schema.json"], { cwd });
    assert.equal(result.exitCode, 2);
    assert.equal(result.stdout, "");
    assert.match(result.stderr, /at \/properties\/a: unknown keyword 'minimun'/);
  });
});

Deno.test("clyra schema validate answers valid with 0 and invalid with 1 and the place", async () => {
  await withSchema(refund, async (cwd) => {
    await Deno.writeTextFile(`${cwd}/good.json`, '{"amount": 50}');
    await Deno.writeTextFile(`${cwd}/bad.json`, '{"amount": 51}');
    const good = await cli(["schema", "validate", "schema.json", "good.json"], { cwd });
    assert.deepEqual([good.exitCode, good.stdout, good.stderr], [0, "VALID\n", ""]);
    const bad = await cli(["schema", "validate", "schema.json", "bad.json"], { cwd });
    assert.equal(bad.exitCode, 1);
    assert.equal(
      bad.stdout,
      "INVALID  /amount: must be <= 50\n  keyword   maximum\n  value at  byte 11\n" +
        "  refused at byte 13, whatever follows\n",
    );
    const none = await cli(["schema", "validate", "schema.json", "none.json"], { cwd });
    assert.equal(none.exitCode, 2);
    assert.match(none.stderr, /cannot read none.json: there is no such file/);
  });
});

Deno.test("clyra schema validate - stops reading at the first impossible byte", async () => {
  await withSchema(refund, async (cwd) => {
    const input = ['{"ord', 'er": 7', "and nobody asks for this"].map((text) =>
      encoder.encode(text)
    );
    const result = await cli(["schema", "validate", "schema.json", "-", "--format", "json"], {
      cwd,
      input,
    });
    assert.equal(result.exitCode, 1);
    const { valid, stopped_at, errors } = JSON.parse(result.stdout);
    assert.deepEqual([valid, stopped_at, errors[0].keyword], [false, 10, "type"]);
    const cut = await cli(["schema", "validate", "schema.json", "-"], {
      cwd,
      input: input.slice(0, 1),
    });
    assert.match(cut.stdout, /known at the end of the text/);
  });
});

Deno.test("clyra schema validate --repair prints what it mended, and refuses to invent", async () => {
  await withSchema(refund, async (cwd) => {
    const repair = ["schema", "validate", "schema.json", "-", "--repair"];
    const mended = await cli(repair, { cwd, input: [encoder.encode("{'amount': 5,}")] });
    assert.equal(mended.exitCode, 0);
    assert.equal(mended.stdout, '{"amount": 5}');
    assert.match(mended.stderr, /trailing_comma/);
    const refused = await cli(repair, { cwd, input: [encoder.encode('{"amount": ')] });
    assert.equal(refused.exitCode, 1);
    assert.equal(refused.stdout, "");
    assert.match(refused.stderr, /cannot repair -: value_missing/);
  });
});

Deno.test("clyra schema validate --repair --coerce writes a value as another type, where it is listed", async () => {
  await withSchema(refund, async (cwd) => {
    const run = (...more: string[]) =>
      cli(["schema", "validate", "schema.json", "-", ...more], {
        cwd,
        input: [encoder.encode("{'amount': '5'}")],
      });
    const coerced = await run("--repair", "--coerce", "string_to_number", "--format", "json");
    assert.equal(coerced.exitCode, 0);
    const { repaired, patch } = JSON.parse(coerced.stdout);
    assert.equal(repaired, '{"amount": 5}');
    assert.deepEqual(patch, [{ op: "replace", path: "/amount", value: 5 }]);
    assert.equal((await run("--repair", "--coerce", "number_to_string")).exitCode, 1);
    const unknown = await run("--repair", "--coerce", "guess");
    assert.equal(unknown.exitCode, 2);
    assert.match(unknown.stderr, /there is no coercion 'guess'[^]*one of string_to_number/);
    assert.match((await run("--coerce", "string_to_number")).stderr, /without --repair/);
  });
});
