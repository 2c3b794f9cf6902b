/**
 * Expression text to tokens: the lexical grammar of CEL, ASCII only outside of strings.
 *
 * @module
 */

import { isExact } from "./values.ts";

/** One token. `offset` counts UTF-16 units. */
export interface Token {
  readonly kind: "name" | "string" | "int" | "double" | "punctuator" | "end";
  readonly text: string;
  readonly value?: string | number;
  readonly offset: number;
}

/** A fault in an expression, with its place; the loader turns it into a place of the file. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Longest expression, in UTF-16 units: about forty lines. */
export const expressionLengthMax = 4096;

const space = /[ \t\r\n]*(?:\/\/[^\n]*[ \t\r\n]*)*/y;
const name = /[A-Za-z_][A-Za-z0-9_]*/y;
const number = /0[xX][0-9A-Fa-f]+|(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y;
const punctuator = /==|!=|<=|>=|&&|\|\||[=<>!+\-*/%?:.,()[\]]/y;
const escapes: Readonly<Record<string, string>> = {
  "\\": "\\",
  '"': '"',
  "'": "'",
  "`": "`",
  "?": "?",
  "n": "\n",
  "r": "\r",
  "t": "\t",
};

/** Splits an expression into tokens, ending with one of kind `end`. */
export function tokenize(text: string): readonly Token[] {
  if (text.length > expressionLengthMax) {
    throw new ExpressionError(`longer than ${expressionLengthMax} characters`, 0);
  }
  const tokens: Token[] = [];
  let offset = skip(text, 0);
  while (offset < text.length) {
    const token = readToken(text, offset);
    tokens.push(token);
    offset = skip(text, offset + token.text.length);
  }
  tokens.push({ kind: "end", text: "", offset: text.length });
  return tokens;
}

function skip(text: string, offset: number): number {
  return offset + match(space, text, offset).length;
}

function match(pattern: RegExp, text: string, offset: number): string {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? "";
}

function readToken(text: string, offset: number): Token {
  const first = text[offset] ?? "";
  if (first === '"' || first === "'") return readString(text, offset, { raw: false });
  if (/[rR]/.test(first) && /["']/.test(text[offset + 1] ?? "")) {
    return readString(text, offset, { raw: true });
  }
  if (/[bB]/.test(first) && /["']/.test(text[offset + 1] ?? "")) {
    throw new ExpressionError("bytes literals are not supported", offset);
  }
  const word = match(name, text, offset);
  if (word !== "") return { kind: "name", text: word, offset };
  const digits = match(number, text, offset);
  if (digits !== "") return readNumber(digits, text[offset + digits.length] ?? "", offset);
  const mark = match(punctuator, text, offset);
  if (mark !== "") return { kind: "punctuator", text: mark, offset };
  const code = (text.codePointAt(offset) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  throw new ExpressionError(`the character U+${code} does not belong here`, offset);
}

function readNumber(digits: string, next: string, offset: number): Token {
  if (/[A-Za-z0-9_]/.test(next)) {
    throw new ExpressionError("only int and double numbers are supported", offset);
  }
  const value = Number(digits);
  const isInt = /^(?:0[xX][0-9A-Fa-f]+|[0-9]+)$/.test(digits);
  if (!isExact(value)) {
    throw new ExpressionError("a number outside +-(2^53 - 1) cannot be held exactly", offset);
  }
  return { kind: isInt ? "int" : "double", text: digits, value, offset };
}

function readString(text: string, start: number, { raw }: { readonly raw: boolean }): Token {
  let offset = raw ? start + 1 : start;
  const quote = text[offset] ?? "";
  if (text.startsWith(quote.repeat(3), offset)) {
    throw new ExpressionError("triple-quoted strings are not supported", start);
  }
  offset++;
  let value = "";
  for (;;) {
    const character = text[offset];
    if (character === undefined || character === "\n") {
      throw new ExpressionError("this string is not closed", start);
    }
    if (character === quote) break;
    if (character !== "\\" || raw) {
      value += character;
      offset++;
      continue;
    }
    const [decoded, length] = readEscape(text, offset);
    value += decoded;
    offset += length;
  }
  if (!value.isWellFormed()) throw new ExpressionError("this string is not valid Unicode", start);
  return { kind: "string", text: text.slice(start, offset + 1), value, offset: start };
}

function readEscape(text: string, offset: number): readonly [string, number] {
  const next = text[offset + 1] ?? "";
  const simple = Object.hasOwn(escapes, next) ? escapes[next] : undefined;
  if (simple !== undefined) return [simple, 2];
  const length = { x: 2, u: 4, U: 8 }[next];
  if (length !== undefined) {
    const digits = text.slice(offset + 2, offset + 2 + length);
    const code = parseInt(digits, 16);
    if (digits.length === length && /^[0-9A-Fa-f]+$/.test(digits) && code <= 0x10ffff) {
      return [String.fromCodePoint(code), 2 + length];
    }
  }
  throw new ExpressionError("unknown escape in a string", offset);
}
