/**
 * Vectors G, time: RFC 3161 time stamps by authorities that the trust file names, and by others.
 *
 * @module
 */

import { sha256 } from "../../src/pef/mod.ts";
import { oids } from "../../src/pef/oids.ts";
import { ascii, element, integer, objectId, octets, sequence } from "../../tests/pef/der_writer.ts";
import { ecKey, rsaKey } from "../../tests/pef/stamp_keys.ts";
import {
  attribute,
  type Authority,
  authorityExtension,
  certify,
  extension,
  stampingPurpose,
  stampOf,
  type StampSpec,
} from "../../tests/pef/stamps.ts";
import {
  buildBundle,
  bytesOf,
  Cases,
  type Expectation,
  sealed,
  type VectorCase,
  World,
} from "./case.ts";
import { buildProof, cosigned, testKey } from "./shared.ts";

/** Time stamps. */
export function timestampCases(): VectorCase[] {
  const cases = new Cases("G");
  goodCases(cases);
  formCases(cases);
  algorithmCases(cases);
  signatureCases(cases);
  chainCases(cases);
  quorumCases(cases);
  return cases.list;
}

const root = certify({
  subject: "Test Root",
  key: ecKey("root"),
  extensions: [authorityExtension()],
});
const between = certify({
  subject: "Test Stamping CA",
  key: ecKey("between", "P-384"),
  issuer: root,
  extensions: [authorityExtension(0)],
});
const leaf = certify({ subject: "Test Stamper", key: ecKey("leaf"), issuer: root });
const third = certify({ subject: "Test Stamper 3", key: ecKey("third"), issuer: between });

type Made = Omit<StampSpec, "note" | "by"> & { readonly by?: Authority };

/** A bundle with time stamps; `change` is done to the finished bytes of the first. */
function stamped(
  stamps: readonly Made[],
  options: {
    readonly change?: (stamp: Uint8Array) => Uint8Array;
    readonly note?: (note: string) => string;
  } = {},
): Uint8Array {
  const { world, run } = sealed("rpa");
  const plain = world.log.checkpoint({ size: world.log.lines.length });
  const checkpoint = options.note?.(plain) ?? plain;
  const files: Record<string, Uint8Array> = {};
  for (const [i, stamp] of stamps.entries()) {
    const made = stampOf({ note: bytesOf(checkpoint), by: leaf, ...stamp });
    const name = `anchors/tsa-${String(i + 1).padStart(2, "0")}.tsr`;
    files[name] = i === 0 ? options.change?.(made) ?? made : made;
  }
  return buildBundle({ world, runs: [run], checkpoint, files });
}

function trusting(roots: readonly Authority[] = [root], quorum = 1): unknown {
  return new World().trust({
    timestamp_roots: roots.map(({ text }) => text),
    timestamp_quorum: quorum,
  });
}

/** What is found where the stamp, and with it the quorum of one, is refused. */
const refused = (code: string, ...rules: readonly string[]): Expectation => ({
  rules,
  // Beside seventeen there are sixteen that count.
  codes: code === "PEF-005" ? [code] : [code, "PEF-816"],
  trust: trusting(),
  verdict: code === "PEF-815"
    ? "POLICY_FAILED"
    : code === "PEF-814" || code === "PEF-003" || code === "PEF-005"
    ? "UNVERIFIABLE"
    : "INVALID",
});

