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

/** Results of one file of the suite, which is named after its keyword. */
interface Count {
  ran: number;
  refused: number;
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
        const uri = new URL(`${path}/${entry.name}`, "http://localhost:1234/").href;
        documents[uri] = JSON.parse(text);
      }
    }
  }
  return documents;
}

function compile(
  schema: unknown,
  draft: Draft,
  { documents = {}, formats = false }: {
    readonly documents?: Record<string, unknown>;
    readonly formats?: boolean;
  },
): SchemaLock | ClyraError {
  try {
    return compileSchema(schema, { draft, documents, formats });
  } catch (thrown) {
    assert(thrown instanceof ClyraError, String(thrown));
    assert.equal(thrown.code, "schema_invalid");
    return thrown;
  }
}

/** The verdict on a text cut into chunks: [valid, offset of the first impossible byte]. */
function judge(lock: SchemaLock, bytes: Uint8Array, size: () => number): [boolean, number] {
  using session = lock.open();
  for (let at = 0; at < bytes.length;) {
    const end = at + size();
    const { state, offset } = session.write(bytes.subarray(at, end));
    if (state === "invalid") return [false, offset ?? -1];
    at = end;
  }
  return [session.end().valid, -1];
}

/** Whole, byte by byte, and in chunks of 1 to 7 bytes: what went wrong, if anything. */
function faultOf(lock: SchemaLock, bytes: Uint8Array, valid: boolean): string | undefined {
  const { valid: whole, errors } = lock.validate(bytes);
  if (whole !== valid) return `whole: ${JSON.stringify(errors)}`;
  const [first, offset] = judge(lock, bytes, () => 1);
  if (first !== valid) return "byte by byte";
  let step = bytes.length;
  for (let round = 0; round < 3; round++) {
    const cut = judge(lock, bytes, () => 1 + (step = (step * 31 + 7) % 101) % 7);
    if (cut[0] !== valid || cut[1] !== offset) return `in chunks: ${cut} instead of ${offset}`;
  }
  return undefined;
}

/** What each part of the suite came to, by draft, for the table in the docs. */
const coverage = new Map<Draft, Map<string, Count>>();

for (const draft of ["7", "2020-12"] as const) {
  const folder = draft === "7" ? "draft7" : "draft2020-12";
  Deno.test(`the required parts of the public suite for draft ${draft}, whole and in chunks`, async () => {
    const base = `${suites}/json-schema/tests/${folder}`;
    if (!await isThere(base)) {
      console.log("skipped: suites not present");
      return;
    }
    const documents = await remotes(folder);
    const counts = new Map<string, Count>();
    coverage.set(draft, counts);
    const wrong: string[] = [];
    const reasons: string[] = [];
    const names = await Array.fromAsync(Deno.readDir(base), ({ name }) => name);
    for (const name of names.filter((name) => name.endsWith(".json")).sort()) {
      const count: Count = { ran: 0, refused: 0 };
      counts.set(name.replace(/\.json$/, ""), count);
      const groups: Group[] = JSON.parse(await Deno.readTextFile(`${base}/${name}`));
      for (const group of groups) {
        const lock = compile(group.schema, draft, { documents });
        if (lock instanceof ClyraError) {
          count.refused += group.tests.length;
          reasons.push(`${name}: ${group.description} (${group.tests.length}): ${lock.message}`);
          continue;
        }
        for (const { data, valid, description } of group.tests) {
          count.ran++;
          const fault = faultOf(lock, encoder.encode(JSON.stringify(data)), valid);
          if (fault !== undefined) {
            wrong.push(`${name}: ${group.description}: ${description}: ${fault}`);
          }
        }
      }
    }
    const all = counts.values().reduce((sum, { ran, refused }) => sum + ran + refused, 0);
    const ran = counts.values().reduce((sum, count) => sum + count.ran, 0);
    console.log(`draft ${draft}: ${ran} of ${all} tests ran, ${wrong.length} wrong`);
    console.log("| part of the suite | ran | refused at compile |\n| --- | --- | --- |");
    for (const [part, count] of counts) {
      console.log(`| ${part} | ${count.ran} | ${count.refused} |`);
    }
    for (const reason of reasons) console.log(`refused: ${reason}`);
    assert.deepEqual(wrong, []);
    assert(ran >= 0.97 * all);
  });
}

