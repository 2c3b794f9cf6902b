/**
 * Which headers travel: hop-by-hop, cookies, forwarding claims and our own stay here; the provider's
 * pass.
 *
 * @module
 */

import { RUN_KEY_PREFIX } from "./callers.ts";
import type { Trace } from "./trace.ts";

/** RFC 9110, section 7.6.1, and what older software treats alike. */
const hopByHop: ReadonlySet<string> = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "http2-settings",
]);

/** Request headers that are made anew, or that a caller must not be able to claim. */
const notForwarded: ReadonlySet<string> = new Set([
  "accept-encoding",
  "content-length",
  "cookie",
  "expect",
  "forwarded",
  "host",
  "via",
  "x-real-ip",
]);

/** Digests of the body as the caller sent it (RFC 1864, RFC 3230, RFC 9530). */
const bodyDigests: readonly string[] = [
  "content-md5",
  "digest",
  "content-digest",
  "repr-digest",
];

/** The headers that go upstream. */
export function requestHeaders(
  incoming: Headers,
  options: {
    readonly apiKey?: string | undefined;
    /** Where the upstream wants its key. */
    readonly keyHeader?: "authorization" | "x-api-key";
    readonly trace?: Trace;
    /** Where the caller's key for this gateway is: it is nobody else's to see. */
    readonly callerKeyHeader?: "authorization" | "x-api-key" | undefined;
    /** The body is another one than the caller's: what it says of its digest does not hold any more. */
    readonly rewritten?: boolean;
  },
): Headers {
  const dropped = named(incoming);
  const headers = new Headers();
  for (const [name, value] of incoming) {
    if (
      hopByHop.has(name) || notForwarded.has(name) || dropped.has(name) ||
      name.startsWith("x-clyra-") || name.startsWith("x-forwarded-") || name.startsWith("proxy-")
    ) continue;
    headers.append(name, value);
  }
  // What we must read must not come encoded; and fetch decodes a body by itself, so that its bytes and
  // headers no longer fit each other, unless it is asked for identity.
  headers.set("accept-encoding", "identity");
  if (options.rewritten === true) bodyDigests.forEach((name) => headers.delete(name));
  const { apiKey, keyHeader = "authorization", trace, callerKeyHeader } = options;
  if (callerKeyHeader !== undefined) headers.delete(callerKeyHeader);
  for (const name of ["authorization", "x-api-key"]) {
    // A run's key beside the one that was used is ours as well.
    if (headers.get(name)?.includes(RUN_KEY_PREFIX) === true) headers.delete(name);
  }
  if (trace?.given === false) {
    headers.set("traceparent", trace.parent);
    headers.delete("tracestate"); // It belongs to a trace that could not be read.
  }
  if (apiKey === undefined) return headers;
  // The caller's own key, in whichever of the two places, is not for the upstream.
  headers.delete("authorization");
  headers.delete("x-api-key");
  headers.set(keyHeader, keyHeader === "authorization" ? `Bearer ${apiKey}` : apiKey);
  return headers;
}

/** The upstream's headers that go to the caller. `rewritten` bodies have a new length. */
export function responseHeaders(
  upstream: Headers,
  options: { readonly rewritten: boolean },
): Headers {
  const dropped = named(upstream);
  const headers = new Headers();
  for (const [name, value] of upstream) {
    if (
      hopByHop.has(name) || dropped.has(name) || name === "set-cookie" ||
      name.startsWith("x-clyra-") || (name === "content-length" && options.rewritten)
    ) continue;
    headers.append(name, value);
  }
  return headers;
}

/** Whether the body is in an encoding, so that we cannot read it. */
export function isEncoded(headers: Headers): boolean {
  const encoding = (headers.get("content-encoding") ?? "").trim().toLowerCase();
  return encoding !== "" && encoding !== "identity";
}

/** The media type without parameters; `application/octet-stream` where there is no usable one. */
export function mediaTypeOf(headers: Headers): string {
  const type = (headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return /^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}$/.test(type)
    ? type
    : "application/octet-stream";
}

/** Headers that the `connection` header declares hop-by-hop. */
function named(headers: Headers): ReadonlySet<string> {
  const value = headers.get("connection") ?? "";
  return new Set(value.split(",").map((name) => name.trim().toLowerCase()));
}
