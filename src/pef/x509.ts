/**
 * The parts of an X.509 certificate that decide whether it may stamp or issue (SPEC, X-5).
 *
 * @module
 */

import { equalBytes, fromUtf8 } from "./bytes.ts";
import { DerError, DerReader, derTags, readDer } from "./der.ts";
import { oids } from "./oids.ts";

/** An algorithm: its OID as hex, and the bytes of its parameters, if any. */
export interface Algorithm {
  readonly oid: string;
  readonly parameters: Uint8Array | undefined;
}

/** What is read of a certificate; nothing is believed yet but its form. */
export interface Certificate {
  /** The whole certificate. */
  readonly bytes: Uint8Array;
  /** The part that is signed. */
  readonly tbs: Uint8Array;
  readonly serial: Uint8Array;
  /** Names with tag and length, compared as bytes. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  /** `YYYYMMDDHHMMSS`, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly keyAlgorithm: Algorithm;
  readonly key: Uint8Array;
  readonly signatureAlgorithm: Algorithm;
  readonly signature: Uint8Array;
  readonly extensions: Extensions;
}

/** What the extensions say that are known here. */
export interface Extensions {
  /** Whether an extension is critical that is not known here. */
  readonly unknownCritical: boolean;
  readonly basicConstraints?: { readonly ca: boolean; readonly pathLength?: number };
  /** The first eight bits. */
  readonly keyUsage?: number;
  readonly extendedKeyUsage?: { readonly critical: boolean; readonly purposes: readonly string[] };
}

const extensionsMax = 32;
const purposesMax = 16;

/** The certificate in these bytes, or `undefined` where they are not exactly one of the form of X-5. */
export function readCertificate(bytes: Uint8Array): Certificate | undefined {
  return readDer(bytes, (outer) => {
    const reader = outer.inside(derTags.sequence);
    const tbs = reader.element(derTags.sequence);
    const algorithmBytes = reader.element(derTags.sequence).bytes;
    const signature = reader.wholeBits();
    reader.end();
    const body = readBody(new DerReader(tbs.content), algorithmBytes);
    const signatureAlgorithm = readAlgorithm(new DerReader(algorithmBytes));
    return { bytes, tbs: tbs.bytes, signatureAlgorithm, signature, ...body };
  });
}

/** Takes `SEQUENCE { OID, any ? }`. */
export function readAlgorithm(reader: DerReader): Algorithm {
  const inside = reader.inside(derTags.sequence);
  const oid = inside.oid();
  const parameters = inside.done ? undefined : inside.any().bytes;
  inside.end();
  return { oid, parameters };
}

function readBody(
  reader: DerReader,
  outerAlgorithm: Uint8Array,
): Omit<Certificate, "bytes" | "tbs" | "signatureAlgorithm" | "signature"> {
  const version = reader.inside(0xa0);
  version.exactInteger(2);
  version.end();
  const serial = reader.integer();
  if (!equalBytes(reader.element(derTags.sequence).bytes, outerAlgorithm)) {
    throw new DerError("two signature algorithms");
  }
  const issuer = reader.element(derTags.sequence).bytes;
  const validity = reader.inside(derTags.sequence);
  const notBefore = readTime(validity);
  const notAfter = readTime(validity);
  validity.end();
  const subject = reader.element(derTags.sequence).bytes;
  const publicKey = reader.inside(derTags.sequence);
  const keyAlgorithm = readAlgorithm(publicKey);
  const key = publicKey.wholeBits();
  publicKey.end();
  reader.optional(0x81);
  reader.optional(0x82);
  const extensions = readExtensions(reader);
  reader.end();
  return { serial, issuer, subject, notBefore, notAfter, keyAlgorithm, key, extensions };
}

function readTime(reader: DerReader): string {
  if (reader.peek(derTags.generalizedTime)) return readGeneralizedTime(reader, { fraction: false });
  const text = ascii(reader.element(derTags.utcTime).content);
  const time = (Number(text.slice(0, 2)) >= 50 ? "19" : "20") + text.slice(0, -1);
  if (!text.endsWith("Z") || !timePattern.test(time)) throw new DerError("no time");
  return time;
}

/** Takes a GeneralizedTime; gives `YYYYMMDDHHMMSS`, without the fraction it may have. */
export function readGeneralizedTime(
  reader: DerReader,
  options: { readonly fraction: boolean },
): string {
  const text = ascii(reader.element(derTags.generalizedTime).content);
  const [, time = "", fraction] = /^([0-9]{14})(\.[0-9]{0,8}[1-9])?Z$/.exec(text) ?? [];
  if (!timePattern.test(time) || (fraction !== undefined && !options.fraction)) {
    throw new DerError("no time");
  }
  return time;
}

const timePattern =
  /^[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]$/;

function ascii(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch {
    throw new DerError("no text");
  }
}

function readExtensions(reader: DerReader): Extensions {
  if (!reader.peek(0xa3)) return { unknownCritical: false };
  const explicit = reader.inside(0xa3);
  const list = explicit.inside(derTags.sequence);
  explicit.end();
  const found = new Set<string>();
  const known: { -readonly [K in keyof Extensions]: Extensions[K] } = { unknownCritical: false };
  list.rest(extensionsMax, (items) => {
    const item = items.inside(derTags.sequence);
    const oid = item.oid();
    const critical = item.optionalBoolean();
    const value = new DerReader(item.element(derTags.octetString).content);
    item.end();
    if (found.has(oid)) throw new DerError("an extension twice");
    found.add(oid);
    if (oid === oids.basicConstraints) known.basicConstraints = readBasicConstraints(value);
    else if (oid === oids.keyUsage) known.keyUsage = readKeyUsage(value);
    else if (oid === oids.extendedKeyUsage) {
      known.extendedKeyUsage = { critical, purposes: readPurposes(value) };
    } else known.unknownCritical ||= critical;
  });
  return known;
}

function readBasicConstraints(value: DerReader): NonNullable<Extensions["basicConstraints"]> {
  const inside = value.inside(derTags.sequence);
  value.end();
  const ca = inside.optionalBoolean();
  if (inside.done) return { ca };
  const content = inside.integer();
  inside.end();
  const [pathLength] = content;
  if (content.length !== 1 || pathLength === undefined || pathLength > 127) {
    throw new DerError("a path length out of bounds");
  }
  return { ca, pathLength };
}

function readKeyUsage(value: DerReader): number {
  const { content } = value.element(derTags.bitString);
  value.end();
  const usage = content[1];
  if (usage === undefined) throw new DerError("no key usage");
  return usage;
}

function readPurposes(value: DerReader): readonly string[] {
  const inside = value.inside(derTags.sequence);
  value.end();
  return inside.rest(purposesMax, (items) => items.oid());
}
