/**
 * Reads an RFC 3161 time stamp in the one form that a bundle may hold (SPEC, X-4 and X-5).
 *
 * @module
 */

import { sha256 } from "../hotpath/mod.ts";
import { equalBytes } from "./bytes.ts";
import { type DerElement, DerError, DerReader, derTags, readDer } from "./der.ts";
import type { FindingCode } from "./findings.ts";
import { oids } from "./oids.ts";
import {
  type Algorithm,
  type Certificate,
  readAlgorithm,
  readCertificate,
  readGeneralizedTime,
} from "./x509.ts";

/** A time stamp that was read; nothing is believed yet but its form. */
export interface TimeStamp {
  /** What is signed about the time: the DER of a TSTInfo. */
  readonly info: Uint8Array;
  readonly imprint: { readonly algorithm: Algorithm; readonly digest: Uint8Array };
  /** `YYYYMMDDHHMMSS`, UTC, without its fraction. */
  readonly time: string;
  /** Content of the INTEGER, if there is one. */
  readonly nonce: Uint8Array | undefined;
  readonly certificates: readonly Uint8Array[];
  readonly signer: Certificate;
  readonly digestAlgorithm: Algorithm;
  readonly signatureAlgorithm: Algorithm;
  /** The bytes that are signed. */
  readonly attributes: Uint8Array;
  readonly messageDigest: Uint8Array;
  readonly signature: Uint8Array;
}

const certificatesMax = 8;
const attributesMax = 16;
const namedCertificatesMax = 8;

/** The time stamp in these bytes, or what is wrong with its form. */
export function readTimeStamp(bytes: Uint8Array): TimeStamp | FindingCode {
  const token = readDer(bytes, readResponse);
  if (token === undefined) return "PEF-811";
  const { named, ...rest } = token;
  if (named === undefined || (named.algorithm ?? oids.sha256) !== oids.sha256) return "PEF-814";
  const der = token.certificates.find((each) => equalBytes(sha256(each), named.hash));
  const signer = der && readCertificate(der);
  if (
    signer === undefined || !equalBytes(signer.issuer, token.issuer) ||
    !equalBytes(signer.serial, token.serial)
  ) return "PEF-811";
  return { ...rest, signer };
}

type Token =
  & Omit<TimeStamp, "signer">
  & Signer;

function readResponse(outer: DerReader): Token {
  const response = outer.inside(derTags.sequence);
  const status = response.inside(derTags.sequence);
  status.exactInteger(0);
  status.end();
  const info = response.inside(derTags.sequence);
  response.end();
  info.exactOid(oids.signedData);
  const explicit = info.inside(0xa0);
  info.end();
  const signedData = explicit.inside(derTags.sequence);
  explicit.end();
  return readSignedData(signedData);
}

function readSignedData(reader: DerReader): Token {
  reader.exactInteger(3);
  reader.element(derTags.set);
  const content = reader.inside(derTags.sequence);
  content.exactOid(oids.tstInfo);
  const explicit = content.inside(0xa0);
  content.end();
  const info = explicit.element(derTags.octetString).content;
  explicit.end();
  const certificates = reader.inside(0xa0)
    .rest(certificatesMax, (items) => items.element(derTags.sequence).bytes);
  reader.optional(0xa1);
  const signers = reader.inside(derTags.set);
  reader.end();
  const signer = readSigner(signers.inside(derTags.sequence));
  signers.end();
  return { info, certificates, ...readInfo(info), ...signer };
}

function readInfo(bytes: Uint8Array): Pick<TimeStamp, "imprint" | "time" | "nonce"> {
  const outer = new DerReader(bytes);
  const reader = outer.inside(derTags.sequence);
  outer.end();
  reader.exactInteger(1);
  reader.oid();
  const imprint = reader.inside(derTags.sequence);
  const algorithm = readAlgorithm(imprint);
  const digest = imprint.element(derTags.octetString).content;
  imprint.end();
  reader.integer();
  const time = readGeneralizedTime(reader, { fraction: true });
  reader.optional(derTags.sequence);
  reader.optionalBoolean();
  const nonce = reader.peek(derTags.integer) ? reader.integer() : undefined;
  reader.optional(0xa0);
  reader.optional(0xa1);
  reader.end();
  return { imprint: { algorithm, digest }, time, nonce };
}

