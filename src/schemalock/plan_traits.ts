/**
 * What can be told of a plan before any text is read: its flags, and which values need no frame.
 *
 * @module
 */

import { schemaTables } from "../hotpath/mod.ts";
import { noLooks } from "./closure.ts";
import { bytesOf, compareBytes } from "./name_bytes.ts";
import type { ArrayPlan, GroupPlan, ObjectPlan, Plan } from "./plan.ts";

const { groups, nodeFlags, types } = schemaTables;

/** Names that are noted when they are met. */
export function slotsOf({ object, groups: all }: Plan): readonly string[] {
  if (object === undefined) return [];
  const names = new Set(object.required);
  for (const [name, others] of object.dependentRequired) {
    names.add(name);
    for (const other of others) names.add(other);
  }
  for (const { name } of all) if (name !== undefined) names.add(name);
  return [...names];
}

export function stateWords({ kind }: GroupPlan): number {
  if (kind === groups.any || kind === groups.one) return 2;
  if (kind === groups.condition) return 4;
  return kind === groups.dependent ? 3 : 0;
}

/** The types of scalars in the order of a node's alternatives. */
export const scalarTypes = [
  types.null,
  types.boolean,
  types.number | types.whole,
  types.string,
] as const;

/** No keyword of its own but groups. */
export function isBare(plan: Plan): boolean {
  const { number, string, enumeration } = plan.assertions;
  return !plan.isNever && plan.assertions.types === 127 && number === undefined &&
    string === undefined && enumeration === undefined && plan.object === undefined &&
    plan.array === undefined && noLooks(plan);
}

/** Nothing to check and nothing that an `unevaluated...` would want to know. */
export function isAlways(plan: Plan): boolean {
  return plan.groups.length === 0 && isBare(plan);
}

export function flagsOf(plan: Plan, isTracked: boolean): number {
  if (plan.isNever) return nodeFlags.never;
  if (isAlways(plan)) return nodeFlags.always;
  const { object, array } = plan;
  const hasEnumeration = plan.assertions.enumeration !== undefined;
  const isOpen = (child: Plan | undefined) => child !== undefined && !isAlways(child);
  const objectLate = hasEnumeration || isOpen(plan.unevaluatedProperties) ||
    (object !== undefined &&
      (object.maximum >= 0 || object.dependentRequired.size > 0 || isOpen(object.additional) ||
        isOpen(object.propertyNames) || object.properties.values().some(isOpen) ||
        object.patterns.some(({ plan: child }) => isOpen(child))));
  const arrayLate = hasEnumeration || isOpen(plan.unevaluatedItems) ||
    (array !== undefined &&
      (array.maximum >= 0 || array.unique || isOpen(array.items) || array.prefix.some(isOpen) ||
        (array.contains !== undefined && (array.maxContains >= 0 || isTracked))));
  return (objectLate ? nodeFlags.objectLate : 0) | (arrayLate ? nodeFlags.arrayLate : 0) |
    (isTracked ? nodeFlags.tracked : 0) |
    (object?.additional !== undefined || plan.unevaluatedProperties !== undefined
      ? nodeFlags.allProperties
      : 0) |
    (array?.items !== undefined || plan.unevaluatedItems !== undefined ? nodeFlags.allItems : 0);
}

export function immediateTypes(plan: Plan, flags: number): number {
  const { types: allowed, number, string, enumeration } = plan.assertions;
  if (plan.isNever || plan.groups.length > 0 || enumeration !== undefined) return 0;
  const isTracked = (flags & nodeFlags.tracked) !== 0;
  const hasObject = isTracked || plan.object !== undefined ||
    plan.unevaluatedProperties !== undefined;
  const hasArray = isTracked || plan.array !== undefined || plan.unevaluatedItems !== undefined;
  return allowed & (types.null | types.boolean | (number === undefined ? types.number : 0) |
    (string === undefined ? types.string : 0) | (hasArray ? 0 : types.array) |
    (hasObject ? 0 : types.object));
}

/** Most names of an object that the fast lane judges: a bit each. */
const laneNamesMax = 64;

/** Types whose values need no frame: nothing is asked but what one look from outside can answer. */
export function laneTypes(plan: Plan, flags: number): number {
  const isLooked = plan.isNever || plan.groups.length > 0 || !noLooks(plan) ||
    (flags & nodeFlags.tracked) !== 0;
  if (isLooked) return 0;
  const { enumeration } = plan.assertions;
  const { object, array } = plan;
  const scalars = types.null | types.boolean | types.number | types.string;
  const hasObject = enumeration === undefined && (object === undefined || isPlainObject(object));
  const hasArray = enumeration === undefined && (array === undefined || isPlainArray(array));
  return plan.assertions.types &
    (scalars | types.whole | (hasObject ? types.object : 0) | (hasArray ? types.array : 0));
}

function isPlainObject(object: ObjectPlan): boolean {
  const { properties, patterns, additional, propertyNames, required, dependentRequired } = object;
  const names = [...new Set([...properties.keys(), ...required])];
  // A name that is required but no property belongs to `additionalProperties`.
  const isWhole = additional === undefined || names.every((name) => properties.has(name));
  // Names are compared as they are spelled, so that none may need an escape.
  return isWhole && names.length <= laneNamesMax && patterns.length === 0 &&
    propertyNames === undefined && dependentRequired.size === 0 &&
    object.minimum === 0 && object.maximum < 0 &&
    !properties.values().some(({ isNever }) => isNever) &&
    names.every((name) => JSON.stringify(name) === `"${name}"`);
}

function isPlainArray({ prefix, items, contains, unique }: ArrayPlan): boolean {
  return contains === undefined && !unique && items?.isNever !== true &&
    !prefix.some(({ isNever }) => isNever);
}

/** A bit for each required name, in the order of the entries. */
export function requiredMask(
  names: readonly string[],
  required: ReadonlySet<string>,
): readonly [number, number] {
  if (required.size === 0 || names.length > laneNamesMax) return [0, 0];
  let mask = 0n;
  const sorted = names.map((name) => ({ name, bytes: bytesOf(name) }))
    .sort((a, b) => compareBytes(a.bytes, b.bytes));
  for (const [index, { name }] of sorted.entries()) {
    if (required.has(name)) mask |= 1n << BigInt(index);
  }
  return [Number(BigInt.asIntN(32, mask)), Number(BigInt.asIntN(32, mask >> 32n))];
}
