/**
 * The syntax of patterns: ECMA-262 22.2.1 in Unicode mode, without backreferences and lookaround.
 *
 * @module
 */

/** Code points as pairs of first and last, in order, apart from each other. */
export type Ranges = readonly number[];

/** The last code point. */
export const codePointMax = 0x10ffff;

/** Why a pattern is refused. */
export class PatternError extends Error {
  /** Name of the class. */
  override readonly name = "PatternError";
}

/** What holds at a place between two characters. */
export type Assertion = "start" | "end" | "boundary" | "inside";

/** A part of a pattern. */
export type PatternNode =
  | { readonly kind: "set"; readonly ranges: Ranges }
  | { readonly kind: "assert"; readonly assertion: Assertion }
  | { readonly kind: "sequence"; readonly items: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly items: readonly PatternNode[] }
  | {
    readonly kind: "repeat";
    readonly item: PatternNode;
    readonly least: number;
    readonly most: number;
  };

type Class = { readonly set: Ranges; readonly code?: number };

/** Longest pattern, in UTF-16 units. */
const patternLengthMax = 4096;
/** Deepest groups. */
const groupDepthMax = 50;
/** Largest count in `{n,m}`; the states are bounded besides. */
const countMax = 1000;

/** Most ranges of one class: each of them is looked at for each character. */
const rangesMax = 100;

const controls: Readonly<Record<string, number>> = { f: 12, n: 10, r: 13, t: 9, v: 11 };

const lineEnds = complement(normalize([10, 10, 13, 13, 0x2028, 0x2029]));
const digits: Ranges = [48, 57];
const words: Ranges = [48, 57, 65, 90, 95, 95, 97, 122];
/** ECMA-262 12.2 and 12.3: white space and line terminators. */
const spaces: Ranges = normalize([
  ...[9, 13, 32, 32, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029],
  ...[0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff],
]);
const classes: Readonly<Record<string, Ranges>> = {
  d: digits,
  D: complement(digits),
  w: words,
  W: complement(words),
  s: spaces,
  S: complement(spaces),
};

/** Parses a pattern. */
export function parsePattern(source: string): PatternNode {
  if (source.length > patternLengthMax) {
    throw new PatternError(`it is longer than ${patternLengthMax} characters`);
  }
  return new PatternParser(source).parse();
}

class PatternParser {
  readonly #characters: readonly string[];
  #position = 0;
  #depth = 0;

  constructor(source: string) {
    this.#characters = [...source];
  }

  parse(): PatternNode {
    const node = this.#choice();
    if (this.#position < this.#characters.length) throw new PatternError("a ')' too many");
    return node;
  }

  #peek(): string {
    return this.#characters[this.#position] ?? "";
  }

