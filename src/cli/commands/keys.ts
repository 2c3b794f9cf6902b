/**
 * `clyra keys rotate-body`: a new key for the digests of bodies.
 *
 * @module
 */

import { openKeyring, rotateBodyKey } from "../../keys/mod.ts";
import type { CliDeps, Format } from "../context.ts";

/** Flags of the command. */
export interface RotateBodyFlags {
  readonly data: string;
  readonly format: Format;
}

/** Adds a key beside those that are there. */
export async function runRotateBody(deps: CliDeps, flags: RotateBodyFlags): Promise<number> {
  const { disk, random, files, terminal } = deps;
  // Keys are made by the first gateway; a typing error must not make others.
  await files.read(`${flags.data}/keys/keyring.json`, { what: "keyring", maxBytes: 65_536 });
  const directory = `${files.resolve(flags.data)}/keys`;
  const keyring = await openKeyring({ directory, disk, random });
  const id = await rotateBodyKey(keyring, { directory, disk, random });
  terminal.out(
    flags.format === "json"
      ? `${JSON.stringify({ body_key: id })}\n`
      : `body key ${id}: a gateway uses it from its next start on; the old keys stay\n`,
  );
  return 0;
}
