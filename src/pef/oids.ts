/**
 * Object identifiers of time stamps and certificates, as the hex of their DER content.
 *
 * @module
 */

/** The DER content of an OID in dotted form, as hex. */
export function oid(dotted: string): string {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return [40 * first + second, ...rest].map(base128).join("");
}

/** Big-endian groups of seven bits; all but the last have their high bit set. */
function base128(value: number): string {
  const groups = [value % 128];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) {
    groups.unshift(0x80 | left % 128);
  }
  return groups.map((group) => group.toString(16).padStart(2, "0")).join("");
}

/** Every identifier that the format names (SPEC, X-4 to X-8). */
export const oids = {
  signedData: oid("1.2.840.113549.1.7.2"),
  tstInfo: oid("1.2.840.113549.1.9.16.1.4"),
  contentType: oid("1.2.840.113549.1.9.3"),
  messageDigest: oid("1.2.840.113549.1.9.4"),
  signingCertificate: oid("1.2.840.113549.1.9.16.2.12"),
  signingCertificateV2: oid("1.2.840.113549.1.9.16.2.47"),
  sha256: oid("2.16.840.1.101.3.4.2.1"),
  sha384: oid("2.16.840.1.101.3.4.2.2"),
  sha512: oid("2.16.840.1.101.3.4.2.3"),
  rsa: oid("1.2.840.113549.1.1.1"),
  sha256WithRsa: oid("1.2.840.113549.1.1.11"),
  sha384WithRsa: oid("1.2.840.113549.1.1.12"),
  sha512WithRsa: oid("1.2.840.113549.1.1.13"),
  ecPublicKey: oid("1.2.840.10045.2.1"),
  p256: oid("1.2.840.10045.3.1.7"),
  p384: oid("1.3.132.0.34"),
  ecdsaWithSha256: oid("1.2.840.10045.4.3.2"),
  ecdsaWithSha384: oid("1.2.840.10045.4.3.3"),
  ecdsaWithSha512: oid("1.2.840.10045.4.3.4"),
  basicConstraints: oid("2.5.29.19"),
  keyUsage: oid("2.5.29.15"),
  extendedKeyUsage: oid("2.5.29.37"),
  anyPurpose: oid("2.5.29.37.0"),
  timeStamping: oid("1.3.6.1.5.5.7.3.8"),
} as const;
