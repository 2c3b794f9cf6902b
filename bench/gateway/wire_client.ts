/**
 * One HTTP/1.1 connection, driven by hand: the same bytes for every peer, a time for every piece that
 * comes, and as little work of its own as can be, since it shares the machine with what it measures.
 *
 * @module
 */

/** Bytes of an answer that is not one of ours any more. */
const answerBytesMax = 4 * 1024 * 1024;
const answerTimeoutMs = 30_000;
const decoder = new TextDecoder("latin1");
const encoder = new TextEncoder();

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A piece of a body as it came, chunk lines included; frames are found in its text. */
export interface Piece {
  readonly atMs: number;
  readonly text: string;
}

/** An answer in full. */
export interface WireAnswer {
  readonly status: number;
  readonly pieces: readonly Piece[];
  readonly elapsedMs: number;
}

/** The bytes of a POST. */
export function wireBytes({ url, headers, body }: WireRequest): Uint8Array<ArrayBuffer> {
  const { host, pathname } = new URL(url);
  const lines = Object.entries({
    host,
    "content-type": "application/json",
    ...headers,
    "content-length": String(encoder.encode(body).length),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return encoder.encode(`POST ${pathname} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
}

/** A connection that is kept; opened again where the other side closed it between two requests. */
export class WireClient {
  readonly #url: URL;
  readonly #buffer = new Uint8Array(64 * 1024);
  #connection: Deno.TcpConn | undefined;

  constructor(url: string) {
    this.#url = new URL(url);
  }

  /**
   * Sends one request and takes its answer; `until` ends the taking early (and with it the connection).
   *
   * @throws Error when the answer is cut, too long or too late
   */
  async send(
    request: Uint8Array,
    until: (text: string) => boolean = () => false,
  ): Promise<WireAnswer> {
    const connection = this.#connection ??= await this.#open();
    const deadline = setTimeout(() => this.close(), answerTimeoutMs);
    const startedMs = performance.now();
    try {
      for (let sent = 0; sent < request.length;) {
        sent += await connection.write(request.subarray(sent));
      }
      return await this.#take(connection, { startedMs, until });
    } catch (error) {
      this.close();
      throw error;
    } finally {
      clearTimeout(deadline);
    }
  }

  close(): void {
    try {
      this.#connection?.close();
    } catch (error) {
      if (!(error instanceof Deno.errors.BadResource)) throw error;
    }
    this.#connection = undefined;
  }

  async #open(): Promise<Deno.TcpConn> {
    const connection = await Deno.connect({
      hostname: this.#url.hostname,
      port: Number(this.#url.port),
    });
    connection.setNoDelay(true);
    return connection;
  }

  async #take(
    connection: Deno.TcpConn,
    { startedMs, until }: {
      readonly startedMs: number;
      readonly until: (text: string) => boolean;
    },
  ): Promise<WireAnswer> {
    const pieces: Piece[] = [];
    let text = "";
    for (;;) {
      const count = await connection.read(this.#buffer);
      if (count === null) throw new Error("the answer was cut");
      const atMs = performance.now();
      const piece = decoder.decode(this.#buffer.subarray(0, count));
      text += piece;
      if (text.length > answerBytesMax) throw new Error("the answer is too long");
      pieces.push({ atMs, text: piece });
      const status = Number(text.slice(9, 12));
      if (until(text)) {
        this.close();
        return { status, pieces, elapsedMs: atMs - startedMs };
      }
      if (isWhole(text)) {
        if (/^connection: close\r$/im.test(text.slice(0, text.indexOf("\r\n\r\n")))) this.close();
        return { status, pieces, elapsedMs: atMs - startedMs };
      }
    }
  }
}

/** Whether a text holds an answer to its end: by its length, or by its last chunk. */
function isWhole(text: string): boolean {
  const headEnd = text.indexOf("\r\n\r\n");
  if (headEnd === -1) return false;
  const head = text.slice(0, headEnd);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return text.length >= headEnd + 4 + Number(length);
  return text.endsWith("\r\n0\r\n\r\n");
}
