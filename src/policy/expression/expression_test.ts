import assert from "node:assert/strict";
import fc from "fast-check";
import { type Facts, factsOf } from "../facts.ts";
import { compileCondition, type Environment } from "./compile.ts";
import { ExpressionError } from "./tokens.ts";
import { compareText, equals, Failure } from "./values.ts";

const environment: Environment = { facts: factsOf(["llm.tool_call"]) };
const call = (args: unknown, name = "refund"): Facts => ({
  kind: "llm.tool_call",
  model: "m-1",
  call: { protocol: "openai.chat", stream: false },
  tool: { name },
  args,
});
const run = (text: string, args: unknown = {}): boolean | string => {
  const result = compileCondition(text, environment).evaluate(call(args));
  return result instanceof Failure ? `error: ${result.message}` : result;
};
const fault = (text: string, env = environment): string => {
  try {
    compileCondition(text, env);
  } catch (thrown) {
    assert(thrown instanceof ExpressionError);
    return `${thrown.offset}: ${thrown.message}`;
  }
  return "it compiles";
};

Deno.test("compileCondition() evaluates the operators as CEL does", () => {
  const cases: [string, unknown, boolean][] = [
    ['tool.name == "refund"', {}, true],
    ['tool.name != "refund"', {}, false],
    ["args.amount > 50", { amount: 50.01 }, true],
    ["args.amount > 50", { amount: 50 }, false],
    ["args.amount <= 50 && args.amount >= 50.0", { amount: 50 }, true],
    ['args.to.endsWith("@corp.example")', { to: "a@corp.example" }, true],
    ['args.to.endsWith("@corp.example")', { to: "a@corp.example.evil" }, false],
    ['args.to.startsWith("a") && args.to.contains("@")', { to: "a@b" }, true],
    ['args["to"] == "x" && args.list[1] == 2', { to: "x", list: [1, 2] }, true],
    ['args.kind in ["a", "b"]', { kind: "b" }, true],
    ['args.kind in ["a", "b"]', { kind: "c" }, false],
    ['"key" in args', { key: null }, true],
    ['"toString" in args', {}, false],
    ["args.n in [1, 2.5, null]", { n: null }, true],
    ["has(args.to)", { to: "" }, true],
    ["has(args.to)", {}, false],
    ["has(args.constructor)", {}, false],
    ["size(args.name) == 1", { name: "\u{1f600}" }, true],
    ["args.items.size() == 2 && size(args) == 1", { items: [1, 2] }, true],
    ["7 / 2 == 3 && -7 / 2 == -3 && 7 % 4 == 3 && -7 % 4 == -3", {}, true],
    ["7.0 / 2.0 == 3.5 && 1 + 2 * 3 == 7 && (1 + 2) * 3 == 9", {}, true],
    ["args.a + args.b == 0.5", { a: 0.25, b: 0.25 }, true],
    ['args.a + "b" == "ab"', { a: "a" }, true],
    ["args.total == args.price * 3", { total: 9, price: 3 }, true],
    ["args.vip ? args.n < 100 : args.n < 10", { vip: true, n: 50 }, true],
    ["args.vip ? args.n < 100 : args.n < 10", { vip: false, n: 50 }, false],
    ["!(args.a == [1, [2]])", { a: [1, [2]] }, false],
    ["args.a == args.b", { a: { x: 1, y: [null] }, b: { y: [null], x: 1 } }, true],
    ["args.a == args.b", { a: { x: 1 }, b: { x: "1" } }, false],
    ['args.a == "1"', { a: 1 }, false],
    ["args.a == null", { a: null }, true],
    ["-args.n == -5 && 0x10 == 16 && 1e2 == 100.0", { n: 5 }, true],
    ['"\\u0041\\n" == "A\\n" && r"\\d" == "\\\\d"', {}, true],
    ["!call.stream && event == 'llm.tool_call' // a remark", {}, true],
    ['args.s < "\\ue000"', { s: "\u{1f600}" }, false],
  ];
  for (const [text, args, expected] of cases) assert.equal(run(text, args), expected, text);
});