function goodCases(cases: Cases): void {
  const good = { rules: ["T-3", "X-1", "X-3", "R-4"], trust: trusting() };
  cases.add("ok-stamp", good, stamped([{}]));
  cases.add(
    "ok-stamp-with-every-member",
    { ...good, rules: ["X-4"] },
    stamped([{
      time: "20260601120000.123456789Z",
      afterTime: [
        sequence(integer(1)),
        element(0x01, Uint8Array.of(0)),
        integer(Uint8Array.of(0xff, 1, 2, 3)),
        element(0xa0, sequence()),
        element(0xa1, sequence()),
      ],
    }]),
  );
  cases.add(
    "ok-stamp-p384-sha512",
    { ...good, rules: ["X-6"], trust: trusting([p384]) },
    stamped([{ by: p384, digest: "SHA-512" }]),
  );
  const rsa = rsaKey("rsa");
  const rsaRoot = certify({
    subject: "RSA Root",
    key: rsaKey("rsa root", 3072),
    extensions: [authorityExtension()],
    digest: "SHA-512",
  });
  const byRsa = certify({ subject: "RSA", key: rsa, issuer: rsaRoot, digest: "SHA-384" });
  const plainRsa = sequence(objectId(oids.rsa));
  cases.add(
    "ok-stamp-rsa",
    { ...good, rules: ["X-6", "X-7"], trust: trusting([rsaRoot]) },
    stamped([{ by: byRsa }, { by: byRsa, algorithm: plainRsa, digest: "SHA-384" }]),
  );
  cases.add(
    "stamp-rsa-cut",
    { ...refused("PEF-813", "X-7"), trust: trusting([rsaRoot]) },
    stamped([{ by: byRsa, sign: (message) => rsa.sign(message, "SHA-256").subarray(1) }]),
  );
  cases.add(
    "stamp-rsa-of-another-digest",
    { ...refused("PEF-813", "X-7"), trust: trusting([rsaRoot]) },
    stamped([{
      by: byRsa,
      algorithm: plainRsa,
      sign: (message) => rsa.sign(message, "SHA-512"),
    }]),
  );
  cases.add("ok-stamp-by-pinned-certificate", {
    ...good,
    rules: ["X-8"],
    trust: trusting([leaf]),
  }, stamped([{}]));
  const chain = [between.certificate, third.certificate];
  cases.add(
    "ok-stamp-chain-of-three",
    { ...good, rules: ["X-8"] },
    stamped([{
      by: third,
      certificates: chain,
    }]),
  );
  cases.add(
    "ok-stamp-not-checked",
    {
      rules: ["X-2"],
      codes: ["PEF-810"],
      verdict: "VERIFIED",
      trust: new World().trust({ timestamp_roots: [] }),
    },
    stamped([{}], { change: (stamp) => stamp.subarray(1) }),
  );
  cases.add(
    "ok-stamp-of-a-stranger",
    { rules: ["X-3"], codes: ["PEF-815"], verdict: "VERIFIED", trust: trusting([p384], 0) },
    stamped([{}]),
  );
  const witness = { name: "witness.test/1", key: testKey("witness-1") };
  cases.add(
    "ok-stamp-and-witness",
    {
      ...good,
      rules: ["R-4"],
      trust: {
        ...(trusting() as Record<string, unknown>),
        witnesses: [{ name: witness.name, public_key: witness.key.text }],
        quorum: 1,
      },
    },
    stamped([{}], { note: (note) => cosigned(note, [witness]) }),
  );
}

const p384 = certify({ subject: "Stamper 384", key: ecKey("p384", "P-384"), digest: "SHA-384" });

/** A pinned certificate whose base64 says the same bytes in another way. */
function strayBits(): string {
  const texts = [root, between, leaf, third, p384].map(({ text }) => text);
  const padded = texts.find((text) => text.endsWith("="));
  if (padded === undefined) throw new Error("no certificate has padding");
  // The last digit's low bits are unused, and zero: the next digit has one of them set.
  return padded.replace(
    /(.)(=+)$/,
    (_, digit: string, padding: string) => String.fromCharCode(digit.charCodeAt(0) + 1) + padding,
  );
}

/** A key whose point is not on its curve: of the two `y` of an `x`, none is the other's neighbour. */
function lastBitFlipped(spki: Uint8Array): Uint8Array {
  return spki.with(-1, (spki.at(-1) ?? 0) ^ 1);
}

/** Bytes of a DER element whose length is written in one byte more than it takes. */
function longerLength(stamp: Uint8Array): Uint8Array {
  return Uint8Array.of(0x30, 0x83, 0, ...stamp.subarray(2));
}

