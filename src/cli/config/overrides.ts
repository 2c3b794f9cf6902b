/**
 * Settings from outside the file: `CLYRA_*` variables over the file, flags over both.
 *
 * The name of a variable is `CLYRA_` and the keys that lead to the setting, in upper case, with two
 * underscores between levels: `CLYRA_LISTEN__PORT`, `CLYRA_LIMITS__REQUEST_BODY_BYTES`. Every setting
 * has one, whole sections too: text is taken as it is, everything else is YAML.
 *
 * @module
 */

import {
  didYouMean,
  readSource,
  shownName,
  type SourceEntry,
  type SourceMap,
  type SourceNode,
} from "../../policy/mod.ts";
import { ClyraError } from "../../platform/mod.ts";
import type { Origin, SettingsTree } from "./check.ts";
import type { Schema } from "./infer.ts";
import type { ConfigProblem } from "./problem.ts";

/** One setting that takes the place of what is in the file. */
export interface Override {
  readonly path: readonly string[];
  readonly node: SourceNode;
  readonly origin: Origin;
}

/** Variables that are no settings. */
const reserved: readonly string[] = [
  "CLYRA_ADMIN_TOKEN",
  "CLYRA_CONFIG",
  "CLYRA_CWD",
  "CLYRA_GATEWAY_URL",
  "CLYRA_RUN_ID",
  "CLYRA_SUITES",
  // Images are built with it; the format's version is for the file to say.
  "CLYRA_VERSION",
];

/** What Kubernetes puts into every container beside a service that is called `clyra...`. */
function isServiceLink(name: string, value: string): boolean {
  if (name.includes("__")) return false;
  if (/_SERVICE_(?:HOST|PORT(?:_[A-Z0-9_]+)?)$/.test(name)) return true;
  if (/_PORT_[0-9]+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?$/.test(name)) return true;
  // The name alone could be somebody's try at CLYRA_LISTEN__PORT.
  return name.endsWith("_PORT") && /^(?:tcp|udp|sctp):\/\//.test(value);
}

/**
 * The settings in the environment.
 *
 * @param tree what the file says: names in variables are matched with those in it
 * @example
 * ```ts
 * import { environmentOverrides } from "./overrides.ts";
 * import { configSchema } from "./schema.ts";
 *
 * const root = { kind: "map", offset: 0, entries: new Map() } as const;
 * const { overrides, problems } = environmentOverrides(
 *   { CLYRA_LISTEN__PORT: "9090", CLYRA_LISTN__PORT: "1" },
 *   { root, schema: configSchema },
 * );
 * if (overrides[0]?.path.join(".") !== "listen.port") throw new Error("not found");
 * if (!problems[0]?.message.includes("did you mean 'CLYRA_LISTEN__PORT'?")) throw new Error();
 * ```
 */
export function environmentOverrides(
  environment: Readonly<Record<string, string>>,
  { root, schema }: { readonly root: SourceNode; readonly schema: Schema },
): { readonly overrides: readonly Override[]; readonly problems: readonly ConfigProblem[] } {
  const overrides: Override[] = [];
  const problems: ConfigProblem[] = [];
  const names = Object.keys(environment).filter((name) => name.startsWith("CLYRA_"))
    .filter((name) => !reserved.includes(name) && !name.startsWith("CLYRA_URL_"))
    // Sections come before what is in them.
    .sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
  for (const name of names) {
    const segments = name.slice("CLYRA_".length).split("__");
    const found = resolve(segments, { node: root, schema });
    if (found === undefined) {
      if (isServiceLink(name, environment[name] ?? "")) continue;
      problems.push({
        at: shownName(name),
        setting: "",
        message: `there is no such setting${didYouMean(name, variableNames(schema))}`,
        hint: "unset it, or see docs/configuration.md for the names",
      });
      continue;
    }
    try {
      const value = environment[name] ?? "";
      const node = nodeOfText(value, { name, schema: found.schema });
      overrides.push({ path: found.path, node, origin: { at: () => name, path: (text) => text } });
    } catch (thrown) {
      if (!(thrown instanceof ClyraError)) throw thrown;
      const message = thrown.message.replace(/^cannot load \S+ /, "");
      problems.push({ at: name, setting: found.path.join("."), message });
    }
  }
  return { overrides, problems };
}

/** A setting that a flag gives. Paths in it are seen from where the user stands. */
export function flagOverride(flag: string, path: readonly string[], value: unknown): Override {
  return { path, node: nodeOf(value), origin: { at: () => flag, path: (text) => text } };
}

/** Puts overrides into a tree, later ones over earlier ones. */
export function applyOverrides(tree: SettingsTree, overrides: readonly Override[]): SettingsTree {
  const origins = new Map(tree.origins);
  let { root } = tree;
  for (const { path, node, origin } of overrides) {
    origins.set(node, origin);
    root = withNode(root, path, { node, origins });
  }
  return { ...tree, root, origins };
}

