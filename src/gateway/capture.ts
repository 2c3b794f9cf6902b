/**
 * What an entry says of bodies, and where the bodies themselves go on routes that keep them.
 *
 * @module
 */

import { commit, type Commitment } from "../pef/mod.ts";
import type { Random } from "../platform/mod.ts";
import type { BodyField, BodyPlan } from "./body_store.ts";
import { DISCLOSED_BYTES, STORED_STREAM_BYTES } from "./limits.ts";
import type { Notary } from "./notary.ts";
import type { BodySink, BodyStorePort, RunPort } from "./ports.ts";
import { redact } from "./redaction.ts";
import { unavailable } from "./runs.ts";
import type { Upload } from "./upload.ts";

/** One body of an entry. */
export interface BodyPlace {
  readonly scope: string;
  /** The place of the commitment in the entry's body. */
  readonly field: string;
  readonly mediaType: string;
  /** It has a content encoding. */
  readonly encoded?: boolean;
}

/** What bodies are recorded with. */
export interface CaptureOptions {
  readonly plan: BodyPlan;
  readonly run: RunPort;
  readonly random: Random;
  /** Keeps bodies; needed where the plan keeps any. */
  readonly bodies?: BodyStorePort | undefined;
  /** Names the key that the run's commitments are made under. */
  readonly bodyKey?: string | undefined;
}

/** The bodies of one call. */
export class Capture {
  readonly #options: CaptureOptions;

  constructor(options: CaptureOptions) {
    this.#options = options;
  }

  /** Whether tool calls in an answer may be told apart by plain digests. */
  get namesArguments(): boolean {
    return this.#options.plan.stores.arguments !== "none";
  }

  /** Whether what is delivered may be digested in plain. */
  get namesDelivered(): boolean {
    return this.#options.plan.stores.response !== "none";
  }

  /** Whether streamed answers would be kept with values replaced. */
  get redactsDelivered(): boolean {
    return this.#options.plan.stores.response === "redacted";
  }

  /** Begins an entry that has bodies of one field. */
  entry(field: BodyField): EntryCapture {
    return new EntryCapture(field, this.#options);
  }

  /** Keeps a streamed answer as it is delivered; `undefined` where the route keeps none. */
  async stream(notary: Notary): Promise<StreamTap | undefined> {
    const { plan, bodies } = this.#options;
    if (plan.stores.response !== "full" || bodies === undefined) return undefined;
    const tap = new StreamTap(await bodies.open().catch(failed));
    notary.watch((bytes) => tap.take(bytes));
    return tap;
  }
}

/** The commitments of one entry, what it says of them, and what is kept. */
export class EntryCapture {
  readonly #field: BodyField;
  readonly #options: CaptureOptions;
  readonly #kept: Promise<void>[] = [];
  readonly #ext: Record<string, string> = {};

  constructor(field: BodyField, options: CaptureOptions) {
    this.#field = field;
    this.#options = options;
  }

  /** What the entry says of how its bodies were recorded. Complete after the last `commit`. */
  get ext(): Readonly<Record<string, string>> {
    return this.#ext;
  }

  /** What an entry says of bodies that it names by their digests alone. */
  get said(): Readonly<Record<string, string>> {
    const store = this.#options.plan.stores[this.#field];
    return store === "hmac" ? {} : { body_store: store };
  }

