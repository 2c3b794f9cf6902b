/**
 * Measures SchemaLock against its peers, whole bodies and deltas of 8 bytes, all cases of a group
 * interleaved in one process. `--quick` takes fewer and shorter rounds.
 *
 * @module
 */

import process from "node:process";
import { Validator } from "@cfworker/json-schema";
import { JSONParser } from "@streamparser/json";
import { Ajv2020 } from "ajv/dist/2020.js";
import { Allow, parse } from "partial-json";
import { compileSchema, type SchemaLock } from "../../src/schemalock/mod.ts";
import { type BenchCase, measure, median, ratio } from "../hotpath/harness.ts";
import { makePayloads, type Payload } from "../hotpath/payloads.ts";
import { groupTable } from "../hotpath/table.ts";
import { schemaOf } from "./schema_of.ts";

const isQuick = process.argv.includes("--quick");
const effort = isQuick ? { rounds: 7, sliceMs: 5 } : { rounds: 21, sliceMs: 15 };
const decoder = new TextDecoder();
const names = ["arguments_300b", "chat_2k", "nested_100k", "rows_10m"];
const payloads = makePayloads();
const lockName = "SchemaLock";

function validated(valid: boolean): boolean {
  if (!valid) throw new Error("a case refuses its own payload");
  return valid;
}

function wholeCases({ bytes, text }: Payload, schema: Record<string, unknown>): BenchCase[] {
  const lock = compileSchema(schema);
  const ajv = new Ajv2020({ strict: false }).compile(schema);
  const worker = new Validator(schema, "2020-12", true);
  const cases: BenchCase[] = [
    { name: lockName, work: () => validated(lock.validate(bytes).valid) },
    {
      name: "decode + JSON.parse + ajv",
      work: () => validated(ajv(JSON.parse(decoder.decode(bytes)))),
    },
    { name: "JSON.parse(string) + ajv", work: () => validated(ajv(JSON.parse(text))) },
  ];
  if (bytes.length < 1_000_000) {
    cases.push({
      name: "decode + JSON.parse + @cfworker/json-schema",
      work: () => validated(worker.validate(JSON.parse(decoder.decode(bytes))).valid),
    });
  }
  return cases;
}

function inDeltas(lock: SchemaLock, deltas: readonly Uint8Array[]): boolean {
  using session = lock.open();
  for (const delta of deltas) validated(session.write(delta).state === "open");
  return validated(session.end().valid);
}

function deltaCases({ bytes }: Payload, schema: Record<string, unknown>): BenchCase[] {
  const lock = compileSchema(schema);
  const deltas: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += 8) deltas.push(bytes.subarray(at, at + 8));
  const cases: BenchCase[] = [
    { name: lockName, work: () => inDeltas(lock, deltas) },
    {
      name: "@streamparser/json, no schema",
      work: () => {
        const parser = new JSONParser({ paths: ["$"] });
        parser.onValue = () => {};
        for (const delta of deltas) parser.write(delta);
      },
    },
  ];
  if (bytes.length < 3000) {
    cases.push({
      name: "partial-json, all again at each delta, no schema",
      work: () => {
        let text = "";
        for (const delta of deltas) parse(text += decoder.decode(delta), Allow.ALL);
      },
    });
  }
  return cases;
}

/** Milliseconds to compile a schema that was not compiled before: the median and the 99th of a hundred. */
function compileTimes(schema: Record<string, unknown>): readonly [number, number] {
  const times: number[] = [];
  for (let index = 0; index < 100; index++) {
    const start = performance.now();
    compileSchema({ ...schema, title: `variant ${index}` });
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return [median(times), times[98] ?? NaN];
}

for (const name of names) {
  const payload = payloads.get(name);
  if (payload === undefined) continue;
  const schema = schemaOf(JSON.parse(payload.text));
  const [middle, last] = compileTimes(schema);
  console.log(`\n${name}: compile ${middle.toFixed(2)} ms, p99 ${last.toFixed(2)} ms`);
  const { bytes } = payload;
  const rounds = bytes.length > 1_000_000 ? { rounds: isQuick ? 3 : 7 } : {};
  const whole = await measure({
    name: `${name}, whole`,
    section: "whole bodies",
    bytes: bytes.length,
    cases: wholeCases(payload, schema),
    ...rounds,
  }, effort);
  console.log(groupTable(whole));
  console.log(`goal 1.0: ${ratio(whole, lockName, "decode + JSON.parse + ajv").toFixed(2)} x ajv`);
  const deltas = await measure({
    name: `${name}, deltas of 8 bytes`,
    section: "deltas",
    bytes: bytes.length,
    cases: deltaCases(payload, schema),
    ...rounds,
  }, effort);
  console.log(groupTable(deltas));
  const times = ratio(deltas, lockName, "@streamparser/json, no schema");
  console.log(`goal 5.0: ${times.toFixed(2)} x @streamparser/json`);
}