  #next(): string {
    const character = this.#peek();
    if (character === "") throw new PatternError("it ends too early");
    this.#position++;
    return character;
  }

  #accept(text: string): boolean {
    const matches = [...text].every((c, index) => this.#characters[this.#position + index] === c);
    if (matches) this.#position += [...text].length;
    return matches;
  }

  #choice(): PatternNode {
    const items = [this.#sequence()];
    while (this.#accept("|")) items.push(this.#sequence());
    const [only] = items;
    return items.length === 1 && only !== undefined ? only : { kind: "choice", items };
  }

  #sequence(): PatternNode {
    const items: PatternNode[] = [];
    while (this.#peek() !== "" && this.#peek() !== "|" && this.#peek() !== ")") {
      items.push(this.#term());
    }
    return { kind: "sequence", items };
  }

  #term(): PatternNode {
    const assertion = this.#assertion();
    if (assertion !== undefined) {
      if (/[*+?{]/.test(this.#peek())) throw new PatternError("nothing to repeat");
      return { kind: "assert", assertion };
    }
    const item = this.#atom();
    return this.#quantified(item);
  }

  #assertion(): Assertion | undefined {
    if (this.#accept("^")) return "start";
    if (this.#accept("$")) return "end";
    if (this.#accept("\\b")) return "boundary";
    if (this.#accept("\\B")) return "inside";
    return undefined;
  }

  #atom(): PatternNode {
    if (this.#accept("(")) return this.#group();
    if (this.#accept("[")) return { kind: "set", ranges: this.#class() };
    if (this.#accept(".")) return { kind: "set", ranges: lineEnds };
    if (this.#accept("\\")) {
      return { kind: "set", ranges: this.#escape({ inClass: false }).set };
    }
    const character = this.#next();
    if (/[*+?]/.test(character)) throw new PatternError("nothing to repeat");
    // Unicode mode: these stand for themselves only when escaped.
    if (/[{}\]]/.test(character)) throw new PatternError(`a '${character}' that is not escaped`);
    return { kind: "set", ranges: one(character.codePointAt(0) ?? 0) };
  }

  #group(): PatternNode {
    if (++this.#depth > groupDepthMax) throw new PatternError("its groups are nested too deep");
    if (this.#accept("?")) {
      if (this.#accept("=") || this.#accept("!") || this.#accept("<=") || this.#accept("<!")) {
        throw new PatternError("lookaround does not run in linear time");
      }
      if (this.#accept("<")) this.#groupName();
      else if (!this.#accept(":")) throw new PatternError("unknown kind of group");
    }
    const node = this.#choice();
    if (!this.#accept(")")) throw new PatternError("a '(' is not closed");
    this.#depth--;
    return node;
  }

  #groupName(): void {
    let name = "";
    while (!this.#accept(">")) name += this.#next();
    if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) {
      throw new PatternError("a group name is not valid");
    }
  }

  #quantified(item: PatternNode): PatternNode {
    let bounds: readonly [number, number] | undefined;
    if (this.#accept("*")) bounds = [0, Infinity];
    else if (this.#accept("+")) bounds = [1, Infinity];
    else if (this.#accept("?")) bounds = [0, 1];
    else if (this.#accept("{")) bounds = this.#counts();
    if (bounds === undefined) return item;
    this.#accept("?"); // lazy: finds another match, not another answer
    if (/[*+?{]/.test(this.#peek())) throw new PatternError("nothing to repeat");
    const [least, most] = bounds;
    return { kind: "repeat", item, least, most };
  }

  #counts(): readonly [number, number] {
    let text = "";
    while (!this.#accept("}")) text += this.#next();
    const counts = /^(\d{1,9})(?:(,)(\d{0,9}))?$/.exec(text);
    if (counts === null) throw new PatternError("a count in braces is not valid");
    const least = Number(counts[1]);
    const most = counts[2] === undefined ? least : counts[3] === "" ? Infinity : Number(counts[3]);
    if (least > most) throw new PatternError("a count in braces is the wrong way round");
    if (least > countMax || (most !== Infinity && most > countMax)) {
      throw new PatternError(`a count in braces is larger than ${countMax}`);
    }
    return [least, most];
  }

  #class(): Ranges {
    const negated = this.#accept("^");
    const ranges: number[] = [];
    let count = 0;
    while (!this.#accept("]")) {
      const from = this.#classItem();
      if (this.#peek() === "-" && this.#characters[this.#position + 1] !== "]") {
        this.#next();
        const to = this.#classItem();
        if (from.code === undefined || to.code === undefined || from.code > to.code) {
          throw new PatternError("a range in a class is not valid");
        }
        ranges.push(from.code, to.code);
        count++;
      } else ranges.push(...from.set);
      if (count > rangesMax) throw new PatternError("a class has too many ranges");
    }
    const found = normalize(ranges);
    return negated ? complement(found) : found;
  }

  #classItem(): Class {
    if (this.#accept("\\")) return this.#escape({ inClass: true });
    const code = this.#next().codePointAt(0) ?? 0;
    return { set: one(code), code };
  }

  #escape({ inClass }: { readonly inClass: boolean }): Class {
    const letter = this.#next();
    const named = Object.hasOwn(classes, letter) ? classes[letter] : undefined;
    if (named !== undefined) return { set: named };
    if (letter === "p" || letter === "P") return { set: this.#property(letter) };
    if (/[1-9k]/.test(letter)) {
      throw new PatternError("a backreference does not run in linear time");
    }
    const code = this.#escapedCode(letter, inClass);
    return { set: one(code), code };
  }

  #property(letter: string): Ranges {
    if (!this.#accept("{")) throw new PatternError(`'\\${letter}' needs a property in braces`);
    let name = "";
    while (!this.#accept("}")) name += this.#next();
    if (!/^[A-Za-z_]{1,40}(?:=[A-Za-z_]{1,40})?$/.test(name)) {
      throw new PatternError("a property name is not valid");
    }
    return native(`\\${letter}{${name}}`);
  }

  #escapedCode(letter: string, inClass: boolean): number {
    const control = Object.hasOwn(controls, letter) ? controls[letter] : undefined;
    if (control !== undefined) return control;
    if (letter === "0" && !/\d/.test(this.#peek())) return 0;
    if (letter === "b" && inClass) return 8;
    if (letter === "c" && /[A-Za-z]/.test(this.#peek())) {
      return (this.#next().codePointAt(0) ?? 0) % 32;
    }
    if (letter === "x") return this.#hex(2);
    if (letter === "u") return this.#unicode();
    // Unicode mode allows syntax characters only; other ASCII punctuation is let through as RE2 does.
    if (/^[!-/:-@[-^`{-~]$/.test(letter)) return letter.codePointAt(0) ?? 0;
    throw new PatternError(`unknown escape '\\${/^[!-~]$/.test(letter) ? letter : "?"}'`);
  }

  #unicode(): number {
    if (this.#accept("{")) {
      let digits = "";
      while (!this.#accept("}")) digits += this.#next();
      const code = parseInt(digits, 16);
      if (/^[0-9A-Fa-f]{1,8}$/.test(digits) && code <= 0x10ffff) return code;
      throw new PatternError("an escaped code point is not valid");
    }
    const high = this.#hex(4);
    if (high < 0xd800 || high > 0xdbff || !this.#accept("\\u")) return high;
    const low = this.#hex(4);
    if (low >= 0xdc00 && low <= 0xdfff) return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    throw new PatternError("an escaped surrogate pair is not valid");
  }

  #hex(length: number): number {
    let digits = "";
    for (let count = 0; count < length; count++) digits += this.#next();
    if (!/^[0-9A-Fa-f]+$/.test(digits)) throw new PatternError("an escape in hex is not valid");
    return parseInt(digits, 16);
  }
}

function one(wanted: number): Ranges {
  return [wanted, wanted];
}

/** Sorts ranges and joins those that touch. */
function normalize(ranges: readonly number[]): Ranges {
  const pairs: [number, number][] = [];
  for (let index = 0; index < ranges.length; index += 2) {
    pairs.push([ranges[index] ?? 0, ranges[index + 1] ?? 0]);
  }
  pairs.sort(([a], [b]) => a - b);
  const result: number[] = [];
  for (const [low, high] of pairs) {
    const last = result.length - 1;
    if (last >= 0 && low <= (result[last] ?? 0) + 1) {
      result[last] = Math.max(result[last] ?? 0, high);
    } else result.push(low, high);
  }
  return result;
}

function complement(ranges: Ranges): Ranges {
  const result: number[] = [];
  let next = 0;
  for (let index = 0; index < ranges.length; index += 2) {
    if ((ranges[index] ?? 0) > next) result.push(next, (ranges[index] ?? 0) - 1);
    next = (ranges[index + 1] ?? 0) + 1;
  }
  if (next <= codePointMax) result.push(next, codePointMax);
  return result;
}

/** Unicode properties asked for so far. Each takes some milliseconds: all code points are looked at. */
const properties = new Map<string, Ranges>();
const propertiesMax = 64;
let everything = "";

/** A property of the engine underneath, as ranges. */
function native(escape: string): Ranges {
  const known = properties.get(escape);
  if (known !== undefined) return known;
  let pattern: RegExp;
  try {
    pattern = new RegExp(`${escape}+`, "gu");
  } catch {
    throw new PatternError("unknown Unicode property");
  }
  if (everything === "") {
    // Surrogates are left out: a text of JSON has none.
    for (let code = 0; code <= codePointMax; code += code === 0xd7ff ? 0x801 : 1) {
      everything += String.fromCodePoint(code);
    }
  }
  const ranges: number[] = [];
  for (const { 0: text } of everything.matchAll(pattern)) {
    const last = text.length - (isLowSurrogate(text.charCodeAt(text.length - 1)) ? 2 : 1);
    ranges.push(text.codePointAt(0) ?? 0, text.codePointAt(last) ?? 0);
  }
  const found = normalize(ranges);
  if (properties.size >= propertiesMax) properties.clear();
  properties.set(escape, found);
  return found;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
