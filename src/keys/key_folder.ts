/**
 * The folder of a keyring: private, made whole or not at all, and checked when it is read.
 *
 * @module
 */

import { ClyraError, messageOf, type Random } from "../platform/mod.ts";
import { CommitmentSecret, secretBytes } from "./commitment_secret.ts";
import { type Role, roles } from "./jwk.ts";
import type { KeyDisk } from "./key_disk.ts";
import { privateKeyPem, type Signer, signerOf } from "./signer.ts";

/** What a keyring is made of. */
export interface KeyMaterial {
  readonly signers: ReadonlyMap<Role, Signer>;
  readonly secret: CommitmentSecret;
  /** Whether the system let us see that nobody else can read the files. */
  readonly permissionsChecked: boolean;
}

/** The files we write have at most some hundred bytes. */
const fileBytesMax = 4096;
/** One who has lost the race writes this many files at most before noticing; as many again for others. */
const removalAttemptsMax = 2 * (roles.length + 2);
/** Says which keys belong together, so that a file from elsewhere is noticed. Nothing in it is secret. */
const listFile = "keyring.json";
const secretFile = "commitment.secret";
const checkLabel = new TextEncoder().encode("clyra.keys.v0/check");
const encoder = new TextEncoder();

/** The folder that holds this one; `.` for a bare name, `/.` for one at the root. */
function parentOf(path: string): string {
  const parent = /^(.*)[/\\][^/\\]+$/.exec(path)?.[1];
  return parent === "" ? "/." : parent ?? ".";
}

/** The error for a folder of keys that cannot be used as it is. */
export function unusable(directory: string, what: string, cause?: unknown): ClyraError {
  return new ClyraError("key_unusable", `cannot use the keys in ${directory}: ${what}`, {
    at: directory,
    ...(cause === undefined ? {} : { cause }),
    hint: "restore the folder from a copy; new keys would not sign for the runs of the old ones",
  });
}

/** Reads a keyring; `undefined` when there is none: no folder, or an empty one. */
export async function readKeyFolder(
  disk: KeyDisk,
  directory: string,
): Promise<KeyMaterial | undefined> {
  const status = await disk.status(directory);
  if (status === undefined) return undefined;
  if (status.kind !== "directory") throw unusable(directory, "it is not a folder");
  if ((await disk.names(directory)).length === 0) return undefined;
  refuseOthers(directory, directory, status.mode);
  const signers = new Map<Role, Signer>();
  for (const role of roles) {
    const signer = signerOf(role, await readText(disk, directory, `${role}.pem`));
    if (signer === undefined) {
      throw unusable(directory, `${role}.pem is not an Ed25519 private key in PKCS#8 PEM`);
    }
    signers.set(role, signer);
  }
  const secret = secretOf(await readText(disk, directory, secretFile));
  if (secret === undefined) throw unusable(directory, `${secretFile} is not 32 bytes in hex`);
  const list = await readText(disk, directory, listFile);
  checkList(list, { directory, signers, secret });
  return { signers, secret, permissionsChecked: status.mode !== undefined };
}

/**
 * Makes a keyring under another name and then gives it its own, so that a crash leaves all of it or
 * nothing. Of two processes that do this at once one wins, and both read what the winner made.
 */
export async function createKeyFolder(
  directory: string,
  deps: { readonly disk: KeyDisk; readonly random: Random },
): Promise<void> {
  const { disk, random } = deps;
  const parent = parentOf(directory);
  const prefix = `${directory.slice(directory.search(/[^/\\]+$/))}.creating-`;
  const staging = `${parent}/${prefix}${random.bytes(8).toHex()}`;
  try {
    await disk.makeDirectory(staging);
    for (const [name, text] of newFiles(random)) {
      await disk.writeNewFile(`${staging}/${name}`, encoder.encode(text));
    }
    await disk.syncDirectory(staging);
    // An empty folder may have been made for us beforehand; one with something in it is not removed.
    if (await disk.status(directory) !== undefined) await disk.remove(directory);
    await disk.rename(staging, directory);
    await disk.syncDirectory(parent);
  } catch (error) {
    if (await readKeyFolder(disk, directory) !== undefined) {
      await removeLeftovers(disk, { parent, prefix });
      return;
    }
    throw new ClyraError(
      "key_unusable",
      `cannot make keys in ${directory}: ${messageOf(error)}`,
      {
        at: directory,
        cause: error,
        hint: "the folder above has to be writable, and this one not a mount point",
      },
    );
  }
  await removeLeftovers(disk, { parent, prefix });
}

