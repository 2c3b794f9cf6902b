import assert from "node:assert/strict";
import { ClyraError } from "../platform/mod.ts";
import { compileSchema, type SchemaLock } from "./compile.ts";
import type { Draft } from "./keywords.ts";

interface Group {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly {
    readonly description: string;
    readonly data: unknown;
    readonly valid: boolean;
  }[];
}

const suites = Deno.env.get("CLYRA_SUITES") ??
  new URL("../../../shared/suites", import.meta.url).pathname;
const encoder = new TextEncoder();

async function isThere(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

async function remotes(folder: string): Promise<Record<string, unknown>> {
  const documents: Record<string, unknown> = {};
  const pending = ["."];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    for await (const entry of Deno.readDir(`${suites}/json-schema/remotes/${path}`)) {
      const isOtherDraft = /^(?:draft|v1)/.test(entry.name) && entry.name !== folder;
      if (entry.isDirectory && !isOtherDraft) pending.push(`${path}/${entry.name}`);
      else if (entry.isFile) {
        const text = await Deno.readTextFile(`${suites}/json-schema/remotes/${path}/${entry.name}`);
        documents[new URL(`${path}/${entry.name}`, "http://localhost:1234/").href] = JSON.parse(
          text,
        );
      }
    }
  }
  return documents;
}

function compile(
  schema: unknown,
  draft: Draft,
  documents: Record<string, unknown>,
): SchemaLock | ClyraError {
  try {
    return compileSchema(schema, { draft, documents });
  } catch (thrown) {
    assert(thrown instanceof ClyraError, String(thrown));
    assert.equal(thrown.code, "schema_invalid");
    return thrown;
  }
}

for (const draft of ["7", "2020-12"] as const) {
  const folder = draft === "7" ? "draft7" : "draft2020-12";
  Deno.test(`the required parts of the public suite for draft ${draft}`, async () => {
    const base = `${suites}/json-schema/tests/${folder}`;
    if (!await isThere(base)) {
      console.log("skipped: suites not present");
      return;
    }
    const documents = await remotes(folder);
    let ran = 0;
    let refused = 0;
    const wrong: string[] = [];
    const reasons = new Map<string, number>();
    for await (const entry of Deno.readDir(base)) {
      if (!entry.name.endsWith(".json")) continue;
      const groups: Group[] = JSON.parse(await Deno.readTextFile(`${base}/${entry.name}`));
      for (const group of groups) {
        const lock = compile(group.schema, draft, documents);
        if (lock instanceof ClyraError) {
          refused += group.tests.length;
          const reason = lock.message.replace(/ at (?:its root|\S+):/, ":");
          reasons.set(reason, (reasons.get(reason) ?? 0) + group.tests.length);
          continue;
        }
        for (const { data, valid, description } of group.tests) {
          ran++;
          const name = `${entry.name}: ${group.description}: ${description}`;
          const result = lock.validate(encoder.encode(JSON.stringify(data)));
          if (result.valid !== valid) wrong.push(name);
        }
      }
    }
    console.log(`draft ${draft}: ${ran} ran, ${refused} refused at compile, ${wrong.length} wrong`);
    for (const [reason, tests] of reasons) console.log(`  refused ${tests}: ${reason}`);
    assert.deepEqual(wrong, []);
    assert(ran >= (draft === "7" ? 900 : 1140));
  });
}
