/**
 * The schema machine in plain TypeScript: the twin of the one in WASM, and what runs where there is no WASM.
 * It reads a text byte by byte and never looks back.
 *
 * @module
 */

import type { JsonCode } from "../json_limits.ts";
import {
  FORMAT_BYTES_MAX,
  MEMBERS_MAX,
  NAME_BYTES_MAX,
  NUMBER_LENGTH_MAX,
  SCHEMA_DEPTH_MAX,
  type SchemaEngine,
  type SchemaQuestions,
  type SchemaRefusal,
} from "../schema_engine.ts";
import { head, keywordNumbers, schemaKeywords, types } from "../schema_tables.ts";
import { type Cause, frame } from "./schema_frame.ts";
import {
  addMember,
  beginHash,
  endObjectHash,
  hashTags,
  hashText,
  type HashWords,
  hashWordValue,
  mixHash,
  mixWord,
} from "./schema_hash.ts";
import { Scalars } from "./schema_scalars.ts";
import { shortEscapes, states } from "./schema_text.ts";

const noBytes = new Uint8Array();
const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** A {@linkcode SchemaEngine} over a compiled schema. */
export class TextMachine extends Scalars implements SchemaEngine {
  #state: number = states.value;
  #isName = false;
  #nameStart = 0;
  #text: number[] = [];
  /** Bytes of the present string, kept or not. */
  #size = 0;
  #keeps = false;
  /** Inside an escape: 0 no, 1 after the backslash, 2 to 5 hexadecimal digits; 6 and 7 the second half. */
  #escape = 0;
  #unit = 0;
  #high = 0;
  #sequenceStart = 0;
  #sequence: number[] = [];
  #word = "";
  #refusal: SchemaRefusal | undefined;
  #code: JsonCode | undefined;
  #isEnded = false;
  readonly #findingsMax: number;
  readonly #findings = new Map<string, SchemaRefusal>();

  /** @param findingsMax more than 0: the text is read on past its faults, until there are so many */
  constructor(program: Int32Array, questions: SchemaQuestions, findingsMax = 0) {
    super(program, questions);
    this.#findingsMax = findingsMax;
    this.isCollecting = findingsMax > 0;
    this.reset();
  }

