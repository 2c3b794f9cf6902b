/**
 * The schema machine in WASM: tables in, bytes in, state out.
 *
 * @module
 */

import { HotpathError } from "./errors.ts";
import { schemaModule } from "./schema_instance.ts";
import type { JsonCode } from "./json_limits.ts";
import type { ModuleExports } from "./schema_module_generated.ts";
import { TextMachine } from "./reference/schema_machine.ts";
import {
  numberBounds,
  type SchemaEngine,
  type SchemaQuestions,
  type SchemaRefusal,
} from "./schema_engine.ts";
import { numberWords, schemaKeywords, types } from "./schema_tables.ts";

/** Words of a session, as `wasm/assembly/schema/state.ts` lays them out. */
const fields = {
  causeKeyword: 1,
  causeLevel: 2,
  causeNode: 3,
  causeName: 4,
  jsonCode: 5,
  offset: 6,
  levels: 7,
  depth: 8,
  text: 9,
  textLength: 10,
  textStart: 11,
  questions: 12,
  questionCount: 13,
  numberValue: 14,
  numberLow: 16,
  numberHigh: 18,
  nameOffset: 38,
  number: 48,
  numberLength: 49,
} as const;
/** Words of a level. */
const levelWords = {
  type: 0,
  start: 1,
  count: 4,
  name: 5,
  nameLength: 6,
  lane: 16,
  entry: 18,
  size: 20,
} as const;
const questionKinds = { format: 1, multiple: 2, number: 3, bounds: 4 } as const;
const REFUSED = 1;
const ASKS = 2;

/** Codes of JSON errors in the order of the module's numbers. */
const jsonCodeNames: readonly (JsonCode | undefined)[] = [
  undefined,
  "syntax",
  "truncated",
  "trailing_bytes",
  "invalid_utf8",
  "lone_surrogate",
  "duplicate_key",
  "number_range",
  "too_deep",
];

/** Long chunks are fed in pieces, so that they stay in the cache and the engine can tier up between calls. */
const PIECE_BYTES = 65_536;
/** Longest text: offsets in the module are 31 bits. */
const TEXT_BYTES_MAX = 0x7fff0000;
const decoder = new TextDecoder();

/** Tables in the module's memory, shared by the engines over them. */
export class SchemaProgram {
  readonly program: Int32Array;
  #address = 0;

  constructor(program: Int32Array) {
    this.program = program;
  }

