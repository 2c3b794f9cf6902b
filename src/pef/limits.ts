/**
 * Every bound of the format in one place (SPEC, "Limits"). Going over one is UNVERIFIABLE, never INVALID.
 *
 * @module
 */

/** The bounds of format version 0. */
export const limits = {
  /** A ZIP container: its offsets are 32-bit, so that no reader needs ZIP64. */
  containerBytes: 0xffff_ffff,
  /** Files in a bundle; the ZIP end record counts them in 16 bits. */
  files: 65_535,
  /** One entry or log leaf, without its line feed: a page of text with all its digests. */
  lineBytes: 65_536,
  /** Nested arrays and objects in any JSON of a bundle. */
  depth: 16,
  /** `pef/manifest.json`, with up to 65,535 files listed. */
  manifestBytes: 16 * 1024 * 1024,
  /** `pef/manifest.sigs.json`. */
  signaturesBytes: 65_536,
  /** `log/checkpoint.note`. */
  noteBytes: 65_536,
  /** A proof line: a log leaf with at most 64 digests. */
  proofLineBytes: 65_536 + 64 * 70,
  /** Lines in `log/proofs.jsonl`: keys and seals, not entries. */
  proofLines: 65_536,
  /** Lines in `log/consistency.jsonl`: older heads that somebody may hold. */
  consistencyLines: 1024,
  /** `log/from-frontier.json`: at most 53 digests. */
  frontierBytes: 8192,
  /** Lines in one segment file. */
  segmentLines: 65_536,
  /** A line of `disclosures.jsonl`: a value of up to 1.5 MB. */
  disclosureLineBytes: 2 * 1024 * 1024,
  /** Lines in one `disclosures.jsonl`; the verifier remembers a digest of each. */
  disclosureLines: 65_536,
  /** An attestation, envelope included. */
  attestationBytes: 1024 * 1024,
  /** A time stamp, certificates included. */
  timestampBytes: 65_536,
  /** Time stamps that are checked; each may cost some hundred signatures of its certificates. */
  timestamps: 16,
  /** A `.pefproof`. */
  proofBytes: 1024 * 1024,
  /** Calls of one run that have a request and no response yet: `run.close` must be able to name them. */
  openCalls: 1024,
  /** Findings of one level in a verdict; a broken bundle needs no more to be known as broken. */
  findingsPerLevel: 100,
  /** A trust file. */
  trustBytes: 1024 * 1024,
  /** A number as a trust file writes it: the longest double of 17 digits with sign and exponent has 24. */
  trustNumberCharacters: 32,
} as const;

/** The depth of arrays and objects in JSON bytes, without parsing: brackets outside of strings. */
export function depthOf(bytes: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (inString) {
      if (byte === 0x5c) i++;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x7b || byte === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return deepest;
}
