/**
 * Checks a tree of settings against the schema and collects every fault with its place, so that a file
 * is corrected in one go. Values are never repeated in messages: what stands in the wrong place may be a
 * secret.
 *
 * @module
 */

import { didYouMean, shownName, type SourceMap, type SourceNode } from "../../policy/mod.ts";
import type { Schema } from "./infer.ts";
import type { ConfigProblem } from "./problem.ts";

/** Where a part of the tree comes from. */
export interface Origin {
  /** The place of an offset, for messages. */
  readonly at: (offset: number) => string;
  /** A path as it is to be used. */
  readonly path: (written: string) => string;
}

/** A tree whose parts may come from several places: the file, variables, flags. */
export interface SettingsTree {
  readonly root: SourceNode;
  readonly origin: Origin;
  /** Nodes that come from elsewhere than what is around them. */
  readonly origins: ReadonlyMap<SourceNode, Origin>;
}

/** What a check gives: a value that fits the schema if there are no problems. */
export interface Checked {
  readonly value: unknown;
  readonly problems: readonly ConfigProblem[];
  /** The place of a setting, or of the nearest one around it. */
  readonly placeOf: (setting: readonly string[]) => string;
}

/** Checks a tree. */
export function check(tree: SettingsTree, schema: Schema): Checked {
  const checker = new Checker(tree);
  const value = checker.value(tree.root, { schema, path: [], origin: tree.origin });
  return {
    value,
    problems: checker.problems,
    placeOf: (setting) => {
      for (let length = setting.length; length > 0; length--) {
        const place = checker.places.get(keyOf(setting.slice(0, length)));
        if (place !== undefined) return place;
      }
      return tree.origin.at(0);
    },
  };
}

interface Scope {
  readonly schema: Schema;
  readonly path: readonly string[];
  readonly origin: Origin;
}

const typeNames = {
  object: "a mapping",
  array: "a list",
  string: "text",
  integer: "a whole number",
  boolean: "true or false",
} as const;

class Checker {
  readonly problems: ConfigProblem[] = [];
  readonly places = new Map<string, string>();
  readonly #origins: SettingsTree["origins"];

  constructor(tree: SettingsTree) {
    this.#origins = tree.origins;
  }

  value(node: SourceNode, around: Scope): unknown {
    const origin = this.#origins.get(node) ?? around.origin;
    const scope = { ...around, origin };
    this.places.set(keyOf(scope.path), origin.at(node.offset));
    const { schema } = scope;
    if (schema.const !== undefined) return this.#constant(node, scope, schema.const);
    if (schema.enum !== undefined) return this.#choice(node, scope, schema.enum);
    switch (schema.type) {
      case "object":
        return node.kind === "map" ? this.#object(node, scope) : this.#wrongType(node, scope);
      case "array":
        return this.#list(node, scope);
      case "string":
        return this.#text(node, scope);
      case "integer":
        return this.#integer(node, scope);
      case "boolean":
        if (node.kind === "scalar" && typeof node.value === "boolean") return node.value;
        return this.#wrongType(node, scope);
      default:
        throw new TypeError("a schema of the configuration has no type");
    }
  }

