/**
 * The verdicts of the schema machine: which schemas judge the values that are open, and who waits for whom.
 * A frame is one schema looking at one value: open, then true or false for good. Schemas that ask the same of the
 * same value share its frame. When the frame of the root is false, no continuation of the text can be valid.
 *
 * @module
 */

import {
  type Cause,
  extraWords,
  frame,
  type Level,
  STEPS_FREE,
  STEPS_PER_BYTE,
} from "./schema_frame.ts";
import {
  arrayWords,
  enumWords,
  groups,
  keywordNumbers,
  node,
  nodeFlags,
  objectWords,
  types,
} from "../schema_tables.ts";

const TRUE = 1;
const FALSE = 2;
/** In the place of a frame's keyword, while faults are collected: the text fails when the frame does. */
const MUST = -1;

export class Frames {
  protected readonly program: Int32Array;
  protected readonly doubles: Float64Array;
  protected readonly bytes: Uint8Array;
  protected memory = new Int32Array(1024);
  protected top: number = frame.size;
  protected levels: Level[] = [];
  protected booleanBit = 0;
  protected steps = 0;
  protected offset = 0;
  protected cause: Cause | undefined;
  protected isFailed = false;
  /** Whether a text is read on past its faults, to name more than the first. */
  protected isCollecting = false;
  /** Quadruples of node, parent, kind and argument: schemas that will look at the next value. */
  protected spawns: number[] = [];
  readonly #marks: Int32Array;
  readonly #serials: Float64Array;
  #serial = 0;

  constructor(program: Int32Array) {
    this.program = program;
    this.doubles = new Float64Array(program.buffer, program.byteOffset, program.length >> 1);
    this.bytes = new Uint8Array(program.buffer, program.byteOffset, program.byteLength);
    this.#marks = new Int32Array(this.at(1));
    this.#serials = new Float64Array(this.at(1));
  }

  protected at(index: number): number {
    return this.program[index] ?? 0;
  }

  protected get(index: number): number {
    return this.memory[index] ?? 0;
  }

  protected set(index: number, value: number): void {
    this.memory[index] = value;
  }

  /** The level of the value that is being read. */
  protected get level(): Level | undefined {
    return this.levels[this.levels.length - 1];
  }

  protected refuse(keyword: number, name?: string): void {
    if (this.isFailed) return;
    this.isFailed = true;
    const level = this.levels.length - 1;
    this.cause = { keyword, level, node: 0, ...(name === undefined ? {} : { name }) };
    if (this.isCollecting) this.note(this.cause);
  }

  /** A value begins: everything that was to look at it does. */
  protected startValue(type: number): void {
    const parent = this.level;
    const isHashed = parent !== undefined && (parent.isHashed || parent.seen !== undefined);
    const level: Level = {
      type,
      start: this.offset,
      base: this.top,
      first: 0,
      count: 0,
      name: "",
      names: new Set(),
      isHashed,
      seen: undefined,
      hashes: undefined,
    };
    this.levels.push(level);
    this.#serial++;
    const spawns = this.spawns;
    this.spawns = [];
    for (let index = 0; index < spawns.length && !this.isFailed; index += 4) {
      const [schema = 0, parentFrame = 0, kind = 0, argument = 0] = spawns.slice(index, index + 4);
      this.attach(schema, parentFrame, kind, argument);
    }
  }

  protected spawn(schema: number, parent: number, kind: number, argument: number): void {
    this.spawns.push(schema, parent, kind, argument);
  }

