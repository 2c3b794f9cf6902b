/**
 * The values of the expression language and the operations on them: exact, bounded, errors as values.
 *
 * @module
 */

/** Any value an expression can hold: a JSON value, or a `bigint` for an integer beyond 2^53 - 1. */
export type Value = unknown;

/** An evaluation error. It is a value and is made once per node at compile time, so that hostile
 * facts that make a rule fail cost no more than facts that do not. */
export class Failure {
  /** Why, without any value of the facts. */
  readonly message: string;
  /** Where in the expression, in UTF-16 units. */
  readonly offset: number;

  /** A failure of the node at `offset`. */
  constructor(message: string, offset: number) {
    this.message = message;
    this.offset = offset;
  }
}

/** Longest text an expression may build by `+`, in UTF-16 units. */
export const textLengthMax = 1024 * 1024;
/** Longest text that `contains` searches for: engines search in time text x needle at worst. */
export const needleLengthMax = 1024;
/** Deepest pair of values `==` compares. */
const compareDepthMax = 64;

/** Whether a number is one that no digits were lost of. Every double beyond 2^53 - 1 is an integer
 * that may stand for its neighbours, so one comparison tells; NaN and the infinities fail it too. */
export function isExact(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

/** Whether a value is a number that may be compared. */
export function isNumeric(value: Value): value is number | bigint {
  return typeof value === "bigint" || (typeof value === "number" && isExact(value));
}

/** Whether a value is a JSON object. */
export function isObject(value: Value): value is Readonly<Record<string, Value>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) &&
    !(value instanceof Failure);
}

/**
 * CEL's `==` on any two values: numbers by mathematical value, different types are different, lists
 * and objects element by element. `undefined` when it cannot be decided exactly or within bounds.
 */
export function equals(left: Value, right: Value, depth = 0): boolean | undefined {
  if (typeof left === "number" || typeof left === "bigint") {
    if (!isNumeric(left)) return undefined;
    if (typeof right !== "number" && typeof right !== "bigint") return false;
    if (!isNumeric(right)) return undefined;
    return !(left < right) && !(left > right);
  }
  if (typeof right === "number" && !isNumeric(right)) return undefined;
  if (left === right) return true;
  if (depth >= compareDepthMax) return undefined;
  if (Array.isArray(left)) {
    return Array.isArray(right) ? equalLists(left, right, depth) : false;
  }
  return isObject(left) && isObject(right) ? equalObjects(left, right, depth) : false;
}

/** Order of two texts by Unicode code point, as CEL defines it; JavaScript orders by UTF-16 unit. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return codePointRank(a) - codePointRank(b);
  }
  return left.length - right.length;
}

/** Number of code points of a text. */
export function codePointCount(text: string): number {
  let count = text.length;
  for (let index = 1; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0xdc00 || unit > 0xdfff) continue;
    const before = text.charCodeAt(index - 1);
    if (before >= 0xd800 && before <= 0xdbff) count--;
  }
  return count;
}

/** Surrogates stand for code points above every other unit. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function equalLists(
  left: readonly Value[],
  right: readonly Value[],
  depth: number,
): boolean | undefined {
  if (left.length !== right.length) return false;
  let result: boolean | undefined = true;
  for (let index = 0; index < left.length; index++) {
    const same = equals(left[index], right[index], depth + 1);
    if (same === false) return false;
    if (same === undefined) result = undefined;
  }
  return result;
}

function equalObjects(
  left: Readonly<Record<string, Value>>,
  right: Readonly<Record<string, Value>>,
  depth: number,
): boolean | undefined {
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  let result: boolean | undefined = true;
  for (const key of keys) {
    if (!Object.hasOwn(right, key)) return false;
    const same = equals(left[key], right[key], depth + 1);
    if (same === false) return false;
    if (same === undefined) result = undefined;
  }
  return result;
}
