/**
 * A tolerant reader of almost-JSON that writes down the edits that make it JSON, and refuses where
 * more than one reading is possible or a value is missing.
 *
 * @module
 */

/** Every kind of edit. */
export const editKinds = [
  /** A byte order mark taken off. */
  "byte_order_mark",
  /** A Markdown code fence taken off. */
  "fence",
  /** Prose before or after the value taken off. */
  "prose",
  /** A comment taken out. */
  "comment",
  /** Single or typographic quotes written as double quotes, with what is inside escaped. */
  "quote",
  /** A bare member name put in quotes. */
  "unquoted_key",
  /** A comma before a closer taken out. */
  "trailing_comma",
  /** True, False, None and the like written as JSON has them. */
  "literal",
  /** A raw control character inside a string escaped. */
  "control_character",
  /** A closer that was missing after a complete value. */
  "missing_closer",
] as const;

/** The kind of an edit. */
export type EditKind = (typeof editKinds)[number];

/** Why a text is not repaired. */
export type RefusalReason =
  /** The producer stopped early. */
  | "truncated"
  | "too_large"
  | "invalid_utf8"
  | "duplicate_keys"
  /** A value, or the rest of one, would have to be invented. */
  | "value_missing"
  /** More than one value could be meant. */
  | "ambiguous"
  /** Not close enough to JSON. */
  | "not_repairable"
  /** JSON, but not what the schema asks for, and no listed coercion makes it so. */
  | "schema_violation";

/** An edit in UTF-16 units: `[start, end)` becomes `inserted`. */
export interface Edit {
  readonly kind: EditKind;
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
}

/** Raised by the reader when it gives up. */
export class NotRepairable extends Error {
  override readonly name = "NotRepairable";
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(`cannot repair: ${reason}`);
    this.reason = reason;
  }
}

/** Deepest nesting; the reader recurses. */
const depthMax = 128;
/** Most edits: text that needs more is something else than JSON. */
const editsMax = 10_000;

const literals: Readonly<Record<string, string>> = {
  True: "true",
  False: "false",
  None: "null",
  TRUE: "true",
  FALSE: "false",
  NULL: "null",
  Null: "null",
};
const closerOfQuote: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  "\u201c": "\u201d",
  "\u2018": "\u2019",
};
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /[A-Za-z_$][A-Za-z0-9_$]*/y;

/**
 * The edits that turn `text` into one JSON value.
 *
 * @throws {NotRepairable} with the reason
 */
export function findEdits(text: string): readonly Edit[] {
  return new TolerantReader(text).read();
}

class TolerantReader {
  readonly #text: string;
  readonly #edits: Edit[] = [];
  /** The closers that are owed, innermost last. */
  readonly #open: string[] = [];
  #position = 0;
  #end: number;
  /** End of the last complete token: where a missing closer goes. */
  #tokenEnd = 0;

  constructor(text: string) {
    this.#text = text;
    this.#end = text.length;
  }

