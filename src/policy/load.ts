/**
 * Loads policy.yaml: reads, checks, type-checks and compiles it, or refuses it whole with the place.
 *
 * @module
 */

import { canonicalize, sha256 } from "../hotpath/mod.ts";
import { messageOf } from "../platform/mod.ts";
import type { LinearPattern } from "./expression/compile.ts";
import { type EventKind, eventKinds } from "./facts.ts";
import { readCallerSchemas, readOutputs, readTerms, termKeys } from "./locks.ts";
import type { Policy, PolicySchema, Rule, ToolPolicy } from "./policy.ts";
import { Reader } from "./reader.ts";
import { readCondition, readRules } from "./rules.ts";
import { readSource, type SourceEntry, type SourceNode, toJson } from "./source.ts";
import { namePattern, readSchemaName, toolPattern } from "./names.ts";
import { shownName } from "./suggest.ts";

/** What the loader needs. */
export interface LoadOptions {
  /** The text of the policy file, at most 1 MiB. */
  readonly text: string;
  /** Name of the file for messages. */
  readonly name: string;
  /** Reads the text of a schema file by the path written in the policy. The room that calls decides
   * which paths it serves. Without it, only inline schemas load. */
  readonly readSchema?: (path: string) => string | Promise<string>;
  /** Compiles a pattern that runs in linear time or throws; hand in SchemaLock's. Without it,
   * `matches()` is refused. */
  readonly compilePattern?: (pattern: string) => LinearPattern;
}

const topKeys = [
  "version",
  "mode",
  "defaults",
  "schemas",
  "tools",
  "outputs",
  "enforce_caller_schemas",
  "rules",
] as const;
const topUnsupported = ["caps", "privacy", "shadow", "detectors", "lineage"] as const;
/** Most schemas or tools of one policy. */
const tableSizeMax = 1000;
/** Largest schema file. */
const schemaBytesMax = 1024 * 1024;

const encoder = new TextEncoder();

/**
 * Loads a policy. Nothing in it is ignored: an unknown key, a part that this version does not carry
 * out, or a fault in an expression refuses the whole file, and the caller keeps the policy it had.
 *
 * @throws {ClyraError} `policy_invalid`, with `at` = `file:line:column`
 * @example
 * ```ts
 * import { loadPolicy } from "./load.ts";
 *
 * const text = "version: 1\nrules:\n- {id: a, on: [llm.request], efect: deny}\n";
 * const message = await loadPolicy({ text, name: "policy.yaml" }).then(() => "", String);
 * if (!message.includes("policy.yaml:3:30: unknown key 'efect'; did you mean 'effect'?")) {
 *   throw new Error(message);
 * }
 * ```
 */
export async function loadPolicy(options: LoadOptions): Promise<Policy> {
  const source = readSource(options.text, options.name);
  const reader = new Reader(source);
  const top = reader.map(source.root, {
    what: "a policy",
    keys: topKeys,
    required: ["version", "rules"],
    unsupported: topUnsupported,
  });
  const version = readVersion(reader, top.get("version"));
  const mode = top.get("mode");
  if (mode !== undefined) {
    reader.choice(mode.value, "mode", { choices: ["enforce"], unsupported: ["shadow"] });
  }
  const schemas = await readSchemas(reader, top.get("schemas")?.value, options.readSchema);
  const tools = readTools(reader, top.get("tools")?.value, schemas);
  const { compilePattern } = options;
  const patterns = compilePattern === undefined ? {} : { compilePattern };
  const outputs = readOutputs(reader, top.get("outputs")?.value, {
    schemas,
    readCondition: (entry) =>
      readCondition(reader, entry, { on: ["llm.output"], context: patterns }),
  });
  const callerSchemas = readCallerSchemas(reader, top.get("enforce_caller_schemas")?.value);
  const rules = readRules(reader, top.get("rules")?.value, {
    schemas,
    hasTools: tools.size > 0,
    ...patterns,
  });
  const defaults = readDefaults(reader, top.get("defaults")?.value);
  return Object.freeze({
    name: options.name,
    version,
    mode: "enforce" as const,
    defaults,
    schemas,
    tools,
    outputs,
    callerSchemas,
    rules,
    policyHash: hashPolicy(source.root, schemas),
    rulesByKind: groupByKind(rules),
  });
}

function readVersion(reader: Reader, entry: SourceEntry | undefined): 1 {
  const node = entry?.value;
  if (node?.kind === "scalar" && node.value === 1) return 1;
  throw reader.source.problem(node?.offset ?? 0, "version must be 1");
}

