/**
 * MCP messages: read strictly, changed nowhere but where they are meant to be.
 *
 * @module
 */

import assert from "node:assert/strict";
import fc from "fast-check";
import { mirrorProblem, readMcpMessage, withArguments, withoutTools } from "./mcp.ts";

const jsonObject = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 })
  .filter((value) => !JSON.stringify(value).includes("__proto__"));

Deno.test("readMcpMessage() gives the arguments as they stand, and withArguments() replaces only them", () => {
  fc.assert(fc.property(jsonObject, jsonObject, fc.string(), (args, other, name) => {
    const spaced = JSON.stringify(args, null, 1);
    const text = `{"params": {"arguments": ${spaced} ,"name":${JSON.stringify(name)}},` +
      `"jsonrpc":"2.0","id":1,"method":"tools/call"}`;
    const reading = readMcpMessage(text);
    assert.ok("value" in reading, text);
    assert.deepEqual(reading.value.call, { name, arguments: spaced });
    const changed = withArguments(text, JSON.stringify(other));
    assert.equal(changed, text.replace(spaced, () => JSON.stringify(other)));
  }));
});

Deno.test("withoutTools() leaves out exactly the tools it is told to", () => {
  fc.assert(
    fc.property(
      fc.array(jsonObject, { maxLength: 6 }),
      fc.array(fc.nat(5)),
      (listed, left) => {
        // As JSON has them: it knows no -0.
        const tools: { name: string }[] = JSON.parse(
          JSON.stringify(listed.map((tool, index) => ({ ...tool, name: `t${index}` }))),
        );
        const text = `{"jsonrpc":"2.0","id":1,"result":{"tools": ${
          JSON.stringify(tools)
        } ,"n":1.0}}`;
        const reading = readMcpMessage(text);
        assert.ok("value" in reading);
        assert.deepEqual(reading.value.tools.map(({ name }) => name), tools.map((t) => t.name));
        const out = withoutTools(text, reading.value, new Set(left));
        assert.ok(out.endsWith(',"n":1.0}}'));
        assert.deepEqual(
          JSON.parse(out).result.tools,
          tools.filter((_tool, index) => !left.includes(index)),
        );
      },
    ),
  );
});

Deno.test("readMcpMessage() never throws and never quotes what it refuses", () => {
  fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (params, id) => {
    const message = { jsonrpc: "2.0", id, method: "tools/call", params, secret: "secret-value" };
    const reading = readMcpMessage(JSON.stringify(message));
    if ("problem" in reading) assert.doesNotMatch(JSON.stringify(reading), /secret-value/);
  }));
});

Deno.test("mirrorProblem() asks older requests for nothing and takes nothing that differs", () => {
  const read = (params: unknown) => {
    const message = { jsonrpc: "2.0", id: 1, method: "tools/call", params };
    const reading = readMcpMessage(JSON.stringify(message));
    assert.ok("value" in reading);
    return reading.value;
  };
  const older = read({ name: "a" });
  assert.equal(mirrorProblem(older, new Headers()), undefined);
  assert.ok(mirrorProblem(older, new Headers({ "mcp-name": "=?base64?!?=" })) !== undefined);
  const newer = read({
    name: "a",
    _meta: { "io.modelcontextprotocol/protocolVersion": "2026-07-28" },
  });
  const all = {
    "mcp-method": "tools/call",
    "mcp-name": "a",
    "mcp-protocol-version": "2026-07-28",
  };
  assert.equal(mirrorProblem(newer, new Headers(all)), undefined);
  for (const name of Object.keys(all)) {
    const without = new Headers(all);
    without.delete(name);
    assert.equal(mirrorProblem(newer, without)?.param, name);
    const changed = new Headers({ ...all, [name]: "x" });
    assert.equal(mirrorProblem(newer, changed)?.param, name);
  }
});