function formCases(cases: Cases): void {
  const form = refused("PEF-811", "X-4");
  const without = (removed: string) => (made: Map<string, Uint8Array>) =>
    [...made].filter(([name]) => name !== removed).map(([, bytes]) => bytes);
  cases.add("stamp-empty", form, stamped([{}], { change: () => new Uint8Array(0) }));
  cases.add(
    "stamp-trailing-bytes",
    form,
    stamped([{}], { change: (stamp) => Uint8Array.of(...stamp, 0) }),
  );
  cases.add("stamp-cut", form, stamped([{}], { change: (stamp) => stamp.subarray(0, -1) }));
  cases.add("stamp-longer-length", form, stamped([{}], { change: longerLength }));
  cases.add(
    "stamp-indefinite-length",
    form,
    stamped([{}], { change: (stamp) => Uint8Array.of(0x30, 0x80, ...stamp.subarray(4), 0, 0) }),
  );
  cases.add("stamp-rejected", form, stamped([{ status: sequence(integer(2)) }]));
  cases.add(
    "stamp-status-text",
    { ...form, rules: ["X-1"] },
    stamped([{ status: sequence(integer(0), sequence(ascii(0x0c, "ok"))) }]),
  );
  cases.add("stamp-signed-data-version", form, stamped([{ version: 1 }]));
  cases.add("stamp-second-signer", form, stamped([{ signers: (signer) => [signer, signer] }]));
  cases.add("stamp-no-signer", form, stamped([{ signers: () => [] }]));
  for (const removed of ["contentType", "messageDigest", "signingCertificateV2"]) {
    cases.add(
      `stamp-without-${removed.toLowerCase()}`,
      form,
      stamped([{ attributes: without(removed) }]),
    );
  }
  cases.add(
    "stamp-attribute-twice",
    form,
    stamped([{
      attributes: (
        made,
      ) => [...made.values(), attribute(oids.messageDigest, octets(sha256(bytesOf(""))))],
    }]),
  );
  cases.add(
    "stamp-attribute-with-two-values",
    form,
    stamped([{
      attributes: (made) => [
        ...[...made.values()].slice(1),
        attribute(oids.contentType, objectId(oids.tstInfo), objectId(oids.tstInfo)),
      ],
    }]),
  );
  cases.add(
    "stamp-content-type-of-data",
    form,
    stamped([{
      attributes: (made) => [
        ...[...made.values()].slice(1),
        attribute(oids.contentType, objectId(oids.signedData)),
      ],
    }]),
  );
  cases.add(
    "stamp-nonce-with-needless-byte",
    form,
    stamped([{
      afterTime: [element(0x02, Uint8Array.of(0, 1))],
    }]),
  );
  for (
    const [name, time] of [
      ["fraction-ending-in-zero", "20260601120000.10Z"],
      ["month-13", "20261301120000Z"],
      ["leap-second", "20260601120060Z"],
      ["local-time", "20260601120000+0100"],
    ] as const
  ) cases.add(`stamp-time-${name}`, form, stamped([{ time }]));
  cases.add("stamp-without-certificates", form, stamped([{ certificates: [] }]));
  cases.add(
    "stamp-with-another-certificate",
    { ...form, rules: ["X-5"] },
    stamped([{ certificates: [third.certificate] }]),
  );
  cases.add("stamp-serial-of-another", { ...form, rules: ["X-5"] }, stamped([{ serial: 8 }]));
  cases.add(
    "stamp-nine-certificates",
    form,
    stamped([{ certificates: Array(9).fill(leaf.certificate) }]),
  );
  cases.add(
    "stamp-too-large",
    refused("PEF-003", "X-3"),
    stamped([{}], { change: () => new Uint8Array(65_537) }),
  );
  cases.add("stamp-seventeenth", refused("PEF-005", "X-3"), stamped(Array(17).fill({})));
  cases.add(
    "ok-stamps-sixteen",
    { rules: ["X-3"], trust: trusting() },
    stamped(Array(16).fill({})),
  );
}

function algorithmCases(cases: Cases): void {
  const unknown = refused("PEF-814", "X-6");
  const named = (...algorithm: readonly Uint8Array[]) =>
    sequence(sequence(sequence(...algorithm, octets(sha256(leaf.certificate)))));
  cases.add("stamp-digest-sha1", unknown, stamped([{ digestOid: "2b0e03021a" }]));
  cases.add(
    "stamp-certificate-named-by-sha1",
    { ...unknown, rules: ["X-5"] },
    stamped([{
      attributes: (made) => [
        ...[...made.values()].slice(0, 2),
        attribute(
          oids.signingCertificate,
          sequence(sequence(sequence(octets(new Uint8Array(20))))),
        ),
      ],
    }]),
  );
  cases.add(
    "stamp-certificate-named-by-sha512",
    { ...unknown, rules: ["X-5"] },
    stamped([{ namedBy: named(sequence(objectId(oids.sha512))) }]),
  );
  cases.add(
    "ok-stamp-certificate-named-by-sha1-too",
    { rules: ["X-4", "X-5"], trust: trusting() },
    stamped([{
      attributes: (made) => [
        attribute(oids.signingCertificate, sequence(sequence(octets(new Uint8Array(20))))),
        ...made.values(),
      ],
    }]),
  );
  cases.add(
    "ok-stamp-certificate-named-by-sha256",
    { rules: ["X-5"], trust: trusting() },
    stamped([{ namedBy: named(sequence(objectId(oids.sha256))) }]),
  );
  cases.add(
    "stamp-digests-that-differ",
    unknown,
    stamped([{ algorithm: leaf.key.algorithm("SHA-384") }]),
  );
  cases.add(
    "stamp-rsa-for-an-ec-key",
    unknown,
    stamped([{ algorithm: sequence(objectId(oids.rsa)) }]),
  );
  const exponent3 = sequence(
    sequence(objectId(oids.rsa)),
    element(
      0x03,
      Uint8Array.of(0),
      sequence(
        element(0x02, Uint8Array.of(0), new Uint8Array(256).fill(0xff)),
        integer(3),
      ),
    ),
  );
  const odd = certify({ subject: "Odd", key: ecKey("odd"), issuer: root, spki: exponent3 });
  cases.add("stamp-rsa-exponent-3", unknown, stamped([{ by: odd }]));
}