  /** The faults that were collected, by where they are. All but the first are best effort. */
  get findings(): readonly SchemaRefusal[] {
    return [...this.#findings.values()].sort((one, other) => one.start - other.start);
  }

  protected override note(cause: Cause): void {
    const found = this.#refusalOf(cause);
    const key = JSON.stringify([found.path, found.keyword, found.name]);
    if (!this.#findings.has(key)) this.#findings.set(key, found);
    if (this.#findings.size >= this.#findingsMax) this.isFailed = true;
  }

  get refusal(): SchemaRefusal | undefined {
    return this.#refusal;
  }

  get position(): number {
    return this.offset;
  }

  write(chunk: Uint8Array): boolean {
    if (this.#isEnded && !this.isFailed) throw new TypeError("cannot write: the text has ended");
    for (let index = 0; index < chunk.length && !this.isFailed; index++) {
      this.#byte(chunk[index] ?? 0);
      if (this.isFailed) this.#conclude();
      else this.offset++;
    }
    return !this.isFailed;
  }

  end(): boolean {
    if (this.#isEnded || this.isFailed) return !this.isFailed;
    this.#isEnded = true;
    if (this.#state === states.number) this.#endNumber();
    if (!this.isFailed && (this.#state !== states.after || this.levels.length > 0)) {
      this.#wrong("truncated");
    }
    if (this.isFailed) this.#conclude();
    return !this.isFailed;
  }

  reset(): void {
    [this.#state, this.#isEnded, this.isFailed, this.#refusal] = [0, false, false, undefined];
    [this.offset, this.steps, this.top, this.cause] = [0, 0, frame.size, undefined];
    [this.levels, this.spawns, this.isNameJudged] = [[], [this.at(head.root), 0, 0, 0], false];
    [this.#escape, this.#high, this.#sequence] = [0, 0, []];
    this.#findings.clear();
  }

  close(): void {
    this.memory = new Int32Array(frame.size);
  }

  #wrong(code: JsonCode): void {
    if (!this.isFailed) this.#code = code;
    this.refuse(keywordNumbers.json);
  }

  #conclude(): void {
    this.#refusal = this.#refusalOf(
      this.cause ?? { keyword: keywordNumbers.limit, level: 0, node: 0 },
    );
  }

  #refusalOf({ keyword, level, name, node }: Cause): SchemaRefusal {
    const path: (string | number)[] = [];
    for (let depth = 0; depth < level; depth++) {
      const open = this.levels[depth];
      if (open !== undefined) path.push(open.type === types.object ? open.name : open.count - 1);
    }
    return {
      offset: this.offset,
      keyword: schemaKeywords[keyword] ?? "",
      start: keyword === keywordNumbers.json
        ? this.#code === "duplicate_key" ? this.#nameStart : this.offset
        : this.levels[level]?.start ?? this.offset,
      path,
      node,
      ...(keyword === keywordNumbers.json && this.#code !== undefined ? { code: this.#code } : {}),
      ...(name === undefined ? {} : { name }),
    };
  }

  #byte(byte: number): void {
    if (this.#state === states.string) return this.#stringByte(byte);
    if (this.#state === states.word) return this.#wordByte(byte);
    if (this.#state === states.number) {
      if (/[-+.0-9eE]/.test(String.fromCharCode(byte))) return this.#numberByte(byte);
      this.#endNumber();
      if (this.isFailed) return;
    }
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) return;
    this.#structural(String.fromCharCode(byte));
  }

  #structural(letter: string): void {
    const state = this.#state;
    const open = this.level;
    if (state === states.colon) {
      if (letter !== ":") return this.#wrong("syntax");
      this.#state = states.value;
    } else if (state === states.after) {
      if (open === undefined) return this.#wrong("trailing_bytes");
      if (letter === ",") {
        this.startNext();
        this.#state = open.type === types.object ? states.name : states.value;
      } else this.#close(letter);
    } else if (state === states.name || state === states.nameOrClose) {
      if (letter === '"') this.#openName();
      else if (letter === "}" && state === states.nameOrClose) this.#close(letter);
      else this.#wrong("syntax");
    } else if (letter === "]" && state === states.valueOrClose) this.#close(letter);
    else this.#open(letter);
  }

  #open(letter: string): void {
    if (!'"{[-0123456789tfn'.includes(letter)) return this.#wrong("syntax");
    const isContainer = letter === "{" || letter === "[";
    if (isContainer && this.levels.length >= SCHEMA_DEPTH_MAX) return this.#wrong("too_deep");
    if (this.level?.type === types.array) this.startItem();
    if (this.isFailed) return;
    if (letter === "{" || letter === "[") {
      this.startValue(letter === "{" ? types.object : types.array);
      this.#state = letter === "{" ? states.nameOrClose : states.valueOrClose;
      if (!this.isFailed) this.settleContainers();
    } else if (letter === '"') {
      this.startValue(types.string);
      this.#openString(false);
    } else if ("tfn".includes(letter)) {
      this.booleanBit = letter === "t" ? 1 : 2;
      this.startValue(letter === "n" ? types.null : types.boolean);
      this.#word = letter;
      this.#state = states.word;
    } else {
      this.startValue(types.number);
      this.number = "";
      this.#state = states.number;
      if (!this.isFailed) this.#numberByte(letter.charCodeAt(0));
    }
  }

  #close(letter: string): void {
    const open = this.level;
    if (open === undefined || letter !== (open.type === types.object ? "}" : "]")) {
      return this.#wrong("syntax");
    }
    let hash: HashWords | undefined;
    if (open.isHashed) {
      const seed = this.seed();
      hash = open.type === types.object
        ? endObjectHash(seed, open.hashes ?? new Int32Array(4), open.count)
        : mixWord(open.hashes ?? beginHash(seed, hashTags.array), open.count);
    }
    this.endContainer(open, hash);
    this.#endValue(hash);
  }

  #endValue(hash: HashWords | undefined): void {
    if (this.isFailed) return;
    const ended = this.levels.pop();
    this.top = ended?.base ?? this.top;
    this.#state = states.after;
    const open = this.level;
    if (open === undefined) return;
    if (hash !== undefined && open.isHashed) {
      if (open.type === types.object) {
        open.hashes ??= new Int32Array(4);
        addMember(open.hashes, hashText(this.seed(), encoder.encode(open.name)), hash);
      } else mixHash(open.hashes ??= beginHash(this.seed(), hashTags.array), hash);
    }
    if ((open.seen?.size ?? 0) >= MEMBERS_MAX) return this.refuse(keywordNumbers.limit);
    this.endChild(hash);
  }

  #openName(): void {
    this.startName();
    this.#nameStart = this.offset;
    if (this.isFailed) return;
    if (this.spawns.length > 0) {
      this.isNameJudged = true;
      this.startValue(types.string);
    }
    this.#openString(true);
  }

  #openString(isName: boolean): void {
    this.#state = states.string;
    this.#isName = isName;
    this.#text = [];
    this.#size = 0;
    this.length = 0;
    const needsText = this.isFailed || (isName && !this.isNameJudged) ? false : this.startText();
    this.#keeps = isName || needsText || this.level?.isHashed === true;
  }

