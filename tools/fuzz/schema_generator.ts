/**
 * Random schemas of two drafts, with documents beside them, and texts that they may or may not allow.
 *
 * @module
 */

import type { Dice } from "./dice.ts";

/** A schema with what it refers to. */
export interface MadeSchema {
  readonly draft: "2020-12" | "7";
  readonly schema: Record<string, unknown>;
  readonly documents: Readonly<Record<string, unknown>>;
}

type Json = unknown;
type Part = readonly [keyword: string, value: Json];

/** Without `__proto__` and `constructor`, which the peers read wrong. */
const names = ["a", "b", "ab", "é", "x/y", "a~b", "$ref", "a name that is longer"];
const texts = ["", "a", "ab", "abc", "é", "\u{1f600}", 'q"', "\\", "b\n", "12", "x".repeat(40)];
const numbers = [0, -0, 1, 2, 3, 1.5, -3, -0.5, 1e21, 1e-7, 100, 4503599627370497.5];
const patterns = [
  "a",
  "^a",
  "b$",
  "^[ab]*$",
  "^.{2}$",
  "é",
  "^$",
  "a|b",
  "\\w\\W",
  "^x-",
  "^(ab?)+$",
];
const typeNames = ["null", "boolean", "number", "integer", "string", "array", "object"];
const small = [0, 1, 2, 3];

/** A JSON value of a few levels. */
export function makeValue(dice: Dice, depth = 3): Json {
  const kind = dice.below(depth > 0 ? 10 : 6);
  if (kind === 0) return dice.pick([null, true, false]);
  if (kind < 3) return dice.pick(numbers);
  if (kind < 6) return dice.pick(texts);
  const count = dice.below(5);
  if (kind < 8) return Array.from({ length: count }, () => makeValue(dice, depth - 1));
  return objectOf(
    Array.from({ length: count }, () => [dice.pick(names), makeValue(dice, depth - 1)]),
  );
}

/** Members that are own ones, whatever their names. */
function objectOf(entries: Iterable<Part>): Record<string, Json> {
  return Object.fromEntries(entries);
}

function some<T>(dice: Dice, most: number, make: () => T): T[] {
  return Array.from({ length: 1 + dice.below(most) }, make);
}

function members(dice: Dice, most: number, make: () => Json): Record<string, Json> {
  return objectOf(some(dice, most, () => [dice.pick(names), make()] as const));
}

function required(dice: Dice): readonly string[] {
  return [...new Set(some(dice, 3, () => dice.pick(names)))];
}

/** What a subschema may refer to: from anywhere, and from where a child of the value is read. */
interface Targets {
  readonly draft: MadeSchema["draft"];
  readonly near: readonly Part[];
  readonly far: readonly Part[];
  /** ajv counts what `not` and `if` evaluate otherwise than the drafts do. */
  readonly hasUnevaluated: boolean;
}

class SchemaMaker {
  readonly #dice: Dice;
  readonly #targets: Targets;

  constructor(dice: Dice, targets: Targets) {
    this.#dice = dice;
    this.#targets = targets;
  }

  schema(depth: number): Json {
    const dice = this.#dice;
    if (dice.below(12) === 0) return dice.below(3) > 0;
    return this.object(depth);
  }

  object(depth: number): Record<string, Json> {
    const dice = this.#dice;
    const { draft, near } = this.#targets;
    if (near.length > 0 && dice.below(9) === 0) return objectOf([dice.pick(near)]);
    const parts = some(dice, 4, () => this.#part(depth)).flat();
    const schema = objectOf(parts);
    if (draft === "7") delete schema.$ref;
    // ajv lets an empty array pass `contains` when there is `prefixItems` beside it.
    if ("contains" in schema) { for (const name of ["prefixItems", "items"]) delete schema[name]; }
    if (draft === "7" && !Array.isArray(schema.items)) delete schema.additionalItems;
    return schema;
  }