/** Keys that were never used: left by a crash, or by one who makes keys now and has lost the race. */
async function removeLeftovers(
  disk: KeyDisk,
  where: { readonly parent: string; readonly prefix: string },
): Promise<void> {
  for (const name of await disk.names(where.parent)) {
    if (name.startsWith(where.prefix)) await removeLeftover(disk, `${where.parent}/${name}`);
  }
}

async function removeLeftover(disk: KeyDisk, leftover: string): Promise<void> {
  for (let attempt = 1; attempt <= removalAttemptsMax; attempt++) {
    try {
      for (const file of await disk.names(leftover)) await disk.remove(`${leftover}/${file}`);
      await disk.remove(leftover);
      return;
    } catch (error) {
      // Another removes it too, or still writes to it.
      if (await disk.status(leftover) === undefined) return;
      if (attempt === removalAttemptsMax) throw error;
    }
  }
}

function newFiles(random: Random): readonly (readonly [name: string, text: string])[] {
  const files: [string, string][] = [];
  const signers = new Map<Role, Signer>();
  for (const role of roles) {
    const pem = privateKeyPem(random.bytes(32));
    const signer = signerOf(role, pem);
    if (signer === undefined) throw new ClyraError("internal", "cannot make keys: no Ed25519 here");
    signers.set(role, signer);
    files.push([`${role}.pem`, pem]);
  }
  const bytes = random.bytes(secretBytes);
  files.push([
    secretFile,
    `${bytes.toHex()}
`,
  ]);
  files.push([listFile, listOf(signers, new CommitmentSecret(bytes))]);
  bytes.fill(0);
  return files;
}

function listOf(signers: ReadonlyMap<Role, Signer>, secret: CommitmentSecret): string {
  const keys = roles.map((role) => ({ role, keyid: signers.get(role)?.keyid ?? "" }));
  const check = secret.derive(checkLabel).toHex();
  return `${JSON.stringify({ v: 0, keys, commitment_check: check }, null, 2)}\n`;
}

/** The list has to be, byte for byte, the one that these keys give. */
function checkList(
  list: string,
  found: {
    readonly directory: string;
    readonly signers: ReadonlyMap<Role, Signer>;
    readonly secret: CommitmentSecret;
  },
): void {
  const { directory, signers, secret } = found;
  const keyids = new Set([...signers.values()].map(({ keyid }) => keyid));
  if (keyids.size !== roles.length) throw unusable(directory, "two roles have the same key");
  if (list === listOf(signers, secret)) return;
  const stranger = roles.find((role) =>
    !list.includes(JSON.stringify(signers.get(role)?.keyid ?? ""))
  );
  if (stranger !== undefined) {
    throw unusable(directory, `${stranger}.pem is not the key that ${listFile} names`);
  }
  throw unusable(directory, `${listFile} does not fit the keys and the secret beside it`);
}

/** The text of one of the folder's files, which nobody else may be able to read. */
export async function readText(disk: KeyDisk, directory: string, name: string): Promise<string> {
  const path = `${directory}/${name}`;
  const status = await disk.status(path);
  if (status === undefined) throw unusable(directory, `${name} is missing`);
  if (status.kind !== "file") throw unusable(directory, `${name} is not a file`);
  refuseOthers(directory, path, status.mode);
  let bytes: Uint8Array;
  try {
    bytes = await disk.readFile(path, fileBytesMax);
  } catch (error) {
    throw unusable(directory, `${name} cannot be read: ${messageOf(error)}`, error);
  }
  const text = new TextDecoder().decode(bytes);
  bytes.fill(0);
  return text;
}

/** Group and others may have no right at all: a key that others could read is not ours alone. */
function refuseOthers(directory: string, path: string, mode: number | undefined): void {
  if (mode === undefined || (mode & 0o077) === 0) return;
  const permissions = (mode & 0o777).toString(8).padStart(4, "0");
  throw new ClyraError(
    "key_unusable",
    `cannot use the keys in ${directory}: others have rights on ${path} (mode ${permissions})`,
    { at: path, hint: `if nobody has read it: chmod go= ${path}` },
  );
}

/** A secret as its file has it; `undefined` for anything else. */
export function secretOf(text: string): CommitmentSecret | undefined {
  if (!/^[0-9a-f]{64}\n$/.test(text)) return undefined;
  const bytes = Uint8Array.fromHex(text.trimEnd());
  const secret = new CommitmentSecret(bytes);
  bytes.fill(0);
  return secret;
}