  /** Resolves when everything that is kept is on stable storage. */
  async kept(): Promise<void> {
    await Promise.all(this.#kept);
  }

  /** Commits to a body, and keeps it where the route says so. */
  commit(bytes: Uint8Array, place: BodyPlace): Commitment {
    const { plan, random, run, bodies, bodyKey } = this.#options;
    const { field, mediaType } = place;
    const store = plan.stores[this.#field];
    if (store !== "hmac") this.#ext["body_store"] = store;
    // Under a salt that nobody keeps the digest says nothing to anyone, ourselves included.
    if (store === "none") return commit(bytes, { field, mediaType, salt: random.bytes(32) });
    if (store === "full" && bodies !== undefined && bytes.length > DISCLOSED_BYTES) {
      this.#keep(bodies.keepDocument(bytes));
      return { sha256: bodies.digest(bytes), n: bytes.length, mt: mediaType };
    }
    if (bodyKey !== undefined) this.#ext["body_key"] = bodyKey;
    if (bodies !== undefined && store === "full") {
      this.#keep(bodies.keepValue(bytes, { run: run.id, scope: place.scope, field }));
    }
    if (bodies !== undefined && store === "redacted") this.#redact(bytes, { place, bodies });
    return run.commit(bytes, { scope: place.scope, field, mediaType });
  }

  /** What is said of a body that lies in a file: its plain digest, because it is read only once. */
  upload({ sha256, bytes, file }: Upload, mediaType: string): Commitment {
    const { plan, random } = this.#options;
    const store = plan.stores[this.#field];
    if (store !== "hmac") this.#ext["body_store"] = store;
    // What a salt that nobody keeps would give.
    if (store === "none") return { c: random.bytes(32).toHex(), n: bytes, mt: mediaType };
    if (store === "redacted") this.#ext["unredacted.body"] = "upload";
    if (store === "full") this.#keep(file.keep(sha256));
    return { sha256, n: bytes, mt: mediaType };
  }

  /** The same body stands in an entry under several names at times: each has its own copy named. */
  #redact(
    bytes: Uint8Array,
    { place, bodies }: { readonly place: BodyPlace; readonly bodies: BodyStorePort },
  ): void {
    const { mediaType, encoded = false, field } = place;
    const name = field.replaceAll("/", ".");
    const done = redact(bytes, { mediaType, encoded, rules: this.#options.plan.rules });
    if ("unreadable" in done) {
      this.#ext[`unredacted.${name}`] = done.unreadable;
      return;
    }
    this.#ext[`redacted.${name}`] = bodies.digest(done.bytes);
    const replaced = [...done.replaced].map(([what, count]) => `${what}=${count}`);
    if (replaced.length > 0) this.#ext[`redactions.${name}`] = replaced.join(" ");
    this.#keep(bodies.keepDocument(done.bytes));
  }

  #keep(kept: Promise<unknown>): void {
    const settled = kept.then(() => undefined, failed);
    settled.catch(() => undefined); // Raised where it is awaited.
    this.#kept.push(settled);
  }
}

/** Writes what is delivered into a document of its own, never more than the reader takes. */
export class StreamTap {
  readonly #sink: BodySink;
  #writing: Promise<void> = Promise.resolve();
  #bytes = 0;
  #over = false;
  #ended = false;

  constructor(sink: BodySink) {
    this.#sink = sink;
  }

  /** Takes bytes; whoever gives them waits for `ready` before giving more. */
  take(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    if (this.#bytes > STORED_STREAM_BYTES) this.#over = true;
    if (this.#over || this.#ended) return;
    this.#writing = this.#writing.then(() => this.#sink.write(bytes));
    this.#writing.catch(() => undefined); // Raised where it is awaited.
  }

  /** Resolves when everything taken is written. */
  async ready(): Promise<void> {
    await this.#writing.catch(failed);
  }

  /** Ends the document under its digest; `false` where it was too long to be kept. */
  async keep(sha256: string): Promise<boolean> {
    this.#ended = true;
    await this.ready();
    if (this.#over) {
      await this.#sink.discard();
      return false;
    }
    await this.#sink.keep(sha256).catch(failed);
    return true;
  }

  /** Forgets what was written. */
  async discard(): Promise<void> {
    this.#ended = true;
    await this.#writing.catch(() => undefined); // What could not be written need not be.
    await this.#sink.discard();
  }
}

function failed(cause: unknown): never {
  throw unavailable(cause);
}
