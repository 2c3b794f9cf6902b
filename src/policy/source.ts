/**
 * YAML text to a plain tree whose every node knows its place, with the parts of YAML refused that a
 * policy has no use for: aliases, tags, several documents, keys that are not text.
 *
 * @module
 */

import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  Parser,
} from "yaml";
import { ClyraError, type ErrorCode } from "../platform/mod.ts";
import { shownName } from "./suggest.ts";

/** One node of a policy file. `offset` counts UTF-16 units from the start of the text. */
export type SourceNode = SourceMap | SourceList | SourceScalar;

/** A mapping; keys are unique strings in the order written. */
export interface SourceMap {
  readonly kind: "map";
  readonly offset: number;
  readonly entries: ReadonlyMap<string, SourceEntry>;
}

/** A key with its value. */
export interface SourceEntry {
  readonly key: string;
  readonly keyOffset: number;
  readonly value: SourceNode;
}

/** A sequence. */
export interface SourceList {
  readonly kind: "list";
  readonly offset: number;
  readonly items: readonly SourceNode[];
}

/** A scalar of the YAML 1.2 core schema. `verbatimOffset` is set where the characters of a string
 * stand in the file as they are, so that a place inside it can be told exactly. */
export interface SourceScalar {
  readonly kind: "scalar";
  readonly offset: number;
  readonly value: string | number | boolean | null;
  readonly verbatimOffset?: number;
}

/** Where errors of one file come from. */
export interface Source {
  readonly name: string;
  readonly text: string;
  readonly root: SourceNode;
  /** The error that names a place of this file. */
  problem(offset: number, message: string, hint?: string): ClyraError;
}

/** Largest policy file; a thousand rules take about 300 KiB. */
export const policyBytesMax = 1024 * 1024;
/** Deepest nesting of a policy: rules > rule > tests > test > given > args and some levels of it. */
const depthMax = 40;
/** The parser's own stack for {@linkcode depthMax} levels, at most three entries per level. It is
 * watched while reading, because the composer recurses and would overflow on what passes here. */
const parserStackMax = 3 * depthMax;
/** Most YAML tokens, layout included: a thousand rules take about 80 000. Keeps the reading of the
 * worst file of a MiB near a second. */
const lexemesMax = 400_000;
/** Characters a reviewer cannot see: controls, bidirectional overrides, zero-width marks, BOM. */
const hidden = /(?![\t\n\r\x85])[\p{Cc}\p{Cf}\u2028\u2029]|\p{Cs}/u;

/**
 * Reads policy text, or that of another file written by the same rules.
 *
 * @param options.code the code of errors; `policy_invalid` unless told otherwise
 * @throws {ClyraError} with `at` = `name:line:column`
 * @example
 * ```ts
 * import { readSource } from "./source.ts";
 *
 * const source = readSource("version: 1\n", "policy.yaml");
 * if (source.root.kind !== "map" || source.root.entries.size !== 1) throw new Error();
 * ```
 */
export function readSource(
  text: string,
  name: string,
  { code = "policy_invalid" }: { readonly code?: ErrorCode } = {},
): Source {
  const lines = new LineCounter();
  const problem = (offset: number, message: string, hint?: string): ClyraError => {
    const place = lines.linePos(Math.min(Math.max(offset, 0), text.length));
    const at = `${name}:${Math.max(place.line, 1)}:${Math.max(place.col, 1)}`;
    const options = hint === undefined ? { at } : { at, hint };
    return new ClyraError(code, `cannot load ${at}: ${message}`, options);
  };
  if (text.length > policyBytesMax || new TextEncoder().encode(text).length > policyBytesMax) {
    lines.addNewLine(0);
    throw problem(0, `the file is larger than ${policyBytesMax} bytes`);
  }
  const body = text.startsWith("\ufeff") ? text.slice(1) : text;
  const invisible = hidden.exec(body);
  if (invisible !== null) {
    indexLines(body, lines);
    const point = (body.codePointAt(invisible.index) ?? 0).toString(16).toUpperCase().padStart(
      4,
      "0",
    );
    throw problem(
      invisible.index,
      `the character U+${point} cannot be seen by a reviewer`,
      "write it as an escape inside double quotes",
    );
  }
  const document = compose(body, lines, problem);
  const walk = { text: body, problem };
  if (document.contents === null) throw problem(0, "the file is empty");
  return { name, text: body, root: readNode(document.contents, 0, walk), problem };
}

/** A tree as the JSON value it stands for. Maps have no prototype. */
export function toJson(node: SourceNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(toJson);
  const object: Record<string, unknown> = Object.create(null);
  for (const [key, entry] of node.entries) object[key] = toJson(entry.value);
  return object;
}