/** What a label of another encoding decodes to is not looked at: its tables are those of IDNA. */
const isEncodedLabel = (file: string, data: unknown) =>
  file === "hostname.json" && typeof data === "string" && /^xn--/i.test(data);

/** By format and draft: tests that ran, that were left out, and that were refused at compile time. */
const formatCoverage = new Map<string, Count & { left: number }>();

for (const draft of ["7", "2020-12"] as const) {
  Deno.test(`the formats of the public suite for draft ${draft}, asserted`, async () => {
    const base = `${suites}/json-schema/tests/draft${draft}/optional/format`;
    if (!await isThere(base)) {
      console.log("skipped: suites not present");
      return;
    }
    const wrong: string[] = [];
    const names = await Array.fromAsync(Deno.readDir(base), ({ name }) => name);
    for (const name of names.filter((name) => name.endsWith(".json")).sort()) {
      const count = formatCoverage.get(name.replace(/\.json$/, "")) ??
        { ran: 0, refused: 0, left: 0 };
      formatCoverage.set(name.replace(/\.json$/, ""), count);
      const groups: Group[] = JSON.parse(await Deno.readTextFile(`${base}/${name}`));
      for (const group of groups) {
        const lock = compile(group.schema, draft, { formats: true });
        if (lock instanceof ClyraError) {
          assert.match(lock.message, /this format cannot be asserted/);
          count.refused += group.tests.length;
          continue;
        }
        for (const { data, valid, description } of group.tests) {
          if (isEncodedLabel(name, data)) {
            count.left++;
            continue;
          }
          count.ran++;
          const fault = faultOf(lock, encoder.encode(JSON.stringify(data)), valid);
          if (fault !== undefined) wrong.push(`${name}: ${description}: ${fault}`);
        }
      }
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual(
      formatCoverage.entries().filter(([, { refused }]) => refused > 0).map(([name]) => name)
        .toArray(),
      ["idn-hostname", "unknown"],
    );
  });
}

/** The tables of docs/schemalock.md, as the tests above have counted. */
function coverageTables(): string {
  const parts = new Set(coverage.values().flatMap((counts) => counts.keys()));
  const cell = (draft: Draft, part: string) => {
    const count = coverage.get(draft)?.get(part);
    if (count === undefined) return "";
    return count.refused === 0 ? `${count.ran}` : `${count.ran}, refused ${count.refused}`;
  };
  const rows = [...parts].sort().map((part) =>
    `| ${part} | ${cell("7", part)} | ${cell("2020-12", part)} |`
  );
  const formats = [...formatCoverage].map(([name, { ran, left, refused }]) =>
    `| ${name} | ${ran} | ${left === 0 ? "" : left} | ${refused === 0 ? "" : refused} |`
  );
  return [
    "| part of the suite | draft 7 | draft 2020-12 |",
    "| --- | --- | --- |",
    ...rows,
    "",
    "| format | tests, both drafts | left out | refused at compile |",
    "| --- | --- | --- | --- |",
    ...formats,
  ].join("\n");
}

Deno.test("the tables of docs/schemalock.md say what the suite says; --write writes them", async () => {
  if (coverage.size === 0) {
    console.log("skipped: suites not present");
    return;
  }
  const page = new URL("../../docs/schemalock.md", import.meta.url);
  const text = await Deno.readTextFile(page);
  const [begin, end] = ["<!-- coverage -->\n", "\n<!-- end of coverage -->"];
  const [before = "", rest = ""] = text.split(begin);
  const [written = "", after = ""] = rest.split(end);
  const tables = coverageTables();
  if (Deno.args.includes("--write")) {
    await Deno.writeTextFile(page, before + begin + tables + end + after);
  } else assert.equal(written, tables, "run 'deno task schema:coverage --write'");
});
