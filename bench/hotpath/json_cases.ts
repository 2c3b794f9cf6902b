/**
 * What is measured of JSON: reading it in chunks, its canonical form, and both with a hash.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import { hash } from "node:crypto";
import { Tokenizer as PeerTokenizer } from "npm:@streamparser/json@0.0.26";
import canonicalizeValue from "npm:canonicalize@4.0.0";
import clarinet from "npm:clarinet@0.12.6";
import { canonicalize as canonicalizeOther } from "npm:json-canonicalize@3.0.1";
import { jsonParser } from "npm:stream-json@3.8.0/parser.js";
import * as hotpath from "../../src/hotpath/mod.ts";
import type { BenchGroup, BenchPart, BenchScope, Goal, MeasuredGroup } from "./harness.ts";
import { geometricMean, ratio, ratioToFastest } from "./harness.ts";
import { makeDistinct, makePayloads, type Payload } from "./payloads.ts";

const sections = {
  tokens: "JSON in chunks of 4 KB to tokens",
  deltas: "JSON in chunks of 16 B to tokens",
  canonical: "Canonical form, bytes to bytes",
  check: "Canonical already?",
  hashed: "Canonical form and SHA-256, distinct documents",
} as const;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const names = {
  tokenizer: "clyra Tokenizer",
  streamparser: "@streamparser/json Tokenizer",
  streamJson: "stream-json parser",
  clarinet: "clarinet",
  parse: "JSON.parse of a string",
  decodeParse: "decode and JSON.parse",
  canonicalize: "clyra canonicalize",
  peer: "canonicalize on JSON.parse",
  noSort: "JSON.parse and JSON.stringify, not sorted",
  digest: "clyra canonicalSha256",
  allJs: "canonicalize on JSON.parse, crypto.hash",
} as const;

function chunksOf(bytes: Uint8Array, size: number): Uint8Array[] {
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, index) => {
    return bytes.subarray(index * size, index * size + size);
  });
}

function tokenizeWithStreamparser(chunks: readonly Uint8Array[]): number {
  const tokenizer = new PeerTokenizer();
  let count = 0;
  tokenizer.onToken = () => void count++;
  for (const chunk of chunks) tokenizer.write(chunk);
  return count;
}

/** Takes text: decoding is part of the work where bytes come in. */
function parseWithClarinet(chunks: readonly Uint8Array[]): number {
  const parser = clarinet.parser();
  const streaming = new TextDecoder();
  let count = 0;
  const seen = () => void count++;
  parser.onvalue =
    parser.onkey =
    parser.onopenobject =
    parser.onopenarray =
      seen;
  for (const chunk of chunks) parser.write(streaming.decode(chunk, { stream: true }));
  parser.close();
  return count;
}

/** The parser's inner function, called directly: without the streams around it. */
function parseWithStreamJson(chunks: readonly Uint8Array[]): unknown {
  const work = jsonParser({ streamValues: false });
  const streaming = new TextDecoder();
  let last: unknown;
  for (const chunk of chunks) last = work(streaming.decode(chunk, { stream: true }));
  return last;
}

function tokensGroup({ name, text, bytes }: Payload, chunkBytes: number): BenchGroup {
  const chunks = chunksOf(bytes, chunkBytes);
  const tokenizer = new hotpath.Tokenizer();
  const isDelta = chunkBytes < 4096;
  return {
    name,
    section: isDelta ? sections.deltas : sections.tokens,
    bytes: bytes.length,
    units: isDelta ? chunks.length : 1,
    unit: isDelta ? "delta" : "document",
    ...(bytes.length > 1e6 ? { rounds: 7 } : {}),
    cases: [
      {
        name: names.tokenizer,
        work() {
          tokenizer.reset();
          for (const chunk of chunks) tokenizer.write(chunk);
          if (!tokenizer.end()) throw new Error(`${name} is refused`);
          return tokenizer.tokenCount;
        },
      },
      { name: names.parse, work: () => JSON.parse(text) },
      { name: names.decodeParse, work: () => JSON.parse(decoder.decode(bytes)) },
      { name: names.streamparser, work: () => tokenizeWithStreamparser(chunks) },
      { name: names.clarinet, work: () => parseWithClarinet(chunks) },
      { name: names.streamJson, work: () => parseWithStreamJson(chunks) },
    ],
  };
}

function canonicalGroup({ name, bytes }: Payload): BenchGroup {
  const parse = () => JSON.parse(decoder.decode(bytes));
  const out = new Uint8Array(bytes.length * 2 + 64);
  const expected = hotpath.canonicalize(bytes);
  const peer = encoder.encode(canonicalizeValue(parse()));
  if (Buffer.compare(expected, peer) !== 0) throw new Error(`${name}: the peers disagree`);
  return {
    name,
    section: sections.canonical,
    bytes: bytes.length,
    ...(bytes.length > 1e6 ? { rounds: 7 } : {}),
    cases: [
      { name: names.canonicalize, work: () => hotpath.canonicalize(bytes) },
      { name: "clyra canonicalizeInto", work: () => hotpath.canonicalizeInto(bytes, out) },
      { name: names.noSort, work: () => encoder.encode(JSON.stringify(parse())) },
      { name: names.peer, work: () => encoder.encode(canonicalizeValue(parse())) },
      {
        name: "json-canonicalize on JSON.parse",
        work: () => encoder.encode(canonicalizeOther(parse())),
      },
    ],
  };
}

