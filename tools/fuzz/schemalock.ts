/**
 * Differential fuzzing of SchemaLock: random schemas and texts, whole, cut at every place and damaged, against
 * ajv, @cfworker/json-schema, the twin, and the machine without its fast lane.
 *
 * `deno task fuzz:schemalock --seconds 60 --seed 1`
 *
 * A failure prints the seed of its round: `--seed <it> --rounds 1` repeats it alone.
 *
 * @module
 */

import assert from "node:assert/strict";
import { parseArgs } from "node:util";
import { Validator } from "@cfworker/json-schema";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { type SchemaEngine, SchemaProgram, schemaTables } from "../../src/hotpath/mod.ts";
import { TextMachine } from "../../src/hotpath/reference/schema_machine.ts";
import { Budget } from "../../src/schemalock/budget.ts";
import { isMultipleOf } from "../../src/schemalock/exact.ts";
import { compileSchema, type SchemaLock } from "../../src/schemalock/mod.ts";
import { planSchema } from "../../src/schemalock/plan.ts";
import { Registry } from "../../src/schemalock/registry.ts";
import { writeTables } from "../../src/schemalock/tables.ts";
import { Dice } from "./dice.ts";
import { type MadeSchema, makeFitting, makeSchema, makeValue } from "./schema_generator.ts";

const encoder = new TextEncoder();
const { head, node } = schemaTables;
const seed = Int32Array.of(7, -2, 3, 4);
/** Texts of one schema: it costs more to compile it for the peers than to judge them. */
const textsMax = 12;

/** `undefined`: the peer has no answer. */
type Check = (value: unknown) => boolean | undefined;

/** What a round found, summed up at the end. */
const counts = {
  rounds: 0,
  valid: 0,
  invalid: 0,
  refused: 0,
  silent: 0,
  peersDiffer: 0,
  damaged: 0,
};
const refusals = new Map<string, number>();
/** Of the rounds where the peers differ: with whom the machine is. */
const sides = new Map<string, number>();

function ajvCheck({ draft, schema, documents }: MadeSchema): Check | undefined {
  const options = {
    strict: false,
    ownProperties: true,
    logger: false,
    validateSchema: false,
  } as const;
  const ajv = draft === "7" ? new Ajv(options) : new Ajv2020(options);
  ajv.removeKeyword("multipleOf").addKeyword({
    keyword: "multipleOf",
    type: "number",
    schemaType: "number",
    validate: (divisor: number, value: number) => isMultipleOf(value, divisor),
  });
  try {
    for (const [uri, document] of Object.entries(documents)) ajv.addSchema(document as object, uri);
    const check = ajv.compile(schema);
    return (value) => {
      try {
        return check(value) === true;
      } catch {
        return undefined; // its code can fail where several schemas tell what they have evaluated
      }
    };
  } catch {
    return undefined; // ajv does not take every schema that the drafts allow
  }
}

function workerCheck({ draft, schema, documents }: MadeSchema): Check | undefined {
  try {
    const validator = new Validator(schema, draft, true);
    for (const document of Object.values(documents)) validator.addSchema(document as object);
    return (value) => {
      try {
        return validator.validate(value).valid;
      } catch {
        return undefined; // it resolves references late, and not all that the drafts allow
      }
    };
  } catch {
    return undefined; // as above
  }
}

/** The verdict and where it came, for a text cut into pieces of these sizes. */
function told(lock: SchemaLock, bytes: Uint8Array, sizes: readonly number[]): string {
  using session = lock.open();
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const end = at + (sizes[turn % sizes.length] ?? 1);
    const { state, ...where } = session.write(bytes.subarray(at, end));
    if (state === "invalid") return JSON.stringify(where);
    at = end;
  }
  const { valid, errors } = session.end();
  return valid ? "valid" : `end ${JSON.stringify(errors[0])}`;
}

function toldBy(engine: SchemaEngine, bytes: Uint8Array, sizes: readonly number[]): unknown {
  engine.reset();
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const end = at + (sizes[turn % sizes.length] ?? 1);
    if (!engine.write(bytes.subarray(at, end))) break;
    at = end;
  }
  engine.end();
  return engine.refusal ?? "valid";
}

/** The machine, the machine without its fast lane, and the twin, over the same tables. */
function engines({ draft, schema, documents }: MadeSchema): readonly SchemaEngine[] {
  const questions = { format: () => true, isMultiple: isMultipleOf };
  const registry = new Registry(schema, draft, (uri) => documents[uri]);
  const budget = new Budget();
  const { program } = writeTables(planSchema(registry, { budget }), { seed, budget });
  const slow = program.slice();
  const last = head.size + (program[1] ?? 0) * node.size;
  for (let at: number = head.size; at < last; at += node.size) {
    slow[at + node.lane] = 0;
    slow[at + node.alternatives] = 0;
  }
  return [
    new SchemaProgram(program).engine(questions),
    new SchemaProgram(slow).engine(questions),
    new TextMachine(program, questions),
  ];
}