/** The names of all variables that stand for a single value and need no name of the user's. */
export function variableNames(schema: Schema, prefix = "CLYRA"): readonly string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const name = prefix === "CLYRA" ? `CLYRA_${key}` : `${prefix}__${key}`;
    const upper = name.toUpperCase();
    if (reserved.includes(upper)) return [];
    return inner.properties === undefined ? [upper] : [upper, ...variableNames(inner, upper)];
  });
}

function depthOf(name: string): number {
  return name.split("__").length;
}

interface Place {
  readonly node: SourceNode | undefined;
  readonly schema: Schema;
}

function resolve(
  segments: readonly string[],
  place: Place,
): { readonly path: readonly string[]; readonly schema: Schema } | undefined {
  let { node, schema } = place;
  const path: string[] = [];
  for (const segment of segments) {
    const next = step(segment, { node, schema });
    if (next === undefined) return undefined;
    path.push(next.key);
    schema = next.schema;
    node = childOf(node, next.key);
  }
  return { path, schema };
}

function step(
  segment: string,
  { node, schema }: Place,
): { readonly key: string; readonly schema: Schema } | undefined {
  if (!/^[A-Z0-9][A-Z0-9_]*$/.test(segment)) return undefined;
  for (const [key, inner] of Object.entries(schema.properties ?? {})) {
    if (key.toUpperCase() === segment) return { key, schema: inner };
  }
  const { additionalProperties: further, items } = schema;
  if (items !== undefined && /^[0-9]{1,4}$/.test(segment)) {
    const index = Number(segment);
    const length = node?.kind === "list" ? node.items.length : 0;
    // One beyond the last adds an item; a gap would be nobody's intention.
    return index <= length ? { key: String(index), schema: items } : undefined;
  }
  if (further === undefined || further === false) return undefined;
  const names = node?.kind === "map" ? [...node.entries.keys()] : [];
  const known = names.find((name) => name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_") === segment);
  return { key: known ?? segment.toLowerCase(), schema: further };
}

function childOf(node: SourceNode | undefined, key: string): SourceNode | undefined {
  if (node?.kind === "map") return node.entries.get(key)?.value;
  return node?.kind === "list" ? node.items[Number(key)] : undefined;
}

function nodeOfText(
  text: string,
  { name, schema }: { readonly name: string; readonly schema: Schema },
): SourceNode {
  if (schema.type === "object" || schema.type === "array") {
    return readSource(text, name, { code: "config_invalid" }).root;
  }
  if (schema.type === "integer" && /^-?[0-9]{1,15}$/.test(text)) return nodeOf(Number(text));
  if (schema.type === "boolean" && /^(?:true|false)$/.test(text)) return nodeOf(text === "true");
  return nodeOf(text);
}

function nodeOf(value: unknown): SourceNode {
  if (Array.isArray(value)) return { kind: "list", offset: 0, items: value.map(nodeOf) };
  if (typeof value === "object" && value !== null) {
    const entries = new Map<string, SourceEntry>();
    for (const [key, inner] of Object.entries(value)) {
      if (inner !== undefined) entries.set(key, { key, keyOffset: 0, value: nodeOf(inner) });
    }
    return { kind: "map", offset: 0, entries };
  }
  const scalar = typeof value === "string" || typeof value === "number" ||
    typeof value === "boolean";
  return { kind: "scalar", offset: 0, value: scalar ? value : null };
}

/** A copy of `around` with one node set; what is on the way there is made where it is missing. */
function withNode(
  around: SourceNode | undefined,
  path: readonly string[],
  put: { readonly node: SourceNode; readonly origins: Map<SourceNode, Origin> },
): SourceNode {
  const [key, ...rest] = path;
  if (key === undefined) return put.node;
  const inner = withNode(childOf(around, key), rest, put);
  // What had to be made has its place where it was made for.
  const origin = around === undefined ? put.origins.get(put.node) : put.origins.get(around);
  let made: SourceNode;
  if (around?.kind === "list") {
    const items = [...around.items];
    items[Number(key)] = inner;
    made = { ...around, items };
  } else if (around === undefined && /^[0-9]+$/.test(key)) {
    made = { kind: "list", offset: 0, items: [inner] };
  } else {
    const map: SourceMap = around?.kind === "map"
      ? around
      : { kind: "map", offset: around?.offset ?? 0, entries: new Map() };
    const entries = new Map(map.entries);
    entries.set(key, { key, keyOffset: entries.get(key)?.keyOffset ?? inner.offset, value: inner });
    made = { ...map, entries };
  }
  if (origin !== undefined) put.origins.set(made, origin);
  return made;
}