  protected attach(schema: number, parent: number, kind: number, argument: number): void {
    if (++this.steps > STEPS_FREE + STEPS_PER_BYTE * this.offset) {
      return this.refuse(keywordNumbers.limit);
    }
    const flags = this.at(schema + node.flags);
    if ((flags & nodeFlags.never) !== 0) {
      const isChild = kind === groups.all && argument !== 0;
      const level = isChild ? this.get(parent + frame.level) : this.levels.length - 1;
      this.cause = { keyword: isChild ? argument : keywordNumbers["false schema"], level, node: 0 };
      return this.report(parent, kind, argument, false);
    }
    if ((flags & nodeFlags.always) !== 0) return this.report(parent, kind, argument, true);
    const type = this.level?.type ?? 0;
    if ((this.at(schema + node.immediate) & type) !== 0) {
      return this.report(parent, kind, argument, true);
    }
    const index = this.at(schema + node.index);
    const isThere = this.#serials[index] === this.#serial;
    const one = isThere ? this.#marks[index] ?? 0 : this.#create(schema);
    const state = this.get(one + frame.state);
    if (state !== 0) {
      if (state === FALSE) {
        this.cause = {
          keyword: this.get(one + frame.keyword),
          level: this.get(one + frame.level),
          node: schema,
        };
      }
      return this.report(parent, kind, argument, state === TRUE);
    }
    const link = this.#allocate(4);
    this.set(link, parent);
    this.set(link + 1, kind);
    this.set(link + 2, argument);
    this.set(link + 3, this.get(one + frame.waiting));
    this.set(one + frame.waiting, link);
    const isMust = parent === 0 ||
      (kind === groups.all && this.get(parent + frame.keyword) === MUST);
    if (this.isCollecting && isMust) this.set(one + frame.keyword, MUST);
    if (!isThere) this.#begin(one, schema);
  }

  protected report(parent: number, kind: number, argument: number, isTrue: boolean): void {
    if (parent === 0) {
      if (!isTrue) this.isFailed = true;
      if (!isTrue && this.isCollecting && this.cause !== undefined) this.note(this.cause);
      return;
    }
    if (kind === groups.contains) return this.#contained(parent, isTrue);
    if (kind === groups.unevaluated) {
      this.set(parent + frame.child, isTrue ? TRUE : FALSE);
      return;
    }
    if (this.get(parent + frame.state) !== 0) return;
    const state = parent + frame.size + this.at(argument + 1);
    switch (kind) {
      case groups.all:
        if (!isTrue) this.fail(parent, 0);
        else if (argument === 0) this.settle(parent);
        return;
      case groups.any:
        return this.#any(parent, state, isTrue);
      case groups.one:
        return this.#one(parent, state, isTrue);
      case groups.not:
        return isTrue ? this.fail(parent, keywordNumbers.not) : this.settle(parent);
      case groups.dependent:
        this.set(state, isTrue ? TRUE : FALSE);
        return this.dependent(parent, state);
      default:
        return this.#conditional(parent, kind, argument, isTrue);
    }
  }

  /** Takes down a fault of the text while it is read on. */
  protected note(_cause: Cause): void {}

  protected fail(one: number, keyword: number, name?: string): void {
    if (this.get(one + frame.state) !== 0) return;
    if (keyword !== 0) {
      this.cause = {
        keyword,
        level: this.get(one + frame.level),
        node: this.get(one + frame.node),
      };
    }
    if (this.get(one + frame.keyword) === MUST && this.cause !== undefined) {
      // The fault is the text's own; as if it had not been, the schema goes on looking.
      return this.note({ ...this.cause, ...(name === undefined ? {} : { name }) });
    }
    this.set(one + frame.state, FALSE);
    this.set(one + frame.keyword, this.cause?.keyword ?? 0);
    this.#tell(one, false);
  }

  protected settle(one: number): void {
    if (this.get(one + frame.state) !== 0) return;
    const pending = this.get(one + frame.pending) - 1;
    this.set(one + frame.pending, pending);
    if (pending > 0) return;
    this.set(one + frame.state, TRUE);
    this.#tell(one, true);
  }

  protected settleOwn(one: number): void {
    if (this.get(one + frame.own) === 0) return;
    this.set(one + frame.own, 0);
    this.settle(one);
  }

  /** A schema that depends on a name: its verdict counts once the name is there. */
  protected dependent(parent: number, state: number): void {
    const verdict = this.get(state);
    if (this.get(state + 1) === 0 || verdict === 0 || this.get(state + 2) !== 0) return;
    this.set(state + 2, 1);
    if (verdict === TRUE) this.settle(parent);
    else this.fail(parent, keywordNumbers.dependentSchemas);
  }

  /** The frame of a schema at the present value, once {@linkcode remark} has run; 0 for none. */
  protected frameOf(schema: number): number {
    const index = this.at(schema + node.index);
    return this.#serials[index] === this.#serial ? this.#marks[index] ?? 0 : 0;
  }

