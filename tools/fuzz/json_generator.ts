/**
 * Makes JSON texts for tests: well-formed ones with every construct the grammar has, and the same ones
 * damaged. Everything follows from a seed.
 *
 * @module
 */

/** A stream of numbers from a seed (the PCG family's XSH-RR on 64 bits): good enough to make inputs. */
export class Dice {
  #state: bigint;

  constructor(seed: number) {
    this.#state = BigInt(seed) * 2n + 1n;
    this.below(1);
    this.below(1);
  }

  /** A whole number from 0 to `most` - 1. */
  below(most: number): number {
    this.#state = BigInt.asUintN(64, this.#state * 6364136223846793005n + 1442695040888963407n);
    const mixed = Number((this.#state ^ (this.#state >> 18n)) >> 27n & 0xffffffffn);
    const turn = Number(this.#state >> 59n);
    return (((mixed >>> turn) | (mixed << (-turn & 31))) >>> 0) % most;
  }

  /** True once in `most` times. */
  once(most: number): boolean {
    return this.below(most) === 0;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError("cannot pick: nothing to pick from");
    return item;
  }
}

/** How a text is to look. */
export interface TextStyle {
  /** Tokens at most, roughly. */
  readonly size: number;
  /** Brackets inside each other at most. */
  readonly depth: number;
}

/** A well-formed text; once in a while a name is there twice or a surrogate alone. */
export function makeText(dice: Dice, { size, depth }: TextStyle): string {
  let left = size;
  const space = dice.once(2) ? () => "" : () => makeSpace(dice);
  const value = (open: number): string => {
    left--;
    const kind = left <= 0 || open >= depth ? 2 + dice.below(3) : dice.below(6);
    if (kind === 0) return array(open);
    if (kind === 1 || kind === 5) return object(open);
    if (kind === 2) return makeString(dice);
    return kind === 3 ? makeNumber(dice) : dice.pick(["true", "false", "null"]);
  };
  const list = (item: () => string): string => {
    const count = dice.once(12) ? dice.below(90) : dice.below(7);
    const items: string[] = [];
    for (let index = 0; index < count && left > 0; index++) {
      items.push(space() + item() + space());
    }
    return items.join();
  };
  const array = (open: number) => `[${list(() => value(open + 1)) || space()}]`;
  const object = (open: number): string => {
    const names: string[] = [];
    const member = () => {
      const name = names.length > 0 && dice.once(400) ? dice.pick(names) : makeName(dice);
      names.push(name);
      return `${name}${space()}:${space()}${value(open + 1)}`;
    };
    return `{${list(member) || space()}}`;
  };
  return space() + value(0) + space();
}

function makeSpace(dice: Dice): string {
  const kind = dice.below(8);
  if (kind < 4) return "";
  if (kind < 6) return dice.pick([" ", "\n", "\t", "\r\n"]);
  return "\n" + " ".repeat(dice.below(kind === 6 ? 12 : 40));
}

/** Names resemble each other, so that sorting and telling them apart has work to do. */
function makeName(dice: Dice): string {
  const kind = dice.below(10);
  if (kind === 0) return makeString(dice);
  const stem = dice.pick([
    "",
    "a",
    "id",
    "name",
    "created_at",
    "a_long_common_beginning_of_names_",
    "é",
    "\uffff",
    "😀",
  ]);
  if (kind === 1) return JSON.stringify(stem + String.fromCodePoint(randomPoint(dice)));
  const end = dice.pick([
    "",
    String(dice.below(40)),
    String(dice.below(100000)),
    "_value_at_the_end",
  ]);
  return kind === 2 ? escapeSome(dice, stem + end) : JSON.stringify(stem + end);
}

function randomPoint(dice: Dice): number {
  const kind = dice.below(6);
  if (kind === 0) return dice.below(0x80);
  if (kind === 1) return 0x80 + dice.below(0x780);
  if (kind === 2) return 0x800 + dice.below(0xd000);
  if (kind === 3) return 0xe000 + dice.below(0x2000);
  return kind === 4 ? 0x10000 + dice.below(0x100000) : 0x20 + dice.below(0x5f);
}

/** A string token, escapes of every kind in it. */
export function makeString(dice: Dice): string {
  const length = dice.once(10) ? dice.below(200) : dice.below(20);
  const isPlain = dice.once(2);
  let text = "";
  for (let index = 0; index < length; index++) {
    text += String.fromCodePoint(isPlain ? 0x61 + dice.below(26) : randomPoint(dice));
  }
  return dice.once(3) ? escapeSome(dice, text) : JSON.stringify(text);
}

function escapeSome(dice: Dice, text: string): string {
  let token = "";
  for (const character of text) {
    if (character < " " || !dice.once(3)) token += JSON.stringify(character).slice(1, -1);
    else if (character === "/") token += "\\/";
    else {
      for (let index = 0; index < character.length; index++) {
        const hex = character.charCodeAt(index).toString(16).padStart(4, "0");
        token += "\\u" + (dice.once(2) ? hex.toUpperCase() : hex);
      }
    }
  }
  if (dice.once(300)) token += "\\ud83d";
  return `"${token}"`;
}

const doubles = new DataView(new ArrayBuffer(8));

/** Any finite double, all bit patterns alike. */
export function makeDouble(dice: Dice): number {
  doubles.setUint32(0, dice.below(2 ** 32));
  doubles.setUint32(4, dice.below(2 ** 32));
  const value = doubles.getFloat64(0);
  return Number.isFinite(value) ? value : dice.below(2 ** 32) / 1e5;
}

/** A number token: whole, decimal, with exponent; short, long, at the edges of the doubles. */
export function makeNumber(dice: Dice): string {
  const sign = dice.once(4) ? "-" : "";
  const digits = (count: number) => {
    let text = "";
    for (let index = 0; index < count; index++) text += dice.below(10);
    return text;
  };
  const whole = () =>
    dice.once(4) ? "0" : 1 + dice.below(9) + digits(dice.below(dice.pick([3, 8, 22])));
  switch (dice.below(9)) {
    case 0:
    case 1:
      return sign + whole();
    case 2:
    case 3:
      return `${sign}${whole()}.${digits(1 + dice.below(dice.pick([3, 8, 22])))}`;
    case 4: {
      const exponent = dice.pick(["e", "E", "e-", "E+"]) + dice.below(dice.pick([5, 30, 320]));
      return sign + whole() + (dice.once(2) ? `.${digits(1 + dice.below(5))}` : "") + exponent;
    }
    case 5:
      return String(makeDouble(dice));
    case 6:
      return makeDouble(dice).toPrecision(17 + dice.below(30));
    case 7:
      return middleOf(dice);
    default:
      return (dice.below(2 ** 31) / 10 ** dice.below(12)).toFixed(dice.below(20));
  }
}

/** The decimal in the middle of two doubles, exactly, or a little off: the hardest to round. */
function middleOf(dice: Dice): string {
  const bits = BigInt(dice.below(2 ** 31)) << 22n ^ BigInt(dice.below(2 ** 32));
  const mantissa = (bits & (1n << 53n) - 1n) | 1n << 53n;
  const exponent = dice.below(dice.pick([20, 200, 1070])) - dice.below(dice.pick([20, 200, 1120]));
  const middle = mantissa * 2n + 1n;
  const text = exponent >= 0
    ? `${middle << BigInt(exponent)}`
    : `${middle * 5n ** BigInt(-exponent)}e${exponent}`;
  const [number = "", power] = text.split("e");
  const nudged = dice.pick([number, number, number + ".1", number.slice(0, -1) + dice.below(10)]);
  return power === undefined ? nudged : `${nudged}e${power}`;
}

const awkward = [
  ...'{}[]:,"\\/ \t\n\r-+.eE0123456789tfnu',
  "\\u",
  "\\ud800",
  "\\udc00",
  "\\u0000",
  "true",
  "nul",
  '""',
  "1e5",
  "-0",
  "1e400",
  "\0",
  "\x1f",
  "\x7f",
].map((text) => new TextEncoder().encode(text)).concat(
  [
    [0x80],
    [0xbf],
    [0xc0, 0x80],
    [0xc3],
    [0xe2, 0x82],
    [0xed, 0xa0, 0x80],
    [0xf0, 0x9f, 0x98],
    [
      0xf4,
      0x90,
      0x80,
      0x80,
    ],
    [0xff],
    [0xef, 0xbb, 0xbf],
  ].map((bytes) => new Uint8Array(bytes)),
);

/** The bytes with a few of them changed, removed, doubled, or something awkward put in. */
export function damage(dice: Dice, bytes: Uint8Array): Uint8Array {
  let result = bytes;
  for (let count = 1 + dice.below(3); count > 0; count--) {
    const at = dice.below(result.length + 1);
    const size = dice.below(dice.pick([2, 8, 40]));
    const head = result.subarray(0, at);
    const tail = result.subarray(at);
    const kind = dice.below(6);
    if (kind === 0) result = join(head, tail.subarray(size));
    else if (kind === 1) result = head.slice();
    else if (kind === 2) result = join(head, tail.subarray(0, size), tail);
    else if (kind === 3) result = join(head, new Uint8Array([dice.below(256)]), tail.subarray(1));
    else result = join(head, dice.pick(awkward), tail.subarray(dice.below(2)));
  }
  return result;
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    result.set(part, offset);
    offset += part.length;
  }
  return result;
}

/** Places where to cut `length` bytes, ascending, as chunks of a stream would. */
export function makeCuts(dice: Dice, length: number): number[] {
  const typical = dice.pick([1, 3, 16, 100, 4096]);
  const cuts: number[] = [];
  for (let at = 0; at < length && cuts.length < 5000;) {
    at += 1 + dice.below(typical);
    if (at < length) cuts.push(at);
  }
  return cuts;
}
