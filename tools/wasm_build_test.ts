/**
 * The build of the module: what is committed belongs together, and what does not compile is refused. The
 * full rebuild is `deno task wasm:check`.
 *
 * @module
 */

import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert";
import { createHash } from "node:crypto";
import { moduleBase64, moduleDigest } from "../src/hotpath/module_generated.ts";
import {
  moduleBase64 as schemaBase64,
  moduleDigest as schemaDigest,
} from "../src/hotpath/schema_module_generated.ts";
import { buildModule, maxModuleBytes } from "./wasm_build.ts";

const root = new URL("..", import.meta.url).pathname.replace(/\/$/, "");

async function inFolder(source: string, work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "wasm_build_" });
  try {
    await Deno.mkdir(`${folder}/wasm/assembly`, { recursive: true });
    await Deno.writeTextFile(`${folder}/wasm/assembly/index.ts`, source);
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

for (
  const [name, base64, digest] of [
    ["clyra", moduleBase64, moduleDigest],
    ["schema", schemaBase64, schemaDigest],
  ] as const
) {
  Deno.test(`the generated module carries wasm/build/${name}.wasm, within the size that is allowed`, async () => {
    const wasm = await Deno.readFile(`${root}/wasm/build/${name}.wasm`);
    deepStrictEqual(Uint8Array.fromBase64(base64), wasm);
    strictEqual(createHash("sha256").update(wasm).digest("hex"), digest);
    ok(wasm.length <= maxModuleBytes);
  });
}

Deno.test("buildModule() gives the module, its text and its types, the same in any folder", async () => {
  const source = "export function twice(value: i32): i32 { return value * 2; }";
  const outputs: string[] = [];
  for (let run = 0; run < 2; run++) {
    await inFolder(source, async (folder) => {
      const output = await buildModule(folder);
      strictEqual(output.size, 3);
      outputs.push([...output.values()].map((bytes) => new TextDecoder().decode(bytes)).join());
    });
  }
  strictEqual(outputs[0], outputs[1]);
  ok(outputs[0]?.includes("readonly twice: (p0: number) => number;"));
});

Deno.test("buildModule() refuses a source that does not compile and a module that is too large", async () => {
  await inFolder("export function broken(): i32 { return missing; }", async (folder) => {
    await rejects(buildModule(folder), /cannot build the module: .*compile error/);
  });
  const bytes = Array.from({ length: maxModuleBytes + 1000 }, (_, index) => index % 255 + 1).join();
  const large = `export function at(): usize { return memory.data<u8>([${bytes}]); }`;
  await inFolder(large, async (folder) => {
    await rejects(buildModule(folder), new RegExp(`bytes are over ${maxModuleBytes}`));
  });
});
