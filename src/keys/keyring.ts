/**
 * The keyring: one Ed25519 key for each role and the secret of the commitments, made at first start.
 *
 * @module
 */

import { ClyraError, messageOf, type Random } from "../platform/mod.ts";
import type { CommitmentSecret } from "./commitment_secret.ts";
import { publicJwk, type PublicJwkSet, type Role, roles } from "./jwk.ts";
import type { KeyDisk } from "./key_disk.ts";
import { createKeyFolder, type KeyMaterial, readKeyFolder } from "./key_folder.ts";
import type { Signer } from "./signer.ts";

/** The keys of a gateway. Printing or serializing it shows public parts only. */
export interface Keyring {
  /** The signer of a role. */
  signer(role: Role): Signer;
  /** What commitments are salted from. */
  readonly commitmentSecret: CommitmentSecret;
  /** The public keys, as `/.well-known/clyra-keys` gives them. */
  publicKeys(): PublicJwkSet;
  /** Whether the keys were made by this call. */
  readonly created: boolean;
  /**
   * Whether it was checked that nobody else can read the files. False on Windows: there it depends on
   * the access list of the folder, which is not looked at.
   */
  readonly permissionsChecked: boolean;
}

/** What a keyring is opened with. */
export interface KeyringOptions {
  /** The folder; made (0700, its files 0600) when missing or empty, from then on only read. */
  readonly directory: string;
  /** The disk that the folder is on. */
  readonly disk: KeyDisk;
  /** Where new keys come from; has to be cryptographically secure. */
  readonly random: Random;
}

/**
 * Opens the keyring in a folder; makes it when there is none. A keyring that is not whole, or that
 * others could read, is refused and never replaced: new keys would not sign for the old runs.
 *
 * @throws {ClyraError} `key_unusable`; the message names files and never what is in them
 */
export async function openKeyring(options: KeyringOptions): Promise<Keyring> {
  const { disk, random } = options;
  const directory = options.directory.replace(/(?<=[^/\\])[/\\]+$/, "");
  let material = await guarded(directory, () => readKeyFolder(disk, directory));
  const created = material === undefined;
  if (material === undefined) {
    await guarded(directory, () => createKeyFolder(directory, { disk, random }));
    material = await guarded(directory, () => readKeyFolder(disk, directory));
  }
  if (material === undefined) {
    throw new ClyraError("key_unusable", `cannot use the keys in ${directory}: they vanished`);
  }
  return keyringOf(material, created);
}

async function guarded<Result>(directory: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ClyraError) throw error;
    throw new ClyraError(
      "key_unusable",
      `cannot use the keys in ${directory}: ${messageOf(error)}`,
      { at: directory, cause: error, hint: "check that the folder is there and is ours" },
    );
  }
}

function keyringOf(material: KeyMaterial, created: boolean): Keyring {
  const { signers, secret, permissionsChecked } = material;
  const signer = (role: Role): Signer => {
    const found = signers.get(role);
    if (found === undefined) {
      throw new ClyraError("internal", `cannot sign: there is no key in the role ${role}`);
    }
    return found;
  };
  return {
    signer,
    commitmentSecret: secret,
    publicKeys: () => ({ keys: roles.map((role) => publicJwk(role, signer(role).publicKey)) }),
    created,
    permissionsChecked,
  };
}