/** The text of a value in one of its spellings. */
function spell(dice: Dice, value: unknown): string {
  const text = JSON.stringify(value, null, dice.below(4) === 0 ? 1 : 0);
  if (dice.below(6) === 0) return text.replace(/"a/g, '"\\u0061');
  return text;
}

function damage(dice: Dice, bytes: Uint8Array): Uint8Array {
  const list = [...bytes];
  const at = dice.below(list.length + 1);
  const byte = dice.pick([...encoder.encode('{}[],:"\\ 01-.eatnu\n'), 0, 0x80, 0xff, 0xe9]);
  const kind = dice.below(4);
  if (kind === 0) list.length = at;
  else if (kind === 1) list.splice(at, 1);
  else if (kind === 2) list.splice(at, 0, byte);
  else if (at < list.length) list[at] = byte;
  return Uint8Array.from(list);
}

function round(dice: Dice): void {
  const made: MadeSchema = JSON.parse(JSON.stringify(makeSchema(dice)));
  let lock: SchemaLock;
  try {
    lock = compileSchema(made.schema, { draft: made.draft, documents: made.documents });
  } catch (error) {
    counts.refused++;
    const message = error instanceof Error ? error.message.replace(/ at \S*:/, ":") : String(error);
    refusals.set(message, (refusals.get(message) ?? 0) + 1);
    return;
  }
  // @cfworker/json-schema resolves `$dynamicRef` without the scope that leads to it.
  const isDynamic = "$dynamicAnchor" in made.schema;
  const checks = [ajvCheck(made), isDynamic ? undefined : workerCheck(made)];
  const sides = engines(made);
  for (let index = 0; index < textsMax; index++) {
    const value = dice.below(3) > 0 ? makeFitting(dice, made.schema) : makeValue(dice);
    const text = spell(dice, value);
    const bytes = encoder.encode(text);
    judgeWhole(lock, { made, text, checks });
    everySplit(lock, sides, { bytes, dice });
    const broken = damage(dice, bytes);
    counts.damaged++;
    everySplit(lock, sides, { bytes: broken, dice });
    judgeDamaged(lock, { broken, made, checks });
  }
}

interface Whole {
  readonly made: MadeSchema;
  readonly text: string;
  readonly checks: readonly (Check | undefined)[];
}

function judgeWhole(lock: SchemaLock, { made, text, checks }: Whole): void {
  const { valid, errors } = lock.validate(encoder.encode(text));
  valid ? counts.valid++ : counts.invalid++;
  const said = checks.map((check) => check?.(JSON.parse(text))).filter((one) => one !== undefined);
  if (said.length === 0) counts.silent++;
  if (said.every((one) => one === valid)) return;
  // Where the two peers differ one of them is wrong: shown, to be looked at by hand.
  const tell = JSON.stringify({ ...made, text, valid, peers: said, error: errors[0] });
  if (new Set(said).size === 2) {
    counts.peersDiffer++;
    const side = `SchemaLock says what ${said[0] === valid ? "ajv" : "@cfworker/json-schema"} says`;
    const times = sides.get(side) ?? 0;
    sides.set(side, times + 1);
    if (times < peersShownMax) console.log(`peers differ: ${tell}`);
    return;
  }
  throw new Error(tell);
}

/** Differences of each kind that are printed. */
const peersShownMax = 3;

/** What JSON.parse refuses is refused; what is still JSON is judged as any other text. */
function judgeDamaged(lock: SchemaLock, { broken, made, checks }: Omit<Whole, "text"> & {
  readonly broken: Uint8Array;
}): void {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(broken);
    JSON.parse(text);
  } catch {
    assert(!lock.validate(broken).valid, `not JSON: ${JSON.stringify([...broken])}`);
    return; // no JSON text: every validator refuses it
  }
  // A member twice and half a surrogate pair are no I-JSON.
  const [error] = lock.validate(broken).errors;
  if (error?.keyword !== "json") judgeWhole(lock, { made, text, checks });
}

function everySplit(
  lock: SchemaLock,
  sides: readonly SchemaEngine[],
  { bytes, dice }: { readonly bytes: Uint8Array; readonly dice: Dice },
): void {
  const whole = told(lock, bytes, [1 << 20]);
  const context = new TextDecoder().decode(bytes);
  assert.equal(told(lock, bytes, [1]), whole, `byte by byte: ${context}`);
  const sizes = [1 + dice.below(9), 1 + dice.below(30)];
  assert.equal(told(lock, bytes, sizes), whole, `in pieces of ${sizes}: ${context}`);
  if (bytes.length < 120) {
    for (let at = 1; at < bytes.length; at++) {
      assert.equal(told(lock, bytes, [at, 1 << 20]), whole, `cut at ${at}: ${context}`);
    }
  }
  const [fast, slow, twin] = sides.map((side) => toldBy(side, bytes, [1 << 20]));
  assert.deepEqual(fast, twin, `machine and twin: ${context}`);
  assert.deepEqual(slow, twin, `machine without its lane and twin: ${context}`);
  const [slowest] = sides.slice(1).map((side) => toldBy(side, bytes, sizes));
  assert.deepEqual(slowest, twin, `machine without its lane in pieces of ${sizes}: ${context}`);
}

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    rounds: { type: "string" },
  },
});
const endMs = performance.now() + 1000 * Number(values.seconds);
const most = values.rounds === undefined ? Infinity : Number(values.rounds);
const first = Number(values.seed);
for (; counts.rounds < most && performance.now() < endMs; counts.rounds++) {
  const at = first + counts.rounds;
  try {
    round(new Dice(Math.imul(at, 0x9e3779b1)));
  } catch (error) {
    throw new Error(`fuzz:schemalock --seed ${at} --rounds 1`, { cause: error });
  }
}
console.log(JSON.stringify(counts));
for (const [side, times] of sides) console.log(`peers differ ${times} times: ${side}`);
for (const [message, times] of refusals) console.log(`refused ${times}: ${message}`);
assert(counts.valid > counts.rounds && counts.invalid > counts.rounds, "too few verdicts to tell");