  #wordByte(byte: number): void {
    const letter = this.#word.charAt(0);
    const whole = letter === "t" ? "true" : letter === "f" ? "false" : "null";
    if (whole.charCodeAt(this.#word.length) !== byte) return this.#wrong("syntax");
    this.#word += String.fromCharCode(byte);
    if (this.#word !== whole) return;
    const which = letter === "n" ? 0 : letter === "t" ? 1 : 2;
    this.#endValue(this.level?.isHashed === true ? hashWordValue(this.seed(), which) : undefined);
  }

  #numberByte(byte: number): void {
    const text = this.number + String.fromCharCode(byte);
    if (text.length > NUMBER_LENGTH_MAX) return this.refuse(keywordNumbers.limit);
    if (!/^-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:(?<=\d)[eE][-+]?\d*)?)?$/.test(text)) {
      return this.#wrong("syntax");
    }
    this.number = text;
    this.boundNumber();
  }

  #endNumber(): void {
    if (!/\d$/.test(this.number)) {
      return this.#wrong(this.#isEnded ? "truncated" : "syntax");
    }
    const value = Number(this.number);
    if (!Number.isFinite(value)) return this.#wrong("number_range");
    this.#endValue(this.endNumber(value));
  }

  #stringByte(byte: number): void {
    if (this.#escape > 0) return this.#escapeByte(byte);
    if (this.#sequence.length > 0) return this.#continuation(byte);
    if (this.#high !== 0 && byte !== 0x5c) return this.#wrong("lone_surrogate");
    if (byte === 0x22) return this.#endString();
    if (byte < 0x20) return this.#wrong("syntax");
    if (this.#high === 0) this.#beginCharacter();
    if (this.isFailed) return;
    if (byte === 0x5c) this.#escape = 1;
    else if (byte < 0x80) this.#character(byte);
    else if (byte >= 0xc2 && byte <= 0xf4) {
      this.#sequence = [byte];
      this.#sequenceStart = byte;
      this.#partial();
    } else this.#wrong("invalid_utf8");
  }

  #continuation(byte: number): void {
    const lead = this.#sequenceStart;
    const isSecond = this.#sequence.length === 1;
    const low = isSecond && lead === 0xe0 ? 0xa0 : isSecond && lead === 0xf0 ? 0x90 : 0x80;
    const high = isSecond && lead === 0xed ? 0x9f : isSecond && lead === 0xf4 ? 0x8f : 0xbf;
    if (byte < low || byte > high) return this.#wrong("invalid_utf8");
    this.#sequence.push(byte);
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (this.#sequence.length < length) return this.#partial();
    let code = lead & (0xff >> (length + 1));
    for (const next of this.#sequence.slice(1)) code = code << 6 | next & 63;
    this.#sequence = [];
    this.#character(code);
  }

  /** A character has begun: the code points that it may become. */
  #partial(): void {
    const lead = this.#sequenceStart;
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    let low = lead & (0xff >> (length + 1));
    for (const next of this.#sequence.slice(1)) low = low << 6 | next & 63;
    const missing = 6 * (length - this.#sequence.length);
    const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
    this.#expect(Math.max(low << missing, least), Math.min((low + 1 << missing) - 1, 0x10ffff));
  }

  #escapeByte(byte: number): void {
    const letter = String.fromCharCode(byte);
    if (this.#escape === 1) {
      if (letter === "u") {
        [this.#escape, this.#unit] = [2, 0];
        return;
      }
      const code = Object.hasOwn(shortEscapes, letter) ? shortEscapes[letter] : undefined;
      if (this.#high !== 0) return this.#wrong("lone_surrogate");
      if (code === undefined) return this.#wrong("syntax");
      this.#escape = 0;
      return this.#character(code);
    }
    if (!/[0-9a-fA-F]/.test(letter)) return this.#wrong("syntax");
    this.#unit = this.#unit << 4 | parseInt(letter, 16);
    const missing = 4 * (5 - this.#escape++);
    const low = this.#unit << missing;
    const high = (this.#unit + 1 << missing) - 1;
    if (this.#high !== 0) {
      if (high < 0xdc00 || low > 0xdfff) return this.#wrong("lone_surrogate");
    } else if (low >= 0xdc00 && high <= 0xdfff) return this.#wrong("lone_surrogate");
    if (missing > 0) return this.#expectUnits(low, high);
    this.#escape = 0;
    if (this.#high !== 0) {
      const code = 0x10000 + (this.#high - 0xd800 << 10) + (low - 0xdc00);
      this.#high = 0;
      this.#character(code);
    } else if (low >= 0xd800 && low <= 0xdbff) {
      this.#high = low;
      this.#expect(0x10000 + (low - 0xd800 << 10), 0x10000 + (low - 0xd800 << 10) + 0x3ff);
    } else this.#character(low);
  }

  /** Code units that an escape may become; half a pair stands for all that it may begin. */
  #expectUnits(low: number, high: number): void {
    if (this.#high !== 0) {
      const base = 0x10000 + (this.#high - 0xd800 << 10);
      return this.#expect(
        base + Math.max(low, 0xdc00) - 0xdc00,
        base + Math.min(high, 0xdfff) - 0xdc00,
      );
    }
    const isPair = high >= 0xd800 && low <= 0xdbff;
    this.#expect(low, isPair ? 0x10ffff : high);
  }

  #expect(low: number, high: number): void {
    if (!this.#isName || this.isNameJudged) {
      this.expectCharacter({ low, high }, this.#size);
    }
  }

  #beginCharacter(): void {
    if (this.#isName && !this.isNameJudged) return;
    this.beginCharacter(this.#size);
  }

  #character(code: number): void {
    const isWanted = this.#keeps || this.watchesText;
    const bytes = isWanted ? encoder.encode(String.fromCodePoint(code)) : noBytes;
    const position = this.#size;
    this.#size += bytes.length;
    if (!this.#isName || this.isNameJudged) this.textCharacter(code, bytes, position);
    if (this.isFailed) return;
    if (this.#isName) {
      if (position > NAME_BYTES_MAX) return this.refuse(keywordNumbers.limit);
      this.nameCharacter(code, bytes, position);
    }
    if (this.#isName || this.level?.isHashed === true || position <= FORMAT_BYTES_MAX) {
      this.#text.push(...bytes);
    }
  }

  #endString(): void {
    const bytes = Uint8Array.from(this.#text);
    if (this.#isName) return this.#endName(bytes);
    this.endText(this.#size, () => decoder.decode(bytes));
    this.#endValue(this.level?.isHashed === true ? hashText(this.seed(), bytes) : undefined);
  }

  #endName(bytes: Uint8Array): void {
    const name = decoder.decode(bytes);
    if (this.isNameJudged) {
      this.endText(bytes.length, () => name);
      if (this.isFailed) return;
      this.top = this.levels.pop()?.base ?? this.top;
      this.isNameJudged = false;
    }
    const open = this.level;
    if (open === undefined) return;
    if (open.names.has(name)) return this.#wrong("duplicate_key");
    if (open.names.size >= MEMBERS_MAX) return this.refuse(keywordNumbers.limit);
    open.names.add(name);
    open.name = name;
    this.#state = states.colon;
    this.endName(bytes.length);
  }
}
