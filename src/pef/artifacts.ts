/**
 * The documents that entries name: whether the bundle holds or lists them, in the size that the entry
 * states (SPEC, E-13 and V-18.4).
 *
 * @module
 */

import type { FindingPlace } from "./findings.ts";
import type { JudgedEntry } from "./line_reading.ts";
import type { Manifest } from "./manifest.ts";
import type { EntryBodies } from "./types.ts";

/** What an event's digests are named that are of a whole document. */
const artifactSuffix = ".artifact";

/** Sizes in bytes of what the manifest holds or lists, by hex SHA-256. */
export type ArtifactSizes = ReadonlyMap<string, number>;

/** The sizes that a manifest states: of embedded documents, else of external objects. */
export function artifactSizes({ files, externals }: Manifest): ArtifactSizes {
  const sizes = new Map<string, number>();
  for (const { path, sha256, size } of files) {
    if (path === `artifacts/sha256/${sha256}`) sizes.set(sha256, size);
  }
  for (const { sha256, size } of externals ?? []) {
    if (!sizes.has(sha256)) sizes.set(sha256, size);
  }
  return sizes;
}

/** The first entry of a run that names what is not at hand, and the first that states another size. */
export class ArtifactCheck {
  readonly #sizes: ArtifactSizes;
  #missing: Required<FindingPlace> | undefined;
  #wrongSize: Required<FindingPlace> | undefined;

  constructor(sizes: ArtifactSizes) {
    this.#sizes = sizes;
  }

  /** The first entry that names a document which the bundle neither holds nor lists. */
  get missing(): FindingPlace | undefined {
    return this.#missing;
  }

  /** The first entry that states another size than the manifest. */
  get wrongSize(): FindingPlace | undefined {
    return this.#wrongSize;
  }

  /** Looks up what an entry names. */
  entry({ type, body }: JudgedEntry, at: Required<FindingPlace>): void {
    if (!isEventBody(type, body)) return;
    for (const { name, sha256 } of body.digests ?? []) {
      if (!name.endsWith(artifactSuffix)) continue;
      const size = this.#sizes.get(sha256);
      if (size === undefined) this.#missing ??= at;
      else {
        const stated = body.counts?.find((count) => count.name === name)?.n;
        if (stated !== undefined && stated !== size) this.#wrongSize ??= at;
      }
    }
  }
}

type EventBody = EntryBodies["event.step"];

/** Bodies of events are of one shape, whatever their type. */
function isEventBody(type: string, body: unknown): body is EventBody {
  return type.startsWith("event.") && typeof body === "object" && body !== null;
}
