/**
 * Reads the files of a container and checks what every file has to pass: digest, CRC, form of its lines.
 *
 * @module
 */

import { Sha256 } from "../hotpath/mod.ts";
import { toHex } from "./bytes.ts";
import { type ContainedFile, contentOf } from "./container.ts";
import type { FindingCode } from "./findings.ts";
import { LineCutter } from "./lines.ts";
import type { LineProblem } from "./line.ts";
import type { ByteSource } from "./source.ts";
import { parseStrict } from "./strict_json.ts";
import type { Findings } from "./verdict.ts";

/** What is wrong with a line, by its place among those given. */
export interface LineFinding {
  readonly code: FindingCode;
  /** Index into the lines given. */
  readonly line: number;
  /** Number, from 1, of the first of these, where they are not the lines given last. */
  readonly firstLine?: number;
  readonly seq?: number;
}

/** How to read a file of lines. */
export interface LineOptions {
  readonly maxLineBytes: number;
  readonly maxLines: number;
  /** Takes the next lines; `firstLine` is the number, from 1, of the first. */
  readonly take: (
    lines: readonly Uint8Array[],
    firstLine: number,
  ) => Promise<LineFinding | undefined>;
  /** What is found in lines that were taken and not judged yet; comes before what is said after them. */
  readonly rest?: () => Promise<LineFinding | undefined>;
}

/** The code of a line or document that could not be read. */
export function codeOfProblem(problem: LineProblem | "unknown_version"): FindingCode {
  const codes = {
    too_long: "PEF-003",
    too_deep: "PEF-004",
    not_canonical: "PEF-200",
    wrong_shape: "PEF-201",
    unknown_version: "PEF-010",
  } as const;
  return codes[problem];
}

/** How many lines are given at once, so that the checks of their signatures overlap. */
const linesAtOnce = 128;

/** Told how far verification is. */
export type OnProgress = (
  progress: { readonly doneBytes: number; readonly totalBytes: number },
) => void;

/** Reads files forward, each to its end, whatever is found on the way (SPEC, V-4 and V-16). */
export class BundleReader {
  readonly #source: ByteSource;
  readonly #findings: Findings;
  readonly #onProgress: OnProgress | undefined;
  #digests: ReadonlyMap<string, string> = new Map();
  #files = 0;
  #doneBytes = 0;

  constructor(
    source: ByteSource,
    findings: Findings,
    options: { readonly onProgress?: OnProgress | undefined },
  ) {
    this.#source = source;
    this.#findings = findings;
    this.#onProgress = options.onProgress;
  }

  /** What the manifest says of each file; before it is known, only CRCs are checked. */
  expect(files: readonly { readonly path: string; readonly sha256: string }[]): void {
    this.#digests = new Map(files.map((file) => [file.path, file.sha256]));
  }

  /** Number of files that were read to their end. */
  get filesRead(): number {
    return this.#files;
  }

  /**
   * Streams a file to `take` until that says stop, and checks digest and CRC all the same. What `atEnd`
   * finds comes before what these find.
   */
  async content(
    file: ContainedFile,
    take: (chunk: Uint8Array) => Promise<boolean>,
    { atEnd }: { readonly atEnd?: () => Promise<unknown> } = {},
  ): Promise<boolean> {
    const hash = new Sha256();
    const content = contentOf(this.#source, file);
    let wanted = true;
    let next = await content.next();
    for (; next.done !== true; next = await content.next()) {
      hash.update(next.value);
      this.#doneBytes += next.value.length;
      this.#onProgress?.({ doneBytes: this.#doneBytes, totalBytes: this.#source.size });
      if (wanted) wanted = await take(next.value);
    }
    if (wanted) await atEnd?.();
    this.#files++;
    const digest = this.#digests.get(file.path);
    if (digest !== undefined && toHex(hash.digest()) !== digest) {
      this.#findings.add("PEF-103", { path: file.path });
      return false;
    }
    if (!next.value) this.#findings.add("PEF-105", { path: file.path });
    return next.value;
  }

  /** A small file as a whole; `undefined` when something was found. */
  async whole(file: ContainedFile, maxBytes: number): Promise<Uint8Array | undefined> {
    if (file.size > maxBytes) {
      this.#findings.add("PEF-003", { path: file.path });
      return undefined;
    }
    const bytes = new Uint8Array(file.size);
    let at = 0;
    const good = await this.content(file, (chunk) => {
      bytes.set(chunk, at);
      at += chunk.length;
      return Promise.resolve(true);
    });
    return good ? bytes : undefined;
  }

  /**
   * A small file that is one canonical JSON text; `undefined` when something was found. What `refuse`
   * refuses is not built as a value.
   */
  async document(
    file: ContainedFile,
    maxBytes: number,
    { refuse }: { readonly refuse?: (bytes: Uint8Array) => FindingCode | undefined } = {},
  ): Promise<{ readonly value: unknown; readonly bytes: Uint8Array } | undefined> {
    const bytes = await this.whole(file, maxBytes);
    if (bytes === undefined) return undefined;
    const refused = refuse?.(bytes);
    if (refused !== undefined) {
      this.#findings.add(refused, { path: file.path });
      return undefined;
    }
    const parsed = parseStrict(bytes, maxBytes);
    if (typeof parsed === "string") {
      this.#findings.add(codeOfProblem(parsed), { path: file.path });
      return undefined;
    }
    return { value: parsed.value, bytes };
  }

  /** A file of lines; what is wrong with a line ends them, but not the check of the file. */
  async lines(file: ContainedFile, options: LineOptions): Promise<boolean> {
    const cutter = new LineCutter(options.maxLineBytes);
    const state = { count: 0, good: true };
    const stop = (code: FindingCode, at: { readonly line: number; readonly seq?: number }) => {
      this.#findings.add(code, { path: file.path, ...at });
      state.good = false;
      return false;
    };
    const stopAt = ({ code, line, seq, firstLine = state.count + 1 }: LineFinding) => {
      const at = { line: firstLine + line };
      return stop(code, seq === undefined ? at : { ...at, seq });
    };
    /** Stops for a finding at the next line, unless there is one before it. */
    const stopAfter = async (code: FindingCode) => {
      const earlier = await options.rest?.();
      return earlier === undefined ? stop(code, { line: state.count + 1 }) : stopAt(earlier);
    };
    const intact = await this.content(file, async (chunk) => {
      const { lines, tooLong } = cutter.push(chunk);
      const room = options.maxLines - state.count;
      for (let i = 0; i < lines.length && i < room; i += linesAtOnce) {
        const batch = lines.slice(i, Math.min(i + linesAtOnce, room));
        const problem = await options.take(batch, state.count + 1);
        if (problem !== undefined) return stopAt(problem);
        state.count += batch.length;
      }
      // A line too many counts before a line too long: the bound on lines is met first.
      if (lines.length > room || (tooLong && state.count === options.maxLines)) {
        return await stopAfter("PEF-005");
      }
      return tooLong ? await stopAfter("PEF-003") : true;
    }, {
      atEnd: async () => {
        const problem = await options.rest?.();
        if (problem !== undefined) stopAt(problem);
      },
    });
    if (!state.good) return false;
    if (cutter.unfinished || state.count === 0) return stop("PEF-202", { line: state.count + 1 });
    return intact;
  }
}
