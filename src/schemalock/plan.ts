/**
 * From schemas to plans: references followed, dynamic scopes told apart, one plan for each schema in each
 * scope that reaches it. Plans form a graph; `tables.ts` writes it down.
 *
 * @module
 */

import { schemaTables } from "../hotpath/mod.ts";
import { readAssertions } from "./assertions.ts";
import type { Budget } from "./budget.ts";
import { isObject, schemaProblem } from "./problem.ts";
import type { Registry } from "./registry.ts";
import type { Place } from "./walk.ts";

const { groups } = schemaTables;

/** Schemas that must be asked about the same value, and how their verdicts count. */
export interface GroupPlan {
  readonly kind: number;
  /** For a condition: if, then, else, of which the last two may be missing. */
  readonly plans: readonly (Plan | undefined)[];
  /** For a dependent schema: the name it depends on. */
  readonly name?: string;
}

/** What an object must be like. */
export interface ObjectPlan {
  readonly properties: ReadonlyMap<string, Plan>;
  readonly patterns: readonly { readonly pattern: string; readonly plan: Plan }[];
  readonly additional: Plan | undefined;
  /** What refuses names that nothing else knows, when `additional` is never. */
  readonly closedBy: "additionalProperties" | "unevaluatedProperties";
  readonly propertyNames: Plan | undefined;
  readonly required: readonly string[];
  readonly dependentRequired: ReadonlyMap<string, readonly string[]>;
  readonly minimum: number;
  readonly maximum: number;
}

/** What an array must be like; -1 is no upper bound. */
export interface ArrayPlan {
  readonly prefix: readonly Plan[];
  readonly items: Plan | undefined;
  /** What refuses items, when `items` is never. */
  readonly closedBy: "items" | "unevaluatedItems";
  readonly contains: Plan | undefined;
  readonly minContains: number;
  readonly maxContains: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly unique: boolean;
}

/** Assertions on the value itself. */
export interface AssertionPlan {
  readonly types: number;
  readonly number?: Readonly<Record<string, number>>;
  readonly string?: {
    readonly minimum: number;
    readonly maximum: number;
    readonly format: string | undefined;
    readonly patterns: readonly string[];
  };
  readonly enumeration?: {
    readonly values: readonly unknown[];
    readonly keyword: "enum" | "const";
  };
}

/** One schema in one dynamic scope. */
export interface Plan {
  readonly index: number;
  readonly place: Place;
  isNever: boolean;
  assertions: AssertionPlan;
  groups: GroupPlan[];
  object?: ObjectPlan;
  array?: ArrayPlan;
  unevaluatedProperties?: Plan;
  unevaluatedItems?: Plan;
}

/** For each name of a `$dynamicAnchor`, the outermost resource on the way that has it. */
type Scope = ReadonlyMap<string, Place>;

/** Steps for a member of a dynamic scope: it is copied, named and sorted. */
const scopeSteps = 16;
/** Most plans: a schema may be reached in several dynamic scopes. */
const plansMax = 60_000;
/** Longest chain of references from one to the next. */
const chainMax = 100;
/** Deepest chain of schemas that look at the same value. */
const inPlaceMax = 200;

/** A graph of plans. */
export interface PlanGraph {
  readonly root: Plan;
  readonly plans: readonly Plan[];
}

/**
 * Plans a schema with everything it refers to.
 *
 * @param options `formats`: names of the formats to assert, `undefined` to assert none
 * @throws {ClyraError} `schema_invalid` with `at` (JSON pointer) and `keyword`
 */
export function planSchema(
  registry: Registry,
  { formats, budget }: {
    readonly formats?: ReadonlySet<string> | undefined;
    readonly budget: Budget;
  },
): PlanGraph {
  const planner = new Planner(registry, formats, budget);
  const root = planner.run();
  refuseCycles(planner.plans);
  return { root, plans: planner.plans };
}

class Planner {
  readonly plans: Plan[] = [];
  readonly #registry: Registry;
  readonly #formats: ReadonlySet<string> | undefined;
  readonly #known = new Map<object, Map<string, Plan>>();
  readonly #booleans = new Map<boolean, Plan>();
  readonly #numbers = new Map<object, number>();
  readonly #pending: { readonly plan: Plan; readonly scope: Scope }[] = [];

