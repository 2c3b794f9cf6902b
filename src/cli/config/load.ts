/**
 * Reads the configuration: clyra.yaml, the environment over it, flags over both; checked as one.
 *
 * @module
 */

import { readSource, type SourceNode } from "../../policy/mod.ts";
import { ClyraError } from "../../platform/mod.ts";
import type { Files } from "../runtime/files.ts";
import { check, type Checked, type Origin, type SettingsTree } from "./check.ts";
import { applyOverrides, environmentOverrides, type Override } from "./overrides.ts";
import type { ConfigProblem } from "./problem.ts";
import { type ConfigDocument, configSchema } from "./schema.ts";

/** Where settings come from. */
export interface ConfigSources {
  readonly files: Pick<Files, "read" | "exists">;
  readonly environment: Readonly<Record<string, string>>;
  /** The file that was asked for. Without one, `clyra.yaml` is taken where it is there. */
  readonly file?: string | undefined;
  /** Settings by flags. Gets what the file and the environment say, to fit into it. */
  readonly flags?: (root: SourceNode) => readonly Override[];
}

/** A configuration that fits its schema. */
export interface LoadedConfig {
  readonly document: ConfigDocument;
  /** The file it comes from, `undefined` without one. */
  readonly file: string | undefined;
  readonly placeOf: Checked["placeOf"];
}

/** A configuration, or everything that is wrong with it. */
export type ConfigReading =
  | { readonly config: LoadedConfig; readonly file: string | undefined }
  | { readonly problems: readonly ConfigProblem[]; readonly file: string | undefined };

/** Large configurations have some hundred routes; this is a hundred times more. */
export const configBytesMax = 1024 * 1024;

/** The name that is looked for where no other is given. */
export const defaultConfigFile = "clyra.yaml";

/** Reads and checks the configuration. Faults are values: there may be many, and a reload goes on. */
export async function loadConfig(sources: ConfigSources): Promise<ConfigReading> {
  const file = await fileOf(sources);
  let tree: SettingsTree;
  try {
    tree = file === undefined ? emptyTree() : await readTree(sources, file);
  } catch (thrown) {
    if (!(thrown instanceof ClyraError)) throw thrown;
    return { problems: [problemOf(thrown, file ?? "")], file };
  }
  const { overrides, problems } = environmentOverrides(sources.environment, {
    root: tree.root,
    schema: configSchema,
  });
  const withEnvironment = applyOverrides(tree, overrides);
  const flags = sources.flags?.(withEnvironment.root) ?? [];
  const checked = check(applyOverrides(withEnvironment, flags), configSchema);
  const all = [...problems, ...checked.problems];
  if (all.length > 0) return { problems: all, file };
  // What fits the schema has the type that is inferred from it.
  const document = checked.value as ConfigDocument;
  return { config: { document, file, placeOf: checked.placeOf }, file };
}

/** A failure as a fault with its place. */
export function problemOf(thrown: ClyraError, at: string): ConfigProblem {
  const place = thrown.at ?? at;
  return {
    at: place,
    setting: "",
    message: thrown.message.replace(`cannot load ${place}: `, ""),
    ...(thrown.hint === undefined ? {} : { hint: thrown.hint }),
    cause: thrown,
  };
}

async function fileOf({ file, environment, files }: ConfigSources): Promise<string | undefined> {
  const given = file ?? environment["CLYRA_CONFIG"];
  if (given !== undefined) return given;
  return await files.exists(defaultConfigFile) ? defaultConfigFile : undefined;
}

async function readTree({ files }: ConfigSources, file: string): Promise<SettingsTree> {
  const bytes = await files.read(file, { what: "configuration", maxBytes: configBytesMax });
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new ClyraError("config_invalid", `cannot load ${file}: it is not UTF-8`, {
      at: file,
      cause,
    });
  }
  const source = readSource(text, file, { code: "config_invalid" });
  const folder = /^(.*[/\\])?[^/\\]*$/.exec(file)?.[1] ?? "";
  const origin: Origin = {
    at: (offset) => source.problem(offset, "").at ?? file,
    path: (written) => /^(?:[/\\]|[A-Za-z]:[/\\])/.test(written) ? written : `${folder}${written}`,
  };
  return { root: source.root, origin, origins: new Map() };
}

/** Without a file everything comes from variables and flags. */
function emptyTree(): SettingsTree {
  const one = { kind: "scalar", offset: 0, value: 1 } as const;
  const version = { key: "version", keyOffset: 0, value: one };
  return {
    root: { kind: "map", offset: 0, entries: new Map([["version", version]]) },
    origin: { at: () => "the settings", path: (written) => written },
    origins: new Map(),
  };
}
