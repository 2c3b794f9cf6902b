/**
 * Tokens to a syntax tree: the grammar of CEL without macros other than `has`, without message and
 * map literals, bounded in nodes and depth.
 *
 * @module
 */

import { didYouMean } from "../suggest.ts";
import { ExpressionError, type Token, tokenize } from "./tokens.ts";

/** A node of the syntax tree; `offset` is its place in the text. */
export type Syntax =
  | {
    readonly kind: "literal";
    readonly type: LiteralType;
    readonly value: Literal;
    readonly offset: number;
  }
  | { readonly kind: "list"; readonly items: readonly Syntax[]; readonly offset: number }
  | { readonly kind: "name"; readonly name: string; readonly offset: number }
  | {
    readonly kind: "member";
    readonly target: Syntax;
    readonly name: string;
    readonly offset: number;
  }
  | {
    readonly kind: "index";
    readonly target: Syntax;
    readonly key: Syntax;
    readonly offset: number;
  }
  | CallSyntax
  | {
    readonly kind: "unary";
    readonly operator: "!" | "-";
    readonly operand: Syntax;
    readonly offset: number;
  }
  | BinarySyntax
  | {
    readonly kind: "logic";
    readonly operator: "&&" | "||";
    readonly items: readonly Syntax[];
    readonly offset: number;
  }
  | TernarySyntax;

/** A function call, with its receiver when written `target.name(...)`. */
export interface CallSyntax {
  readonly kind: "call";
  readonly name: string;
  readonly target?: Syntax;
  readonly parameters: readonly Syntax[];
  readonly offset: number;
}

/** Comparison and arithmetic. */
export interface BinarySyntax {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Syntax;
  readonly right: Syntax;
  readonly offset: number;
}

/** `test ? yes : no`. */
export interface TernarySyntax {
  readonly kind: "ternary";
  readonly test: Syntax;
  readonly yes: Syntax;
  readonly no: Syntax;
  readonly offset: number;
}

/** Operators of two operands that are not `&&` and `||`. */
export type BinaryOperator =
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "in"
  | "+"
  | "-"
  | "*"
  | "/"
  | "%";
/** The type of a literal. */
export type LiteralType = "int" | "double" | "string" | "bool" | "null";
/** The value of a literal. */
export type Literal = string | number | boolean | null;

/** Most nodes of one expression; also bounds the recursion of everything that walks the tree. */
export const nodesMax = 512;
/** Deepest parentheses, brackets, `!`, `-` and `?:`, which recurse in the parser. */
export const depthMax = 48;

/** Names that CEL reserves; they can be no identifier. */
const reserved = new Set(
  ("as break const continue else for function if import let loop package namespace return var " +
    "void while in").split(" "),
);
const relations: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">=", "in"]);

/**
 * Parses an expression.
 *
 * @throws {ExpressionError} with the place of the fault
 */
export function parseExpression(text: string): Syntax {
  const parser = new ExpressionParser(tokenize(text));
  return parser.parse();
}

