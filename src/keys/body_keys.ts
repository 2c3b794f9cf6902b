/**
 * The keys that bodies are digested under: the first is the keyring's own secret, each rotation adds one,
 * none is ever removed, so that old entries can still be asked about.
 *
 * @module
 */

import { ClyraError, type Random } from "../platform/mod.ts";
import { CommitmentSecret, secretBytes } from "./commitment_secret.ts";
import type { KeyDisk } from "./key_disk.ts";
import { readText, secretOf, unusable } from "./key_folder.ts";
import type { Keyring } from "./keyring.ts";

/** One key with the id that entries name it by. */
export interface BodyKey {
  /** 16 hex characters; says nothing about the key. */
  readonly id: string;
  readonly secret: CommitmentSecret;
}

/** All keys of one tenant. */
export interface BodyKeys {
  /** What new entries are made with. */
  readonly current: BodyKey;
  /** The key of an entry; `undefined` for an id that is not ours. */
  find(id: string): BodyKey | undefined;
  /** Oldest first. */
  list(): readonly BodyKey[];
}

/** Where the keys are. */
export interface BodyKeyFolder {
  /** The keyring's folder. */
  readonly directory: string;
  readonly disk: KeyDisk;
}

/** One rotation a day for almost three years; each key is tried when an entry names none. */
const keysMax = 1000;
const fileName = /^body-([0-9]{4})\.secret$/;
const idLabel = new TextEncoder().encode("clyra.keys.v0/body-key-id");

/**
 * Reads the keys beside an open keyring.
 *
 * @throws {ClyraError} `key_unusable` for a file that is not whole, is readable for others, or is missing
 * between two that are there
 */
export async function openBodyKeys(keyring: Keyring, folder: BodyKeyFolder): Promise<BodyKeys> {
  const keys: BodyKey[] = [keyOf(keyring.commitmentSecret)];
  for (const [i, name] of (await files(folder)).entries()) {
    if (name !== nameOf(i + 1)) {
      throw unusable(folder.directory, `${nameOf(i + 1)} is missing and ${name} is there`);
    }
    const secret = secretOf(await readText(folder.disk, folder.directory, name));
    if (secret === undefined) {
      throw unusable(
        folder.directory,
        `${name} is not 32 bytes in hex; if a rotation was cut off just now, no entry was made with it`,
      );
    }
    keys.push(keyOf(secret));
  }
  const byId = new Map(keys.map((key) => [key.id, key]));
  if (byId.size !== keys.length) throw unusable(folder.directory, "a body key is there twice");
  const [first, ...later] = keys;
  if (first === undefined) throw new ClyraError("internal", "cannot read body keys: there is none");
  return { current: later.at(-1) ?? first, find: (id) => byId.get(id), list: () => keys };
}

/**
 * Adds a key; a gateway uses it from its next start on. Gives the key's id.
 *
 * @throws {ClyraError} `key_unusable` when the file cannot be made, `limit_exceeded` for too many keys
 */
export async function rotateBodyKey(
  keyring: Keyring,
  options: BodyKeyFolder & { readonly random: Random },
): Promise<string> {
  const { directory, disk, random } = options;
  const count = (await openBodyKeys(keyring, options)).list().length;
  if (count >= keysMax) {
    throw new ClyraError("limit_exceeded", `cannot rotate: there are ${count} body keys already`, {
      hint: "begin a new data folder; the old one stays readable",
    });
  }
  const bytes = random.bytes(secretBytes);
  const secret = new CommitmentSecret(bytes);
  const text = new TextEncoder().encode(`${bytes.toHex()}\n`);
  bytes.fill(0);
  try {
    // Made exclusively: of two rotations at once one is refused, and no key replaces another.
    await disk.writeNewFile(`${directory}/${nameOf(count)}`, text);
    await disk.syncDirectory(directory);
  } catch (cause) {
    throw unusable(directory, `${nameOf(count)} cannot be made`, cause);
  } finally {
    text.fill(0);
  }
  return keyOf(secret).id;
}

async function files({ directory, disk }: BodyKeyFolder): Promise<string[]> {
  return (await disk.names(directory)).filter((name) => fileName.test(name)).sort();
}

function nameOf(number: number): string {
  return `body-${String(number).padStart(4, "0")}.secret`;
}

function keyOf(secret: CommitmentSecret): BodyKey {
  return { id: secret.derive(idLabel).toHex().slice(0, 16), secret };
}
