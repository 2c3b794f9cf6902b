/**
 * The syntax of patterns: ECMA-262 22.2.1 in Unicode mode, without backreferences and lookaround.
 *
 * @module
 */

/** Why a pattern is refused. */
export class PatternError extends Error {
  /** Name of the class. */
  override readonly name = "PatternError";
}

/** What holds at a place between two characters. */
export type Assertion = "start" | "end" | "boundary" | "inside";

/** A part of a pattern. */
export type PatternNode =
  | { readonly kind: "set"; readonly has: CodeSet }
  | { readonly kind: "assert"; readonly assertion: Assertion }
  | { readonly kind: "sequence"; readonly items: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly items: readonly PatternNode[] }
  | {
    readonly kind: "repeat";
    readonly item: PatternNode;
    readonly least: number;
    readonly most: number;
  };

type CodeSet = (code: number) => boolean;
type Class = { readonly set: CodeSet; readonly code?: number };

/** Longest pattern, in UTF-16 units. */
const patternLengthMax = 4096;
/** Deepest groups. */
const groupDepthMax = 50;
/** Largest count in `{n,m}`; the states are bounded besides. */
const countMax = 1000;

/** Most ranges of one class: each of them is looked at for each character. */
const rangesMax = 100;

const lineEnds: ReadonlySet<number> = new Set([10, 13, 0x2028, 0x2029]);
const controls: Readonly<Record<string, number>> = { f: 12, n: 10, r: 13, t: 9, v: 11 };
const classEscapes = "dDsSwW";

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
    if (this.#accept("[")) return { kind: "set", has: this.#class() };
    if (this.#accept(".")) return { kind: "set", has: (code) => !lineEnds.has(code) };
    if (this.#accept("\\")) return { kind: "set", has: this.#escape({ inClass: false }).set };
    const character = this.#next();
    if (/[*+?]/.test(character)) throw new PatternError("nothing to repeat");
    // Unicode mode: these stand for themselves only when escaped.
    if (/[{}\]]/.test(character)) throw new PatternError(`a '${character}' that is not escaped`);
    return { kind: "set", has: one(character.codePointAt(0) ?? 0) };
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

  #class(): CodeSet {
    const negated = this.#accept("^");
    const sets: CodeSet[] = [];
    const codes = new Set<number>();
    while (!this.#accept("]")) {
      const from = this.#classItem();
      if (this.#peek() === "-" && this.#characters[this.#position + 1] !== "]") {
        this.#next();
        const to = this.#classItem();
        if (from.code === undefined || to.code === undefined || from.code > to.code) {
          throw new PatternError("a range in a class is not valid");
        }
        const [low, high] = [from.code, to.code];
        sets.push((code) => code >= low && code <= high);
      } else if (from.code === undefined) sets.push(from.set);
      else codes.add(from.code);
      if (sets.length > rangesMax) throw new PatternError("a class has too many ranges");
    }
    return (code) => (codes.has(code) || sets.some((set) => set(code))) !== negated;
  }

  #classItem(): Class {
    if (this.#accept("\\")) return this.#escape({ inClass: true });
    const code = this.#next().codePointAt(0) ?? 0;
    return { set: one(code), code };
  }

  #escape({ inClass }: { readonly inClass: boolean }): Class {
    const letter = this.#next();
    if (classEscapes.includes(letter)) return { set: native(`\\${letter}`) };
    if (letter === "p" || letter === "P") return { set: this.#property(letter) };
    if (/[1-9k]/.test(letter)) {
      throw new PatternError("a backreference does not run in linear time");
    }
    const code = this.#escapedCode(letter, inClass);
    return { set: one(code), code };
  }

  #property(letter: string): CodeSet {
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

function one(wanted: number): CodeSet {
  return (code) => code === wanted;
}

/** A class of the engine underneath, asked for one character at a time: constant time each. */
function native(escape: string): CodeSet {
  let pattern: RegExp;
  try {
    pattern = new RegExp(`^${escape}$`, "u");
  } catch {
    throw new PatternError("unknown Unicode property");
  }
  return (code) => pattern.test(String.fromCodePoint(code));
}
