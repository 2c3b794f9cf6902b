/**
 * The functions of the language: size, contains, startsWith, endsWith, matches.
 *
 * @module
 */

import { didYouMean, shownName } from "../suggest.ts";
import type { Compiled, Compiler, Type } from "./compile.ts";
import type { CallSyntax, Syntax } from "./parse.ts";
import { ExpressionError } from "./tokens.ts";
import { codePointCount, Failure, isObject, needleLengthMax } from "./values.ts";

/** Every function, for suggestions. */
const functions = ["has", "size", "contains", "startsWith", "endsWith", "matches"] as const;

/** Longest pattern handed to the pattern compiler, which has bounds of its own. */
const patternLengthMax = 512;
/** Longest text `matches` runs over: linear, but with the number of pattern states as the factor. */
const subjectLengthMax = 256 * 1024;

/** Compiles a call of any function but `has`, which is a macro. */
export function compileCall(syntax: CallSyntax, compiler: Compiler): Compiled {
  switch (syntax.name) {
    case "size":
      return compileSize(syntax, compiler);
    case "contains":
    case "startsWith":
    case "endsWith":
      return compileTextTest(syntax, compiler);
    case "matches":
      return compileMatches(syntax, compiler);
    default: {
      const name = shownName(syntax.name);
      const hint = didYouMean(syntax.name, functions);
      throw new ExpressionError(`unknown function '${name}'${hint}`, syntax.offset);
    }
  }
}

function compileSize(syntax: CallSyntax, compiler: Compiler): Compiled {
  const operands = syntax.target === undefined
    ? syntax.parameters
    : [syntax.target, ...syntax.parameters];
  const [operand] = operands;
  if (operand === undefined || operands.length !== 1) {
    throw new ExpressionError("size() takes one value", syntax.offset);
  }
  const { type, run } = compiler.compile(operand);
  requireType(type, ["string", "list", "dyn"], syntax);
  const sizeless = new Failure("size() of a value that has none", syntax.offset);
  return {
    type: "int",
    run: (facts) => {
      const value = run(facts);
      if (typeof value === "string") return codePointCount(value);
      if (Array.isArray(value)) return value.length;
      if (isObject(value)) return Object.keys(value).length;
      return value instanceof Failure ? value : sizeless;
    },
  };
}

function receiverAndParameter(syntax: CallSyntax): readonly [Syntax, Syntax] {
  const [parameter] = syntax.parameters;
  if (syntax.target === undefined || parameter === undefined || syntax.parameters.length !== 1) {
    throw new ExpressionError(
      `${syntax.name}() is written value.${syntax.name}("text")`,
      syntax.offset,
    );
  }
  return [syntax.target, parameter];
}

function compileTextTest(syntax: CallSyntax, compiler: Compiler): Compiled {
  const [target, parameter] = receiverAndParameter(syntax).map(compiler.compile);
  if (target === undefined || parameter === undefined) throw new Error("unreachable");
  requireType(target.type, ["string", "dyn"], syntax);
  requireType(parameter.type, ["string", "dyn"], syntax);
  const notText = new Failure(`${syntax.name}() needs two strings`, syntax.offset);
  const tooLong = new Failure(
    `contains() looks for at most ${needleLengthMax} characters`,
    syntax.offset,
  );
  const tests: Readonly<Record<string, (text: string, part: string) => boolean | Failure>> = {
    contains: (text, part) => part.length > needleLengthMax ? tooLong : text.includes(part),
    startsWith: (text, part) => text.startsWith(part),
    endsWith: (text, part) => text.endsWith(part),
  };
  const test = tests[syntax.name] ?? (() => notText);
  return {
    type: "bool",
    run: (facts) => {
      const text = target.run(facts);
      if (text instanceof Failure) return text;
      const part = parameter.run(facts);
      if (part instanceof Failure) return part;
      return typeof text === "string" && typeof part === "string" ? test(text, part) : notText;
    },
  };
}

function compileMatches(syntax: CallSyntax, compiler: Compiler): Compiled {
  const [target, parameter] = receiverAndParameter(syntax).map(compiler.compile);
  if (target === undefined || parameter === undefined) throw new Error("unreachable");
  requireType(target.type, ["string", "dyn"], syntax);
  const pattern = parameter.constant;
  if (typeof pattern !== "string") {
    throw new ExpressionError("matches() takes a pattern written out as text", syntax.offset);
  }
  const { compilePattern } = compiler.environment;
  if (compilePattern === undefined) {
    throw new ExpressionError("matches() is not available here", syntax.offset);
  }
  if (pattern.length > patternLengthMax) {
    throw new ExpressionError(`a pattern longer than ${patternLengthMax}`, syntax.offset);
  }
  const compiled = linearPattern(pattern, compilePattern, syntax.offset);
  const exhausted = new Failure("matches() takes too many steps", syntax.offset);
  const test = (text: string): boolean | Failure => {
    try {
      return compiled.test(text);
    } catch {
      return exhausted; // the engine's own bound; an evaluation error like any other
    }
  };
  const notText = new Failure("matches() needs a string", syntax.offset);
  const tooLong = new Failure(
    `matches() reads at most ${subjectLengthMax} characters`,
    syntax.offset,
  );
  return {
    type: "bool",
    run: (facts) => {
      const text = target.run(facts);
      if (typeof text !== "string") return text instanceof Failure ? text : notText;
      return text.length > subjectLengthMax ? tooLong : test(text);
    },
  };
}

function linearPattern(
  pattern: string,
  compilePattern: NonNullable<Compiler["environment"]["compilePattern"]>,
  offset: number,
): { test(text: string): boolean } {
  try {
    return compilePattern(pattern);
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : "it does not compile";
    throw new ExpressionError(`this pattern cannot be used: ${why}`, offset);
  }
}

function requireType(type: Type, allowed: readonly Type[], syntax: CallSyntax): void {
  if (allowed.includes(type)) return;
  throw new ExpressionError(`${syntax.name}() cannot take a ${type}`, syntax.offset);
}