function signatureCases(cases: Cases): void {
  const bad = refused("PEF-813", "X-7");
  const other = refused("PEF-812", "X-3");
  cases.add("stamp-of-another-checkpoint", other, stamped([{ imprint: sha256(bytesOf("x")) }]));
  cases.add("stamp-imprint-sha512", other, stamped([{ imprintOid: oids.sha512 }]));
  cases.add(
    "stamp-signed-by-another-key",
    bad,
    stamped([{ sign: (message) => third.key.sign(message, "SHA-256") }]),
  );
  cases.add(
    "stamp-signature-of-zeros",
    bad,
    stamped([{ sign: () => sequence(integer(0), integer(0)) }]),
  );
  cases.add(
    "stamp-signature-that-goes-on",
    bad,
    stamped([{ sign: (message) => Uint8Array.of(...leaf.key.sign(message, "SHA-256"), 0) }]),
  );
  const offCurve = certify({
    subject: "Off",
    key: ecKey("off"),
    issuer: root,
    spki: lastBitFlipped(ecKey("off").spki),
  });
  cases.add("stamp-point-off-the-curve", bad, stamped([{ by: offCurve }]));
  cases.add(
    "stamp-message-digest-wrong",
    bad,
    stamped([{ messageDigest: sha256(bytesOf("x")) }]),
  );
  cases.add(
    "stamp-attribute-added",
    bad,
    stamped([{ afterSigning: (all) => [...all, attribute("2a03", integer(1))] }]),
  );
  cases.add(
    "stamp-from-the-future",
    { ...bad, rules: ["X-3"], now: "2026-06-01T11:54:59.999Z" },
    stamped([{}]),
  );
  cases.add(
    "ok-stamp-of-a-clock-ahead",
    { rules: ["X-3"], trust: trusting(), now: "2026-06-01T11:55:00.000Z" },
    stamped([{}]),
  );
  // 2026-02-31 is three days after 2026-02-28: 2026-03-03.
  const beyondItsMonth = stamped([{ time: "20260231120000Z" }]);
  cases.add(
    "stamp-from-the-future-on-a-day-beyond-its-month",
    { ...bad, rules: ["X-3", "J-7"], now: "2026-03-03T11:54:59.999Z" },
    beyondItsMonth,
  );
  cases.add(
    "ok-stamp-on-a-day-beyond-its-month",
    { rules: ["X-3", "J-7"], trust: trusting(), now: "2026-03-03T11:55:00.000Z" },
    beyondItsMonth,
  );
}

