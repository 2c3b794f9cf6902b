/**
 * Type-checks a syntax tree against the declared facts and compiles it to closures.
 *
 * The language is a subset of CEL: what loads here means the same in CEL, with two widenings and one
 * narrowing, all documented in docs/policy.md: a JSON number has no int/double side and mixes with
 * both in arithmetic; `/` on JSON numbers is double division; integers hold 53 bits and anything
 * beyond is an error. There are no loops and no recursion, so evaluation always ends.
 *
 * @module
 */

import { allFactPaths, type Facts, type FactType } from "../facts.ts";
import { didYouMean, shownName } from "../suggest.ts";
import { compileBinary } from "./binary.ts";
import { compileCall } from "./calls.ts";
import { type CallSyntax, parseExpression, type Syntax } from "./parse.ts";
import { ExpressionError } from "./tokens.ts";
import { Failure, isNumeric, isObject, type Value } from "./values.ts";

/** The static types. `dyn` is a JSON value whose type is known only when it is there. */
export type Type = "bool" | "int" | "double" | "string" | "null" | "list" | "dyn";

/** A compiled part: its type, its closure, and its value when it is a literal. */
export interface Compiled {
  readonly type: Type;
  readonly run: (facts: Facts) => Value;
  readonly constant?: Value;
}

/** A pattern compiled to something that tests in time linear in the text. */
export interface LinearPattern {
  /** Whether the pattern matches anywhere in the text. */
  test(text: string): boolean;
}

/** What an expression may use. */
export interface Environment {
  readonly facts: ReadonlyMap<string, FactType>;
  /** Compiles a regular expression that runs in linear time, or throws. Without it, `matches` is
   * refused. */
  readonly compilePattern?: (pattern: string) => LinearPattern;
}

/** A compiled condition: true, false, or why it cannot be told. */
export interface Condition {
  /** Asks the condition; never throws on facts that are JSON values. */
  readonly evaluate: (facts: Facts) => boolean | Failure;
  /** The facts it reads, by dotted path. */
  readonly reads: ReadonlySet<string>;
}

/** What the compilers of the parts need. */
export interface Compiler {
  readonly environment: Environment;
  readonly compile: (syntax: Syntax) => Compiled;
}

/**
 * Compiles a `when:` expression.
 *
 * @throws {ExpressionError} for a fault of grammar or type, with its place
 * @example
 * ```ts
 * import { factsOf } from "../facts.ts";
 * import { compileCondition } from "./compile.ts";
 *
 * const facts = factsOf(["llm.tool_call"]);
 * const condition = compileCondition('tool.name == "refund" && args.amount > 50', { facts });
 * const call = { kind: "llm.tool_call", tool: { name: "refund" }, args: { amount: 51 } } as const;
 * if (condition.evaluate(call) !== true) throw new Error();
 * ```
 */
export function compileCondition(text: string, environment: Environment): Condition {
  const reads = new Set<string>();
  const compiler: Compiler = {
    environment,
    compile: (syntax) => compilePart(syntax, compiler, reads),
  };
  const syntax = parseExpression(text);
  const { type, run } = compiler.compile(syntax);
  if (type === "bool") return { evaluate: run as Condition["evaluate"], reads };
  if (type !== "dyn") {
    throw new ExpressionError(
      `'when' must be true or false, this is of type ${type}`,
      syntax.offset,
    );
  }
  const notBool = new Failure("the condition is neither true nor false", syntax.offset);
  const evaluate = (facts: Facts): boolean | Failure => {
    const value = run(facts);
    if (typeof value === "boolean" || value instanceof Failure) return value;
    return notBool;
  };
  return { evaluate, reads };
}

function compilePart(syntax: Syntax, compiler: Compiler, reads: Set<string>): Compiled {
  switch (syntax.kind) {
    case "literal": {
      const { value, type } = syntax;
      return { type, run: () => value, constant: value };
    }
    case "list":
      return compileList(syntax.items.map(compiler.compile));
    case "name":
    case "member":
      return compileAccess(syntax, compiler, reads);
    case "index":
      return compileIndex(syntax, compiler);
    case "call":
      return syntax.name === "has" && syntax.target === undefined
        ? compileHas(syntax, compiler)
        : compileCall(syntax, compiler);
    case "unary":
      return compileUnary(syntax, compiler);
    case "binary":
      return compileBinary(syntax, compiler);
    case "logic":
      return compileLogic(syntax, compiler);
    case "ternary":
      return compileTernary(syntax, compiler);
  }
}

/** The dotted path of a chain of plain names, `undefined` for any other target. */
function pathOf(syntax: Syntax): string | undefined {
  if (syntax.kind === "name") return syntax.name;
  if (syntax.kind !== "member") return undefined;
  const target = pathOf(syntax.target);
  return target === undefined ? undefined : `${target}.${syntax.name}`;
}

