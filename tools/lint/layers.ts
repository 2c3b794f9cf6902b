/**
 * The import rules of the house, as a lint plugin: a room imports downward only, through the other
 * room's `mod.ts` only, and third-party code enters only in the rooms that own it.
 *
 * @module
 */

/** The level of each room under `src/`; a room may import rooms of lower levels only. */
export const levels: Readonly<Record<string, number>> = {
  hotpath: 0,
  pef: 1,
  platform: 1,
  keys: 2,
  schemalock: 2,
  policy: 2,
  protocols: 2,
  journal: 2,
  bundle: 3,
  recorder: 3,
  attest: 3,
  siem: 3,
  gateway: 4,
  console: 5,
  cli: 6,
};

/** Where third-party packages live. A package that is not listed may not be imported by `src/`. */
export const thirdParty: Readonly<Record<string, readonly string[]>> = {
  "@electric-sql/pglite": ["recorder"],
  "@noble/ed25519": ["pef"],
  "@noble/post-quantum": ["pef"],
  "@stricli/core": ["cli"],
  "@opentelemetry/api": ["cli"],
  "ajv": ["schemalock", "policy"],
  "eventsource-parser": ["protocols"],
  "fflate": ["bundle"],
  "hono": ["gateway", "console"],
  "jsonrepair": ["schemalock"],
  "openai": ["cli"],
  "postgres": ["recorder", "journal"],
  "prom-client": ["cli"],
  "yaml": ["policy", "platform"],
};

/** Node built-ins are pure enough for the rooms below; the browser-safe rooms may not use them. */
const roomsWithoutBuiltins: readonly string[] = ["pef", "protocols", "policy", "schemalock"];

function roomOf(path: string): string | undefined {
  return /(?:^|\/)src\/([a-z0-9]+)\//.exec(path)?.[1];
}

function packageOf(specifier: string): string {
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0] ?? specifier;
}

/** Resolves `..` in a relative specifier against the importing file, as text. */
function resolve(file: string, specifier: string): string {
  const parts = file.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/**
 * Says what is wrong with an import, or `undefined` when it keeps the rules.
 *
 * @param file path of the importing file, with forward slashes
 * @param specifier the module specifier as written
 */
export function importProblem(file: string, specifier: string): string | undefined {
  const room = roomOf(file);
  if (room === undefined || /_(test|bench)\.ts$/.test(file)) return undefined;
  const level = levels[room];
  if (level === undefined) return `room '${room}' has no level in tools/lint/layers.ts`;
  if (specifier.startsWith("node:")) {
    return roomsWithoutBuiltins.includes(room)
      ? `room '${room}' runs in browsers: no '${specifier}' here`
      : undefined;
  }
  if (!specifier.startsWith(".")) {
    const name = packageOf(specifier);
    const homes = thirdParty[name];
    if (homes === undefined) return `package '${name}' is not listed in tools/lint/layers.ts`;
    return homes.includes(room)
      ? undefined
      : `package '${name}' belongs in ${homes.join(", ")}, not in '${room}'`;
  }
  const target = resolve(file, specifier);
  const other = roomOf(target);
  if (other === undefined) return `'${specifier}' leaves src/`;
  if (other === room) return undefined;
  const otherLevel = levels[other];
  if (otherLevel === undefined) return `room '${other}' has no level in tools/lint/layers.ts`;
  if (otherLevel >= level) {
    return `'${room}' (level ${level}) may not import '${other}' (level ${otherLevel}): only downward`;
  }
  if (!target.endsWith(`/src/${other}/mod.ts`)) {
    return `import room '${other}' through its mod.ts, not '${specifier}'`;
  }
  return undefined;
}

const plugin: Deno.lint.Plugin = {
  name: "clyra",
  rules: {
    layers: {
      create(context) {
        const check = (node: Deno.lint.Node, source: unknown): void => {
          if (typeof source !== "string") return;
          const message = importProblem(context.filename.replaceAll("\\", "/"), source);
          if (message !== undefined) {
            context.report({ node, message, hint: "see 'Rooms' in docs/architecture.md" });
          }
        };
        return {
          ImportDeclaration: (node) => check(node, node.source.value),
          ExportNamedDeclaration: (node) => check(node, node.source?.value),
          ExportAllDeclaration: (node) => check(node, node.source.value),
          ImportExpression: (node) =>
            check(node, node.source.type === "Literal" ? node.source.value : undefined),
        };
      },
    },
  },
};

export default plugin;
