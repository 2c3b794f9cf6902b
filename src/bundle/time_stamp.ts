/**
 * Gets an RFC 3161 time stamp for a checkpoint, and lets nothing into a bundle that a verifier would refuse.
 *
 * @module
 */

import { checkTimeStamp, encodeStampRequest, limits, readStampAnswer, sha256 } from "../pef/mod.ts";
import { type Clock, ClyraError, type Random } from "../platform/mod.ts";

/** What a request takes. */
export interface StampRequest {
  /** The bytes of the checkpoint. */
  readonly note: Uint8Array;
  /** Sends one HTTP request; rejects when it cannot, and when `signal` says so. */
  readonly send: (url: string, init: {
    readonly method: string;
    readonly headers: Headers;
    readonly body: Uint8Array<ArrayBuffer>;
    readonly signal: AbortSignal;
  }) => Promise<Response>;
  readonly random: Random;
  readonly clock: Clock;
  /** Until the whole answer is there; milliseconds. */
  readonly timeoutMs?: number;
}

/** Authorities answer within a second; ten tell one that is slow from one that is gone. */
const defaultTimeoutMs = 10_000;

const otherAuthority = "name another authority with --tsa, or export without a time stamp";

/** Where the time stamp of the authority with this number goes in a bundle. */
export function timeStampPath(index: number): string {
  if (index >= limits.timestamps) {
    throw new ClyraError(
      "usage",
      `cannot export: more than ${limits.timestamps} time-stamp authorities are named`,
      { hint: "verifiers check no more than that; two or three are plenty" },
    );
  }
  return `anchors/tsa-${String(index + 1).padStart(2, "0")}.tsr`;
}

/**
 * A time stamp of the checkpoint by the authority at a URL, in the form of a bundle.
 *
 * @throws ClyraError `usage` for what is no HTTP URL, `upstream_failed` when the authority cannot be reached
 * or does not give a time stamp, `upstream_timeout` when it takes too long, `limit_exceeded` for an answer
 * over the bound, `check_failed` when a verifier would refuse what it gave.
 */
export async function requestTimeStamp(
  url: string,
  request: StampRequest,
): Promise<Uint8Array<ArrayBuffer>> {
  const where = shownUrl(url);
  const digest = sha256(request.note);
  const nonce = request.random.bytes(8);
  const bytes = await exchange(url, { where, request, body: encodeStampRequest(digest, nonce) });
  const answer = readStampAnswer(bytes, nonce);
  if (answer.kind === "refused") {
    throw new ClyraError(
      "upstream_failed",
      `cannot get a time stamp from ${where}: the authority refused (status ${answer.status})`,
      { hint: otherAuthority },
    );
  }
  const why = answer.kind === "unusable"
    ? unusable[answer.why]
    : refusals.get(await problemOf(answer.stamp, { digest, request }) ?? "");
  if (answer.kind === "unusable" || why !== undefined) {
    throw new ClyraError("check_failed", `cannot use the time stamp from ${where}: ${why}`, {
      hint: otherAuthority,
    });
  }
  return answer.stamp;
}

const unusable = {
  form: "the answer is no RFC 3161 time stamp",
  nonce: "it answers another request",
} as const;

const refusals: ReadonlyMap<string, string> = new Map([
  ["PEF-003", `it is over ${limits.timestampBytes} bytes`],
  ["PEF-811", "it is not of the form that a bundle may hold"],
  ["PEF-812", "it is not over this checkpoint"],
  ["PEF-813", "its signature does not verify, or its time is ahead of this machine's clock"],
  ["PEF-814", "it uses an algorithm that verifiers of bundles do not know"],
]);

/** What a verifier would find that pins nobody yet: then "not by an authority you trust" is no fault. */
async function problemOf(
  stamp: Uint8Array,
  context: { readonly digest: Uint8Array; readonly request: StampRequest },
): Promise<string | undefined> {
  if (stamp.length > limits.timestampBytes) return "PEF-003";
  const noteDigest = context.digest;
  const nowMs = context.request.clock.now();
  const result = await checkTimeStamp(stamp, { noteDigest, roots: [], nowMs });
  return typeof result === "string" ? result : undefined;
}

/** Scheme, host and path: what else a URL holds may be secret. */
function shownUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== "https:" && url.protocol !== "http:")) {
    throw new ClyraError("usage", "cannot ask a time-stamp authority: --tsa is not an HTTP URL", {
      hint: "write it as --tsa https://tsa.example.org/tsr",
    });
  }
  return `${url.origin}${url.pathname}`;
}

async function exchange(
  url: string,
  context: {
    readonly where: string;
    readonly request: StampRequest;
    readonly body: Uint8Array<ArrayBuffer>;
  },
): Promise<Uint8Array> {
  const { where, request, body } = context;
  const timeoutMs = request.timeoutMs ?? defaultTimeoutMs;
  const signal = AbortSignal.timeout(timeoutMs);
  const headers = new Headers({
    "content-type": "application/timestamp-query",
    accept: "application/timestamp-reply",
  });
  try {
    const response = await request.send(url, { method: "POST", headers, body, signal });
    if (response.status === 200) return await readBounded(response, where);
    await response.body?.cancel();
    throw new ClyraError(
      "upstream_failed",
      `cannot get a time stamp from ${where}: it answered with HTTP ${response.status}`,
      { hint: "check the URL: it is where requests are posted to, not the authority's home page" },
    );
  } catch (thrown) {
    if (thrown instanceof ClyraError) throw thrown;
    if (signal.aborted) {
      throw new ClyraError(
        "upstream_timeout",
        `cannot get a time stamp from ${where}: no answer within ${timeoutMs} ms`,
        { hint: otherAuthority },
      );
    }
    // The platform's own message names the whole URL, with whatever is secret in it.
    throw new ClyraError(
      "upstream_failed",
      `cannot get a time stamp from ${where}: it cannot be reached`,
      { hint: otherAuthority },
    );
  }
}

/** Nothing honest is larger than what a bundle may hold. */
async function readBounded(response: Response, where: string): Promise<Uint8Array> {
  const out = new Uint8Array(limits.timestampBytes);
  let length = 0;
  for await (const chunk of response.body ?? []) {
    if (length + chunk.length > out.length) {
      throw new ClyraError(
        "limit_exceeded",
        `cannot use the time stamp from ${where}: it is over ${out.length} bytes`,
        { hint: otherAuthority },
      );
    }
    out.set(chunk, length);
    length += chunk.length;
  }
  return out.subarray(0, length);
}