function compileAccess(
  syntax: Syntax & { readonly kind: "name" | "member" },
  compiler: Compiler,
  reads: Set<string>,
): Compiled {
  const path = pathOf(syntax);
  if (path !== undefined) {
    const type = compiler.environment.facts.get(path);
    if (type !== undefined) {
      reads.add(path);
      return { type, run: factReader(path, type, syntax.offset) };
    }
    const [root = ""] = path.split(".");
    if (compiler.environment.facts.get(root) !== "dyn") {
      throw unknownFact(path, rootOffset(syntax), compiler.environment.facts);
    }
  }
  if (syntax.kind === "name") throw new ExpressionError("unknown name", syntax.offset);
  const isArgs = syntax.target.kind === "name" && syntax.target.name === "args";
  return compileMember(compiler.compile(syntax.target), syntax.name, {
    offset: syntax.offset,
    isArgs,
  });
}

function rootOffset(syntax: Syntax): number {
  return syntax.kind === "member" ? rootOffset(syntax.target) : syntax.offset;
}

function unknownFact(
  path: string,
  offset: number,
  facts: ReadonlyMap<string, FactType>,
): ExpressionError {
  const known = [...facts.keys()];
  const shown = shownName(path);
  const [root = ""] = path.split(".");
  if (allFactPaths().includes(path) || allFactPaths().includes(root)) {
    return new ExpressionError(`'${shown}' is not known for every kind in 'on'`, offset);
  }
  if (known.some((fact) => fact.startsWith(`${path}.`))) {
    const members = known.filter((fact) => fact.startsWith(`${path}.`)).join(", ");
    return new ExpressionError(`'${shown}' is no value of its own: use ${members}`, offset);
  }
  const hint = didYouMean(path, known) || didYouMean(root, known);
  return new ExpressionError(`unknown fact '${shown}'${hint}`, offset);
}

function factReader(path: string, type: FactType, offset: number): Compiled["run"] {
  const missing = new Failure(`the fact '${path}' is not there`, offset);
  const typed = (value: Value): Value => {
    if (type === "string") return typeof value === "string" ? value : missing;
    if (type === "bool") return typeof value === "boolean" ? value : missing;
    return value === undefined ? missing : value;
  };
  if (path === "event") return (facts) => facts.kind;
  if (path === "args") return (facts) => facts.args === undefined ? missing : facts.args;
  if (path === "tool.name") return (facts) => facts.tool?.name ?? missing;
  const [group = "", member] = path.split(".");
  if (member === undefined) return (facts) => typed(facts[group as keyof Facts]);
  return (facts) => {
    const target: Value = facts[group as keyof Facts];
    return isObject(target) && Object.hasOwn(target, member) ? typed(target[member]) : missing;
  };
}

function compileMember(
  target: Compiled,
  name: string,
  { offset, isArgs }: { readonly offset: number; readonly isArgs: boolean },
): Compiled {
  if (target.type !== "dyn") {
    throw new ExpressionError(`a ${target.type} has no field '${shownName(name)}'`, offset);
  }
  const missing = new Failure(`no such field '${shownName(name)}'`, offset);
  const notObject = new Failure(`no field '${shownName(name)}': not an object`, offset);
  const noArgs = new Failure("the fact 'args' is not there", offset);
  const { run } = target;
  if (isArgs) {
    return {
      type: "dyn",
      run: ({ args }) => {
        if (typeof args !== "object" || args === null || Array.isArray(args)) {
          return args === undefined ? noArgs : notObject;
        }
        const field = Object.hasOwn(args, name)
          ? (args as Readonly<Record<string, Value>>)[name]
          : undefined;
        return field === undefined ? missing : field;
      },
    };
  }
  return {
    type: "dyn",
    run: (facts) => {
      const value = run(facts);
      if (!isObject(value)) return value instanceof Failure ? value : notObject;
      // Own fields only: `args.constructor` must be what the caller sent, or an error.
      const field = Object.hasOwn(value, name) ? value[name] : undefined;
      return field === undefined ? missing : field;
    },
  };
}

function compileIndex(syntax: Syntax & { readonly kind: "index" }, compiler: Compiler): Compiled {
  const target = compiler.compile(syntax.target);
  const key = compiler.compile(syntax.key);
  const { offset } = syntax;
  if (target.type !== "dyn" && target.type !== "list") {
    throw new ExpressionError(`a ${target.type} cannot be indexed`, offset);
  }
  const allowed = target.type === "list" ? ["int", "dyn"] : ["int", "string", "dyn"];
  if (!allowed.includes(key.type)) {
    throw new ExpressionError(`a ${key.type} cannot be an index here`, offset);
  }
  const missing = new Failure("no such element", offset);
  return {
    type: "dyn",
    run: (facts) => {
      const value = target.run(facts);
      if (value instanceof Failure) return value;
      const at = key.run(facts);
      if (at instanceof Failure) return at;
      if (Array.isArray(value)) {
        return typeof at === "number" && Number.isSafeInteger(at) && at >= 0 && at < value.length
          ? value[at]
          : missing;
      }
      if (!isObject(value) || typeof at !== "string" || !Object.hasOwn(value, at)) return missing;
      return value[at] === undefined ? missing : value[at];
    },
  };
}

