import { strict as assert } from "node:assert";
import { requestTimeStamp, type StampRequest } from "../../src/bundle/mod.ts";
import { checkTimeStamp, encodeStampRequest, sha256 } from "../../src/pef/mod.ts";
import { ClyraError } from "../../src/platform/mod.ts";
import { readCertificate } from "../../src/pef/x509.ts";
import { bytesOf } from "./builder.ts";
import { element, integer, sequence } from "./der_writer.ts";
import { ecKey } from "./stamp_keys.ts";
import { certify, stampOf, type StampSpec } from "./stamps.ts";

const url = "http://tsa.test/tsr?token=secret";
const note = bytesOf("a checkpoint\n");
const leaf = certify({ subject: "Stamper", key: ecKey("leaf") });
const nowMs = Date.UTC(2026, 5, 1, 12, 0, 0);

/** The nonce stands just before the last three bytes of a request. */
const nonceOf = (query: Uint8Array) => element(0x02, query.subarray(-11, -3));

type Send = StampRequest["send"];

function request(send: Send, more: Partial<StampRequest> = {}): StampRequest {
  return {
    note,
    send,
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    clock: { now: () => nowMs, monotonicMs: () => 0 },
    ...more,
  };
}

/** An authority that answers each request, as twisted as the test wants it. */
function answering(
  spec: Partial<StampSpec> = {},
  change: (stamp: Uint8Array) => Uint8Array = (stamp) => stamp,
): Send {
  return (_, { body }) => {
    const stamp = stampOf({ note, by: leaf, afterTime: [nonceOf(body)], ...spec });
    return Promise.resolve(new Response(change(stamp).slice()));
  };
}

async function failure(send: Send, more: Partial<StampRequest> = {}): Promise<ClyraError> {
  try {
    await requestTimeStamp(url, request(send, more));
  } catch (thrown) {
    assert.ok(thrown instanceof ClyraError, String(thrown));
    assert.doesNotMatch(`${thrown.message} ${thrown.hint}`, /secret/);
    return thrown;
  }
  throw new Error("it gave a time stamp");
}

Deno.test("encodeStampRequest() refuses digests and nonces of another length", () => {
  assert.equal(encodeStampRequest(new Uint8Array(32), new Uint8Array(8)).at(-1), 0xff);
  assert.throws(() => encodeStampRequest(new Uint8Array(31), new Uint8Array(8)), RangeError);
  assert.throws(() => encodeStampRequest(new Uint8Array(32), new Uint8Array(9)), RangeError);
});

Deno.test("requestTimeStamp() gives a stamp that verifiers accept, its status written anew", async () => {
  const status = sequence(integer(1), sequence(element(0x0c, bytesOf("with changes"))));
  const stamp = await requestTimeStamp(url, request(answering({ status })));
  const root = readCertificate(leaf.certificate);
  assert.ok(root !== undefined);
  const result = await checkTimeStamp(stamp, { noteDigest: sha256(note), roots: [root], nowMs });
  assert.notEqual(typeof result, "string");
});

const twisted: Readonly<Record<string, [Send, RegExp]>> = {
  "another checkpoint": [answering({ note: bytesOf("x") }), /not over this checkpoint/],
  "another nonce": [answering({ afterTime: [integer(5)] }), /answers another request/],
  "no nonce": [answering({ afterTime: [] }), /answers another request/],
  "a forged signature": [
    answering({ sign: (message) => ecKey("x").sign(message, "SHA-256") }),
    /signature does not verify/,
  ],
  "SHA-1": [answering({ digestOid: "2b0e03021a" }), /algorithm that verifiers/],
  "a time to come": [answering({ time: "20260601120501Z" }), /ahead of this machine/],
  "two signers": [answering({ signers: (signer) => [signer, signer] }), /not of the form/],
  "bytes that go on": [answering({}, (stamp) => Uint8Array.of(...stamp, 0)), /no RFC 3161/],
  "text": [() => Promise.resolve(new Response("<html>")), /no RFC 3161/],
};

for (const [what, [send, message]] of Object.entries(twisted)) {
  Deno.test(`requestTimeStamp() refuses ${what}`, async () => {
    const error = await failure(send);
    assert.equal(error.code, "check_failed");
    assert.match(error.message, message);
  });
}

Deno.test("requestTimeStamp() says when the authority refuses, fails, or cannot be reached", async () => {
  const rejected = await failure(() => {
    const answer = sequence(sequence(integer(2)));
    return Promise.resolve(new Response(answer.slice()));
  });
  assert.equal(rejected.code, "upstream_failed");
  assert.match(rejected.message, /refused \(status 2\)/);
  const failed = await failure(() => Promise.resolve(new Response("", { status: 503 })));
  assert.match(failed.message, /HTTP 503/);
  const down = await failure(() => Promise.reject(new TypeError(`connection refused: ${url}`)));
  assert.equal(down.code, "upstream_failed");
  assert.match(down.message, /http:\/\/tsa\.test\/tsr: it cannot be reached/);
});

Deno.test("requestTimeStamp() stops an answer that is too large or takes too long", async () => {
  let cancelled = false;
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(30_000)),
    cancel: () => {
      cancelled = true;
    },
  });
  const large = await failure(() => Promise.resolve(new Response(endless)));
  assert.equal(large.code, "limit_exceeded");
  assert.ok(cancelled, "the rest of the answer was not given up");
  const never: Send = (_, { signal }) =>
    new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  const slow = await failure(never, { timeoutMs: 20 });
  assert.equal(slow.code, "upstream_timeout");
});

Deno.test("requestTimeStamp() refuses what is no HTTP URL", async () => {
  for (const text of ["tsa.test", "file:///etc/passwd", ""]) {
    await assert.rejects(
      requestTimeStamp(text, request(answering())),
      (error) => error instanceof ClyraError && error.code === "usage",
    );
  }
});