  read(): readonly Edit[] {
    if (this.#text.startsWith("\ufeff")) this.#edit("byte_order_mark", 0, 1);
    this.#position = this.#text.startsWith("\ufeff") ? 1 : 0;
    const tail = this.#unwrap();
    this.#skip();
    const isContainer = /[{[]/.test(this.#peek());
    this.#value();
    this.#skip();
    this.#trailing(isContainer);
    if (tail !== undefined) this.#edits.push(tail);
    return this.#edits;
  }

  /** Takes off a fence or leading prose; returns the edit for the closing fence. */
  #unwrap(): Edit | undefined {
    const start = this.#position;
    const body = this.#text.slice(start);
    const lead = body.length - body.trimStart().length;
    if (/^[{["'\u201c\u2018]/.test(body.slice(lead))) return undefined;
    const fences = [...body.matchAll(/```/g)].map((match) => start + match.index);
    const [open, close, third] = fences;
    if (third !== undefined) throw new NotRepairable("ambiguous");
    if (open !== undefined) return this.#unfence(start, open, close);
    const first = body.search(/[{[]/);
    if (first > 0 && body.slice(0, first).trim() !== "") {
      if (/[}\]]/.test(body.slice(0, first))) throw new NotRepairable("ambiguous");
      this.#edit("prose", start, start + first);
      this.#position = start + first;
    }
    return undefined;
  }

  #unfence(start: number, open: number, close: number | undefined): Edit | undefined {
    const info = /^```[ \t]*[A-Za-z0-9_+-]*[ \t]*(?:\r?\n)?/.exec(this.#text.slice(open))?.[0] ??
      "";
    const around = this.#text.slice(start, open) +
      (close === undefined ? "" : this.#text.slice(close + 3));
    if (/[{}[\]]/.test(around)) throw new NotRepairable("ambiguous");
    this.#edit("fence", start, open + info.length);
    this.#position = open + info.length;
    if (close === undefined) return undefined;
    this.#end = close;
    return { kind: "fence", start: close, end: this.#text.length, inserted: "" };
  }

  /** What follows the value: nothing, or prose without a bracket in it. */
  #trailing(isContainer: boolean): void {
    if (this.#position >= this.#end) return;
    const rest = this.#text.slice(this.#position, this.#end);
    if (!isContainer || /[{}[\]]/.test(rest)) throw new NotRepairable("ambiguous");
    this.#edit("prose", this.#position, this.#end);
    this.#position = this.#end;
  }

  #peek(): string {
    return this.#position < this.#end ? this.#text[this.#position] ?? "" : "";
  }

  #edit(kind: EditKind, start: number, end: number, inserted = ""): void {
    if (this.#edits.length >= editsMax) throw new NotRepairable("not_repairable");
    this.#edits.push({ kind, start, end, inserted });
  }

  /** White space stays; comments go. */
  #skip(): void {
    for (;;) {
      while (/^[ \t\r\n]$/.test(this.#peek())) this.#position++;
      if (this.#peek() !== "/") return;
      const next = this.#text[this.#position + 1];
      const closer = next === "/" ? "\n" : next === "*" ? "*/" : undefined;
      if (closer === undefined) throw new NotRepairable("not_repairable");
      const found = this.#text.indexOf(closer, this.#position + 2);
      const isLine = closer === "\n";
      if (!isLine && (found === -1 || found + 2 > this.#end)) {
        throw new NotRepairable("value_missing");
      }
      const stop = found === -1 || found > this.#end ? this.#end : found + (isLine ? 0 : 2);
      this.#edit("comment", this.#position, stop);
      this.#position = stop;
    }
  }

  #value(): void {
    const character = this.#peek();
    if (character === "") throw new NotRepairable("value_missing");
    if (character === "{") this.#object();
    else if (character === "[") this.#array();
    else if (Object.hasOwn(closerOfQuote, character)) this.#string();
    else if (/[-0-9]/.test(character)) this.#number();
    else this.#literal();
    this.#tokenEnd = this.#position;
  }

  #number(): void {
    number.lastIndex = this.#position;
    const length = number.exec(this.#text)?.[0].length ?? 0;
    if (length === 0) {
      const isEnd = this.#position + 1 >= this.#end;
      throw new NotRepairable(isEnd ? "value_missing" : "not_repairable");
    }
    this.#position += length;
    this.#requireDelimiter();
  }

  #literal(): void {
    word.lastIndex = this.#position;
    const text = word.exec(this.#text)?.[0] ?? "";
    const value = Object.hasOwn(literals, text) ? literals[text] : undefined;
    const isJson = text === "true" || text === "false" || text === "null";
    if (/^[,:}\]]?$/.test(this.#peek()) || /^(?:undefined|NaN|Infinity|nan|inf)$/.test(text)) {
      throw new NotRepairable("value_missing");
    }
    if (value === undefined && !isJson) {
      const isCut = text !== "" && this.#position + text.length >= this.#end;
      throw new NotRepairable(isCut ? "value_missing" : "not_repairable");
    }
    const stop = this.#position + text.length;
    if (value !== undefined) this.#edit("literal", this.#position, stop, value);
    this.#position = stop;
    this.#requireDelimiter();
  }

  /** `12abc`, `1.`, `true-ish`: a token that goes on is not the token it seemed to be. */
  #requireDelimiter(): void {
    const character = this.#peek();
    if (character === "" || /^[\s,\]}/]$/.test(character)) return;
    const isCut = /^[.eE][+-]?$/.test(this.#text.slice(this.#position, this.#end));
    throw new NotRepairable(isCut ? "value_missing" : "not_repairable");
  }

  #string(): void {
    const quote = this.#peek();
    const closer = closerOfQuote[quote] ?? quote;
    if (quote !== '"') this.#edit("quote", this.#position, this.#position + 1, '"');
    this.#position++;
    for (;;) {
      const character = this.#peek();
      if (character === "") throw new NotRepairable("value_missing");
      if (character === closer) break;
      if (character === "\\") this.#escape();
      else this.#plain(character);
    }
    if (closer !== '"') this.#edit("quote", this.#position, this.#position + 1, '"');
    this.#position++;
  }

  #plain(character: string): void {
    const at = this.#position++;
    if (character === '"') this.#edit("quote", at, at + 1, '\\"');
    else if (character < " ") {
      this.#edit("control_character", at, at + 1, JSON.stringify(character).slice(1, -1));
    }
  }

  #escape(): void {
    const next = this.#text[this.#position + 1] ?? "";
    if (this.#position + 1 >= this.#end) throw new NotRepairable("value_missing");
    if (next === "'") this.#edit("quote", this.#position, this.#position + 2, "'");
    else if (next === "u") {
      const digits = this.#text.slice(this.#position + 2, this.#position + 6);
      if (!/^[0-9A-Fa-f]{4}$/.test(digits)) throw new NotRepairable("not_repairable");
    } else if (!/^["\\/bfnrt]$/.test(next)) throw new NotRepairable("not_repairable");
    this.#position += 2;
  }

  #object(): void {
    this.#container("}", () => {
      if (Object.hasOwn(closerOfQuote, this.#peek())) this.#string();
      else this.#bareKey();
      this.#skip();
      if (this.#peek() === "") throw new NotRepairable("value_missing");
      if (this.#peek() !== ":") throw new NotRepairable("not_repairable");
      this.#position++;
      this.#skip();
      this.#value();
    });
  }

  #array(): void {
    this.#container("]", () => this.#value());
  }

  #bareKey(): void {
    word.lastIndex = this.#position;
    const text = word.exec(this.#text)?.[0] ?? "";
    if (text === "") {
      throw new NotRepairable(this.#peek() === "," ? "value_missing" : "not_repairable");
    }
    const stop = this.#position + text.length;
    this.#edit("unquoted_key", this.#position, stop, `"${text}"`);
    this.#position = stop;
  }

  #container(closer: "}" | "]", item: () => void): void {
    if (this.#open.length >= depthMax) throw new NotRepairable("not_repairable");
    this.#open.push(closer);
    this.#position++;
    this.#skip();
    if (this.#peek() !== closer) {
      // An opener at the very end is cut off: an empty object would be our invention.
      if (this.#peek() === "") throw new NotRepairable("value_missing");
      this.#items(closer, item);
    } else this.#position++;
    this.#open.pop();
  }

  #items(closer: "}" | "]", item: () => void): void {
    for (;;) {
      item();
      this.#skip();
      const character = this.#peek();
      if (character === closer) {
        this.#position++;
        return;
      }
      if (character !== ",") return this.#closeMissing(closer, character);
      const comma = this.#position++;
      const edits = this.#edits.length;
      this.#skip();
      if (this.#peek() === closer) {
        // The comma stands before any comment that was taken out after it.
        this.#edits.splice(edits, 0, {
          kind: "trailing_comma",
          start: comma,
          end: comma + 1,
          inserted: "",
        });
        this.#position++;
        return;
      }
      if (this.#peek() === "") throw new NotRepairable("value_missing");
    }
  }

  /** Closes after a complete value: at the end of the text, or where an outer closer stands. */
  #closeMissing(closer: string, character: string): void {
    const owed = this.#open.slice(0, -1).includes(character);
    if (character !== "" && !owed) throw new NotRepairable("not_repairable");
    const at = this.#tokenEnd;
    // Whether a number at the very end is whole nobody can tell: 5 may have been about to become 50.
    if (at >= this.#text.length && /[0-9]/.test(this.#text[at - 1] ?? "")) {
      throw new NotRepairable("truncated");
    }
    const before = this.#edits.findLastIndex((edit) => edit.start < at || edit.end <= at) + 1;
    this.#edits.splice(before, 0, { kind: "missing_closer", start: at, end: at, inserted: closer });
    this.#tokenEnd = at;
  }
}
