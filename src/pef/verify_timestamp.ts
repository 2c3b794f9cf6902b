/**
 * Verifies RFC 3161 time stamps over the checkpoint against the trust file's authorities (SPEC, section 16).
 *
 * @module
 */

import { equalBytes, toHex } from "./bytes.ts";
import type { FindingCode } from "./findings.ts";
import { limits } from "./limits.ts";
import { oids } from "./oids.ts";
import { readTimeStamp, type TimeStamp } from "./timestamp.ts";
import { type Certificate, readCertificate } from "./x509.ts";
import { digestOf, isPair, isSignedBy, keyOf, verifySignature } from "./x509_signature.ts";

/** How far a clock may be behind an authority's; the same as for the trust file's greatest age. */
const clockSkewMs = 300_000;

/** What time stamps are judged by. */
export interface StampContext {
  /** SHA-256 of the bytes of `log/checkpoint.note`. */
  readonly noteDigest: Uint8Array;
  /** The authorities, in the order of the trust file. */
  readonly roots: readonly Certificate[];
  /** The present; epoch milliseconds. */
  readonly nowMs?: number | undefined;
}

/** What became of a time stamp: the authority that vouches for it, or what was found. */
export type StampResult = { readonly root: Certificate; readonly time: string } | FindingCode;

/** Judges a bundle's time stamps, one after the other. */
export class StampVerifier {
  readonly #context: StampContext;
  readonly #vouching = new Set<string>();
  #seen = 0;

  constructor(context: StampContext) {
    this.#context = context;
  }

  /** How many authorities of the trust file vouch for a time; each counts once. */
  get authorities(): number {
    return this.#vouching.size;
  }

  /** What bars the next time stamp from being looked at, known by its size. */
  admit(file: { readonly size: number }): FindingCode | undefined {
    if (++this.#seen > limits.timestamps) return "PEF-005";
    return file.size > limits.timestampBytes ? "PEF-003" : undefined;
  }

  /** What is wrong with a time stamp, or to be noted about it. */
  async check(bytes: Uint8Array): Promise<FindingCode | undefined> {
    const result = await checkTimeStamp(bytes, this.#context);
    if (typeof result === "string") return result;
    this.#vouching.add(toHex(result.root.bytes));
    return undefined;
  }
}

/** Judges one time stamp, in the order of X-3. */
export async function checkTimeStamp(
  bytes: Uint8Array,
  context: StampContext,
): Promise<StampResult> {
  const stamp = readTimeStamp(bytes);
  if (typeof stamp === "string") return stamp;
  const digest = digestOf(stamp.digestAlgorithm.oid);
  const key = keyOf(stamp.signer);
  if (digest === undefined || key === undefined) return "PEF-814";
  if (!isPair(stamp.signatureAlgorithm.oid, { digest, key })) return "PEF-814";
  const { imprint, info, messageDigest, attributes, signature } = stamp;
  if (
    imprint.algorithm.oid !== oids.sha256 || !equalBytes(imprint.digest, context.noteDigest)
  ) return "PEF-812";
  const infoDigest = new Uint8Array(await crypto.subtle.digest(digest, info.slice()));
  if (!equalBytes(infoDigest, messageDigest)) return "PEF-813";
  if (!await verifySignature({ key, digest, message: attributes, signature })) return "PEF-813";
  if (context.nowMs !== undefined && epochMs(stamp.time) > context.nowMs + clockSkewMs) {
    return "PEF-813";
  }
  const root = await rootOf(stamp, context.roots);
  return root === undefined ? "PEF-815" : { root, time: stamp.time };
}

/** `YYYYMMDDHHMMSS` as epoch milliseconds; a day beyond its month's last means the days after it. */
function epochMs(time: string): number {
  const part = (start: number, length: number) => Number(time.slice(start, start + length));
  const date = new Date(0);
  // Not Date.UTC, which takes years below 100 for those of the last century.
  date.setUTCFullYear(part(0, 4), part(4, 2) - 1, part(6, 2));
  date.setUTCHours(part(8, 2), part(10, 2), part(12, 2));
  return date.getTime();
}

/** The first authority that ends a chain of at most three certificates. */
async function rootOf(
  stamp: TimeStamp,
  roots: readonly Certificate[],
): Promise<Certificate | undefined> {
  const { signer, time, certificates } = stamp;
  if (!mayStamp(signer) || !isUsable(signer, time)) return undefined;
  const between: Certificate[] = [];
  for (const bytes of certificates) {
    const certificate = readCertificate(bytes);
    if (certificate === undefined) continue;
    if (await issued(certificate, { below: signer, depth: 1, time })) between.push(certificate);
  }
  for (const root of roots) {
    if (equalBytes(root.bytes, signer.bytes)) return root;
    if (await issued(root, { below: signer, depth: 1, time })) return root;
    for (const certificate of between) {
      if (await issued(root, { below: certificate, depth: 2, time })) return root;
    }
  }
  return undefined;
}

interface Issued {
  readonly below: Certificate;
  /** How many certificates stand below the issuer. */
  readonly depth: number;
  readonly time: string;
}

/** Whether an issuer may have issued the certificate below it, and did. */
async function issued(issuer: Certificate, { below, depth, time }: Issued): Promise<boolean> {
  const { basicConstraints, keyUsage, extendedKeyUsage } = issuer.extensions;
  if (!equalBytes(issuer.subject, below.issuer) || !isUsable(issuer, time)) return false;
  if (basicConstraints?.ca !== true) return false;
  if ((basicConstraints.pathLength ?? depth) < depth - 1) return false;
  if (keyUsage !== undefined && (keyUsage & 0x04) === 0) return false;
  const purposes = extendedKeyUsage?.purposes;
  if (
    purposes !== undefined &&
    !purposes.some((each) => each === oids.timeStamping || each === oids.anyPurpose)
  ) return false;
  return await isSignedBy(below, issuer);
}

/** Only a certificate that is for stamping alone: a web server's key must not be able to make time. */
function mayStamp({ extensions }: Certificate): boolean {
  const { extendedKeyUsage, keyUsage } = extensions;
  const [purpose, ...others] = extendedKeyUsage?.purposes ?? [];
  if (extendedKeyUsage?.critical !== true || purpose !== oids.timeStamping) return false;
  return others.length === 0 && (keyUsage === undefined || (keyUsage & 0xc0) !== 0);
}

function isUsable({ extensions, notBefore, notAfter }: Certificate, time: string): boolean {
  return !extensions.unknownCritical && notBefore <= time && time <= notAfter;
}