  #object(node: SourceMap, scope: Scope): Record<string, unknown> {
    const { schema, path } = scope;
    const known = schema.properties ?? {};
    const result: Record<string, unknown> = Object.create(null);
    for (const { key, keyOffset, value } of node.entries.values()) {
      const own = Object.hasOwn(known, key) ? known[key] : undefined;
      const further = schema.additionalProperties;
      if (own === undefined && (further === undefined || further === false)) {
        const names = Object.keys(known);
        this.#problem(scope, {
          offset: keyOffset,
          path: [...path, shownName(key)],
          message: `unknown key '${shownName(key)}'${didYouMean(key, names)}`,
          hint: `${nameOf(path)} takes ${names.join(", ")}`,
          origin: this.#origins.get(value) ?? scope.origin,
        });
        continue;
      }
      const { pattern } = schema.propertyNames ?? {};
      if (own === undefined && pattern !== undefined && !new RegExp(pattern, "u").test(key)) {
        const message = `the name '${shownName(key)}' is not of the form ${pattern}`;
        this.#problem(scope, { offset: keyOffset, path, message });
        continue;
      }
      const inner = own ?? further;
      if (inner === undefined || inner === false) continue;
      result[key] = this.value(value, {
        schema: inner,
        path: [...path, key],
        origin: scope.origin,
      });
    }
    this.#objectSize(node, scope);
    return result;
  }

  #objectSize(node: SourceMap, scope: Scope): void {
    const { schema, path } = scope;
    const { required = [], minProperties = 0, maxProperties = Infinity } = schema;
    const { offset } = node;
    for (const key of required) {
      if (node.entries.has(key)) continue;
      this.#problem(scope, { offset, path, message: `${nameOf(path)} needs '${key}'` });
    }
    const { size } = node.entries;
    if (size >= minProperties && size <= maxProperties) return;
    const names = Object.keys(schema.properties ?? {});
    const message = minProperties === maxProperties && names.length > 0
      ? `${nameOf(path)} takes exactly ${minProperties} of ${names.join(", ")}`
      : `${nameOf(path)} has ${size} entries: at least ${minProperties}, at most ${maxProperties}`;
    this.#problem(scope, { offset, path, message });
  }

  #list(node: SourceNode, scope: Scope): unknown {
    const { schema, path, origin } = scope;
    if (node.kind !== "list") return this.#wrongType(node, scope);
    const { minItems = 0, maxItems = Infinity, items: inner = {} } = schema;
    const { items, offset } = node;
    if (items.length < minItems || items.length > maxItems) {
      const message = `${nameOf(path)} has ${items.length} items: at most ${maxItems} are allowed`;
      this.#problem(scope, { offset, path, message });
      return [];
    }
    return items.map((item, index) =>
      this.value(item, { schema: inner, path: [...path, String(index)], origin })
    );
  }

  #text(node: SourceNode, scope: Scope): unknown {
    if (node.kind !== "scalar" || typeof node.value !== "string") {
      return this.#wrongType(node, scope);
    }
    const { schema, path } = scope;
    const { value, offset } = node;
    const { minLength = 0, maxLength = Infinity, pattern } = schema;
    // JSON Schema counts code points.
    const length = [...value].length;
    if (length < minLength || length > maxLength) {
      const message = value === ""
        ? `${nameOf(path)} is empty`
        : `${nameOf(path)} has ${length} characters, more than ${maxLength}`;
      this.#problem(scope, { offset, path, message });
    } else if (pattern !== undefined && !new RegExp(pattern, "u").test(value)) {
      const message = `${nameOf(path)} is not of the form ${pattern}`;
      this.#problem(scope, { offset, path, message });
    }
    return schema.format === "path" && value !== "" ? scope.origin.path(value) : value;
  }

  #integer(node: SourceNode, scope: Scope): unknown {
    const { schema, path } = scope;
    const { minimum = -Infinity, maximum = Infinity } = schema;
    if (node.kind !== "scalar" || !Number.isInteger(node.value)) {
      return this.#wrongType(node, scope);
    }
    const value = Number(node.value);
    if (value < minimum || value > maximum) {
      const message = `${nameOf(path)} is not between ${minimum} and ${maximum}`;
      this.#problem(scope, { offset: node.offset, path, message });
    }
    return value;
  }

  #constant(node: SourceNode, scope: Scope, expected: string | number | boolean): unknown {
    if (node.kind === "scalar" && node.value === expected) return expected;
    const message = `${nameOf(scope.path)} must be ${expected}`;
    this.#problem(scope, { offset: node.offset, path: scope.path, message });
    return expected;
  }

  #choice(node: SourceNode, scope: Scope, choices: readonly string[]): unknown {
    if (node.kind !== "scalar" || typeof node.value !== "string") {
      return this.#wrongType(node, scope);
    }
    const { value } = node;
    if (choices.includes(value)) return value;
    const message = `${nameOf(scope.path)} is not one of ${choices.join(", ")}` +
      didYouMean(value, choices);
    this.#problem(scope, { offset: node.offset, path: scope.path, message });
    return value;
  }

  #wrongType(node: SourceNode, scope: Scope): undefined {
    const { schema, path } = scope;
    const found = node.kind === "map" ? "a mapping" : node.kind === "list" ? "a list" : {
      string: "text",
      number: "a number",
      boolean: "true or false",
      object: "nothing",
    }[typeof node.value as "string" | "number" | "boolean" | "object"];
    const wanted = schema.enum === undefined
      ? typeNames[schema.type ?? "object"]
      : `one of ${schema.enum.join(", ")}`;
    // The one place where people put the secret itself.
    const isSecret = schema.properties !== undefined && "env" in schema.properties;
    this.#problem(scope, {
      offset: node.offset,
      path,
      message: `${nameOf(path)} must be ${wanted}, not ${found}`,
      ...(isSecret ? { hint: "name the secret: {env: NAME} or {file: PATH}" } : {}),
    });
    return undefined;
  }

  #problem(scope: Scope, problem: {
    readonly offset: number;
    readonly path: readonly string[];
    readonly message: string;
    readonly hint?: string;
    readonly origin?: Origin;
  }): void {
    const { offset, path, message, hint, origin = scope.origin } = problem;
    this.problems.push({
      at: origin.at(offset),
      setting: path.join("."),
      message,
      ...(hint === undefined ? {} : { hint }),
    });
  }
}

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path);
}

function nameOf(path: readonly string[]): string {
  return path.length === 0 ? "a configuration" : `'${path.map(shownName).join(".")}'`;
}
