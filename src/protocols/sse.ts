/**
 * Server-sent events, framed on bytes: what comes in goes out exactly, cut at the same events however
 * the network cut it (WHATWG HTML, section 9.2 "Server-sent events").
 *
 * @module
 */

/** One event with the bytes it came in, the blank line that ends it included. */
export interface SseFrame {
  /** The exact bytes; all frames of a stream, joined, are the stream. */
  readonly raw: Uint8Array;
  /** The joined `data` lines, or `undefined` where there is none (comments, blank lines). */
  readonly data: string | undefined;
  /** The `event` field, where there is one that is not empty. */
  readonly event: string | undefined;
  /** Whether the frame has a comment line. */
  readonly comment: boolean;
  /** `false` for what was left when the stream ended: a client never dispatches it. */
  readonly terminated: boolean;
}

/** What makes a stream one that cannot be framed. */
export type SseErrorCode = "frame_too_large" | "invalid_utf8" | "unknown_field";

/** Why a stream cannot be framed. */
export class SseError extends Error {
  override readonly name = "SseError";
  readonly code: SseErrorCode;

  constructor(code: SseErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Takes the bytes of a stream in pieces of any size and gives back frames.
 *
 * A line ends with CR LF, LF or CR. After a CR the framer waits for the next byte (or the end) to know
 * whether a LF belongs to it, so that frames do not depend on how the bytes were cut.
 *
 * @example
 * ```ts
 * import { SseFramer } from "./sse.ts";
 *
 * const framer = new SseFramer({ maxFrameBytes: 1024 });
 * const encoder = new TextEncoder();
 * const frames = [...framer.push(encoder.encode("data: a\nda")), ...framer.push(encoder.encode("ta: b\n\n"))];
 * if (frames.length !== 1 || frames[0]?.data !== "a\nb") throw new Error(JSON.stringify(frames));
 * ```
 */
export class SseFramer {
  readonly #maxFrameBytes: number;
  #buffer = new Uint8Array(4096);
  #length = 0;
  /** Everything before this offset has been looked at. */
  #scanned = 0;
  #lineStart = 0;
  #lines: Uint8Array[] = [];
  #atStart = true;

  constructor(options: { readonly maxFrameBytes: number }) {
    this.#maxFrameBytes = options.maxFrameBytes;
  }

  /**
   * Adds bytes and returns the frames they complete.
   *
   * @throws SseError when a frame has more bytes than the limit or is not UTF-8
   */
  push(bytes: Uint8Array): SseFrame[] {
    this.#append(bytes);
    return this.#take(false);
  }

  /** Ends the stream: what is left, as at most one complete and one unterminated frame. */
  end(): SseFrame[] {
    const frames = this.#take(true);
    if (this.#length > 0) {
      if (this.#lineStart < this.#length) this.#line(this.#length);
      frames.push(this.#frame(this.#length, false));
    }
    return frames;
  }

  #append(bytes: Uint8Array): void {
    const needed = this.#length + bytes.length;
    if (needed > this.#buffer.length) {
      const grown = new Uint8Array(Math.max(needed, this.#buffer.length * 2));
      grown.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = grown;
    }
    this.#buffer.set(bytes, this.#length);
    this.#length = needed;
  }

  #take(ended: boolean): SseFrame[] {
    const frames: SseFrame[] = [];
    while (this.#scanned < this.#length) {
      const byte = this.#buffer[this.#scanned];
      if (byte !== 0x0a && byte !== 0x0d) {
        this.#scanned++;
        continue;
      }
      if (byte === 0x0d && this.#scanned + 1 === this.#length && !ended) break;
      const next = byte === 0x0d && this.#buffer[this.#scanned + 1] === 0x0a &&
          this.#scanned + 1 < this.#length
        ? this.#scanned + 2
        : this.#scanned + 1;
      const blank = this.#line(this.#scanned);
      this.#scanned = next;
      this.#lineStart = next;
      if (blank) frames.push(this.#frame(next, true));
    }
    if (this.#length > this.#maxFrameBytes) {
      throw new SseError("frame_too_large", `an event has more than ${this.#maxFrameBytes} bytes`);
    }
    return frames;
  }

  /** Keeps the line that ends at `end`; says whether it is blank. */
  #line(end: number): boolean {
    let start = this.#lineStart;
    if (this.#atStart) {
      this.#atStart = false;
      const [a, b, c] = this.#buffer;
      // One byte order mark may open a stream; it is no part of the first line.
      if (end >= 3 && a === 0xef && b === 0xbb && c === 0xbf) start = 3;
    }
    if (start === end) return true;
    this.#lines.push(this.#buffer.subarray(start, end));
    return false;
  }

  #frame(end: number, terminated: boolean): SseFrame {
    if (end > this.#maxFrameBytes) {
      throw new SseError("frame_too_large", `an event has more than ${this.#maxFrameBytes} bytes`);
    }
    const frame = {
      raw: this.#buffer.slice(0, end),
      terminated,
      ...fieldsOf(this.#lines, terminated),
    };
    this.#buffer.copyWithin(0, end, this.#length);
    this.#length -= end;
    this.#scanned = 0;
    this.#lineStart = 0;
    this.#lines = [];
    return frame;
  }
}

/** The same frame with other data: comments and other fields stay, line by line. */
export function withData(frame: SseFrame, data: string): Uint8Array {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(frame.raw);
  const kept: string[] = [];
  let written = false;
  for (const [line] of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n)/g)) {
    if (!/^\uFEFF?data(?::|[\r\n])/.test(line)) {
      kept.push(line);
      continue;
    }
    if (written) continue;
    written = true;
    const ending = /(?:\r\n|\r|\n)$/.exec(line)?.[0] ?? "\n";
    const mark = line.startsWith("\uFEFF") ? "\uFEFF" : "";
    kept.push(mark, ...data.split(/\r\n|\r|\n/).map((part) => `data: ${part}${ending}`));
  }
  return new TextEncoder().encode(kept.join(""));
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function fieldsOf(
  lines: readonly Uint8Array[],
  terminated: boolean,
): Omit<SseFrame, "raw" | "terminated"> {
  const data: string[] = [];
  let event: string | undefined;
  let comment = false;
  for (const bytes of lines) {
    const line = decode(bytes);
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    if (colon === 0) comment = true;
    else if (field === "data") data.push(valueOf(line, colon));
    else if (field === "event") event = valueOf(line, colon);
    else if (field !== "id" && field !== "retry" && terminated) {
      // The standard ignores unknown fields, but clients differ in what they read as a field: one that
      // drops a byte order mark inside the stream sees `data` where this framer would see nothing.
      throw new SseError("unknown_field", "an event has a field that is none of SSE's");
    }
  }
  return {
    data: data.length === 0 ? undefined : data.join("\n"),
    event: event === "" ? undefined : event,
    comment,
  };
}

/** Clients put U+FFFD for bad bytes, each in its own way: what we read must be what they read. */
function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new SseError("invalid_utf8", "an event is not UTF-8");
  }
}

function valueOf(line: string, colon: number): string {
  if (colon < 0) return "";
  return line.slice(line.charAt(colon + 1) === " " ? colon + 2 : colon + 1);
}
