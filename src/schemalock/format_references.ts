/**
 * Formats of references: URIs and IRIs (RFC 3986, 3987), their templates (RFC 6570), JSON pointers (RFC 6901).
 * Each is one look at every character: no text takes more than linear time.
 *
 * @module
 */

import { isIpv6 } from "./format_names.ts";

const plain = /^(?:[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$/;
/** `ucschar` of RFC 3987; `iprivate`, which only a query may hold, is looked for apart. */
const wideSet = "\\u{a0}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{ffef}" +
  Array.from({ length: 14 }, (_, plane) => {
    const first = plane === 13 ? "e1000" : `${(plane + 1).toString(16)}0000`;
    return `\\u{${first}}-\\u{${(plane + 1).toString(16)}fffd}`;
  }).join("");
const privateSet = "\\u{e000}-\\u{f8ff}\\u{f0000}-\\u{ffffd}\\u{100000}-\\u{10fffd}";
const wide = new RegExp(
  `^(?:[A-Za-z0-9._~:/?#[\\]@!$&'()*+,;=\\-${wideSet}${privateSet}]|%[0-9A-Fa-f]{2})*$`,
  "u",
);
const hasPrivate = new RegExp(`[${privateSet}]`, "u");
const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const futureAddress = /^v[0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+$/i;

const pointer = /^(?:\/(?:[^~/]|~[01])*)*$/;
const relativePointer = /^(?:0|[1-9]\d*)(?:[+-](?:0|[1-9]\d*))?(?:#|(?:\/(?:[^~/]|~[01])*)*)$/;

const variable = "(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})(?:\\.?(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2}))*";
const variableUse = `${variable}(?::[1-9]\\d{0,3}|\\*)?`;
const template = new RegExp(
  "^(?:[!#$&'(-;=?-[\\]_a-z~\\u{a0}-\\u{10ffff}]|%[0-9A-Fa-f]{2}" +
    `|\\{[+#./;?&=,!@|]?${variableUse}(?:,${variableUse})*\\})*$`,
  "u",
);

/** RFC 3986, section 3: with a scheme. */
export function isUri(text: string): boolean {
  return plain.test(text) && hasParts(text, true);
}

/** RFC 3986, section 4.1: with a scheme or without. */
export function isUriReference(text: string): boolean {
  return plain.test(text) && hasParts(text, false);
}

/** RFC 3987, section 2.2. */
export function isIri(text: string): boolean {
  return wide.test(text) && hasParts(text, true);
}

/** RFC 3987, section 2.2, with a scheme or without. */
export function isIriReference(text: string): boolean {
  return wide.test(text) && hasParts(text, false);
}

/** RFC 6570, section 2, with its erratum 6937: an apostrophe is a literal. */
export function isUriTemplate(text: string): boolean {
  return template.test(text);
}

/** RFC 6901, section 3. */
export function isJsonPointer(text: string): boolean {
  return pointer.test(text);
}

/** draft-bhutton-relative-json-pointer-00. */
export function isRelativeJsonPointer(text: string): boolean {
  return relativePointer.test(text);
}

/** Whether a text of allowed characters has them in allowed places. */
function hasParts(text: string, isAbsolute: boolean): boolean {
  const [beforeFragment = "", ...fragments] = text.split("#");
  const mark = beforeFragment.indexOf("?");
  const query = mark < 0 ? "" : beforeFragment.slice(mark + 1);
  const whole = mark < 0 ? beforeFragment : beforeFragment.slice(0, mark);
  const fragment = fragments[0] ?? "";
  if (fragments.length > 1 || /[[\]]/.test(fragment + query)) return false;
  if (hasPrivate.test(whole) || hasPrivate.test(fragment)) return false;
  const name = scheme.exec(whole)?.[0] ?? "";
  if (isAbsolute && name === "") return false;
  const rest = whole.slice(name.length);
  const isHier = rest.startsWith("//");
  const slash = isHier ? rest.indexOf("/", 2) : 0;
  const end = slash < 0 ? rest.length : slash;
  const path = rest.slice(end);
  // Without scheme, a colon in the first segment would begin one (section 4.2).
  const isClear = name !== "" || isHier || !(path.split("/")[0] ?? "").includes(":");
  return isClear && !/[[\]]/.test(path) && (!isHier || isAuthority(rest.slice(2, end)));
}

function isAuthority(text: string): boolean {
  const at = text.lastIndexOf("@");
  if (/[@[\]]/.test(text.slice(0, Math.max(at, 0)))) return false;
  const hostAndPort = text.slice(at + 1);
  const literal = /^\[([^\]]*)\](?::\d*)?$/.exec(hostAndPort)?.[1];
  if (literal !== undefined) return isIpv6(literal) || futureAddress.test(literal);
  const [host = "", port = "", ...more] = hostAndPort.split(":");
  // A name may look like a wrong address: RFC 3986, section 3.2.2 lets it.
  return more.length === 0 && /^\d*$/.test(port) && !/[[\]]/.test(host);
}
