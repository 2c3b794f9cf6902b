/**
 * Comparison, membership and arithmetic: types settled at load, exact at run time.
 *
 * @module
 */

import type { Compiled, Compiler, Type } from "./compile.ts";
import type { BinaryOperator, BinarySyntax } from "./parse.ts";
import { ExpressionError } from "./tokens.ts";
import {
  compareText,
  equals,
  Failure,
  isExact,
  isNumeric,
  isObject,
  textLengthMax,
  type Value,
} from "./values.ts";

const numbers: ReadonlySet<Type> = new Set(["int", "double", "dyn"]);

/** Compiles one operator of two operands. */
export function compileBinary(syntax: BinarySyntax, compiler: Compiler): Compiled {
  const left = compiler.compile(syntax.left);
  const right = compiler.compile(syntax.right);
  switch (syntax.operator) {
    case "==":
    case "!=":
      return compileEquality(syntax, left, right);
    case "in":
      return compileIn(syntax, left, right);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return compileOrder(syntax, left, right);
    default:
      return compileArithmetic(syntax, left, right);
  }
}

function mismatch(syntax: BinarySyntax, left: Type, right: Type): ExpressionError {
  return new ExpressionError(
    `'${syntax.operator}' cannot take ${left} and ${right}`,
    syntax.offset,
  );
}

function compileEquality(syntax: BinarySyntax, left: Compiled, right: Compiled): Compiled {
  const comparable = left.type === right.type || left.type === "dyn" || right.type === "dyn" ||
    (numbers.has(left.type) && numbers.has(right.type));
  if (!comparable) throw mismatch(syntax, left.type, right.type);
  const wanted = syntax.operator === "==";
  const undecided = new Failure("the two values cannot be compared exactly", syntax.offset);
  const [a, b] = [left.run, right.run];
  const { constant } = right;
  if (typeof constant === "string") {
    return {
      type: "bool",
      run: (facts) => {
        const value = a(facts);
        if (typeof value === "string") return (value === constant) === wanted;
        return value instanceof Failure ? value : unequal(value, wanted, undecided);
      },
    };
  }
  return {
    type: "bool",
    run: (facts) => {
      const x = a(facts);
      if (x instanceof Failure) return x;
      const y = b(facts);
      if (y instanceof Failure) return y;
      const same = equals(x, y);
      return same === undefined ? undecided : same === wanted;
    },
  };
}

/** A value that is no text, against a text: unequal, unless it is a number that lost digits. */
function unequal(value: Value, wanted: boolean, undecided: Failure): Value {
  return typeof value === "number" && !isExact(value) ? undecided : !wanted;
}

function compileIn(syntax: BinarySyntax, left: Compiled, right: Compiled): Compiled {
  if (right.type !== "list" && right.type !== "dyn") {
    throw new ExpressionError(`'in' needs a list on its right, not a ${right.type}`, syntax.offset);
  }
  const undecided = new Failure("the two values cannot be compared exactly", syntax.offset);
  const noList = new Failure("'in' on a value that is neither list nor object", syntax.offset);
  const notKey = new Failure("'in' on an object needs a string", syntax.offset);
  const { constant } = right;
  const texts = Array.isArray(constant) && constant.every((item) => typeof item === "string")
    ? new Set<Value>(constant)
    : undefined;
  const [a, b] = [left.run, right.run];
  return {
    type: "bool",
    run: (facts) => {
      const needle = a(facts);
      if (needle instanceof Failure) return needle;
      if (texts !== undefined && typeof needle === "string") return texts.has(needle);
      const hay = b(facts);
      if (hay instanceof Failure) return hay;
      if (Array.isArray(hay)) return isMember(needle, hay) ?? undecided;
      if (!isObject(hay)) return noList;
      return typeof needle === "string" ? Object.hasOwn(hay, needle) : notKey;
    },
  };
}

function isMember(needle: Value, list: readonly Value[]): boolean | undefined {
  let decided = true;
  for (const item of list) {
    const same = equals(needle, item);
    if (same === true) return true;
    if (same === undefined) decided = false;
  }
  return decided ? false : undefined;
}

interface Order {
  /** Whether the operator holds for the sign of a three-way comparison. */
  readonly holds: (order: number) => boolean;
  /** The operator against a literal number: the common case, without any indirection. */
  readonly than: (limit: number) => (value: number) => boolean;
}

const orders: Readonly<Record<string, Order>> = {
  "<": { holds: (order) => order < 0, than: (limit) => (value) => value < limit },
  "<=": { holds: (order) => order <= 0, than: (limit) => (value) => value <= limit },
  ">": { holds: (order) => order > 0, than: (limit) => (value) => value > limit },
  ">=": { holds: (order) => order >= 0, than: (limit) => (value) => value >= limit },
};

