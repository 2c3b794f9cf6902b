/**
 * The value forms that every part of the format shares: ids, digests, times, text, commitments.
 *
 * @module
 */

import { anyOf, integer, list, object, type Shape, text } from "./shape.ts";
import type { Commitment } from "./types.ts";

/** ASCII identifiers, so that no two can look alike (attack A: confusable ids). */
export const id: Shape<string> = text({ pattern: /^[A-Za-z0-9._:/@+-]{1,256}$/, maxLength: 256 });

/** A run's id is also a folder name inside the bundle, so it is narrower than other ids. */
export const runId: Shape<string> = text({ pattern: /^[a-z0-9][a-z0-9._-]{0,63}$/, maxLength: 64 });

/** SHA-256 and other 32-byte values, lower-case hex. */
export const digest: Shape<string> = text({ pattern: /^[0-9a-f]{64}$/, maxLength: 64 });

/** RFC 7638 thumbprint: SHA-256, base64url without padding. */
export const keyid: Shape<string> = text({
  pattern: /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/,
  maxLength: 43,
});

/** A 32-byte Ed25519 public key, base64url without padding. */
export const publicKey: Shape<string> = keyid;

/** A P-256 public key: 65 bytes, `04 || x || y`. */
export const publicKeyP256: Shape<string> = text({
  pattern: /^B[A-Za-z0-9_-]{85}[AEIMQUYcgkosw048]$/,
  maxLength: 87,
});

/** An ML-DSA-65 public key: 1,952 bytes. */
export const publicKeyMlDsa: Shape<string> = text({
  pattern: /^[A-Za-z0-9_-]{2602}[AEIMQUYcgkosw048]$/,
  maxLength: 2603,
});

/** A public key of any algorithm. */
export const anyPublicKey = anyOf(publicKey, publicKeyP256, publicKeyMlDsa);

/** A 64-byte Ed25519 signature, base64url without padding (the last character carries 4 bits). */
export const signature: Shape<string> = text({
  pattern: /^[A-Za-z0-9_-]{85}[AQgw]$/,
  maxLength: 86,
});

/** A signature of any algorithm: 64 bytes, or the 3,309 of ML-DSA-65. */
export const anySignature = anyOf(
  signature,
  text({ pattern: /^[A-Za-z0-9_-]{4412}$/, maxLength: 4412 }),
);

/** 32 random bytes, base64url without padding. */
export const salt: Shape<string> = keyid;

/** The name of a note's signer (c2sp.org/signed-note forbids spaces and plus signs). */
export const noteName: Shape<string> = text({
  pattern: /^[A-Za-z0-9._:/@-]{1,256}$/,
  maxLength: 256,
});

/** UTC with exactly three decimals, in years that every language's calendar agrees on. */
export const time: Shape<string> = text({
  pattern:
    /^2[0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z$/,
  maxLength: 24,
});

/** Prose for people. Shown escaped, never interpreted. */
export const prose: Shape<string> = text({ maxLength: 1024 });

/** A media type, without parameters that could carry data. */
export const mediaType: Shape<string> = text({
  pattern: /^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}$/,
  maxLength: 128,
});

/** Bytes that are not in the entry: a salted commitment, or a plain digest of what is not sensitive. */
export const commitment: Shape<Commitment> = anyOf(
  object({ c: digest, n: integer(), mt: mediaType }),
  object({ sha256: digest, n: integer(), mt: mediaType }),
);

/** A digest with the name of what it is of. */
export const namedDigest = object({ name: id, sha256: digest });

/** A count with the name of what it counts. */
export const namedCount = object({ name: id, n: integer() });

/** A short list of ids. */
export const ids: Shape<readonly string[]> = list(id, 64);

/** An X.509 certificate in DER, base64: at most 8,190 bytes. */
export const certificate: Shape<string> = text({
  pattern: /^[A-Za-z0-9+/=]{4,10920}$/,
  maxLength: 10_920,
});