  readonly #budget: Budget;
  readonly #keys = new WeakMap<Scope, string>();

  constructor(registry: Registry, formats: ReadonlySet<string> | undefined, budget: Budget) {
    this.#registry = registry;
    this.#formats = formats;
    this.#budget = budget;
  }

  run(): Plan {
    const root = this.#plan(this.#registry.root, new Map());
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) {
      this.#fill(next.plan, next.scope);
    }
    return root;
  }

  #plan(start: Place, outer: Scope): Plan {
    let place = start;
    let scope = this.#enter(place, outer);
    // A schema that is nothing but a reference is the schema it leads to.
    for (let steps = 0;; steps++) {
      const next = this.#alias(place, scope);
      if (next === undefined) break;
      if (steps >= chainMax) {
        const message = "its references lead back to itself, or are too many in a row";
        throw schemaProblem(message, { pointer: start.pointer, keyword: "$ref" });
      }
      place = next;
      scope = this.#enter(place, scope);
    }
    const { schema } = place;
    if (typeof schema === "boolean") {
      const plan = this.#booleans.get(schema) ?? this.#add(place);
      plan.isNever = !schema;
      this.#booleans.set(schema, plan);
      return plan;
    }
    const key = this.#key(scope);
    const plans = this.#known.get(schema) ?? new Map<string, Plan>();
    this.#known.set(schema, plans);
    const known = plans.get(key);
    if (known !== undefined) return known;
    const plan = this.#add(place);
    plans.set(key, plan);
    this.#pending.push({ plan, scope });
    return plan;
  }

  #add(place: Place): Plan {
    const index = this.plans.length;
    if (index >= plansMax) {
      const message = `more than ${plansMax} subschemas, counted once for each way to reach them`;
      throw schemaProblem(message, { pointer: place.pointer, keyword: "$ref" });
    }
    const plan: Plan = { index, place, isNever: false, assertions: { types: 127 }, groups: [] };
    this.plans.push(plan);
    return plan;
  }

  #enter(place: Place, outer: Scope): Scope {
    const names = this.#registry.findings.dynamicAnchors.get(place.base);
    if (names === undefined) return outer;
    let scope: Map<string, Place> | undefined;
    for (const [name, target] of names) {
      if (outer.has(name)) continue;
      if (scope === undefined) {
        // A copy, its key, and each member of both: schemas of many resources have many scopes.
        this.#budget.spend(scopeSteps * (outer.size + names.size), {
          pointer: place.pointer,
          keyword: "$dynamicAnchor",
        });
      }
      (scope ??= new Map(outer)).set(name, target);
    }
    return scope ?? outer;
  }

  #key(scope: Scope): string {
    if (scope.size === 0) return "";
    const known = this.#keys.get(scope);
    if (known !== undefined) return known;
    const key = [...scope].map(([name, { schema }]) => {
      if (typeof schema === "boolean") return `${name}=${schema}`;
      const number = this.#numbers.get(schema) ?? this.#numbers.size;
      this.#numbers.set(schema, number);
      return `${name}=${number}`;
    }).sort().join("\n");
    this.#keys.set(scope, key);
    return key;
  }

  /** Where a reference leads, in its dynamic scope. */
  #target(place: Place, scope: Scope, keyword: "$ref" | "$dynamicRef"): Place | undefined {
    const reference = isObject(place.schema) ? place.schema[keyword] : undefined;
    if (reference === undefined || (keyword === "$dynamicRef" && place.draft === "7")) {
      return undefined;
    }
    if (typeof reference !== "string") {
      const message = "a reference must be a string";
      throw schemaProblem(message, { pointer: place.pointer, keyword });
    }
    const found = this.#registry.resolve(reference, place, keyword);
    if (keyword === "$ref") return found;
    const name = decodeURI(reference.split("#")[1] ?? "");
    const isDynamic = this.#registry.dynamicAnchor(found.base, name)?.schema === found.schema;
    return isDynamic ? scope.get(name) ?? found : found;
  }

  #alias(place: Place, scope: Scope): Place | undefined {
    if (typeof place.schema === "boolean") return undefined;
    const keywords = Object.keys(place.schema).filter((keyword) => !silent.has(keyword));
    const [only] = keywords;
    if (keywords.length !== 1 || (only !== "$ref" && only !== "$dynamicRef")) return undefined;
    return this.#target(place, scope, only);
  }

  #fill(plan: Plan, scope: Scope): void {
    const { place } = plan;
    const schema = isObject(place.schema) ? place.schema : {};
    const isSeven = place.draft === "7";
    const child = (value: unknown) => this.#plan(this.#registry.placeOf(value, place), scope);
    const maybe = (value: unknown) => value === undefined ? undefined : child(value);
    const list = (value: unknown) => Array.isArray(value) ? value.map(child) : [];
    const add = (kind: number, plans: readonly (Plan | undefined)[], name?: string) =>
      plan.groups.push({ kind, plans, ...(name === undefined ? {} : { name }) });
    for (const keyword of ["$ref", "$dynamicRef"] as const) {
      const target = this.#target(place, scope, keyword);
      if (target !== undefined) add(groups.all, [this.#plan(target, scope)]);
    }
    if (isSeven && "$ref" in schema) return;
    plan.assertions = readAssertions(place, schema, this.#formats);
    if (schema.allOf !== undefined) add(groups.all, list(schema.allOf));
    if (schema.anyOf !== undefined) add(groups.any, list(schema.anyOf));
    if (schema.oneOf !== undefined) add(groups.one, list(schema.oneOf));
    if (schema.not !== undefined) add(groups.not, [child(schema.not)]);
    if (schema.if !== undefined) {
      add(groups.condition, [child(schema.if), maybe(schema.then), maybe(schema.else)]);
    }
    for (const keyword of isSeven ? ["dependencies"] : ["dependentSchemas"]) {
      for (const [name, value] of entries(schema[keyword])) {
        if (!Array.isArray(value)) add(groups.dependent, [child(value)], name);
      }
    }
    const object = readObject(schema, { isSeven, child, maybe });
    if (object !== undefined) plan.object = object;
    const array = readArray(schema, { isSeven, child, maybe });
    if (array !== undefined) plan.array = array;
    if (isSeven) return;
    const { unevaluatedProperties, unevaluatedItems } = schema;
    const items = maybe(unevaluatedItems);
    const properties = maybe(unevaluatedProperties);
    if (!closesObject(plan, properties) && properties !== undefined) {
      plan.unevaluatedProperties = properties;
    }
    if (!closesArray(plan, items) && items !== undefined) plan.unevaluatedItems = items;
  }
}

/** Nobody else looks at the value: then `unevaluated...: false` refuses what the schema itself does not know. */
function closesObject(plan: Plan, properties: Plan | undefined): boolean {
  const { object = noObject, groups } = plan;
  if (groups.length > 0 || properties?.isNever !== true) return false;
  if (object.additional === undefined) {
    plan.object = { ...object, additional: properties, closedBy: "unevaluatedProperties" };
  }
  return true;
}

function closesArray(plan: Plan, items: Plan | undefined): boolean {
  const { array = noArray, groups } = plan;
  if (groups.length > 0 || items?.isNever !== true || array.contains !== undefined) return false;
  if (array.items === undefined) plan.array = { ...array, items, closedBy: "unevaluatedItems" };
  return true;
}

const noObject: ObjectPlan = {
  properties: new Map(),
  patterns: [],
  additional: undefined,
  closedBy: "additionalProperties",
  propertyNames: undefined,
  required: [],
  dependentRequired: new Map(),
  minimum: 0,
  maximum: -1,
};

const noArray: ArrayPlan = {
  prefix: [],
  items: undefined,
  closedBy: "items",
  contains: undefined,
  minContains: 1,
  maxContains: -1,
  minimum: 0,
  maximum: -1,
  unique: false,
};

/** Keywords beside a reference that change nothing about the verdict. */
const silent: ReadonlySet<string> = new Set([
  ...["$id", "$schema", "$anchor", "$dynamicAnchor", "$comment", "$defs", "definitions"],
  ...["title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly"],
  ...["$vocabulary"],
]);

interface Children {
  readonly isSeven: boolean;
  readonly child: (value: unknown) => Plan;
  readonly maybe: (value: unknown) => Plan | undefined;
}

function entries(value: unknown): readonly [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

function count(value: unknown, otherwise: number): number {
  // Counts beyond 2^31 bound nothing that is read here.
  return typeof value === "number" ? Math.min(value, 0x7fffffff) : otherwise;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

const objectKeywords = [
  ...["properties", "patternProperties", "additionalProperties", "propertyNames", "required"],
  ...["minProperties", "maxProperties", "dependentRequired", "dependentSchemas", "dependencies"],
];

function readObject(
  schema: Record<string, unknown>,
  { isSeven, child, maybe }: Children,
): ObjectPlan | undefined {
  if (!objectKeywords.some((keyword) => Object.hasOwn(schema, keyword))) return undefined;
  const dependencies = entries(schema[isSeven ? "dependencies" : "dependentRequired"]);
  return {
    properties: new Map(entries(schema.properties).map(([name, value]) => [name, child(value)])),
    patterns: entries(schema.patternProperties).map(([pattern, value]) => ({
      pattern,
      plan: child(value),
    })),
    additional: maybe(schema.additionalProperties),
    closedBy: "additionalProperties",
    propertyNames: maybe(schema.propertyNames),
    required: strings(schema.required),
    dependentRequired: new Map(
      dependencies.filter(([, value]) => Array.isArray(value))
        .map(([name, value]) => [name, strings(value)]),
    ),
    minimum: count(schema.minProperties, 0),
    maximum: count(schema.maxProperties, -1),
  };
}

const arrayKeywords = [
  ...["items", "prefixItems", "additionalItems", "contains", "minItems", "maxItems", "uniqueItems"],
];

function readArray(
  schema: Record<string, unknown>,
  { isSeven, child, maybe }: Children,
): ArrayPlan | undefined {
  if (!arrayKeywords.some((keyword) => Object.hasOwn(schema, keyword))) return undefined;
  const tuple = isSeven ? schema.items : schema.prefixItems;
  const isTuple = Array.isArray(tuple);
  return {
    prefix: isTuple ? tuple.map(child) : [],
    items: maybe(isSeven && isTuple ? schema.additionalItems : schema.items),
    closedBy: "items",
    contains: maybe(schema.contains),
    minContains: isSeven ? 1 : count(schema.minContains, 1),
    maxContains: isSeven ? -1 : count(schema.maxContains, -1),
    minimum: count(schema.minItems, 0),
    maximum: count(schema.maxItems, -1),
    unique: schema.uniqueItems === true,
  };
}

/** Schemas that look at the same value in a circle never come to a verdict. */
function refuseCycles(plans: readonly Plan[]): void {
  const depths = new Int32Array(plans.length);
  const open = new Set<Plan>();
  const refuse = (plan: Plan, message: string) => {
    throw schemaProblem(message, { pointer: plan.place.pointer, keyword: "$ref" });
  };
  const visit = (plan: Plan): number => {
    const known = depths[plan.index] ?? 0;
    if (known > 0) return known;
    if (open.has(plan)) refuse(plan, "its references lead back to itself without reading a value");
    if (open.size >= inPlaceMax) {
      refuse(plan, `more than ${inPlaceMax} schemas in a row look at the same value`);
    }
    open.add(plan);
    let depth = 1;
    for (const group of plan.groups) {
      for (const below of group.plans) {
        if (below !== undefined) depth = Math.max(depth, 1 + visit(below));
      }
    }
    open.delete(plan);
    if (depth > inPlaceMax) {
      refuse(plan, `more than ${inPlaceMax} schemas in a row look at the same value`);
    }
    depths[plan.index] = depth;
    return depth;
  };
  for (const plan of plans) visit(plan);
}
