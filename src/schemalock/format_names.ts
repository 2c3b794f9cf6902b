/**
 * Formats of names in networks: hosts, addresses, mail (RFC 1123, 2673, 4291, 5321, 6531).
 *
 * @module
 */

/** Longest host name and longest label (RFC 1035, section 2.3.4), in characters. */
const hostMax = 253;
const labelMax = 63;
/** Longest mail address and longest part before the `@` (RFC 5321, section 4.5.3.1). */
const mailMax = 254;
const localMax = 64;

const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4 = new RegExp(`^${octet}(?:\\.${octet}){3}$`);
const label = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;
const wideLabel =
  /^[A-Za-z0-9\u{80}-\u{10ffff}](?:[A-Za-z0-9\u{80}-\u{10ffff}-]*[A-Za-z0-9\u{80}-\u{10ffff}])?$/u;
const atoms = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const wideAtoms =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u{80}-\u{10ffff}-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u{80}-\u{10ffff}-]+)*$/u;
const wideQuoted = /^"(?:[ !#-[\]-~\u{80}-\u{10ffff}]|\\[ -~])*"$/u;
const quoted = /^"(?:[ !#-[\]-~]|\\[ -~])*"$/;

/** Four decimal numbers without leading zeros (RFC 2673, section 3.2). */
export function isIpv4(text: string): boolean {
  return ipv4.test(text);
}

/** RFC 4291, section 2.2: groups of up to four hexadecimal digits, `::` once, an IPv4 address last. */
export function isIpv6(text: string): boolean {
  const halves = text.split("::");
  if (halves.length > 2 || text.length > 45) return false;
  let groups = 0;
  for (const [index, half] of halves.entries()) {
    if (half === "") {
      if (halves.length === 1) return false;
      continue;
    }
    const parts = half.split(":");
    for (const [place, part] of parts.entries()) {
      const isLast = index === halves.length - 1 && place === parts.length - 1;
      if (isLast && isIpv4(part)) groups += 2;
      else if (/^[0-9A-Fa-f]{1,4}$/.test(part)) groups++;
      else return false;
    }
  }
  return halves.length === 2 ? groups <= 7 : groups === 8;
}

/**
 * RFC 1123, section 2.1. Hyphens in the third and fourth place are kept for labels of other encodings, of
 * which `xn--` is the only one (RFC 5891, section 4.2.3.1); what such a label decodes to is not looked at.
 */
export function isHostname(text: string): boolean {
  if (text.length > hostMax) return false;
  return text.split(".").every((part) =>
    part.length <= labelMax && label.test(part) &&
    (part.slice(2, 4) !== "--" || /^xn--./i.test(part))
  );
}

/** RFC 5321, section 4.1.2: a local part of atoms or in quotes, at a host or an address in brackets. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  const local = text.slice(0, Math.max(at, 0));
  const isLocal = local.length <= localMax && (atoms.test(local) || quoted.test(local));
  return isLocal && text.length <= mailMax && isMailHost(text.slice(at + 1), isHostname);
}

/** RFC 6531: as `email`, with any character beyond ASCII in the local part and in the labels. */
export function isIdnEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  const local = text.slice(0, Math.max(at, 0));
  const isLocal = local.length <= localMax && (wideAtoms.test(local) || wideQuoted.test(local));
  return isLocal && text.length <= mailMax && isMailHost(text.slice(at + 1), isWideHost);
}

function isWideHost(text: string): boolean {
  return text.split(".").every((part) => part.length <= labelMax && wideLabel.test(part));
}

function isMailHost(text: string, isHost: (text: string) => boolean): boolean {
  const literal = /^\[(IPv6:)?(.*)\]$/i.exec(text);
  if (literal === null) return isHost(text);
  const address = literal[2] ?? "";
  return literal[1] === undefined ? isIpv4(address) : isIpv6(address);
}
