/**
 * `clyra captured`: whether exactly this body passed, by the digests in the entries.
 *
 * @module
 */

import { commitScopeOf, logStream, openStore, type Store } from "../../journal/mod.ts";
import { type BodyKeys, openBodyKeys, openKeyring } from "../../keys/mod.ts";
import { type EntryPayload, parseLine, sha256, toHex } from "../../pef/mod.ts";
import { ClyraError } from "../../platform/mod.ts";
import { recomputeDelivered, SseError } from "../../protocols/mod.ts";
import { commitmentsOf, type PlacedCommitment } from "../commitments.ts";
import type { CliDeps, Format } from "../context.ts";
import { saltOf } from "../evidence.ts";
import { showSafely } from "../shown_text.ts";
import { opens } from "./bundle.ts";

/** Flags of the command. */
export interface CapturedFlags {
  readonly data: string;
  readonly run?: string;
  readonly format: Format;
}

/** Where a body of a place passed. */
interface Place {
  readonly run: string;
  readonly seq: number;
  readonly ts: string;
  /** `request`, `query`, `response`, `upstream response`, `arguments of TOOL`, `delivered`, `lane NAME`. */
  readonly what: string;
  readonly call: string | null;
}

/** Why nothing can be said of a body that has the same length. */
interface Undecided extends Place {
  readonly why: "none" | "unknown_key";
}

interface Asked {
  readonly value: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
  /** As a stream that a client took down, without the gateway's own comments. */
  readonly delivered: string;
}

/** A body is held in memory, once for each digest; the gateway takes none over 32 MiB by default. */
const maxBodyBytes = 256 * 1024 * 1024;
/** Places that are listed; all are counted. */
const placesMax = 1000;

/** Answers with 0 when the body passed, with 1 when not. */
export async function runCaptured(
  deps: CliDeps,
  file: string,
  flags: CapturedFlags,
): Promise<number> {
  const value = await deps.files.read(file, { what: "body", maxBytes: maxBodyBytes });
  const asked = await askedOf(value);
  const { keys, store } = await open(deps, flags.data);
  const search = new Search(asked, keys);
  try {
    const streams = flags.run === undefined
      ? store.streams().map(({ stream }) => stream).filter((stream) => stream !== logStream)
      : [flags.run];
    for (const run of streams) await search.run(store, run);
  } finally {
    await store.close();
  }
  if (flags.run !== undefined && search.entries === 0) {
    throw new ClyraError("not_found", `cannot look for the body: there is no run ${flags.run}`, {
      hint: "leave --run out to look in all runs",
    });
  }
  deps.terminal.out(flags.format === "json" ? search.json() : search.text(file));
  return search.places === 0 ? 1 : 0;
}

/** Keys and journal, to be read only: asking opens no ledger, so it writes no entry. */
async function open(
  deps: CliDeps,
  data: string,
): Promise<{ readonly keys: BodyKeys; readonly store: Store }> {
  const { disk, random, files } = deps;
  await files.read(`${data}/keys/keyring.json`, { what: "keyring", maxBytes: 65_536 });
  const folder = files.resolve(data);
  const directory = `${folder}/keys`;
  const keys = await openBodyKeys(await openKeyring({ directory, disk, random }), {
    directory,
    disk,
  });
  return { keys, store: await openStore({ directory: `${folder}/journal`, disk }) };
}

async function askedOf(value: Uint8Array<ArrayBuffer>): Promise<Asked> {
  const digest = toHex(sha256(value));
  try {
    return { value, sha256: digest, delivered: (await recomputeDelivered(value)).sha256 };
  } catch (error) {
    if (!(error instanceof SseError)) throw error;
    return { value, sha256: digest, delivered: digest };
  }
}

class Search {
  readonly #asked: Asked;
  readonly #keys: BodyKeys;
  readonly #found: Place[] = [];
  readonly #undecided: Undecided[] = [];
  #runs = 0;
  #undecidedCount = 0;
  entries = 0;
  places = 0;

  constructor(asked: Asked, keys: BodyKeys) {
    this.#asked = asked;
    this.#keys = keys;
  }

  async run(store: Store, run: string): Promise<void> {
    this.#runs++;
    for await (const line of store.read(run)) {
      const parsed = parseLine(line);
      if (typeof parsed === "string") {
        throw new ClyraError("journal_corrupt", `run ${run} is damaged`);
      }
      this.entries++;
      this.#entry(parsed.payload as EntryPayload);
    }
  }