interface NamedCertificate {
  /** OID of the digest, where it is stated. */
  readonly algorithm: string | undefined;
  readonly hash: Uint8Array;
}

interface Signer extends
  Pick<
    TimeStamp,
    "digestAlgorithm" | "signatureAlgorithm" | "attributes" | "messageDigest" | "signature"
  > {
  readonly issuer: Uint8Array;
  readonly serial: Uint8Array;
  /** How the certificate is named; `undefined` where only a SHA-1 digest names it. */
  readonly named: NamedCertificate | undefined;
}

function readSigner(reader: DerReader): Signer {
  reader.exactInteger(1);
  const identifier = reader.inside(derTags.sequence);
  const issuer = identifier.element(derTags.sequence).bytes;
  const serial = identifier.integer();
  identifier.end();
  const digestAlgorithm = readAlgorithm(reader);
  const signed = reader.element(0xa0);
  const signatureAlgorithm = readAlgorithm(reader);
  const signature = reader.element(derTags.octetString).content;
  reader.optional(0xa1);
  reader.end();
  const values = readAttributes(signed);
  valueOf(values, oids.contentType).exactOid(oids.tstInfo);
  const messageDigest = valueOf(values, oids.messageDigest)
    .element(derTags.octetString).content;
  // What is signed is a SET; in the SignerInfo stands a context tag in its place (RFC 5652, 5.4).
  const attributes = signed.bytes.slice();
  attributes[0] = derTags.set;
  const named = readNamed(values);
  return {
    issuer,
    serial,
    digestAlgorithm,
    signatureAlgorithm,
    attributes,
    messageDigest,
    signature,
    named,
  };
}

/** The content of each attribute's SET, by the attribute's OID. */
function readAttributes(signed: DerElement): ReadonlyMap<string, Uint8Array> {
  const values = new Map<string, Uint8Array>();
  new DerReader(signed.content).rest(attributesMax, (items) => {
    const item = items.inside(derTags.sequence);
    const oid = item.oid();
    const { content } = item.element(derTags.set);
    item.end();
    if (values.has(oid)) throw new DerError("an attribute twice");
    values.set(oid, content);
  });
  return values;
}

/** A reader over an attribute's one value. */
function valueOf(values: ReadonlyMap<string, Uint8Array>, oid: string): DerReader {
  const content = values.get(oid);
  if (content === undefined) throw new DerError("an attribute is missing");
  const set = new DerReader(content);
  const { bytes } = set.any();
  set.end();
  return new DerReader(bytes);
}

function readNamed(values: ReadonlyMap<string, Uint8Array>): NamedCertificate | undefined {
  if (!values.has(oids.signingCertificateV2) && values.has(oids.signingCertificate)) {
    return undefined;
  }
  const value = valueOf(values, oids.signingCertificateV2).inside(derTags.sequence);
  const list = value.inside(derTags.sequence);
  value.optional(derTags.sequence);
  value.end();
  let named: NamedCertificate | undefined;
  list.rest(namedCertificatesMax, (items) => {
    if (named === undefined) named = readNamedCertificate(items.inside(derTags.sequence));
    else items.any();
  });
  return named;
}

function readNamedCertificate(reader: DerReader): NamedCertificate {
  const algorithm = reader.peek(derTags.sequence) ? readAlgorithm(reader).oid : undefined;
  const hash = reader.element(derTags.octetString).content;
  reader.optional(derTags.sequence);
  reader.end();
  return { algorithm, hash };
}