function compileOrder(syntax: BinarySyntax, left: Compiled, right: Compiled): Compiled {
  const bothNumbers = numbers.has(left.type) && numbers.has(right.type);
  const texts: ReadonlySet<Type> = new Set(["string", "dyn"]);
  if (!bothNumbers && !(texts.has(left.type) && texts.has(right.type))) {
    throw mismatch(syntax, left.type, right.type);
  }
  const { holds, than } = orders[syntax.operator] ??
    { holds: () => false, than: () => () => false };
  const unordered = new Failure(
    `'${syntax.operator}' needs two exact numbers or two strings`,
    syntax.offset,
  );
  const [a, b] = [left.run, right.run];
  const { constant } = right;
  if (typeof constant === "number") {
    const compare = than(constant);
    return {
      type: "bool",
      run: (facts) => {
        const x = a(facts);
        if (typeof x === "number") return isExact(x) ? compare(x) : unordered;
        if (typeof x === "bigint") return holds(x < constant ? -1 : x > constant ? 1 : 0);
        return x instanceof Failure ? x : unordered;
      },
    };
  }
  return {
    type: "bool",
    run: (facts) => {
      const x = a(facts);
      if (x instanceof Failure) return x;
      const y = b(facts);
      if (y instanceof Failure) return y;
      // Mixed bigint and number comparison is exact by definition (ECMA-262, 7.2.13).
      if (isNumeric(x) && isNumeric(y)) return holds(x < y ? -1 : x > y ? 1 : 0);
      if (typeof x === "string" && typeof y === "string") return holds(compareText(x, y));
      return unordered;
    },
  };
}

const operations: Readonly<Record<string, (x: number, y: number) => number>> = {
  "+": (x, y) => x + y,
  "-": (x, y) => x - y,
  "*": (x, y) => x * y,
  "/": (x, y) => x / y,
  "%": (x, y) => x % y,
};

function compileArithmetic(syntax: BinarySyntax, left: Compiled, right: Compiled): Compiled {
  const { operator, offset } = syntax;
  const type = arithmeticType(syntax, left.type, right.type);
  const operate = type === "int" && operator === "/"
    ? (x: number, y: number) => Math.trunc(x / y)
    : operations[operator];
  if (operate === undefined) throw mismatch(syntax, left.type, right.type);
  const compute = arithmetic(operator, operate, offset);
  const join = operator === "+" ? concatenation(offset) : undefined;
  const [a, b] = [left.run, right.run];
  return {
    type,
    run: (facts) => {
      const x = a(facts);
      if (x instanceof Failure) return x;
      const y = b(facts);
      if (y instanceof Failure) return y;
      if (join !== undefined && typeof x === "string") return join(x, y);
      return compute(x, y);
    },
  };
}

function arithmeticType(syntax: BinarySyntax, left: Type, right: Type): Type {
  const { operator } = syntax;
  if (operator === "+") {
    const texts: ReadonlySet<Type> = new Set(["string", "dyn"]);
    if (texts.has(left) && texts.has(right)) return left === right ? left : "dyn";
  }
  if (!numbers.has(left) || !numbers.has(right)) throw mismatch(syntax, left, right);
  if (operator === "%" && (left === "double" || right === "double")) {
    throw mismatch(syntax, left, right);
  }
  if (left === "dyn" || right === "dyn") return "dyn";
  if (left !== right) throw mismatch(syntax, left, right);
  return left;
}

function arithmetic(
  operator: BinaryOperator,
  operate: (x: number, y: number) => number,
  offset: number,
): (x: Value, y: Value) => Value {
  const notNumbers = new Failure(`'${operator}' needs two exact numbers`, offset);
  const inexact = new Failure(`the result of '${operator}' cannot be held exactly`, offset);
  return (x, y) => {
    if (typeof x !== "number" || typeof y !== "number" || !isExact(x) || !isExact(y)) {
      return notNumbers;
    }
    if (operator === "%" && !(Number.isInteger(x) && Number.isInteger(y))) return notNumbers;
    const result = operate(x, y);
    if (!isExact(result)) return inexact;
    return result === 0 ? 0 : result;
  };
}

function concatenation(offset: number): (x: string, y: Value) => Value {
  const notText = new Failure("'+' needs two strings or two numbers", offset);
  const tooLong = new Failure(`a string longer than ${textLengthMax} units`, offset);
  return (x, y) => {
    if (typeof y !== "string") return notText;
    return x.length + y.length > textLengthMax ? tooLong : x + y;
  };
}