Deno.test("compileCondition() gives an evaluation error where there is no answer", () => {
  const cases: [string, unknown][] = [
    ["args.amount > 50", {}],
    ["args.amount > 50", { amount: "51" }],
    ["args.amount > 50", { amount: null }],
    ["args.amount > 50", null],
    ["args.a.b.c == 1", { a: { b: 1 } }],
    ["args.constructor == 1", {}],
    ["args.__proto__ == 1", {}],
    ["args.toString.name == 1", {}],
    ["args.list[2] == 1", { list: [1, 2] }],
    ["args.list[-1] == 1", { list: [1, 2] }],
    ["args.list[args.i] == 1", { list: [1, 2], i: 0.5 }],
    ['args["constructor"] == 1', {}],
    ["1 / 0 == 1", {}],
    ["1 % 0 == 1", {}],
    ["args.n / 0 == 1", { n: 1 }],
    ["9007199254740991 + 1 == 0", {}],
    ["args.flag", { flag: 1 }],
    ["args.flag ? true : false", { flag: "yes" }],
    ["!args.flag", { flag: 0 }],
    ['args.a + 1 == "1"', { a: "a" }],
    ["size(args.n) == 1", { n: 1 }],
    ["has(args.a.b)", {}],
    ["caller.name == 'x'", {}],
    ["args.a in args.b", { a: 1, b: "1" }],
  ];
  for (const [text, args] of cases) assert.match(String(run(text, args)), /^error: /, text);
});

Deno.test("&& and || absorb an error on either side, and report it otherwise", () => {
  assert.equal(run("args.missing > 1 && false"), false);
  assert.equal(run("false && args.missing > 1"), false);
  assert.equal(run("args.missing > 1 || true"), true);
  assert.equal(run("true || args.missing > 1"), true);
  assert.match(String(run("args.missing > 1 && true")), /^error/);
  assert.match(String(run("true && args.missing > 1")), /^error/);
  assert.match(String(run("args.missing > 1 || false")), /^error/);
  assert.match(String(run("!(args.missing > 1) && true")), /^error/);
});

Deno.test("comparison is exact for integers beyond 2^53 given as bigint, an error as number", () => {
  const limit = 9007199254740991n;
  assert.equal(run("args.n > 9007199254740991", { n: limit + 2n }), true);
  assert.equal(run("args.a == args.b", { a: limit + 2n, b: limit + 3n }), false);
  assert.equal(run("args.a == args.b", { a: limit + 2n, b: limit + 2n }), true);
  assert.equal(run("args.n == 5", { n: 5n }), true);
  const lost = JSON.parse("9007199254740993");
  assert.match(String(run("args.n == 9007199254740991", { n: lost })), /^error/);
  assert.match(String(run("args.n > 50", { n: 1e300 })), /^error/);
  assert.match(String(run("args.a != args.b", { a: [lost], b: [lost] })), /^error/);
  assert.match(String(run('args.n == "x"', { n: lost })), /^error/);
  assert.match(String(run("args.n in [1, 2]", { n: lost })), /^error/);
});

Deno.test("equals() agrees with itself when its sides are swapped", () => {
  fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
    assert.equal(equals(a, b), equals(b, a));
    const same = equals(a, structuredClone(a));
    assert(same === true || same === undefined);
  }));
});

Deno.test("compareText() orders by code point", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
    const [left, right] = [[...a], [...b]].map((t) => t.map((c) => c.codePointAt(0) ?? 0));
    let expected = 0;
    for (let i = 0; expected === 0 && i < Math.max(left?.length ?? 0, right?.length ?? 0); i++) {
      expected = Math.sign((left?.[i] ?? -1) - (right?.[i] ?? -1));
    }
    assert.equal(Math.sign(compareText(a, b)), expected);
  }));
});

Deno.test("arithmetic and comparison agree with JavaScript on exact numbers", () => {
  const number = fc.integer({ min: -(2 ** 26), max: 2 ** 26 });
  fc.assert(fc.property(number, number, (a, b) => {
    assert.equal(run("args.a * args.b == args.c", { a, b, c: a * b }), true);
    assert.equal(run("args.a < args.b", { a, b }), a < b);
    assert.equal(run("args.a - args.b >= 0", { a, b }), a - b >= 0);
  }));
});