function compileHas(syntax: CallSyntax, compiler: Compiler): Compiled {
  const [parameter] = syntax.parameters;
  if (syntax.parameters.length !== 1 || parameter?.kind !== "member") {
    throw new ExpressionError("has() takes one field, such as has(args.to)", syntax.offset);
  }
  const { run } = compiler.compile(parameter);
  const path = pathOf(parameter);
  if (path !== undefined && compiler.environment.facts.has(path)) {
    return { type: "bool", run: (facts) => !(run(facts) instanceof Failure) };
  }
  const target = compiler.compile(parameter.target).run;
  const notObject = new Failure(
    `no field '${shownName(parameter.name)}': not an object`,
    syntax.offset,
  );
  return {
    type: "bool",
    run: (facts) => {
      const value = target(facts);
      if (value instanceof Failure) return value;
      return isObject(value) ? Object.hasOwn(value, parameter.name) : notObject;
    },
  };
}

function compileList(items: readonly Compiled[]): Compiled {
  if (items.every((item) => "constant" in item)) {
    const constant = Object.freeze(items.map((item) => item.constant));
    return { type: "list", run: () => constant, constant };
  }
  return {
    type: "list",
    run: (facts) => {
      const list: Value[] = [];
      for (const item of items) {
        const value = item.run(facts);
        if (value instanceof Failure) return value;
        list.push(value);
      }
      return list;
    },
  };
}

function compileUnary(syntax: Syntax & { readonly kind: "unary" }, compiler: Compiler): Compiled {
  const { type, run } = compiler.compile(syntax.operand);
  const { offset } = syntax;
  if (syntax.operator === "!") {
    if (type !== "bool" && type !== "dyn") {
      throw new ExpressionError(`'!' needs a bool, not a ${type}`, offset);
    }
    const notBool = new Failure("'!' on a value that is neither true nor false", offset);
    return {
      type: "bool",
      run: (facts) => {
        const value = run(facts);
        if (typeof value === "boolean") return !value;
        return value instanceof Failure ? value : notBool;
      },
    };
  }
  if (type !== "int" && type !== "double" && type !== "dyn") {
    throw new ExpressionError(`'-' needs a number, not a ${type}`, offset);
  }
  const notNumber = new Failure("'-' on a value that is no exact number", offset);
  return {
    type,
    run: (facts) => {
      const value = run(facts);
      if (typeof value === "number" && isNumeric(value)) return value === 0 ? 0 : -value;
      return value instanceof Failure ? value : notNumber;
    },
  };
}

/** `&&` and `||` as CEL has them: an operand that decides the result absorbs errors on either side. */
function compileLogic(syntax: Syntax & { readonly kind: "logic" }, compiler: Compiler): Compiled {
  const decisive = syntax.operator === "||";
  const runs = syntax.items.map((item) => {
    const { type, run } = compiler.compile(item);
    if (type !== "bool" && type !== "dyn") {
      throw new ExpressionError(`'${syntax.operator}' needs a bool, not a ${type}`, item.offset);
    }
    return run;
  });
  const notBool = new Failure(
    `'${syntax.operator}' on a value that is neither true nor false`,
    syntax.offset,
  );
  return {
    type: "bool",
    run: (facts) => {
      let failure: Failure | undefined;
      for (let index = 0; index < runs.length; index++) {
        const value = runs[index]?.(facts);
        if (value === decisive) return decisive;
        if (value !== !decisive) failure ??= value instanceof Failure ? value : notBool;
      }
      return failure ?? !decisive;
    },
  };
}

function compileTernary(
  syntax: Syntax & { readonly kind: "ternary" },
  compiler: Compiler,
): Compiled {
  const test = compiler.compile(syntax.test);
  const yes = compiler.compile(syntax.yes);
  const no = compiler.compile(syntax.no);
  if (test.type !== "bool" && test.type !== "dyn") {
    throw new ExpressionError(`'?' needs a bool before it, not a ${test.type}`, syntax.offset);
  }
  if (yes.type !== no.type && yes.type !== "dyn" && no.type !== "dyn") {
    throw new ExpressionError(
      `'?:' gives ${yes.type} or ${no.type}; both must be the same`,
      syntax.offset,
    );
  }
  const notBool = new Failure("'?' on a value that is neither true nor false", syntax.offset);
  return {
    type: yes.type === no.type ? yes.type : "dyn",
    run: (facts) => {
      const value = test.run(facts);
      if (value === true) return yes.run(facts);
      if (value === false) return no.run(facts);
      return value instanceof Failure ? value : notBool;
    },
  };
}
