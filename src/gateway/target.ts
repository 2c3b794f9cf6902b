/**
 * One canonical URL per request: what the policy sees is what is sent. A target that two parsers could
 * read in two ways is refused before any rule looks at it.
 *
 * @module
 */

/** A request target in parts; `path` and `query` are the bytes as received. */
export interface Target {
  readonly path: string;
  /** With its `?`, or empty. */
  readonly query: string;
}

/** The target of a request, or why it is refused. */
export type TargetReading = { readonly target: Target } | { readonly problem: string };

/**
 * Splits the raw URL of a request and checks that its path is in the one form that cannot be misread.
 *
 * @param rawUrl the URL as the server has it, before any normalization
 * @param options.host the value of the `host` header, or `null`
 *
 * @example
 * ```ts
 * import { readTarget } from "./target.ts";
 *
 * const good = readTarget("http://a/v1/x?y=1", { host: "a", maxBytes: 8192 });
 * const bad = readTarget("http://a/v1/%2e%2e/x", { host: "a", maxBytes: 8192 });
 * if ("problem" in good || !("problem" in bad)) throw new Error("misread");
 * ```
 */
export function readTarget(
  rawUrl: string,
  options: { readonly host: string | null; readonly maxBytes: number },
): TargetReading {
  const parts = /^https?:\/\/([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(rawUrl);
  if (parts === null) return { problem: "the target is not an absolute path" };
  const [, authority = "", path = "", query = "", fragment] = parts;
  if (options.host === null) return { problem: "there is no host header" };
  // Absolute form may name another host than the header: which of the two is meant is not ours to say.
  if (authority.toLowerCase() !== options.host.toLowerCase()) {
    return { problem: "the host of the target is not the host of the header" };
  }
  if (fragment !== undefined) return { problem: "the target has a fragment" };
  if (path.length + query.length > options.maxBytes) return { problem: "the target is too long" };
  const problem = pathProblem(path) ?? queryProblem(query);
  return problem === undefined ? { target: { path, query } } : { problem };
}

/**
 * Puts base and rest together, or returns `undefined` when the URL that would be sent differs from the
 * text it was put together from.
 */
export function joinUrl(base: URL, target: Target): string | undefined {
  const url = base.origin + base.pathname.replace(/\/$/, "") + target.path + target.query;
  const parsed = URL.parse(url);
  return parsed !== null && parsed.href === url && parsed.origin === base.origin ? url : undefined;
}

/** RFC 3986, section 2.3. */
const unreserved = /[A-Za-z0-9\-._~]/;

function pathProblem(path: string): string | undefined {
  if (!path.startsWith("/")) return "the path does not begin with a slash";
  // RFC 3986, section 3.3: pchar and slash, nothing else; backslash, controls and raw UTF-8 fall here.
  if (!/^[A-Za-z0-9\-._~!$&'()*+,;=:@%/]*$/.test(path)) return "the path has a character to encode";
  if (path.includes("//")) return "the path has an empty segment";
  for (const [escape] of path.matchAll(/%.{0,2}/gs)) {
    if (!/^%[0-9A-F]{2}$/.test(escape)) {
      return "the path has an escape that is not %XX in upper case";
    }
    const character = String.fromCharCode(parseInt(escape.slice(1), 16));
    if (unreserved.test(character)) return "the path encodes a character that needs no encoding";
    if (character === "/" || character === "\\" || character < " " || character === "\x7f") {
      return "the path encodes a slash, a backslash or a control character";
    }
  }
  // Some servers take what follows a semicolon away before they look for dots.
  const plain = path.replaceAll("%3B", ";").split("/").map((segment) => segment.split(";", 1)[0]);
  if (plain.some((segment) => segment === "." || segment === "..")) {
    return "the path has a dot segment";
  }
  if (plain.slice(1).some((segment, at) => segment === "" && path.split("/")[at + 1] !== "")) {
    return "the path has an empty segment";
  }
  try {
    decodeURIComponent(path);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return "the path does not encode UTF-8";
  }
  return undefined;
}

function queryProblem(query: string): string | undefined {
  // The query is sent as it came; it may only not be one that a URL parser would rewrite.
  if (!/^[\x21-\x7e]*$/.test(query) || /["<>']/.test(query)) {
    return "the query has a character to encode";
  }
  return query.includes("%00") ? "the query encodes NUL" : undefined;
}