function checkGroup({ name, bytes }: Payload): BenchGroup {
  const canonical = hotpath.canonicalize(bytes);
  const text = decoder.decode(canonical);
  return {
    name,
    section: sections.check,
    bytes: canonical.length,
    cases: [
      { name: "clyra isCanonical", work: () => hotpath.isCanonical(canonical) },
      {
        name: "canonicalize on JSON.parse, compared",
        work: () => canonicalizeValue(JSON.parse(decoder.decode(canonical))) === text,
      },
    ],
  };
}

function hashedGroup(kind: "arguments" | "chat"): BenchGroup {
  const documents = makeDistinct(kind, 512);
  const inTurn = (work: (bytes: Uint8Array) => unknown) => () => {
    let result: unknown;
    for (const bytes of documents) result = work(bytes);
    return result;
  };
  const textOf = (bytes: Uint8Array): string => {
    return canonicalizeValue(JSON.parse(decoder.decode(bytes))) ?? "";
  };
  return {
    name: kind === "chat" ? "2 KB" : "300 B",
    section: sections.hashed,
    bytes: documents.reduce((sum, { length }) => sum + length, 0),
    units: documents.length,
    unit: "document",
    cases: [
      { name: names.digest, work: inTurn(hotpath.canonicalSha256) },
      {
        name: "clyra canonicalize, then sha256",
        work: inTurn((bytes) => hotpath.sha256(hotpath.canonicalize(bytes))),
      },
      { name: names.allJs, work: inTurn((bytes) => hash("sha256", textOf(bytes), "hex")) },
    ],
  };
}

/** The six documents that the goals for reading are about. */
const tokenized = [
  "chat_2k",
  "nested_100k",
  "tweets_600k",
  "catalog_1700k",
  "map_2m",
  "rows_10m",
];

function* groups({ isQuick }: BenchScope): Iterable<BenchGroup> {
  const payloads = [...makePayloads().values()]
    .filter(({ bytes }) => !isQuick || bytes.length < 3e6);
  for (const payload of payloads) {
    if (tokenized.includes(payload.name)) yield tokensGroup(payload, 4096);
  }
  for (const payload of payloads) {
    if (/chat|nested/.test(payload.name)) yield tokensGroup(payload, 16);
  }
  for (const payload of payloads) yield canonicalGroup(payload);
  for (const payload of payloads) {
    if (/chat|arguments|tweets_600k/.test(payload.name)) yield checkGroup(payload);
  }
  yield hashedGroup("arguments");
  yield hashedGroup("chat");
}

function goals(measured: readonly MeasuredGroup[]): Goal[] {
  const inSection = (section: string) => measured.filter((group) => group.section === section);
  const mean = (section: string, subject: string, peer: string) => {
    return geometricMean(inSection(section).map((group) => ratio(group, subject, peer)));
  };
  const goal = (name: string, ratio: number, [must, aim]: readonly [number, number]): Goal => {
    return { name, ratio, must, aim };
  };
  const found: Goal[] = [];
  if (inSection(sections.tokens).length > 0) {
    const against = (peer: string) => mean(sections.tokens, names.tokenizer, peer);
    const count = inSection(sections.tokens).length;
    const name = (peer: string) => `tokens of ${count} documents in 4 KB chunks against ${peer}`;
    found.push(
      goal(name(names.streamparser), against(names.streamparser), [20, 30]),
      goal(name(names.parse), against(names.parse), [2.5, 3.5]),
    );
  }
  for (const group of inSection(sections.deltas)) {
    const times = ratio(group, names.tokenizer, names.streamparser);
    found.push(goal(`${group.name} in 16 B chunks against ${names.streamparser}`, times, [6, 10]));
  }
  if (inSection(sections.canonical).length > 0) {
    const all = inSection(sections.canonical);
    const worst = Math.min(...all.map((each) => ratio(each, names.canonicalize, names.noSort)));
    const against = (peer: string) => mean(sections.canonical, names.canonicalize, peer);
    const name = (peer: string) => `canonical form of ${all.length} documents against ${peer}`;
    found.push(
      goal(name(names.peer), against(names.peer), [6, 9]),
      goal(name(names.noSort), against(names.noSort), [2.5, 3.5]),
      goal(`the slowest of them against ${names.noSort}`, worst, [1, 1.2]),
    );
  }
  for (const group of inSection(sections.hashed)) {
    const { ratio } = ratioToFastest(group, names.digest, [names.allJs]);
    const wanted = group.name === "2 KB" ? [4.5, 6] as const : [3.5, 4.5] as const;
    found.push(
      goal(`canonical form and SHA-256 of ${group.name} against all in JS`, ratio, wanted),
    );
  }
  return found;
}

/** Reading JSON in chunks, its canonical form, and that with a hash. */
export const jsonPart: BenchPart = { groups, goals };
