/**
 * Transparency: with no body rule on a route, what the upstream sees and what the caller gets are the
 * same through the gateway as without it, byte for byte, whatever the method, encoding or cut.
 *
 * @module
 */

import assert from "node:assert/strict";
import fc from "fast-check";
import { startGateway } from "./harness.ts";

/** What one side of an exchange is to the other. */
interface Message {
  readonly start: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a test sends, and what the upstream answers. */
interface Exchange {
  readonly method: string;
  readonly target: string;
  readonly encoding: string;
  readonly pieces: readonly Uint8Array[];
  readonly chunked: boolean;
  readonly answer: {
    readonly status: number;
    readonly encoding: string;
    readonly pieces: readonly Uint8Array[];
    readonly sized: boolean;
  };
}

/**
 * Ours, or of the connection and not of the message: how a body is framed may change on the way (RFC 9112,
 * section 6), its bytes may not, and those are compared.
 */
const notCompared =
  /^(?:x-clyra-.*|traceparent|date|connection|host|transfer-encoding|content-length)$/;
const latin1 = new TextDecoder("latin1");

function compared(headers: Iterable<readonly [string, string]>): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !notCompared.test(name)));
}

function bytesOf(pieces: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  return new Blob(pieces.map((piece) => piece.slice())).bytes();
}

/** The bytes of a request, in the cut that the test asks for. */
function* requestOf(exchange: Exchange, host: string, prefix: string): Generator<Uint8Array> {
  const { method, target, encoding, pieces, chunked } = exchange;
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const encoder = new TextEncoder();
  const lines = [
    `${method} ${prefix}${target} HTTP/1.1`,
    `host: ${host}`,
    "connection: close",
    "accept-encoding: identity",
    // The runtime's client adds these three where there are none (docs/gateway.md).
    "accept: application/x-odd",
    "accept-language: de",
    "user-agent: test",
    "content-type: application/octet-stream",
    "x-caller: kept",
    ...(encoding === "" ? [] : [`content-encoding: ${encoding}`]),
    ...(pieces.length === 0
      ? []
      : [chunked ? "transfer-encoding: chunked" : `content-length: ${length}`]),
  ];
  yield encoder.encode(`${lines.join("\r\n")}\r\n\r\n`);
  for (const piece of pieces) {
    if (chunked) yield encoder.encode(`${piece.length.toString(16)}\r\n`);
    yield piece;
    if (chunked) yield encoder.encode("\r\n");
  }
  if (chunked && pieces.length > 0) yield encoder.encode("0\r\n\r\n");
}

/** Sends a request over a connection of its own and reads what comes until it closes. */
async function send(exchange: Exchange, url: string, prefix: string): Promise<Message> {
  const { hostname, port, host } = new URL(url);
  using connection = await Deno.connect({ hostname, port: Number(port) });
  for (const bytes of requestOf(exchange, host, prefix)) {
    for (let sent = 0; sent < bytes.length;) sent += await connection.write(bytes.subarray(sent));
  }
  const buffer = new Uint8Array(16_384);
  let text = "";
  for (let count = await connection.read(buffer); count !== null;) {
    text += latin1.decode(buffer.subarray(0, count));
    count = await connection.read(buffer);
  }
  return messageOf(text);
}

function messageOf(text: string): Message {
  const end = text.indexOf("\r\n\r\n");
  const [start = "", ...lines] = text.slice(0, end).split("\r\n");
  const pairs = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  const raw = text.slice(end + 4);
  const chunked = pairs.some(([name, value]) =>
    name === "transfer-encoding" && value === "chunked"
  );
  return { start, headers: compared(pairs), body: chunked ? joinedChunks(raw) : raw };
}

function joinedChunks(raw: string): string {
  let body = "";
  for (let at = 0;;) {
    const lineEnd = raw.indexOf("\r\n", at);
    const length = Number.parseInt(raw.slice(at, lineEnd), 16);
    assert.ok(Number.isSafeInteger(length), "the answer breaks off inside a chunk");
    if (length === 0) return body;
    body += raw.slice(lineEnd + 2, lineEnd + 2 + length);
    at = lineEnd + 2 + length + 2;
  }
}

const piece = fc.uint8Array({ minLength: 1, maxLength: 3000 });
const pathCharacters = fc.constantFrom(..."abcXYZ019-._~!$&'()*+,;=:@", "%20", "%C3%A9");
const segment = fc.array(pathCharacters, { minLength: 1, maxLength: 6 })
  .map((characters) => characters.join("")).filter((text) => !/^\.{0,2}(?:;|$)/.test(text));
const target = fc.record({
  segments: fc.array(segment, { minLength: 1, maxLength: 3 }),
  query: fc.constantFrom("", "?", "?a=1&a=2", "?q=a%20b+c&%C3%A9=%2F", "?x=/../y"),
}).map(({ segments, query }) => `/${segments.join("/")}${query}`);
/** Labels only: nobody between the two ends may care whether the bytes deserve them. */
const encoding = fc.constantFrom("", "gzip", "br", "identity", "x-own");

const exchanges: fc.Arbitrary<Exchange> = fc.record({
  method: fc.constantFrom("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"),
  target,
  encoding,
  pieces: fc.array(piece, { maxLength: 5 }),
  chunked: fc.boolean(),
  answer: fc.record({
    status: fc.constantFrom(200, 201, 206, 301, 404, 418, 500, 503),
    encoding,
    pieces: fc.array(piece, { maxLength: 5 }),
    sized: fc.boolean(),
  }),
}).map((exchange) =>
  /^(?:GET|HEAD|OPTIONS)$/.test(exchange.method) ? { ...exchange, pieces: [] } : exchange
);

Deno.test("gateway is transparent for any method, target, encoding, body and cut", async () => {
  let exchange: Exchange | undefined;
  const seen: Message[] = [];
  const upstream = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => undefined },
    async (request) => {
      const { method, url, headers } = request;
      const start = `${method} ${url.slice(url.indexOf("/", 8))}`;
      seen.push({ start, headers: compared(headers), body: latin1.decode(await request.bytes()) });
      const { status, encoding, pieces, sized } = exchange?.answer ?? assert.fail("not asked");
      const answerHeaders = new Headers({ "x-provider": "kept", "content-type": "text/odd" });
      if (encoding !== "") answerHeaders.set("content-encoding", encoding);
      const body = sized
        ? await bytesOf(pieces)
        : ReadableStream.from(pieces.map((p) => p.slice()));
      return new Response(body, { status, headers: answerHeaders });
    },
  );
  const url = `http://127.0.0.1:${upstream.addr.port}`;
  await using harness = startGateway(url);
  await fc.assert(
    fc.asyncProperty(exchanges, async (given) => {
      exchange = given;
      seen.length = 0;
      const direct = await send(given, url, "");
      const through = await send(given, harness.url, "/raw");
      assert.deepEqual(seen[1], seen[0]);
      assert.deepEqual(through, direct);
      assert.equal(seen.length, 2);
      assert.equal(seen[0]?.body, latin1.decode(await bytesOf(given.pieces)));
    }),
    { numRuns: 120 },
  );
  await upstream.shutdown();
});
