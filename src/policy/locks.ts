/**
 * What a policy says of texts that must fit a schema: which schema, when, and how they are released.
 *
 * @module
 */

import type { Condition } from "./expression/compile.ts";
import { readSchemaName } from "./names.ts";
import type { PolicySchema, RepairMode } from "./policy.ts";
import type { Reader } from "./reader.ts";
import type { SourceEntry, SourceNode } from "./source.ts";

/** Coercions that a policy may list. The same list as SchemaLock's, which a test holds it to: the two
 * rooms do not import each other. */
export const coercions = [
  "string_to_number",
  "string_to_boolean",
  "string_to_null",
  "number_to_string",
  "boolean_to_string",
  "scalar_to_array",
  "array_to_scalar",
] as const;

/** A coercion of a value to another type. */
export type Coercion = (typeof coercions)[number];

/** When the text of a lane leaves: `atomic` when it is complete and fits, `progressive` while what
 * there is of it can still become a text that fits. */
export type Release = "atomic" | "progressive";

/** How a text is held to its schema. */
export interface LockTerms {
  /** Whether it may be repaired. */
  readonly repair: RepairMode;
  /** Coercions that a repair may carry out. */
  readonly coercions: readonly Coercion[];
  readonly release: Release;
}

/** A schema for what a model says. */
export interface OutputPolicy extends LockTerms {
  /** Name of a schema of the policy. */
  readonly schema: string;
  /** The answers it applies to; all without it. */
  readonly condition?: Condition;
  /** Where it stands, as `file:line:column`. */
  readonly at: string;
}

/** What is done with schemas that come with a request. */
export interface CallerSchemas extends LockTerms {
  /** `observe` writes the verdict down and lets everything pass. */
  readonly mode: "off" | "observe" | "enforce";
  /** What is done when one of them cannot be enforced. */
  readonly unenforceable: "refuse" | "unchecked";
}

/** Keys of {@linkcode LockTerms} in the file. */
export const termKeys = ["repair", "coerce", "release"] as const;

/** Most schemas for output: the condition of each is asked for every answer. */
const outputsMax = 200;

/** What holds where the policy says nothing. */
export const noCallerSchemas: CallerSchemas = {
  mode: "off",
  repair: "never",
  coercions: [],
  release: "atomic",
  unenforceable: "refuse",
};

/** Reads `repair`, `coerce` and `release`. */
export function readTerms(
  reader: Reader,
  entries: ReadonlyMap<string, SourceEntry>,
): LockTerms {
  const [repairing, coerce, release] = termKeys.map((key) => entries.get(key));
  const repair = repairing === undefined
    ? "never"
    : reader.choice(repairing.value, "repair", { choices: ["once", "never"] });
  const listed = reader.list(coerce?.value, "coerce", coercions.length).map((item) =>
    reader.choice(item, "coerce", { choices: coercions })
  );
  if (coerce !== undefined && repair === "never") {
    throw reader.source.problem(
      coerce.keyOffset,
      "'coerce' needs 'repair: once': a coercion is a repair",
    );
  }
  return {
    repair,
    coercions: [...new Set(listed)],
    release: release === undefined
      ? "atomic"
      : reader.choice(release.value, "release", { choices: ["atomic", "progressive"] }),
  };
}

/** Reads `outputs:`; the first that applies to an answer is its schema. */
export function readOutputs(
  reader: Reader,
  node: SourceNode | undefined,
  { schemas, readCondition }: {
    readonly schemas: ReadonlyMap<string, PolicySchema>;
    /** Compiles a condition on the facts of an answer. */
    readonly readCondition: (entry: SourceEntry | undefined) => Condition | undefined;
  },
): readonly OutputPolicy[] {
  return reader.list(node, "outputs", outputsMax).map((item) => {
    const entries = reader.map(item, {
      what: "an output",
      keys: ["schema", "when", ...termKeys],
      required: ["schema"],
    });
    const condition = readCondition(entries.get("when"));
    return {
      schema: readSchemaName(reader, entries.get("schema")?.value ?? item, schemas),
      ...(condition === undefined ? {} : { condition }),
      ...readTerms(reader, entries),
      at: reader.at(item.offset),
    };
  });
}

/** Reads `enforce_caller_schemas:`, a word or a mapping with that word under `mode`. */
export function readCallerSchemas(reader: Reader, node: SourceNode | undefined): CallerSchemas {
  if (node === undefined) return noCallerSchemas;
  const modes = { choices: ["off", "observe", "enforce"] } as const;
  if (node.kind !== "map") {
    return { ...noCallerSchemas, mode: reader.choice(node, "enforce_caller_schemas", modes) };
  }
  const entries = reader.map(node, {
    what: "enforce_caller_schemas",
    keys: ["mode", "unenforceable", ...termKeys],
    required: ["mode"],
  });
  const unenforceable = entries.get("unenforceable");
  return {
    mode: reader.choice(entries.get("mode")?.value ?? node, "mode", modes),
    ...readTerms(reader, entries),
    unenforceable: unenforceable === undefined
      ? "refuse"
      : reader.choice(unenforceable.value, "unenforceable", { choices: ["refuse", "unchecked"] }),
  };
}