class ExpressionParser {
  readonly #tokens: readonly Token[];
  #position = 0;
  #nodes = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): Syntax {
    const syntax = this.#ternary();
    const rest = this.#peek();
    if (rest.kind !== "end") throw this.#unexpected(rest);
    return syntax;
  }

  #peek(): Token {
    return this.#tokens[this.#position] ?? { kind: "end", text: "", offset: 0 };
  }

  #next(): Token {
    const token = this.#peek();
    this.#position++;
    return token;
  }

  #accept(text: string): Token | undefined {
    const token = this.#peek();
    const matches = token.text === text && (token.kind === "punctuator" || token.kind === "name");
    return matches ? this.#next() : undefined;
  }

  #expect(text: string): Token {
    const token = this.#accept(text);
    if (token !== undefined) return token;
    const found = this.#peek();
    throw new ExpressionError(`expected '${text}'${describe(found)}`, found.offset);
  }

  #unexpected(token: Token): ExpressionError {
    if (token.kind === "end") {
      return new ExpressionError("the expression ends too early", token.offset);
    }
    const hint = token.text === "=" ? "; did you mean '=='?" : "";
    return new ExpressionError(
      `'${token.text.slice(0, 32)}' does not belong here${hint}`,
      token.offset,
    );
  }

  #node<T extends Syntax>(syntax: T): T {
    if (++this.#nodes > nodesMax) {
      throw new ExpressionError(`more than ${nodesMax} parts`, syntax.offset);
    }
    return syntax;
  }

  #deeper<T>(read: () => T): T {
    if (++this.#depth > depthMax) {
      throw new ExpressionError(`nested deeper than ${depthMax} levels`, this.#peek().offset);
    }
    const result = read();
    this.#depth--;
    return result;
  }

  #ternary(): Syntax {
    const test = this.#logic("||", () => this.#logic("&&", () => this.#relation()));
    const mark = this.#accept("?");
    if (mark === undefined) return test;
    return this.#deeper(() => {
      const yes = this.#logic("||", () => this.#logic("&&", () => this.#relation()));
      this.#expect(":");
      const no = this.#ternary();
      return this.#node({ kind: "ternary", test, yes, no, offset: mark.offset });
    });
  }

  #logic(operator: "&&" | "||", operand: () => Syntax): Syntax {
    const first = operand();
    const items = [first];
    while (this.#accept(operator) !== undefined) items.push(operand());
    if (items.length === 1) return first;
    return this.#node({ kind: "logic", operator, items, offset: first.offset });
  }

  #relation(): Syntax {
    let left = this.#sum();
    while (relations.has(this.#peek().text) && this.#peek().kind !== "string") {
      const token = this.#next();
      const operator = token.text as BinaryOperator;
      const right = this.#sum();
      left = this.#node({ kind: "binary", operator, left, right, offset: token.offset });
    }
    return left;
  }

  #sum(): Syntax {
    return this.#chain(["+", "-"], () => this.#chain(["*", "/", "%"], () => this.#unary()));
  }

  #chain(operators: readonly BinaryOperator[], operand: () => Syntax): Syntax {
    let left = operand();
    for (;;) {
      const operator = operators.find((text) => this.#peek().text === text);
      if (operator === undefined || this.#peek().kind !== "punctuator") return left;
      const { offset } = this.#next();
      left = this.#node({ kind: "binary", operator, left, right: operand(), offset });
    }
  }

  #unary(): Syntax {
    const token = this.#accept("!") ?? this.#accept("-");
    if (token === undefined) return this.#postfix();
    const operator = token.text === "!" ? "!" : "-";
    const operand = this.#deeper(() => this.#unary());
    if (operator === "-" && operand.kind === "literal" && typeof operand.value === "number") {
      return { ...operand, value: operand.value === 0 ? 0 : -operand.value, offset: token.offset };
    }
    return this.#node({ kind: "unary", operator, operand, offset: token.offset });
  }

  #postfix(): Syntax {
    let target = this.#primary();
    for (;;) {
      if (this.#accept(".") !== undefined) {
        const token = this.#next();
        if (token.kind !== "name") throw this.#unexpected(token);
        target = this.#accept("(") === undefined
          ? this.#node({ kind: "member", target, name: token.text, offset: token.offset })
          : this.#call(token, target);
      } else {
        const bracket = this.#accept("[");
        if (bracket === undefined) return target;
        const key = this.#deeper(() => this.#ternary());
        this.#expect("]");
        target = this.#node({ kind: "index", target, key, offset: bracket.offset });
      }
    }
  }

  #call(name: Token, target?: Syntax): Syntax {
    const parameters = this.#items(")");
    const call = { kind: "call", name: name.text, parameters, offset: name.offset } as const;
    return this.#node(target === undefined ? call : { ...call, target });
  }

  #items(closer: ")" | "]"): readonly Syntax[] {
    return this.#deeper(() => {
      const items: Syntax[] = [];
      while (this.#accept(closer) === undefined) {
        items.push(this.#ternary());
        if (this.#accept(",") === undefined) {
          this.#expect(closer);
          break;
        }
      }
      return items;
    });
  }

  #primary(): Syntax {
    const token = this.#next();
    const { offset } = token;
    if (token.kind === "string" || token.kind === "int" || token.kind === "double") {
      const value = token.value ?? "";
      return this.#node({ kind: "literal", type: token.kind, value, offset });
    }
    if (token.kind === "name") return this.#named(token);
    if (token.kind === "punctuator" && token.text === "(") {
      const inner = this.#deeper(() => this.#ternary());
      this.#expect(")");
      return inner;
    }
    if (token.kind === "punctuator" && token.text === "[") {
      return this.#node({ kind: "list", items: this.#items("]"), offset });
    }
    throw this.#unexpected(token);
  }

  #named(token: Token): Syntax {
    const { text, offset } = token;
    if (text === "true" || text === "false") {
      return this.#node({ kind: "literal", type: "bool", value: text === "true", offset });
    }
    if (text === "null") return this.#node({ kind: "literal", type: "null", value: null, offset });
    if (reserved.has(text)) throw new ExpressionError(`'${text}' is a reserved word`, offset);
    if (/^(?:and|or|not)$/.test(text)) {
      const operator = { and: "&&", or: "||", not: "!" }[text];
      throw new ExpressionError(`'${text}' is written '${operator}'`, offset);
    }
    if (this.#accept("(") !== undefined) return this.#call(token);
    const hint = didYouMean(text.toLowerCase(), ["true", "false", "null"]);
    if (/^(?:True|False|None|Null|TRUE|FALSE|NULL)$/.test(text)) {
      throw new ExpressionError(`unknown word '${text}'${hint}`, offset);
    }
    return this.#node({ kind: "name", name: text, offset });
  }
}

function describe(token: Token): string {
  return token.kind === "end" ? " before the end" : `, found '${token.text.slice(0, 32)}'`;
}