type Problem = Source["problem"];

function indexLines(text: string, lines: LineCounter): void {
  lines.addNewLine(0);
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    lines.addNewLine(at + 1);
  }
}

function compose(text: string, lines: LineCounter, problem: Problem): Document {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (++lexemes > lexemesMax) throw problem(parser.offset, `more than ${lexemesMax} YAML tokens`);
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > parserStackMax) {
      throw problem(parser.offset, `nested deeper than ${depthMax} levels`);
    }
  }
  for (const token of parser.end()) tokens.push(token);
  // Unique keys are checked by readNode: the library compares each key with all before it.
  const composer = new Composer({ version: "1.2", schema: "core", uniqueKeys: false });
  const documents = [...composer.compose(tokens, true, text.length)];
  const [document, second] = documents;
  if (document === undefined) throw problem(0, "the file is empty");
  if (second !== undefined) throw problem(second.range[0], "more than one YAML document");
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) {
    const [line = ""] = fault.message.split("\n");
    const sentence = line.slice(0, 160).replace(/[:.]$/, "");
    throw problem(fault.pos[0], `not valid YAML: ${shownSentence(sentence)}`);
  }
  return document;
}

function shownSentence(sentence: string): string {
  return sentence.replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}

function readNode(
  node: Node,
  depth: number,
  walk: { readonly text: string; readonly problem: Problem },
): SourceNode {
  const offset = node.range?.[0] ?? 0;
  if (depth > depthMax) throw walk.problem(offset, `nested deeper than ${depthMax} levels`);
  if (isAlias(node)) {
    throw walk.problem(offset, "YAML aliases are not allowed", "write the value out");
  }
  if (
    node.tag !== undefined &&
    !/^tag:yaml\.org,2002:(str|int|float|bool|null|map|seq)$/.test(node.tag)
  ) {
    throw walk.problem(offset, `YAML tag '${shownName(node.tag)}' is not allowed`);
  }
  if ("anchor" in node && node.anchor !== undefined) {
    throw walk.problem(offset, "YAML anchors are not allowed", "write the value out");
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => readNode(item as Node, depth + 1, walk));
    return { kind: "list", offset, items };
  }
  if (isMap(node)) {
    const entries = new Map<string, SourceEntry>();
    for (const pair of node.items) {
      const entry = readPair(pair as Pair<Node, Node | null>, depth, walk);
      if (entries.has(entry.key)) {
        throw walk.problem(entry.keyOffset, `duplicate key '${shownName(entry.key)}'`);
      }
      entries.set(entry.key, entry);
    }
    return { kind: "map", offset, entries };
  }
  if (!isScalar(node)) throw walk.problem(offset, "this kind of YAML node is not allowed");
  return readScalar(node.value, offset, { ...walk, end: node.range?.[1] ?? offset });
}

function readPair(
  pair: Pair<Node, Node | null>,
  depth: number,
  walk: { readonly text: string; readonly problem: Problem },
): SourceEntry {
  const keyOffset = pair.key?.range?.[0] ?? 0;
  if (isAlias(pair.key)) throw walk.problem(keyOffset, "YAML aliases are not allowed");
  if (!isScalar(pair.key) || typeof pair.key.value !== "string") {
    throw walk.problem(keyOffset, "a key must be text", "put the key in double quotes");
  }
  if (pair.key.anchor !== undefined) throw walk.problem(keyOffset, "YAML anchors are not allowed");
  const key = pair.key.value;
  if (key === "__proto__") {
    throw walk.problem(keyOffset, "the key '__proto__' is not allowed");
  }
  const value: SourceNode = pair.value === null
    ? { kind: "scalar", offset: keyOffset, value: null }
    : readNode(pair.value, depth + 1, walk);
  return { key, keyOffset, value };
}

function readScalar(
  value: unknown,
  offset: number,
  walk: { readonly text: string; readonly problem: Problem; readonly end: number },
): SourceScalar {
  if (typeof value === "string") {
    const written = walk.text.slice(offset, walk.end);
    if (written === value) return { kind: "scalar", offset, value, verbatimOffset: offset };
    if (/^["']/.test(written) && written.slice(1, -1) === value) {
      return { kind: "scalar", offset, value, verbatimOffset: offset + 1 };
    }
    return { kind: "scalar", offset, value };
  }
  if (typeof value === "number") {
    if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
      throw walk.problem(offset, "a number outside +-(2^53 - 1) cannot be held exactly");
    }
    return { kind: "scalar", offset, value: Object.is(value, -0) ? 0 : value };
  }
  if (typeof value === "boolean" || value === null) return { kind: "scalar", offset, value };
  throw walk.problem(offset, "this kind of YAML value is not allowed");
}