function chainCases(cases: Cases): void {
  const untrusted = refused("PEF-815", "X-8");
  const leafWith = (
    extensions: readonly Uint8Array[],
    more: Partial<Parameters<typeof certify>[0]> = {},
  ) => certify({ subject: "Twisted", key: ecKey("twisted"), issuer: root, extensions, ...more });
  const add = (name: string, by: Authority, rest: Made = {}, trust = trusting()) =>
    cases.add(`stamp-${name}`, { ...untrusted, trust }, stamped([{ by, ...rest }]));
  add("of-another-root", leaf, {}, trusting([p384]));
  add("certificate-expired", leafWith([stampingPurpose()], { notAfter: "260601115959Z" }));
  add("certificate-not-yet-valid", leafWith([stampingPurpose()], { notBefore: "260601120001Z" }));
  cases.add(
    "ok-stamp-certificate-of-one-second",
    { rules: ["X-8"], trust: trusting() },
    stamped([{
      by: leafWith([stampingPurpose()], {
        notBefore: "260601120000Z",
        notAfter: "260601120000Z",
      }),
      time: "20260601120000.9Z",
    }]),
  );
  add(
    "certificate-for-servers",
    leafWith([
      extension(oids.extendedKeyUsage, sequence(objectId("2b06010505070301"))),
    ]),
  );
  add("purpose-not-critical", leafWith([stampingPurpose({ critical: false })]));
  add(
    "purpose-not-alone",
    leafWith([
      extension(
        oids.extendedKeyUsage,
        sequence(objectId(oids.timeStamping), objectId(oids.anyPurpose)),
      ),
    ]),
  );
  add("purpose-missing", leafWith([]));
  add(
    "key-usage-without-signing",
    leafWith([
      stampingPurpose(),
      extension(oids.keyUsage, element(0x03, Uint8Array.of(5, 0x20))),
    ]),
  );
  cases.add(
    "ok-stamp-key-usage",
    { rules: ["X-8"], trust: trusting() },
    stamped([{
      by: leafWith([
        stampingPurpose(),
        extension(oids.keyUsage, element(0x03, Uint8Array.of(6, 0xc0))),
        extension("2a0305", integer(1), { critical: false }),
      ]),
    }]),
  );
  add("unknown-critical-extension", leafWith([stampingPurpose(), extension("2a0305", integer(1))]));
  add("issuer-forged", leafWith([stampingPurpose()], { signer: ecKey("forger") }));
  const expired = leafWith([stampingPurpose()], { notAfter: "260101000000Z" });
  add("pinned-but-expired", expired, {}, trusting([expired]));
  const plain = certify({ subject: "Plain", key: ecKey("plain"), issuer: root, extensions: [] });
  const below = (issuer: Authority) => certify({ subject: "Below", key: ecKey("below"), issuer });
  const chained = (issuer: Authority, ...more: readonly Authority[]): [Authority, Made] => {
    const by = below(issuer);
    const certificates = [by, issuer, ...more].map(({ certificate }) => certificate);
    return [by, { certificates }];
  };
  const ca = (subject: string, issuer: Authority, ...extensions: readonly Uint8Array[]) =>
    certify({ subject, key: ecKey(subject), issuer, extensions });
  const offCurve = certify({
    subject: "Off",
    key: ecKey("Off"),
    issuer: root,
    extensions: [authorityExtension()],
    spki: lastBitFlipped(ecKey("Off").spki),
  });
  add("issuer-off-the-curve", ...chained(offCurve));
  add("issuer-is-no-ca", ...chained(plain));
  add("issuer-missing", below(between));
  const mail = extension(oids.extendedKeyUsage, sequence(objectId("2b06010505070304")));
  add("issuer-for-mail", ...chained(ca("Mail CA", root, authorityExtension(), mail)));
  const noSigning = extension(oids.keyUsage, element(0x03, Uint8Array.of(1, 0x02)));
  add(
    "issuer-without-certificate-signing",
    ...chained(ca("No", root, authorityExtension(), noSigning)),
  );
  const second = ca("Second", between, authorityExtension());
  add("chain-of-four", ...chained(second, between));
  const short = certify({
    subject: "Short Root",
    key: ecKey("short"),
    extensions: [authorityExtension(0)],
  });
  add("path-too-long", ...chained(ca("Long", short, authorityExtension())), trusting([short]));
}

function quorumCases(cases: Cases): void {
  const unmet = { rules: ["X-9", "V-21"], codes: ["PEF-816"], verdict: "POLICY_FAILED" };
  const two = trusting([root, p384], 2);
  cases.add("ok-stamps-of-two", { rules: ["X-9"], trust: two }, stamped([{}, { by: p384 }]));
  cases.add("stamp-missing", { ...unmet, trust: trusting() }, stamped([]));
  const { world, run } = sealed("rpa");
  const proof = buildProof(world, run, { seq: 1 });
  cases.add(
    "proof-without-stamp",
    { ...unmet, rules: ["F-2"], isProof: true, trust: trusting() },
    proof,
  );
  cases.add(
    "ok-proof-that-needs-no-stamp",
    { rules: ["F-2"], isProof: true, trust: trusting([root], 0) },
    proof,
  );
  cases.add("stamp-counted-twice", { ...unmet, trust: two }, stamped([{}, {}]));
  cases.add(
    "stamp-root-named-twice",
    { ...unmet, trust: trusting([root, root], 2) },
    stamped([{}, {}]),
  );
  cases.add(
    "stamp-quorum-of-nobody",
    {
      rules: ["X-2", "V-21"],
      codes: ["PEF-810", "PEF-816"],
      verdict: "POLICY_FAILED",
      trust: new World().trust({ timestamp_quorum: 1 }),
    },
    stamped([{}]),
  );
  for (
    const [name, text] of [
      ["no-certificate", "AAAA"],
      ["stray-bits", strayBits()],
      ["with-bytes-after-it", btoa(`${atob(leaf.text)}x`)],
    ] as const
  ) {
    cases.add(
      `trust-root-${name}`,
      {
        rules: ["T-3"],
        codes: ["PEF-002"],
        verdict: "UNVERIFIABLE",
        trust: new World().trust({ timestamp_roots: [text] }),
      },
      stamped([{}]),
    );
  }
}
