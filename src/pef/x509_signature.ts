/**
 * Signatures of time stamps and certificates: RSA PKCS #1 v1.5 and ECDSA (SPEC, X-6 and X-7).
 *
 * @module
 */

import { equalBytes, fromHex, toBase64Url } from "./bytes.ts";
import { type DerReader, derTags, readDer } from "./der.ts";
import { oids } from "./oids.ts";
import type { Certificate } from "./x509.ts";

/** The digests that are allowed, under their WebCrypto names. */
export type DigestName = "SHA-256" | "SHA-384" | "SHA-512";

/** A public key of one of the kinds that are allowed. */
export type StampKey =
  | { readonly kind: "rsa"; readonly modulus: Uint8Array }
  | { readonly kind: "ec"; readonly curve: "P-256" | "P-384"; readonly point: Uint8Array };

/** A signature with all that it takes to check it. */
export interface SignedBytes {
  readonly key: StampKey;
  readonly digest: DigestName;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

const digests: ReadonlyMap<string, DigestName> = new Map([
  [oids.sha256, "SHA-256"],
  [oids.sha384, "SHA-384"],
  [oids.sha512, "SHA-512"],
]);

const signatureAlgorithms: ReadonlyMap<
  string,
  { readonly kind: StampKey["kind"]; readonly digest: DigestName }
> = new Map([
  [oids.sha256WithRsa, { kind: "rsa", digest: "SHA-256" }],
  [oids.sha384WithRsa, { kind: "rsa", digest: "SHA-384" }],
  [oids.sha512WithRsa, { kind: "rsa", digest: "SHA-512" }],
  [oids.ecdsaWithSha256, { kind: "ec", digest: "SHA-256" }],
  [oids.ecdsaWithSha384, { kind: "ec", digest: "SHA-384" }],
  [oids.ecdsaWithSha512, { kind: "ec", digest: "SHA-512" }],
]);

/** 65537, the only exponent: every authority uses it, and odd ones are where libraries differ. */
const publicExponent = Uint8Array.of(1, 0, 1);

const modulusBits = [2048, 3072, 4096];

const curves = [
  { oid: oids.p256, curve: "P-256", scalarBytes: 32 },
  { oid: oids.p384, curve: "P-384", scalarBytes: 48 },
] as const;

/** Order, field and `b` of each curve `y^2 = x^3 - 3x + b` (FIPS 186-4, appendix D.1.2). */
const domains = {
  "P-256": {
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    prime: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  "P-384": {
    order:
      0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    prime:
      0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
} as const;

/** The digest with this OID, if it is allowed. */
export function digestOf(oid: string): DigestName | undefined {
  return digests.get(oid);
}

/** Whether a SignerInfo's signature algorithm goes with its digest algorithm and the key. */
export function isPair(
  oid: string,
  options: { readonly digest: DigestName; readonly key: StampKey },
): boolean {
  const { digest, key } = options;
  if (oid === oids.rsa) return key.kind === "rsa";
  const algorithm = signatureAlgorithms.get(oid);
  return algorithm?.kind === key.kind && algorithm.digest === digest;
}

/** The key of a certificate, or `undefined` where it is of no kind that is allowed. */
export function keyOf({ keyAlgorithm, key }: Certificate): StampKey | undefined {
  if (keyAlgorithm.oid === oids.rsa) return rsaKey(key);
  if (keyAlgorithm.oid !== oids.ecPublicKey || keyAlgorithm.parameters === undefined) {
    return undefined;
  }
  const curveOid = readDer(keyAlgorithm.parameters, (reader) => reader.oid());
  const found = curves.find(({ oid }) => oid === curveOid);
  if (found === undefined || key.length !== 1 + 2 * found.scalarBytes || key[0] !== 4) {
    return undefined;
  }
  return { kind: "ec", curve: found.curve, point: key };
}

/** Whether the issuer's key signed the certificate. */
export async function isSignedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
  const key = keyOf(issuer);
  const algorithm = signatureAlgorithms.get(certificate.signatureAlgorithm.oid);
  if (key === undefined || algorithm?.kind !== key.kind) return false;
  const { tbs, signature } = certificate;
  return await verifySignature({ key, digest: algorithm.digest, message: tbs, signature });
}

/** Whether a signature holds. */
export async function verifySignature(signed: SignedBytes): Promise<boolean> {
  const { key } = signed;
  return key.kind === "rsa" ? await verifyRsa(key.modulus, signed) : await verifyEcdsa(key, signed);
}

function rsaKey(bytes: Uint8Array): StampKey | undefined {
  const read = readDer(bytes, (reader) => {
    const inside = reader.inside(derTags.sequence);
    const numbers = { modulus: inside.integer(), exponent: inside.integer() };
    inside.end();
    return numbers;
  });
  if (read === undefined || !equalBytes(read.exponent, publicExponent)) return undefined;
  const { modulus } = read;
  const magnitude = modulus.subarray(1);
  const odd = (modulus.at(-1) ?? 0) % 2 === 1;
  const full = modulus[0] === 0 && modulusBits.includes(8 * magnitude.length);
  return odd && full ? { kind: "rsa", modulus: magnitude } : undefined;
}

async function verifyRsa(modulus: Uint8Array, signed: SignedBytes): Promise<boolean> {
  if (signed.signature.length !== modulus.length) return false;
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: signed.digest };
  const jwk = { kty: "RSA", n: toBase64Url(modulus), e: toBase64Url(publicExponent) };
  const key = await crypto.subtle.importKey("jwk", jwk, algorithm, false, ["verify"]);
  return await crypto.subtle.verify(
    algorithm,
    key,
    signed.signature.slice(),
    signed.message.slice(),
  );
}

async function verifyEcdsa(
  { curve, point }: Extract<StampKey, { readonly kind: "ec" }>,
  signed: SignedBytes,
): Promise<boolean> {
  const scalars = readDer(signed.signature, (reader) => {
    const inside = reader.inside(derTags.sequence);
    const values = [scalar(inside), scalar(inside)];
    inside.end();
    return values;
  });
  if (scalars === undefined) return false;
  if (scalars.some((value) => value < 1n || value >= domains[curve].order)) return false;
  // Platforms differ in when they refuse a point, and in what they throw.
  if (!isOnCurve(curve, point)) return false;
  const scalarBytes = curve === "P-256" ? 32 : 48;
  const hex = scalars.map((value) => value.toString(16).padStart(2 * scalarBytes, "0")).join("");
  const signature = fromHex(hex);
  if (signature === undefined) return false;
  const algorithm = { name: "ECDSA", namedCurve: curve, hash: signed.digest };
  const key = await crypto.subtle.importKey("raw", point.slice(), algorithm, false, ["verify"]);
  return await crypto.subtle.verify(algorithm, key, signature, signed.message.slice());
}

/** Whether `04 || x || y` is a point of the curve, its coordinates below the field's prime. */
function isOnCurve(curve: keyof typeof domains, point: Uint8Array): boolean {
  const { prime, b } = domains[curve];
  const half = (point.length - 1) / 2;
  const [x, y] = [unsigned(point.subarray(1, 1 + half)), unsigned(point.subarray(1 + half))];
  if (x >= prime || y >= prime) return false;
  return (y * y - (x * x * x - 3n * x + b)) % prime === 0n;
}

/** A negative one is not in range, so that only its sign matters; its length is bounded by its parent. */
function scalar(reader: DerReader): bigint {
  const content = reader.integer();
  return (content[0] ?? 0) >= 0x80 ? -1n : unsigned(content);
}

function unsigned(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}