  /** An engine over the tables: in WASM, or the twin where there is no SIMD. */
  engine(questions: SchemaQuestions): SchemaEngine {
    const module = schemaModule.wasm();
    if (module === undefined) return new TextMachine(this.program, questions);
    if (this.#address === 0) {
      this.#address = schemaModule.allocate(this.program.byteLength);
      schemaModule.memoryWords().set(this.program, this.#address >>> 2);
      collected.register(this, this.#address);
    }
    return new ModuleMachine(module, { tables: this.#address, program: this, questions });
  }
}

/** Names the faults of a text, read on past each as if it had not been: `most` of them at most. Slow. */
export function schemaFindings(
  { program }: SchemaProgram,
  bytes: Uint8Array,
  { questions, most }: { readonly questions: SchemaQuestions; readonly most: number },
): readonly SchemaRefusal[] {
  const machine = new TextMachine(program, questions, most);
  if (machine.write(bytes)) machine.end();
  return machine.findings;
}

const collected = /* @__PURE__ */ new FinalizationRegistry<number>((address) =>
  schemaModule.free(address)
);
const dropped = /* @__PURE__ */ new FinalizationRegistry<number>((session) =>
  schemaModule.wasm()?.schemaFree(session)
);

interface MachineOptions {
  readonly tables: number;
  readonly program: SchemaProgram;
  readonly questions: SchemaQuestions;
}

class ModuleMachine implements SchemaEngine {
  readonly #module: ModuleExports;
  readonly #questions: SchemaQuestions;
  /** Held so that the tables stay as long as the session. */
  readonly #program: SchemaProgram;
  readonly #session: number;
  #refusal: SchemaRefusal | undefined;
  #isEnded = false;
  #isClosed = false;
  /** Where chunks go: the scratch block, which never moves as nobody asks for a larger one. */
  readonly #input = schemaModule.scratch(PIECE_BYTES);
  #memory = schemaModule.memoryBytes();
  /** Bytes handed to the module. */
  #written = 0;

  constructor(module: ModuleExports, { tables, program, questions }: MachineOptions) {
    this.#module = module;
    this.#questions = questions;
    this.#program = program;
    this.#session = module.schemaCreate(tables);
    if (this.#session === 0) {
      throw new HotpathError("out_of_memory", "cannot judge a text: there is no memory for it");
    }
    dropped.register(this, this.#session, this);
  }

  get refusal(): SchemaRefusal | undefined {
    return this.#refusal;
  }

  get position(): number {
    return this.#refusal?.offset ?? this.#written;
  }

  write(chunk: Uint8Array): boolean {
    if (this.#refusal !== undefined) return false;
    if (this.#isEnded || this.#isClosed) throw new TypeError("cannot write: the text has ended");
    const size = chunk.length;
    if (size > PIECE_BYTES || this.#written + size > TEXT_BYTES_MAX) return this.#writeLong(chunk);
    this.#written += size;
    // A view that a growing memory has detached is empty.
    if (this.#memory.length === 0) this.#memory = schemaModule.memoryBytes();
    const memory = this.#memory;
    const address = this.#input;
    // The built-in copy takes longer to call than a delta of a few bytes takes to copy.
    if (size > 16) memory.set(chunk, address);
    else for (let index = 0; index < size; index++) memory[address + index] = chunk[index] ?? 0;
    const status = this.#module.schemaWrite(this.#session, address, size);
    return status === 0 || this.#settle(status);
  }

  end(): boolean {
    if (this.#isEnded || this.#isClosed || this.#refusal !== undefined) {
      return this.#refusal === undefined;
    }
    this.#isEnded = true;
    const status = this.#module.schemaEnd(this.#session);
    return status === 0 || this.#settle(status);
  }

  reset(): void {
    this.#module.schemaReset(this.#session);
    this.#refusal = undefined;
    this.#isEnded = false;
    this.#written = 0;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    dropped.unregister(this);
    this.#module.schemaFree(this.#session);
  }

  #writeLong(chunk: Uint8Array): boolean {
    if (this.#written + chunk.length > TEXT_BYTES_MAX) {
      throw new HotpathError("too_large", "cannot judge a text: it is longer than 2 GiB");
    }
    for (let offset = 0; offset < chunk.length; offset += PIECE_BYTES) {
      if (!this.write(chunk.subarray(offset, offset + PIECE_BYTES))) return false;
    }
    return true;
  }

  /** Answers what the module asks until it has a verdict. */
  #settle(asked: number): boolean {
    let status = asked;
    while (status === ASKS) status = this.#answer();
    if (status === REFUSED) this.#refusal = this.#read();
    return status === 0;
  }

  #field(name: keyof typeof fields): number {
    return schemaModule.memoryWords()[(this.#session >>> 2) + fields[name]] ?? 0;
  }

  #answer(): number {
    const count = this.#field("questionCount");
    const words = new Int32Array(schemaModule.memoryWords().buffer);
    const doubles = new DataView(schemaModule.memoryBytes().buffer);
    for (let index = 0; index < count; index++) {
      const place = (this.#field("questions") >>> 2) + 4 * index;
      const kind = words[place];
      const argument = words[place + 2] ?? 0;
      if (kind === questionKinds.format) {
        words[place + 3] = this.#questions.format(argument, this.#text()) ? 1 : 0;
      } else if (kind === questionKinds.multiple) {
        const value = doubles.getFloat64(this.#session + 4 * fields.numberValue, true);
        const bounds = new Float64Array(this.#program.program.buffer);
        const divisor = bounds[argument + numberWords.multipleOf >> 1] ?? 1;
        words[place + 3] = this.#questions.isMultiple(value, divisor) ? 1 : 0;
      } else if (kind === questionKinds.number) {
        doubles.setFloat64(this.#session + 4 * fields.numberValue, Number(this.#number()), true);
      } else {
        const [low, high] = numberBounds(this.#number());
        doubles.setFloat64(this.#session + 4 * fields.numberLow, low, true);
        doubles.setFloat64(this.#session + 4 * fields.numberHigh, high, true);
      }
    }
    return this.#module.schemaResume(this.#session);
  }

  #text(): string {
    const start = this.#field("text") + this.#field("textStart");
    return decoder.decode(
      schemaModule.memoryBytes().subarray(start, start + this.#field("textLength")),
    );
  }

  #number(): string {
    const start = this.#field("number");
    return decoder.decode(
      schemaModule.memoryBytes().subarray(start, start + this.#field("numberLength")),
    );
  }

  #read(): SchemaRefusal {
    const words = schemaModule.memoryWords();
    const levels = this.#field("levels") >>> 2;
    const depth = this.#field("depth");
    const level = this.#field("causeLevel") | 0;
    const word = (index: number, name: keyof typeof levelWords) =>
      words[levels + levelWords.size * index + levelWords[name]] ?? 0;
    const path: (string | number)[] = [];
    for (let index = 0; index < level; index++) {
      if (word(index, "type") !== types.object) {
        path.push(word(index, "count") - 1);
        continue;
      }
      const entry = word(index, "lane") === 0 ? 0 : word(index, "entry");
      if (entry !== 0) {
        path.push(this.#nameAt(entry));
        continue;
      }
      const start = this.#field("text") + word(index, "name");
      path.push(
        decoder.decode(
          schemaModule.memoryBytes().subarray(start, start + word(index, "nameLength")),
        ),
      );
    }
    const keyword = schemaKeywords[this.#field("causeKeyword")] ?? "";
    const code = jsonCodeNames[this.#field("jsonCode")];
    const offset = this.#field("offset");
    const name = this.#missingName();
    const start = keyword === "json"
      ? code === "duplicate_key" ? this.#field("nameOffset") : offset
      : level >= 0 && level < depth
      ? word(level, "start")
      : offset;
    return {
      offset,
      keyword,
      start,
      path,
      node: this.#field("causeNode"),
      ...(keyword === "json" && code !== undefined ? { code } : {}),
      ...(name === undefined ? {} : { name }),
    };
  }

  #missingName(): string | undefined {
    const entry = this.#field("causeName");
    return entry === 0 ? undefined : this.#nameAt(entry);
  }

  /** A name in the tables. */
  #nameAt(entry: number): string {
    const { program } = this.#program;
    const bytes = new Uint8Array(program.buffer, program.byteOffset, program.byteLength);
    const start = program[entry] ?? 0;
    return decoder.decode(bytes.slice(start, start + (program[entry + 1] ?? 0)));
  }
}
