/**
 * Reads DER (X.690) along a grammar that the caller follows, so that depth and work are bounded by it
 * (SPEC, X-4).
 *
 * @module
 */

import { toHex } from "./bytes.ts";

/** The tags that are read here; constructed context tags are `0xa0` and up. */
export const derTags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** One element: its tag, its content, and both with the length between them. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly bytes: Uint8Array;
}

/** Bytes are not of the form asked for. Never leaves the readers of tokens and certificates. */
export class DerError extends Error {
  override readonly name = "DerError";
}

/** Lengths of up to three bytes: no input here is larger than 1 MiB. */
const lengthBytesMax = 3;

/**
 * Takes elements one after the other out of a content; each method throws `DerError` where the bytes are
 * not what it asks for.
 *
 * @example
 * ```ts
 * import { DerReader, derTags } from "./der.ts";
 *
 * const reader = new DerReader(new Uint8Array([0x30, 3, 0x02, 1, 7])).inside(derTags.sequence);
 * const seven = reader.integer();
 * reader.end();
 * if (seven[0] !== 7) throw new Error("not seven");
 * ```
 */
export class DerReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Whether nothing is left. */
  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** Whether the next element has this tag. */
  peek(tag: number): boolean {
    return this.#bytes[this.#at] === tag;
  }

  /** The next element, whatever it is. */
  any(): DerElement {
    const start = this.#at;
    const tag = this.#bytes[start];
    if (tag === undefined || (tag & 0x1f) === 0x1f) throw new DerError("no element");
    const contentAt = start + 1 + this.#lengthBytes(start + 1);
    const end = contentAt + this.#length(start + 1);
    if (end > this.#bytes.length) throw new DerError("an element is cut off");
    this.#at = end;
    return {
      tag,
      content: this.#bytes.subarray(contentAt, end),
      bytes: this.#bytes.subarray(start, end),
    };
  }

  /** The next element, which must have this tag. */
  element(tag: number): DerElement {
    if (!this.peek(tag)) throw new DerError("another tag");
    return this.any();
  }

  /** The next element if it has this tag; otherwise nothing is taken. */
  optional(tag: number): DerElement | undefined {
    return this.peek(tag) ? this.any() : undefined;
  }

  /** A reader over the content of the next element, which must have this tag. */
  inside(tag: number): DerReader {
    return new DerReader(this.element(tag).content);
  }

  /** The content of an INTEGER, without needless bytes in front. */
  integer(): Uint8Array {
    const { content } = this.element(derTags.integer);
    const [first, second] = content;
    if (first === undefined) throw new DerError("an integer without bytes");
    const needless = second !== undefined &&
      ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
    if (needless) throw new DerError("an integer with a needless byte");
    return content;
  }

  /** An INTEGER that must be this one, of a single byte. */
  exactInteger(value: number): void {
    const content = this.integer();
    if (content.length !== 1 || content[0] !== value) throw new DerError("another integer");
  }

  /** The content of an OID as hex. */
  oid(): string {
    const { content } = this.element(derTags.oid);
    if (content.length === 0) throw new DerError("an OID without bytes");
    return toHex(content);
  }

  /** An OID that must be this one, given as the hex of its content. */
  exactOid(hex: string): void {
    if (this.oid() !== hex) throw new DerError("another OID");
  }

  /** A BOOLEAN if there is one, else `false`. */
  optionalBoolean(): boolean {
    const element = this.optional(derTags.boolean);
    if (element === undefined) return false;
    const [value] = element.content;
    if (element.content.length !== 1 || (value !== 0 && value !== 0xff)) {
      throw new DerError("no boolean");
    }
    return value === 0xff;
  }

  /** The bytes of a BIT STRING whose bits fill them. */
  wholeBits(): Uint8Array {
    const { content } = this.element(derTags.bitString);
    if (content[0] !== 0) throw new DerError("a bit string that does not end at a byte");
    return content.subarray(1);
  }

  /** Every element that is left, at least one and at most `max`. */
  rest<T>(max: number, read: (reader: DerReader) => T): T[] {
    const items: T[] = [];
    while (!this.done) {
      if (items.length >= max) throw new DerError("too many items");
      items.push(read(this));
    }
    if (items.length === 0) throw new DerError("no items");
    return items;
  }

  /** Nothing may be left. */
  end(): void {
    if (!this.done) throw new DerError("bytes are left over");
  }

  #lengthBytes(at: number): number {
    const first = this.#bytes[at];
    if (first === undefined) throw new DerError("an element without length");
    if (first < 0x80) return 1;
    const count = first & 0x7f;
    if (count === 0 || count > lengthBytesMax) throw new DerError("a length out of bounds");
    return 1 + count;
  }

  /** The shortest form only: one length must not be writable in two ways. */
  #length(at: number): number {
    const count = this.#lengthBytes(at) - 1;
    if (count === 0) return this.#bytes[at] ?? 0;
    let length = 0;
    for (let i = 1; i <= count; i++) {
      const byte = this.#bytes[at + i];
      if (byte === undefined || (i === 1 && byte === 0)) throw new DerError("a length too long");
      length = length * 256 + byte;
    }
    if (length < 0x80) throw new DerError("a length too long");
    return length;
  }
}

/**
 * The value that `read` takes out of bytes, or `undefined` where they are not of its form or go on after
 * it.
 */
export function readDer<T>(bytes: Uint8Array, read: (reader: DerReader) => T): T | undefined {
  const reader = new DerReader(bytes);
  try {
    const value = read(reader);
    reader.end();
    return value;
  } catch (thrown) {
    if (thrown instanceof DerError) return undefined;
    throw thrown;
  }
}
