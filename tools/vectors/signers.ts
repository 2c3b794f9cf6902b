/**
 * Vectors B and G: the signers that a manifest names, and the times of witnesses.
 *
 * @module
 */

import { buildBundle, type BundleSpec, Cases, type VectorCase, World } from "./case.ts";
import { cosigned, type TestKey, testKey } from "./shared.ts";

type Signature = { keyid: string; sig: string };

/** Signatures that were taken away, added, moved or doubled. */
export function signerCases(): VectorCase[] {
  const cases = new Cases("B");
  listedCases(cases);
  otherListCases(cases);
  return cases.list;
}

/** The bundle of a tenant with two export keys. */
function signedByTwo(
  spec: (keys: readonly [TestKey, TestKey]) => Partial<BundleSpec>,
): Uint8Array {
  const world = new World();
  const second = testKey("a/export-2");
  world.log.addKey("export", second);
  const run = world.run("run-1").open().close().seal();
  const signers = [world.keys.export, second] as const;
  return buildBundle({ world, runs: [run], signers, ...spec(signers) });
}

function listedCases(cases: Cases): void {
  const bad = { rules: ["M-1", "V-14"], codes: ["PEF-405"] };
  const changed = (signatures: (list: Signature[]) => Signature[]) =>
    signedByTwo(() => ({ signatures }));
  cases.add("ok-manifest-by-two", { rules: ["M-1", "V-14", "U-12"] }, signedByTwo(() => ({})));
  cases.add("manifest-first-signature-stripped", bad, changed((list) => list.slice(1)));
  cases.add("manifest-last-signature-stripped", bad, changed((list) => list.slice(0, 1)));
  cases.add("manifest-signatures-stripped", bad, changed(() => []));
  cases.add("manifest-signatures-moved", bad, changed((list) => [...list].reverse()));
  cases.add("manifest-signature-doubled", bad, changed((list) => [...list, ...list.slice(1)]));
  cases.add(
    "manifest-signature-in-place-of-another",
    bad,
    changed(([first, last]) => [first, last].flatMap((one) => one && last ? [last] : [])),
  );
  cases.add(
    "manifest-signature-added",
    bad,
    signedByTwo(([first]) => ({ signers: [first], signatures: (list) => [...list, ...list] })),
  );
  cases.add(
    "manifest-second-signature-forged",
    { rules: ["U-12", "V-14"], codes: ["PEF-400"] },
    signedByTwo(([first, second]) => ({
      signers: [first, { ...second, sign: testKey("stranger").sign }],
    })),
  );
}

function otherListCases(cases: Cases): void {
  const shape = { rules: ["M-1", "V-5"], codes: ["PEF-201"] };
  const listing = (signers: (list: readonly string[]) => unknown) =>
    signedByTwo(() => ({
      manifest: (m) => ({ ...m, signers: signers(m.signers as readonly string[]) }),
    }));
  cases.add("signers-missing", shape, listing(() => undefined));
  cases.add("signers-empty", shape, listing(() => []));
  cases.add(
    "signers-descending",
    { ...shape, rules: ["M-1", "N-5", "V-5"] },
    listing((list) => [...list].reverse()),
  );
  cases.add("signers-doubled", shape, listing((list) => [list[0], ...list]));
  cases.add("signers-not-key-ids", shape, listing(() => ["someone"]));
  cases.add(
    "signers-nine",
    shape,
    listing(() => Array.from({ length: 9 }, (_, i) => testKey(`s${i}`).keyid).sort()),
  );
  cases.add(
    "signers-without-one-that-signs",
    { rules: ["V-14"], codes: ["PEF-405"] },
    listing((list) => list.slice(0, 1)),
  );
  const { world, key } = misnamed();
  cases.add(
    "key-misnamed-and-not-listed",
    { rules: ["U-4", "U-7"], codes: ["PEF-404"] },
    buildBundle({ world, runs: [world.run("run-1").open().close().seal()] }),
  );
  cases.add("key-well-named-and-not-listed", {
    rules: ["U-7"],
    codes: ["PEF-411"],
    trust: new World().trust({ role_keys: { export: [new World().keys.export.text] } }),
  }, withKey(key));
}

/** A log that registers a key under an id that is not its thumbprint. */
function misnamed(): { readonly world: World; readonly key: TestKey } {
  const world = new World();
  const key = testKey("a/export-2");
  world.log.addKey("export", { ...key, keyid: testKey("stranger").keyid });
  return { world, key };
}

function withKey(key: TestKey): Uint8Array {
  const world = new World();
  world.log.addKey("export", key);
  return buildBundle({ world, runs: [world.run("run-1").open().close().seal()] });
}

/** When a witness may say that it saw a checkpoint. */
export function witnessTimeCases(): VectorCase[] {
  const cases = new Cases("G");
  const witness = { name: "witness.test/1", key: testKey("witness-1") };
  const trust = new World().trust({
    witnesses: [{ name: witness.name, public_key: witness.key.text }],
    quorum: 1,
  });
  const seen = (timeS: number) => {
    const world = new World();
    const run = world.run("run-1").open().close().seal();
    const checkpoint = cosigned(world.log.checkpoint(), [witness], timeS);
    return buildBundle({ world, runs: [run], checkpoint });
  };
  const now = "2026-02-03T04:05:06.789Z";
  const nowS = Math.floor(Date.parse(now) / 1000);
  const fine = { rules: ["V-12"], trust };
  const bad = { ...fine, codes: ["PEF-800"] };
  cases.add("witness-time-0", bad, seen(0));
  cases.add("ok-witness-time-1", fine, seen(1));
  cases.add("ok-witness-300-seconds-ahead", { ...fine, now }, seen(nowS + 300));
  cases.add("witness-301-seconds-ahead", { ...bad, now }, seen(nowS + 301));
  cases.add("witness-at-the-end-of-time", { ...bad, now }, seen(Number.MAX_SAFE_INTEGER));
  return cases.list;
}