  json(): string {
    const answer = {
      captured: this.places > 0,
      places: this.#found,
      places_count: this.places,
      undecided: this.#undecided,
      undecided_count: this.#undecidedCount,
      runs: this.#runs,
      entries: this.entries,
    };
    return `${JSON.stringify(answer)}\n`;
  }

  text(file: string): string {
    const shown = showSafely(file);
    const lines = this.#found.map(({ run, seq, ts, what }) =>
      `${run}/${seq} ${ts} ${showSafely(what)}`
    );
    const head = this.places > 0
      ? `captured: ${shown} passed ${this.places} time(s)`
      : `not captured: no entry of ${this.#runs} run(s) has the digest of ${shown}`;
    const of = (why: Undecided["why"]) => this.#undecided.filter((place) => place.why === why);
    const [none] = of("none");
    const [unknown] = of("unknown_key");
    return [
      head,
      ...lines,
      ...(none === undefined ? [] : [
        `cannot tell: at ${none.run}/${none.seq} (${none.ts}) and ${of("none").length - 1} other ` +
        "place(s) a body of this length was recorded with body_store none",
      ]),
      ...(unknown === undefined ? [] : [
        `cannot tell: at ${unknown.run}/${unknown.seq} and ${of("unknown_key").length - 1} other ` +
        "place(s) a body of this length was recorded under a key that is not here",
      ]),
    ].join("\n") + "\n";
  }

  #entry(entry: EntryPayload): void {
    for (const placed of commitmentsOf(entry)) this.#commitment(entry, placed);
    if (entry.type === "stream.notary") {
      const { delivered, lanes } = entry.body;
      if ([this.#asked.sha256, this.#asked.delivered].includes(delivered.sha256)) {
        this.#add(entry, "delivered");
      }
      for (const { lane, sha256 } of lanes) {
        if (sha256 === this.#asked.sha256) this.#add(entry, `lane ${lane}`);
      }
    }
    const { body_store: store, delivered_bytes: bytes } = entry.ext ?? {};
    if (store === "none" && bytes === String(this.#asked.value.length)) {
      this.#undecide(entry, { what: "delivered", why: "none" });
    }
  }

  #commitment(entry: EntryPayload, { field, commitment }: PlacedCommitment): void {
    const { value } = this.#asked;
    if (commitment.n !== value.length) return;
    const what = whatOf(entry, field);
    const { body_store: store, body_key: named } = entry.ext ?? {};
    if ("sha256" in commitment) {
      if (commitment.sha256 === this.#asked.sha256) this.#add(entry, what);
      return;
    }
    if (store === "none") return this.#undecide(entry, { what, why: "none" });
    const key = named === undefined ? undefined : this.#keys.find(named);
    if (named !== undefined && key === undefined) {
      return this.#undecide(entry, { what, why: "unknown_key" });
    }
    const context = `${entry.run}\0${commitScopeOf(entry)}\0${field}`;
    const passed = (key === undefined ? this.#keys.list() : [key])
      .some((key) => opens(commitment, { value, field, salt: saltOf(key, context) }));
    if (passed) this.#add(entry, what);
  }

  #add(entry: EntryPayload, what: string): void {
    this.places++;
    if (this.#found.length < placesMax) this.#found.push(placeOf(entry, what));
  }

  #undecide(
    entry: EntryPayload,
    { what, why }: { readonly what: string; readonly why: Undecided["why"] },
  ): void {
    this.#undecidedCount++;
    if (this.#undecided.length < placesMax) {
      this.#undecided.push({ ...placeOf(entry, what), why });
    }
  }
}

function placeOf({ run, seq, ts, call }: EntryPayload, what: string): Place {
  return { run, seq, ts, what, call: call ?? null };
}

function whatOf(entry: EntryPayload, field: string): string {
  switch (entry.type) {
    case "call.request":
      return field === "query" ? "query" : "request";
    case "call.response":
      return field === "upstream_body" ? "upstream response" : "response";
    case "decision": {
      const of = entry.body.tool === undefined ? "" : ` of ${entry.body.tool}`;
      return field === "repair/after" ? `repaired arguments${of}` : `arguments${of}`;
    }
    default:
      return field;
  }
}
