/**
 * What a bundle takes along of the bodies that were kept: small ones as disclosures of their commitments,
 * large ones and redacted copies as artifacts, very large ones as externals.
 *
 * @module
 */

import { type ExportBase, maxEmbeddedBytes } from "../bundle/mod.ts";
import { commitScopeOf, type Store } from "../journal/mod.ts";
import {
  canonicalize,
  type Commitment,
  type EntryPayload,
  limits,
  parseLine,
  toBase64Url,
} from "../pef/mod.ts";
import { ClyraError } from "../platform/mod.ts";
import type { BodyFolder } from "./body_folder.ts";
import { commitmentsOf } from "./commitments.ts";

/** The parts of a bundle that bodies travel in. */
export interface KeptBodies {
  readonly disclosures: Readonly<Record<string, readonly Uint8Array[]>>;
  readonly artifacts: readonly Uint8Array[];
  readonly externals: NonNullable<ExportBase["externals"]>;
  /** Bodies that would have been taken along and did not fit. */
  readonly left: number;
}

/** Where the bodies are, and what opens their commitments. */
export interface KeptBodiesSource {
  readonly store: Store;
  readonly bodies: BodyFolder;
  readonly saltOf: (
    place: {
      readonly run: string;
      readonly scope: string;
      readonly field: string;
      readonly key: string | undefined;
    },
  ) => Uint8Array | undefined;
  readonly withhold: ExportBase["withhold"];
}

/** Bodies of one bundle that are held in memory while it is written. */
const heldBytesMax = 128 * 1024 * 1024;
/** Externals of one bundle (PEF, manifest). */
const externalsMax = 4096;

/** Collects the bodies of runs. */
export async function keptBodies(
  runs: readonly string[],
  source: KeptBodiesSource,
): Promise<KeptBodies> {
  const collector = new Collector(source);
  for (const run of runs) {
    for await (const line of source.store.read(run)) {
      const parsed = parseLine(line);
      if (typeof parsed === "string") {
        throw new ClyraError("journal_corrupt", `run ${run} is damaged`);
      }
      await collector.take(parsed.payload as EntryPayload);
    }
  }
  return collector.result();
}

class Collector {
  readonly #source: KeptBodiesSource;
  readonly #disclosures = new Map<string, Uint8Array[]>();
  readonly #artifacts = new Map<string, Uint8Array>();
  readonly #externals = new Map<string, KeptBodies["externals"][number]>();
  #heldBytes = 0;
  #left = 0;

  constructor(source: KeptBodiesSource) {
    this.#source = source;
  }

  async take(entry: EntryPayload): Promise<void> {
    const { run, seq, type, ext = {} } = entry;
    const store = ext["body_store"];
    if (store !== "full" && store !== "redacted") return;
    // What is withheld is withheld with everything that belongs to it.
    if (this.#source.withhold?.({ run, seq, type }) !== undefined) return;
    if (store === "redacted") {
      for (const [name, digest] of Object.entries(ext)) {
        if (name.startsWith("redacted.")) await this.#document(digest);
      }
      return;
    }
    // What was put aside of an upload, and what went on in its place, are named by digests alone.
    if (type === "event.step") {
      for (const { name, sha256 } of entry.body.digests ?? []) {
        if (name === "rows.refused" || name === "rows.forwarded") await this.#document(sha256);
      }
    }
    const found = commitmentsOf(entry).sort((a, b) => a.field < b.field ? -1 : 1);
    for (const { field, commitment } of found) {
      if ("sha256" in commitment) await this.#document(commitment.sha256);
      else await this.#value(entry, { field, commitment });
    }
  }

  result(): KeptBodies {
    return {
      disclosures: Object.fromEntries(this.#disclosures),
      artifacts: [...this.#artifacts.values()],
      externals: [...this.#externals.values()],
      left: this.#left,
    };
  }

  async #document(digest: string): Promise<void> {
    if (this.#artifacts.has(digest) || this.#externals.has(digest)) return;
    const { bodies } = this.#source;
    const size = await bodies.documentBytes(digest);
    if (size === undefined) {
      this.#left++;
    } else if (size > maxEmbeddedBytes) {
      if (this.#externals.size >= externalsMax) this.#left++;
      else {
        const location = bodies.locationOf(digest);
        this.#externals.set(digest, { sha256: digest, size, location });
      }
    } else if (this.#fits(size)) {
      const bytes = await bodies.document(digest, maxEmbeddedBytes);
      if (bytes !== undefined) this.#artifacts.set(digest, bytes);
    }
  }

  async #value(
    entry: EntryPayload,
    { field, commitment }: { readonly field: string; readonly commitment: Commitment },
  ): Promise<void> {
    const { run, seq, ext = {} } = entry;
    const scope = commitScopeOf(entry);
    const value = await this.#source.bodies.value({ run, scope, field });
    const salt = this.#source.saltOf({ run, scope, field, key: ext["body_key"] });
    const lines = this.#disclosures.get(run) ?? [];
    if (value === undefined || salt === undefined || lines.length >= limits.disclosureLines) {
      this.#left++;
      return;
    }
    if (value.length !== commitment.n) {
      throw new ClyraError("journal_corrupt", `cannot export: a kept body of run ${run} changed`, {
        hint: "restore it from a backup, or export with --bodies omit",
      });
    }
    if (!this.#fits(value.length * 2)) return;
    const disclosure = {
      seq,
      field: `/${field}`,
      value: toBase64Url(value),
      salt: toBase64Url(salt),
    };
    lines.push(canonicalize(new TextEncoder().encode(JSON.stringify(disclosure))));
    this.#disclosures.set(run, lines);
  }

  #fits(bytes: number): boolean {
    if (this.#heldBytes + bytes > heldBytesMax) {
      this.#left++;
      return false;
    }
    this.#heldBytes += bytes;
    return true;
  }
}