function readDefaults(reader: Reader, node: SourceNode | undefined): Policy["defaults"] {
  const defaults = { effect: "deny", fail: "closed", bodyStore: "none" } as const;
  if (node === undefined) return defaults;
  const entries = reader.map(node, { what: "defaults", keys: ["effect", "fail", "body_store"] });
  const effect = entries.get("effect");
  const fail = entries.get("fail");
  const bodyStore = entries.get("body_store");
  if (fail !== undefined) {
    reader.choice(fail.value, "fail", { choices: ["closed"], unsupported: ["open"] });
  }
  if (bodyStore !== undefined) {
    reader.choice(bodyStore.value, "body_store", {
      choices: ["none"],
      unsupported: ["all", "hash"],
    });
  }
  if (effect === undefined) return defaults;
  const chosen = reader.choice(effect.value, "effect", {
    choices: ["allow", "deny"],
    unsupported: ["hold", "redact"],
  });
  return { ...defaults, effect: chosen };
}

async function readSchemas(
  reader: Reader,
  node: SourceNode | undefined,
  readSchema: LoadOptions["readSchema"],
): Promise<ReadonlyMap<string, PolicySchema>> {
  const schemas = new Map<string, PolicySchema>();
  if (node === undefined) return schemas;
  const { entries } = reader.anyMap(node, "schemas");
  if (entries.size > tableSizeMax) {
    throw reader.source.problem(node.offset, `schemas has more than ${tableSizeMax} entries`);
  }
  for (const { key, keyOffset, value } of entries.values()) {
    reader.checkName(key, { what: "schema name", pattern: namePattern, offset: keyOffset });
    const text = value.kind === "map"
      ? JSON.stringify(toJson(value))
      : await readSchemaFile(reader, value, readSchema);
    schemas.set(key, schemaOf(reader, { name: key, text, offset: value.offset }));
  }
  return schemas;
}

async function readSchemaFile(
  reader: Reader,
  node: SourceNode,
  readSchema: LoadOptions["readSchema"],
): Promise<string> {
  const { value: path, offset } = reader.text(node, "a schema");
  if (readSchema === undefined) {
    throw reader.source.problem(
      offset,
      "schema files cannot be read here; write the schema inline",
    );
  }
  try {
    return await readSchema(path);
  } catch (thrown) {
    throw reader.source.problem(
      offset,
      `schema '${shownName(path)}' cannot be read: ${messageOf(thrown)}`,
    );
  }
}

function schemaOf(
  reader: Reader,
  schema: { readonly name: string; readonly text: string; readonly offset: number },
): PolicySchema {
  const { name, text, offset } = schema;
  const bytes = encoder.encode(text);
  if (bytes.length > schemaBytesMax) {
    throw reader.source.problem(offset, `schema '${name}' is larger than ${schemaBytesMax} bytes`);
  }
  try {
    const canonical = canonicalize(bytes);
    const document: unknown = JSON.parse(new TextDecoder().decode(canonical));
    return { name, document, hash: sha256(canonical).toHex() };
  } catch (thrown) {
    throw reader.source.problem(offset, `schema '${name}' is not JSON: ${messageOf(thrown)}`);
  }
}

function readTools(
  reader: Reader,
  node: SourceNode | undefined,
  schemas: ReadonlyMap<string, PolicySchema>,
): ReadonlyMap<string, ToolPolicy> {
  const tools = new Map<string, ToolPolicy>();
  if (node === undefined) return tools;
  const { entries } = reader.anyMap(node, "tools");
  if (entries.size > tableSizeMax) {
    throw reader.source.problem(node.offset, `tools has more than ${tableSizeMax} entries`);
  }
  for (const { key, keyOffset, value } of entries.values()) {
    reader.checkName(key, { what: "tool name", pattern: toolPattern, offset: keyOffset });
    const tool = reader.map(value, {
      what: "a tool",
      keys: ["schema", ...termKeys],
      required: ["schema"],
    });
    const schema = readSchemaName(reader, tool.get("schema")?.value ?? value, schemas);
    tools.set(key, { schema, ...readTerms(reader, tool) });
  }
  return tools;
}

function hashPolicy(root: SourceNode, schemas: ReadonlyMap<string, PolicySchema>): string {
  const document = toJson(root) as Record<string, unknown>;
  if (schemas.size > 0) {
    const hashes: Record<string, unknown> = Object.create(null);
    for (const schema of schemas.values()) hashes[schema.name] = { sha256: schema.hash };
    document.schemas = hashes;
  }
  return sha256(canonicalize(encoder.encode(JSON.stringify(document)))).toHex();
}

function groupByKind(rules: readonly Rule[]): ReadonlyMap<EventKind, readonly Rule[]> {
  const groups = new Map<EventKind, readonly Rule[]>();
  for (const kind of eventKinds) {
    groups.set(kind, rules.filter((rule) => rule.on.includes(kind)));
  }
  return groups;
}