  /** A schema of what stands below the value: from there, circles are allowed. */
  #below(depth: number): Json {
    const dice = this.#dice;
    const { far } = this.#targets;
    if (far.length > 0 && dice.below(4) === 0) return objectOf([dice.pick(far)]);
    return depth > 0 ? this.schema(depth - 1) : objectOf([this.#scalar()]);
  }

  #same(depth: number): Json {
    return depth > 0 ? this.schema(depth - 1) : objectOf([this.#scalar()]);
  }

  #scalar(): Part {
    const dice = this.#dice;
    switch (dice.below(14)) {
      case 0:
        return [
          "enum",
          [...new Set(some(dice, 4, () => JSON.stringify(makeValue(dice, 2))))].map((text) =>
            JSON.parse(text)
          ),
        ];
      case 1:
        return ["const", makeValue(dice, 2)];
      case 2:
        return ["minimum", dice.pick(numbers)];
      case 3:
        return ["exclusiveMaximum", dice.pick(numbers)];
      case 4:
        return ["multipleOf", dice.pick([1, 0.5, 2])];
      case 5:
        return [dice.pick(["minLength", "maxLength"]), dice.pick(small)];
      case 6:
        return ["pattern", dice.pick(patterns)];
      case 7:
        return [
          dice.pick(["minItems", "maxItems", "minProperties", "maxProperties"]),
          dice.pick(small),
        ];
      case 8:
        return ["required", required(dice)];
      case 9:
        return ["uniqueItems", dice.below(4) > 0];
      case 10:
        return ["type", [...new Set(some(dice, 3, () => dice.pick(typeNames)))]];
      default:
        return ["type", dice.pick(typeNames)];
    }
  }

  #part(depth: number): readonly Part[] {
    const dice = this.#dice;
    const { draft, hasUnevaluated } = this.#targets;
    const isSeven = draft === "7";
    const below = () => this.#below(depth);
    const same = () => this.#same(depth);
    switch (dice.below(24)) {
      case 0:
      case 1:
      case 2:
        return [["type", "object"], ["properties", members(dice, 4, below)]];
      case 3:
        return [["properties", members(dice, 4, below)], [
          "additionalProperties",
          dice.below(2) === 0 ? false : below(),
        ]];
      case 4:
        return [[
          "patternProperties",
          objectOf(some(dice, 2, () => [dice.pick(patterns), below()] as const)),
        ]];
      case 5:
        return [[
          "propertyNames",
          objectOf([[dice.pick(["maxLength", "minLength"]), dice.pick(small)]]),
        ]];
      case 6:
        return [["items", below()]];
      case 7:
        return isSeven
          ? [["items", some(dice, 3, below)], [
            "additionalItems",
            dice.below(2) === 0 ? false : below(),
          ]]
          : [["prefixItems", some(dice, 3, below)], [
            "items",
            dice.below(2) === 0 ? false : below(),
          ]];
      case 8:
        return isSeven
          ? [["contains", below()]]
          : [["contains", below()], [dice.pick(["minContains", "maxContains"]), dice.pick(small)]];
      case 9:
        return [["allOf", some(dice, 3, same)]];
      case 10:
      case 11:
        return [["anyOf", some(dice, 3, same)]];
      case 12:
      case 13:
        return [["oneOf", some(dice, 3, same)]];
      case 14:
        return hasUnevaluated ? [this.#scalar()] : [["not", same()]];
      case 15:
        return hasUnevaluated
          ? [this.#scalar()]
          : [["if", same()], ["then", same()], ["else", same()]];
      case 16:
        return isSeven
          ? [[
            "dependencies",
            members(dice, 2, () => dice.below(2) === 0 ? required(dice) : same()),
          ]]
          : [["dependentSchemas", members(dice, 2, same)]];
      case 17:
        return isSeven
          ? [this.#scalar()]
          : [["dependentRequired", members(dice, 2, () => required(dice))]];
      case 18:
        return hasUnevaluated
          ? [["unevaluatedProperties", dice.below(2) === 0 ? false : below()]]
          : [this.#scalar()];
      default:
        return [this.#scalar()];
    }
  }
}

const other = "https://example.test/other";
const tree = "https://example.test/tree";

/** A schema with definitions, a document beside it, and for 2020-12 at times a dynamic reference. */
export function makeSchema(dice: Dice): MadeSchema {
  const draft = dice.below(4) === 0 ? "7" : "2020-12";
  if (draft === "2020-12" && dice.below(6) === 0) return makeDynamic(dice);
  const place = draft === "7" ? "definitions" : "$defs";
  const hasUnevaluated = draft !== "7" && dice.below(3) === 0;
  const leaf = new SchemaMaker(dice, { draft, near: [], far: [], hasUnevaluated });
  const near: Part[] = [["$ref", `#/${place}/one`], ["$ref", `#/${place}/t~1w~0o%25`]];
  if (draft !== "7") near.push(["$ref", "#anchored"]);
  const far: Part[] = [...near, ["$ref", "#"]];
  const documents: Record<string, unknown> = {};
  if (dice.below(2) === 0) {
    near.push(["$ref", `${other}#/${place}/inner`], ["$ref", other]);
    documents[other] = { $id: other, ...leaf.object(1), [place]: { inner: leaf.schema(1) } };
  }
  const root = new SchemaMaker(dice, { draft, near, far, hasUnevaluated }).object(3);
  if (draft === "7" && "$ref" in root) {
    return {
      draft,
      schema: { ...root, [place]: { one: leaf.schema(1), "t/w~o%": true } },
      documents,
    };
  }
  const anchored = draft === "7" ? {} : { anchor: { $anchor: "anchored", ...leaf.object(1) } };
  const defs = { one: leaf.schema(2), "t/w~o%": leaf.schema(1), ...anchored };
  return { draft, schema: { ...root, [place]: defs }, documents };
}

function makeDynamic(dice: Dice): MadeSchema {
  const draft = "2020-12";
  const leaf = new SchemaMaker(dice, { draft, near: [], far: [], hasUnevaluated: false });
  const far: Part[] = [["$dynamicRef", "#node"]];
  const inner = new SchemaMaker(dice, { draft, near: [], far, hasUnevaluated: false });
  const document = { ...inner.object(2), $id: tree, $dynamicAnchor: "node" };
  const schema = {
    ...leaf.object(1),
    $id: "https://example.test/root",
    $dynamicAnchor: "node",
    $ref: tree,
  };
  return { draft, schema, documents: { [tree]: document } };
}

/** A value that is likelier than chance to fit: made along the schema, or taken from its constants. */
export function makeFitting(dice: Dice, schema: unknown, depth = 4): Json {
  if (typeof schema !== "object" || schema === null || depth === 0 || dice.below(9) === 0) {
    return makeValue(dice, Math.min(depth, 2));
  }
  const {
    enum: values,
    const: only,
    properties,
    items,
    prefixItems,
    anyOf,
    oneOf,
    allOf,
    type,
    required: must,
  } = schema as Record<string, Json>;
  const any = [anyOf, oneOf, allOf].find((list) => Array.isArray(list));
  if (Array.isArray(any) && dice.below(2) === 0) {
    return makeFitting(dice, dice.pick(any), depth - 1);
  }
  if (Array.isArray(values)) return dice.pick(values);
  if (only !== undefined) return only;
  const list = Array.isArray(prefixItems) ? prefixItems : Array.isArray(items) ? items : [];
  if (type === "object" || typeof properties === "object") {
    const entries: Part[] = Object.entries(properties as object ?? {})
      .filter(() => dice.below(4) > 0)
      .map(([name, child]) => [name, makeFitting(dice, child, depth - 1)]);
    if (Array.isArray(must)) { for (const name of must) entries.push([name, makeValue(dice, 1)]); }
    return objectOf(entries);
  }
  if (type === "array" || items !== undefined || list.length > 0) {
    return Array.from(
      { length: dice.below(4) },
      (_, index) => makeFitting(dice, list[index] ?? items, depth - 1),
    );
  }
  switch (Array.isArray(type) ? type[0] : type) {
    case "null":
      return null;
    case "boolean":
      return dice.below(2) === 0;
    case "number":
    case "integer":
      return dice.pick(numbers);
    case "string":
      return dice.pick(texts);
    default:
      return makeValue(dice, 2);
  }
}
