/**
 * A time-stamp authority for tests and vectors, with the freedom to get anything wrong.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { sha256, toBase64 } from "../../src/pef/mod.ts";
import { oids } from "../../src/pef/oids.ts";
import {
  ascii,
  bitString,
  element,
  integer,
  nothing,
  objectId,
  octets,
  sequence,
  set,
  truth,
} from "./der_writer.ts";
import type { StampDigest, StampKey } from "./stamp_keys.ts";

/** What a certificate says; what is left out is as it should be. */
export interface CertificateSpec {
  readonly subject: string;
  readonly key: StampKey;
  /** Who signs; the certificate itself where it is left out. */
  readonly issuer?: Authority;
  readonly serial?: number;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly extensions?: readonly Uint8Array[];
  readonly digest?: StampDigest;
  /** Replaces SubjectPublicKeyInfo. */
  readonly spki?: Uint8Array;
  /** Signs in place of the issuer's key. */
  readonly signer?: StampKey;
}

/** A certificate with its key. */
export interface Authority {
  readonly subject: string;
  readonly serial: number;
  readonly issuer: string;
  readonly key: StampKey;
  readonly certificate: Uint8Array;
  /** As a trust file names it. */
  readonly text: string;
}

/** An extension. */
export function extension(
  oid: string,
  value: Uint8Array,
  options: { readonly critical?: boolean } = {},
): Uint8Array {
  const critical = options.critical ?? true;
  return sequence(objectId(oid), ...(critical ? [truth()] : []), octets(value));
}

/** For stamping alone. */
export function stampingPurpose(options: { readonly critical?: boolean } = {}): Uint8Array {
  return extension(oids.extendedKeyUsage, sequence(objectId(oids.timeStamping)), options);
}

/** A CA. */
export function authorityExtension(pathLength?: number): Uint8Array {
  const bound = pathLength === undefined ? [] : [integer(pathLength)];
  return extension(oids.basicConstraints, sequence(truth(), ...bound));
}

function name(text: string): Uint8Array {
  return sequence(set(sequence(objectId("550403"), ascii(0x0c, text))));
}

/** Makes a certificate. */
export function certify(spec: CertificateSpec): Authority {
  const { subject, key, serial = 7, digest = "SHA-256" } = spec;
  const issuer = spec.issuer?.subject ?? subject;
  const signer = spec.signer ?? spec.issuer?.key ?? key;
  const extensions = spec.extensions ?? [stampingPurpose()];
  const algorithm = signer.algorithm(digest);
  const tbs = sequence(
    element(0xa0, integer(2)),
    integer(serial),
    algorithm,
    name(issuer),
    sequence(
      ascii(0x17, spec.notBefore ?? "250101000000Z"),
      ascii(0x17, spec.notAfter ?? "351231235959Z"),
    ),
    name(subject),
    spec.spki ?? key.spki,
    ...(extensions.length === 0 ? [] : [element(0xa3, sequence(...extensions))]),
  );
  const certificate = sequence(tbs, algorithm, bitString(signer.sign(tbs, digest)));
  return { subject, serial, issuer, key, certificate, text: toBase64(certificate) };
}

/** What a time stamp says; what is left out is as it should be. */
export interface StampSpec {
  readonly note: Uint8Array;
  readonly by: Authority;
  /** Certificates of the token; that of the authority alone where they are left out. */
  readonly certificates?: readonly Uint8Array[];
  readonly time?: string;
  readonly digest?: StampDigest;
  readonly digestOid?: string;
  readonly algorithm?: Uint8Array;
  readonly imprint?: Uint8Array;
  readonly imprintOid?: string;
  /** Elements of the TSTInfo after its time. */
  readonly afterTime?: readonly Uint8Array[];
  readonly messageDigest?: Uint8Array;
  /** Changes the signed attributes, by name, before they are signed. */
  readonly attributes?: (attributes: Map<string, Uint8Array>) => Uint8Array[];
  readonly namedBy?: Uint8Array;
  readonly sign?: (message: Uint8Array) => Uint8Array;
  /** Changes the attributes when they were signed. */
  readonly afterSigning?: (attributes: Uint8Array[]) => Uint8Array[];
  readonly status?: Uint8Array;
  readonly version?: number;
  readonly signers?: (signer: Uint8Array) => Uint8Array[];
  readonly serial?: number;
}

const digestOids: Readonly<Record<StampDigest, string>> = {
  "SHA-256": oids.sha256,
  "SHA-384": oids.sha384,
  "SHA-512": oids.sha512,
};

/** An attribute with its one value. */
export function attribute(oid: string, ...values: readonly Uint8Array[]): Uint8Array {
  return sequence(objectId(oid), set(...values));
}

/** Makes a TimeStampResp. */
export function stampOf(spec: StampSpec): Uint8Array {
  const info = infoOf(spec);
  const certificates = spec.certificates ?? [spec.by.certificate];
  const signer = signerOf(spec, info);
  const signedData = sequence(
    integer(spec.version ?? 3),
    set(sequence(objectId(oids.sha256))),
    sequence(objectId(oids.tstInfo), element(0xa0, octets(info))),
    ...(certificates.length === 0 ? [] : [element(0xa0, ...certificates)]),
    set(...(spec.signers?.(signer) ?? [signer])),
  );
  const token = sequence(objectId(oids.signedData), element(0xa0, signedData));
  return sequence(spec.status ?? sequence(integer(0)), token);
}

function infoOf(spec: StampSpec): Uint8Array {
  return sequence(
    integer(1),
    objectId("2a0304"),
    sequence(
      sequence(objectId(spec.imprintOid ?? oids.sha256), nothing()),
      octets(spec.imprint ?? sha256(spec.note)),
    ),
    integer(9),
    ascii(0x18, spec.time ?? "20260601120000Z"),
    ...(spec.afterTime ?? []),
  );
}

function signerOf(spec: StampSpec, info: Uint8Array): Uint8Array {
  const { by, digest = "SHA-256" } = spec;
  const infoDigest = new Uint8Array(createHash(digest.replace("-", "")).update(info).digest());
  const named = spec.namedBy ?? sequence(sequence(sequence(octets(sha256(by.certificate)))));
  const made = new Map([
    ["contentType", attribute(oids.contentType, objectId(oids.tstInfo))],
    ["messageDigest", attribute(oids.messageDigest, octets(spec.messageDigest ?? infoDigest))],
    ["signingCertificateV2", attribute(oids.signingCertificateV2, named)],
  ]);
  const signed = spec.attributes?.(made) ?? [...made.values()];
  const message = set(...signed);
  const signature = spec.sign?.(message) ?? by.key.sign(message, digest);
  return sequence(
    integer(1),
    sequence(name(by.issuer), integer(spec.serial ?? by.serial)),
    sequence(objectId(spec.digestOid ?? digestOids[digest])),
    element(0xa0, ...(spec.afterSigning?.([...signed]) ?? signed)),
    spec.algorithm ?? by.key.algorithm(digest),
    octets(signature),
  );
}
