/**
 * Reads the types of a WASM module's exported functions from its bytes, so that the TypeScript side
 * cannot drift from the AssemblyScript side.
 *
 * @module
 */

const sections = { type: 1, import: 2, function: 3, export: 7 } as const;

/** How a value type of the module appears in JavaScript. */
const valueTypes: Readonly<Record<number, string>> = {
  0x7f: "number",
  0x7e: "bigint",
  0x7d: "number",
  0x7c: "number",
};

/**
 * One line of TypeScript for each exported function, as a member of an interface, sorted by name.
 *
 * @throws {TypeError} when the bytes are no module, or a type is used that JavaScript cannot hold
 */
export function signaturesOf(wasm: Uint8Array): string[] {
  if (wasm.length < 8 || wasm[0] !== 0 || wasm[1] !== 0x61) {
    throw new TypeError("cannot read signatures: not a WASM module");
  }
  let types: string[] = [];
  let functions: number[] = [];
  const lines: string[] = [];
  const reader = new Reader(wasm, 8);
  while (!reader.done) {
    const id = reader.byte();
    const body = reader.slice(reader.number());
    if (id === sections.import) {
      throw new TypeError("cannot read signatures: the module has imports");
    }
    if (id === sections.type) types = body.list(() => functionType(body));
    if (id === sections.function) functions = body.list(() => body.number());
    if (id !== sections.export) continue;
    body.list(() => {
      const name = body.name();
      const isFunction = body.byte() === 0;
      const index = body.number();
      if (isFunction) lines.push(`${name}: ${types[functions[index] ?? -1] ?? "never"}`);
    });
  }
  return lines.sort();
}

function functionType(body: Reader): string {
  body.byte();
  const parameters = body.list(() => valueType(body));
  const [result = "void"] = body.list(() => valueType(body));
  return `(${parameters.map((type, index) => `p${index}: ${type}`).join(", ")}) => ${result}`;
}

function valueType(body: Reader): string {
  const type = valueTypes[body.byte()];
  if (type === undefined) throw new TypeError("cannot read signatures: a value type is not known");
  return type;
}

class Reader {
  readonly #bytes: Uint8Array;
  #offset: number;

  constructor(bytes: Uint8Array, offset = 0) {
    this.#bytes = bytes;
    this.#offset = offset;
  }

  get done(): boolean {
    return this.#offset >= this.#bytes.length;
  }

  byte(): number {
    const value = this.#bytes[this.#offset++];
    if (value === undefined) throw new TypeError("cannot read signatures: the module is cut short");
    return value;
  }

  /** An unsigned LEB128 number of at most 32 bits. */
  number(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    return value;
  }

  slice(length: number): Reader {
    const part = this.#bytes.subarray(this.#offset, this.#offset + length);
    this.#offset += length;
    return new Reader(part);
  }

  name(): string {
    const length = this.number();
    const text = this.#bytes.subarray(this.#offset, this.#offset + length);
    this.#offset += length;
    return new TextDecoder().decode(text);
  }

  list<Item>(item: () => Item): Item[] {
    return Array.from({ length: this.number() }, item);
  }
}