  /** Finds the frames of the present value again, after its children have used the marks. */
  protected remark(level: Level): void {
    this.#serial++;
    for (let one = level.first; one !== 0; one = this.get(one + frame.next)) {
      const index = this.at(this.get(one + frame.node) + node.index);
      this.#marks[index] = one;
      this.#serials[index] = this.#serial;
    }
  }

  #tell(one: number, isTrue: boolean): void {
    for (let link = this.get(one + frame.waiting); link !== 0; link = this.get(link + 3)) {
      this.report(this.get(link), this.get(link + 1), this.get(link + 2), isTrue);
      if (this.isFailed) return;
    }
  }

  #allocate(size: number): number {
    const block = this.top;
    this.top += size;
    if (this.top > this.memory.length) {
      const larger = new Int32Array(this.memory.length * 2 + size);
      larger.set(this.memory);
      this.memory = larger;
    }
    this.memory.fill(0, block, this.top);
    return block;
  }

  #create(schema: number): number {
    const level = this.level;
    const type = level?.type ?? 0;
    const groupWords = this.at(schema + node.groupWords);
    const one = this.#allocate(
      frame.size + groupWords + extraWords(this.program, { schema, type }),
    );
    this.set(one, schema);
    this.set(one + frame.extra, one + frame.size + groupWords);
    this.set(one + frame.level, this.levels.length - 1);
    if (level !== undefined) {
      this.set(one + frame.next, level.first);
      level.first = one;
    }
    const index = this.at(schema);
    this.#marks[index] = one;
    this.#serials[index] = this.#serial;
    return one;
  }

  #begin(one: number, schema: number): void {
    const type = this.level?.type ?? 0;
    const allowed = this.at(schema + node.types);
    const wanted = type === types.number ? types.number | types.whole : type;
    if ((allowed & wanted) === 0) return this.fail(one, keywordNumbers.type);
    const own = this.#own(one, schema, type);
    if (own < 0) return;
    const pending = type === types.object ? node.pendingInObject : node.pending;
    this.set(one + frame.own, own);
    // One more than there is, so that nothing is settled before everything has been asked.
    this.set(one + frame.pending, 1 + own + this.at(schema + pending));
    const list = this.at(schema + node.groups);
    const count = list === 0 ? 0 : this.at(list);
    for (let index = 1; index <= count; index++) {
      this.#ask(one, this.at(list + index), type);
      if (this.get(one + frame.state) !== 0 || this.isFailed) return;
    }
    this.settle(one);
  }

  #ask(one: number, group: number, type: number): void {
    const kind = this.at(group);
    const count = this.at(group + 2);
    const state = one + frame.size + this.at(group + 1);
    if (kind === groups.dependent && type !== types.object) return;
    if (kind === groups.any || kind === groups.one) this.set(state, count);
    if (kind === groups.condition) {
      const [then, otherwise] = [this.at(group + 4), this.at(group + 5)];
      if (then === 0) this.set(state + 1, TRUE);
      if (otherwise === 0) this.set(state + 2, TRUE);
      this.attach(this.at(group + 3), one, groups.condition, group);
      if (then !== 0) this.attach(then, one, groups.consequence, group);
      if (otherwise !== 0) this.attach(otherwise, one, groups.alternative, group);
      return;
    }
    for (let index = 0; index < count; index++) {
      this.attach(this.at(group + 3 + index), one, kind, kind === groups.all ? 0 : group);
      if (this.get(one + frame.state) !== 0 || this.isFailed) return;
    }
  }

  /** 1 when the schema's own keywords wait for the value, 0 when they hold, -1 when they failed. */
  #own(one: number, schema: number, type: number): number {
    const enumeration = this.at(schema + node.enumeration);
    if (enumeration !== 0 && (this.at(enumeration + enumWords.types) & type) === 0) {
      this.fail(one, this.at(enumeration + enumWords.keyword));
      return -1;
    }
    switch (type) {
      case types.boolean:
        if (
          enumeration !== 0 && (this.at(enumeration + enumWords.booleans) & this.booleanBit) === 0
        ) {
          this.fail(one, this.at(enumeration + enumWords.keyword));
          return -1;
        }
        return 0;
      case types.number: {
        const isWhole = (this.at(schema + node.types) & types.number) === 0;
        return isWhole || enumeration !== 0 || this.at(schema + node.number) !== 0 ? 1 : 0;
      }
      case types.string: {
        const text = this.at(schema + node.string);
        return text !== 0 || enumeration !== 0 ? 1 : 0;
      }
      case types.array: {
        const array = this.at(schema + node.array);
        if (enumeration !== 0 && this.level !== undefined) this.level.isHashed = true;
        if (array !== 0 && this.at(array + arrayWords.unique) !== 0 && this.level !== undefined) {
          this.level.seen ??= new Set();
        }
        const waits = array !== 0 || this.at(schema + node.unevaluatedItems) !== 0;
        return waits || enumeration !== 0 ? 1 : 0;
      }
      case types.object:
        return this.#ownObject(one, schema, enumeration);
      default:
        return 0;
    }
  }

  #ownObject(one: number, schema: number, enumeration: number): number {
    const object = this.at(schema + node.object);
    if (enumeration !== 0 && this.level !== undefined) this.level.isHashed = true;
    if (object !== 0) this.set(one + frame.tally, this.at(object + objectWords.requiredCount));
    return object !== 0 || enumeration !== 0 || this.at(schema + node.unevaluatedProperties) !== 0
      ? 1
      : 0;
  }

  #any(parent: number, state: number, isTrue: boolean): void {
    if (this.get(state + 1) !== 0) return;
    if (isTrue) {
      this.set(state + 1, 1);
      return this.settle(parent);
    }
    const left = this.get(state) - 1;
    this.set(state, left);
    if (left === 0) this.fail(parent, keywordNumbers.anyOf);
  }

  #one(parent: number, state: number, isTrue: boolean): void {
    const left = this.get(state) - 1;
    const found = this.get(state + 1) + (isTrue ? 1 : 0);
    this.set(state, left);
    this.set(state + 1, found);
    if (found > 1 || (left === 0 && found === 0)) this.fail(parent, keywordNumbers.oneOf);
    else if (left === 0) this.settle(parent);
  }

  #conditional(parent: number, kind: number, group: number, isTrue: boolean): void {
    const state = parent + frame.size + this.at(group + 1);
    const place = kind === groups.condition ? 0 : kind === groups.consequence ? 1 : 2;
    this.set(state + place, isTrue ? TRUE : FALSE);
    if (this.get(state + 3) !== 0) return;
    const condition = this.get(state);
    const then = this.get(state + 1);
    const otherwise = this.get(state + 2);
    const verdict = condition === TRUE
      ? then
      : condition === FALSE
      ? otherwise
      : then === otherwise
      ? then
      : 0;
    if (verdict === 0) return;
    this.set(state + 3, 1);
    if (verdict === TRUE) this.settle(parent);
    else this.fail(parent, place === 0 || isTrue ? keywordNumbers.if : 0);
  }

  #contained(parent: number, isTrue: boolean): void {
    if (!isTrue) return;
    this.set(parent + frame.matched, 1);
    const found = this.get(parent + frame.tally) + 1;
    this.set(parent + frame.tally, found);
    if (this.get(parent + frame.state) !== 0) return;
    const schema = this.get(parent + frame.node);
    const array = this.at(schema + node.array);
    const most = this.at(array + arrayWords.maxContains);
    if (most >= 0 && found > most) return this.fail(parent, keywordNumbers.maxContains);
    this.settleArrayEarly(parent);
  }

  /** Lower bounds are met and nothing else can fail. */
  protected settleArrayEarly(one: number): void {
    const schema = this.get(one + frame.node);
    const array = this.at(schema + node.array);
    if ((this.at(schema + node.flags) & nodeFlags.arrayLate) !== 0 || array === 0) return;
    if (this.at(array + arrayWords.contains) !== 0) {
      if (this.get(one + frame.tally) < this.at(array + arrayWords.minContains)) return;
    }
    if (this.get(one + frame.count) >= this.at(array + arrayWords.minimum)) this.settleOwn(one);
  }
}