Deno.test("compileCondition() refuses what is no expression, with its place", () => {
  const cases: [string, string][] = [
    ["", "0: the expression ends too early"],
    ["tool.name = 'x'", "10: '=' does not belong here; did you mean '=='?"],
    ["tool.name == 'x", "13: this string is not closed"],
    ["1 == 1 )", "7: ')' does not belong here"],
    ["(1 == 1", "7: expected ')' before the end"],
    ["true and false", "5: 'and' does not belong here"],
    ["not true", "0: 'not' is written '!'"],
    ["True", "0: unknown word 'True'; did you mean 'true'?"],
    ["tool.nmae == 'x'", "0: unknown fact 'tool.nmae'; did you mean 'tool.name'?"],
    ["tool == 'x'", "0: 'tool' is no value of its own: use tool.name"],
    ["argz.x == 1", "0: unknown fact 'argz.x'; did you mean 'args'?"],
    ["tool.name > 5", "10: '>' cannot take string and int"],
    ["1 + 1.0 == 2.0", "2: '+' cannot take int and double"],
    ["tool.name", "5: 'when' must be true or false, this is of type string"],
    ["tool.name && true", "5: '&&' needs a bool, not a string"],
    ["sizeof(args)", "0: unknown function 'sizeof'"],
    ["args.exists(x, x > 1)", "5: unknown function 'exists'"],
    ["tool.name.contain('x')", "10: unknown function 'contain'; did you mean 'contains'?"],
    ["tool.name.matches('x')", "10: matches() is not available here"],
    ["has(args)", "0: has() takes one field, such as has(args.to)"],
    ["tool.name.length > 1", "0: unknown fact 'tool.name.length'"],
    ["9007199254740993 == 1", "0: a number outside +-(2^53 - 1) cannot be held exactly"],
    ["1u == 1", "0: only int and double numbers are supported"],
    ["b'x' == 1", "0: bytes literals are not supported"],
    ["'\\q' == 'q'", "1: unknown escape in a string"],
    ["t\u043eol.name == 'x'", "1: the character U+043E does not belong here"],
    ["args.x == 1; true", "11: the character U+003B does not belong here"],
    ["for == 1", "0: 'for' is a reserved word"],
  ];
  for (const [text, expected] of cases) {
    const found = fault(text);
    assert(found.startsWith(expected), `${text} -> ${found}`);
  }
});

Deno.test("compileCondition() refuses facts that not every kind has", () => {
  const both: Environment = { facts: factsOf(["llm.tool_call", "http.request"]) };
  assert.match(fault("tool.name == 'x'", both), /not known for every kind in 'on'/);
  assert.equal(fault("request.path == '/x'", both), "it compiles");
});

Deno.test("compileCondition() bounds length, parts and depth", () => {
  assert.match(fault(" ".repeat(4097)), /longer than 4096/);
  assert.match(fault(`${"(".repeat(60)}true${")".repeat(60)}`), /nested deeper/);
  assert.match(fault(`${"!".repeat(4000)}true`), /nested deeper/);
  assert.match(fault(`args${"[0".repeat(200)}${"]".repeat(200)} == 1`), /nested deeper/);
  assert.match(fault(`${"true?true:".repeat(60)}true`), /nested deeper/);
  assert.match(fault(Array(600).fill("1").join("+")), /more than 512 parts/);
  assert.match(fault(`args${".a".repeat(600)} == 1`), /more than 512 parts/);
  assert.equal(fault(`${"(".repeat(40)}true${")".repeat(40)}`), "it compiles");
});

Deno.test("evaluation stays linear where operands could be evaluated twice", () => {
  let reads = 0;
  const args = {
    get a(): string {
      reads++;
      return "x";
    },
  };
  const text = `${Array(100).fill("args.a").join(" + ")} == ""`;
  assert.equal(compileCondition(text, environment).evaluate(call(args)), false);
  assert.equal(reads, 100);
});

Deno.test("+ and contains() refuse texts that would cost too much", () => {
  const half = "x".repeat(600 * 1024);
  assert.match(String(run("args.a + args.a == ''", { a: half })), /error: a string longer/);
  assert.match(String(run("args.a.contains(args.b)", { a: half, b: half })), /error: contains/);
  assert.equal(run('args.a.contains("xy")', { a: half }), false);
});

Deno.test("matches() uses the handed-in pattern engine and reports what it refuses", () => {
  const compilePattern = (pattern: string) => {
    if (pattern.includes("(?=")) throw new Error("lookahead");
    return { test: (text: string) => text.includes(pattern) };
  };
  const env = { ...environment, compilePattern };
  const condition = compileCondition('tool.name.matches("fun")', env);
  assert.equal(condition.evaluate(call({})), true);
  assert.equal(condition.evaluate(call({}, "other")), false);
  assert.match(fault("tool.name.matches('(?=a)')", env), /cannot be used: lookahead/);
  assert.match(fault("tool.name.matches(tool.name)", env), /written out as text/);
});

Deno.test("compileCondition() never throws anything but ExpressionError", () => {
  const word = fc.constantFrom(
    ..."tool.name args . [ ] ( ) && || ! == < > + - * / % ? : , 'x' 1 2.5 in has size true null"
      .split(" "),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), fc.jsonValue(), (words, args) => {
      const text = words.join(" ");
      try {
        const result = compileCondition(text, environment).evaluate(call(args));
        assert(typeof result === "boolean" || result instanceof Failure);
      } catch (thrown) {
        if (!(thrown instanceof ExpressionError)) throw thrown;
      }
    }),
    { numRuns: 2000 },
  );
});
