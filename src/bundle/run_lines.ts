/**
 * The lines of a run as they go into a bundle: whole, or as stubs where they are withheld, and with the
 * values that open their commitments.
 *
 * @module
 */

import {
  canonicalize,
  disclosuresPath,
  type EntryPayload,
  leafHash,
  parseLine,
  segmentPath,
  toBase64Url,
  toHex,
} from "../pef/mod.ts";
import { ClyraError } from "../platform/mod.ts";
import type { Covering, LineReader } from "./log_view.ts";
import { fileOfBytes, type FileToPack } from "./pack.ts";

/** Why an entry is withheld, or `undefined` when it is not. */
export type Withhold = (
  entry: { readonly run: string; readonly seq: number; readonly type: EntryPayload["type"] },
) => "privacy" | "scope" | "hold" | undefined;

/** A value that opens a commitment. */
export interface OpenedValue {
  readonly run: string;
  readonly seq: number;
  /** JSON pointer into the entry's body, such as `/body`. */
  readonly field: string;
  readonly value: Uint8Array;
  /** 32 bytes; left out for a plain digest. */
  readonly salt?: Uint8Array;
}

/** A run's files, and what was seen while its lines were read. */
export interface RunLines {
  readonly files: readonly FileToPack[];
  /** Complete once the files were measured. */
  readonly stubs: number;
  /** Digests of documents that entries name, complete once the files were measured. */
  readonly artifacts: ReadonlySet<string>;
}

/** Lines in one segment file; the format's bound. */
export const segmentLines = 65_536;

/** Prepares a run's files. */
export function runLines(
  options: {
    readonly lines: LineReader;
    readonly withhold?: Withhold;
    readonly disclosures?: readonly OpenedValue[];
  },
  chosen: { readonly run: string; readonly covering: Covering },
): RunLines {
  const { run, covering } = chosen;
  const withheld = new Set<number>();
  const artifacts = new Set<string>();
  const files: FileToPack[] = [];
  for (let from = 0; from < covering.entries; from += segmentLines) {
    const count = Math.min(segmentLines, covering.entries - from);
    files.push({
      path: segmentPath(run, files.length),
      content: () => segment(options, { run, from, count, withheld, artifacts }),
    });
  }
  const opened = (options.disclosures ?? []).filter((value) => value.run === run);
  if (opened.length > 0) files.push(fileOfBytes(disclosuresPath(run), encodeDisclosures(opened)));
  return {
    files,
    artifacts,
    get stubs() {
      return withheld.size;
    },
  };
}

async function* segment(
  options: { readonly lines: LineReader; readonly withhold?: Withhold },
  range: {
    readonly run: string;
    readonly from: number;
    readonly count: number;
    readonly withheld: Set<number>;
    readonly artifacts: Set<string>;
  },
): AsyncGenerator<Uint8Array> {
  const lineFeed = Uint8Array.of(0x0a);
  let count = 0;
  for await (const line of options.lines.read(range.run, { from: range.from })) {
    if (count === range.count) return;
    const seq = range.from + count++;
    const entry = entryOf(line, { run: range.run, seq });
    const why = options.withhold?.({ run: range.run, seq, type: entry.type });
    if (why === undefined) {
      for (const digest of artifactsOf(entry)) range.artifacts.add(digest);
      yield line;
    } else {
      range.withheld.add(seq);
      yield encode(`{"leaf":"${toHex(leafHash(line))}","why":"${why}"}`);
    }
    yield lineFeed;
  }
}

function entryOf(
  line: Uint8Array,
  place: { readonly run: string; readonly seq: number },
): EntryPayload {
  const parsed = parseLine(line);
  if (typeof parsed !== "string") return parsed.payload as EntryPayload;
  throw new ClyraError(
    "journal_corrupt",
    `cannot export: entry ${place.seq} of run ${place.run} is damaged`,
  );
}

/** An event names the documents that belong to it by digests whose name ends in `.artifact`. */
function artifactsOf(entry: EntryPayload): string[] {
  const digests = "digests" in entry.body ? entry.body.digests ?? [] : [];
  return digests.filter(({ name }) => name.endsWith(".artifact")).map(({ sha256 }) => sha256);
}

function encodeDisclosures(values: readonly OpenedValue[]): Uint8Array {
  const ordered = [...values].sort((a, b) => a.seq - b.seq || (a.field < b.field ? -1 : 1));
  const lines = ordered.map(({ seq, field, value, salt }) =>
    new TextDecoder().decode(canonicalize(encode(JSON.stringify({
      field,
      seq,
      value: toBase64Url(value),
      ...(salt === undefined ? {} : { salt: toBase64Url(salt) }),
    }))))
  );
  return encode(`${lines.join("\n")}\n`);
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
