/**
 * Builds bundles for tests and vectors, with the freedom to get anything wrong: a producer who holds all
 * keys can be as hostile as one who holds none.
 *
 * @module
 */

import {
  canonicalize,
  centralHeader,
  consistencyProof,
  containerOrder,
  cosignCheckpoint,
  crc32,
  endRecord,
  type EntryDraft,
  Frontier,
  genesisLink,
  inclusionProof,
  type LeafDraft,
  leafHash,
  localHeader,
  logSegmentPath,
  type Manifest,
  payloadTypes,
  preAuthEncoding,
  segmentPath,
  sha256,
  signCheckpoint,
  toBase64Url,
  toHex,
  treeRoot,
} from "../../src/pef/mod.ts";
import { type TestKey, testKey } from "./keys.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** UTF-8 bytes. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** Text of UTF-8 bytes. */
export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** Canonical JSON of a value. */
export function canonical(value: unknown): Uint8Array {
  return canonicalize(bytesOf(JSON.stringify(value)));
}

/** Times that only ever grow: 2026-01-02 and a step for each call. */
export class TestClock {
  #ms = Date.UTC(2026, 0, 2, 3, 4, 5);

  next(): string {
    this.#ms += 1009;
    return new Date(this.#ms).toISOString();
  }
}

/** A line that is signed over whatever payload it is given. */
export function signAny(payload: unknown, key: TestKey, payloadType: string): Uint8Array {
  const body = canonical(payload);
  const sig = toBase64Url(key.sign(preAuthEncoding(payloadType, body)));
  return bytesOf(`{"keyid":"${key.keyid}","payload":${textOf(body)},"sig":"${sig}"}`);
}

/** How an entry or leaf may differ from what it should be. */
export interface Twist {
  readonly key?: TestKey;
  /** Members that replace those of the payload; `undefined` leaves one out. */
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly payloadType?: string;
  /** The finished line, changed. */
  readonly line?: (line: Uint8Array) => Uint8Array;
  /** Leaf to link the next entry to, in place of this line's own. */
  readonly leaf?: Uint8Array;
}

/** A tenant log. */
export class TestLog {
  readonly origin: string;
  readonly lines: Uint8Array[] = [];
  key: TestKey;
  readonly #clock: TestClock;

  constructor(origin: string, options: { readonly key: TestKey; readonly clock: TestClock }) {
    this.origin = origin;
    this.key = options.key;
    this.#clock = options.clock;
  }

  /** Adds a leaf and gives its index. */
  add(draft: LeafDraft | { type: string; body: unknown }, twist: Twist = {}): number {
    const index = this.lines.length;
    const payload = {
      v: 0,
      origin: this.origin,
      index,
      ts: this.#clock.next(),
      ...draft,
      ...twist.payload,
    };
    const line = signAny(payload, twist.key ?? this.key, twist.payloadType ?? payloadTypes.log);
    this.lines.push(twist.line?.(line) ?? line);
    return index;
  }

  /** Registers a key. */
  addKey(role: string, key: TestKey, twist: Twist = {}): number {
    const body = { role, keyid: key.keyid, public_key: key.text, alg: key.alg };
    return this.add({ type: "key.add", body }, twist);
  }

  leaves(size: number = this.lines.length): Uint8Array[] {
    return this.lines.slice(0, size).map((line) => leafHash(line));
  }

  root(size: number = this.lines.length): Uint8Array {
    return treeRoot(this.leaves(size));
  }

  checkpoint(
    options: { readonly size?: number; readonly root?: Uint8Array; readonly key?: TestKey } = {},
  ): string {
    const size = options.size ?? this.lines.length;
    const head = { origin: this.origin, size, root: options.root ?? this.root(size) };
    return signCheckpoint(head, options.key ?? this.key);
  }

  /** A line of `log/proofs.jsonl`. */
  proofLine(index: number, size: number = this.lines.length): string {
    const proof = inclusionProof(this.leaves(size), index).map(toHex);
    const line = textOf(this.lines[index] ?? new Uint8Array(0));
    return `{"entry":${line},"index":${index},"proof":${JSON.stringify(proof)}}\n`;
  }

  consistencyLine(older: number, size: number = this.lines.length): string {
    const proof = consistencyProof(this.leaves(size), older).map(toHex);
    return `${textOf(canonical({ proof, root: toHex(this.root(older)), size: older }))}\n`;
  }

  frontier(size: number): Uint8Array {
    const frontier = new Frontier();
    for (const leaf of this.leaves(size)) frontier.append(leaf);
    return canonical({ size, roots: frontier.snapshot().roots.map(toHex) });
  }
}

/** A run, as a list of lines. */
export class TestRun {
  readonly id: string;
  readonly lines: Uint8Array[] = [];
  readonly leaves: Uint8Array[] = [];
  key: TestKey;
  sealIndex: number | undefined;
  markIndex: number | undefined;
  stubs = 0;
  status = "complete";
  readonly #world: World;
  readonly #open = new Set<string>();

  constructor(id: string, world: World) {
    this.id = id;
    this.#world = world;
    this.key = world.keys.entry;
  }

  /** Adds an entry. */
  add(
    draft: EntryDraft | { type: string; body: unknown; [key: string]: unknown },
    twist: Twist = {},
  ): this {
    const seq = this.lines.length;
    const prev = this.leaves.at(-1);
    const payload: Record<string, unknown> = {
      v: 0,
      run: this.id,
      seq,
      prev: prev === undefined ? genesisLink : toHex(prev),
      ts: this.#world.clock.next(),
      ...draft,
      ...twist.payload,
    };
    const call = (draft as { call?: string }).call;
    if (draft.type === "call.request" && call !== undefined) this.#open.add(call);
    if (draft.type === "call.response" && call !== undefined) this.#open.delete(call);
    const line = signAny(payload, twist.key ?? this.key, twist.payloadType ?? payloadTypes.entry);
    return this.raw(twist.line?.(line) ?? line, twist.leaf);
  }

  /** Adds a line as it is. */
  raw(line: Uint8Array, leaf: Uint8Array = leafHash(line)): this {
    this.lines.push(line);
    this.leaves.push(leaf);
    return this;
  }

  open(body: Readonly<Record<string, unknown>> = {}, twist: Twist = {}): this {
    const nonce = toHex(sha256(bytesOf(`nonce of ${this.id}`)));
    return this.add({
      type: "run.open",
      body: {
        origin: this.#world.log.origin,
        policy_sha256: toHex(sha256(bytesOf("policy"))),
        nonce,
        versions: { gateway: "0.1.0" },
        ...body,
      },
    }, twist);
  }

  /** Ends the run; the count and the open calls are right unless the twist says otherwise. */
  close(body: Readonly<Record<string, unknown>> = {}, twist: Twist = {}): this {
    return this.add({
      type: "run.close",
      body: {
        entries: this.lines.length + 1,
        status: this.status,
        open_calls: [...this.#open].sort(),
        ...body,
      },
    }, twist);
  }

  root(): string {
    return toHex(treeRoot(this.leaves));
  }

  seal(body: Readonly<Record<string, unknown>> = {}, twist: Twist = {}): this {
    this.sealIndex = this.#world.log.add({
      type: "run.seal",
      body: {
        run: this.id,
        entries: this.lines.length,
        root: this.root(),
        status: this.status,
        ...body,
      },
    }, twist);
    return this;
  }

  mark(body: Readonly<Record<string, unknown>> = {}): this {
    this.markIndex = this.#world.log.add({
      type: "run.mark",
      body: { run: this.id, entries: this.lines.length, root: this.root(), ...body },
    });
    return this;
  }

  /** Replaces an entry by a stub; what covers the run does not change. */
  withhold(seq: number, why = "privacy"): this {
    const leaf = this.leaves[seq] ?? new Uint8Array(32);
    this.lines[seq] = bytesOf(`{"leaf":"${toHex(leaf)}","why":"${why}"}`);
    this.stubs++;
    return this;
  }

  /** The run as it was when it had so many entries. */
  prefix(entries: number): TestRun {
    const copy = new TestRun(this.id, this.#world);
    copy.lines.push(...this.lines.slice(0, entries));
    copy.leaves.push(...this.leaves.slice(0, entries));
    copy.markIndex = this.markIndex;
    return copy;
  }
}

/** One tenant with its keys, its log and its runs. */
export class World {
  readonly clock = new TestClock();
  readonly keys: Readonly<Record<"log" | "entry" | "export" | "attest", TestKey>>;
  readonly log: TestLog;

  constructor(options: { readonly origin?: string; readonly seed?: string } = {}) {
    const seed = options.seed ?? "a";
    this.keys = {
      log: testKey(`${seed}/log`),
      entry: testKey(`${seed}/entry`),
      export: testKey(`${seed}/export`),
      attest: testKey(`${seed}/attest`),
    };
    this.log = new TestLog(options.origin ?? "clyra.test/tenant-a", {
      key: this.keys.log,
      clock: this.clock,
    });
    for (const role of ["log", "entry", "export", "attest"] as const) {
      this.log.addKey(role, this.keys[role]);
    }
  }

  run(id: string): TestRun {
    return new TestRun(id, this);
  }

  /** What a user of this tenant's bundles would trust. */
  trust(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
    return {
      v: 0,
      origin: this.log.origin,
      genesis: toHex(leafHash(this.log.lines[0] ?? new Uint8Array(0))),
      log_keys: [this.keys.log.text],
      ...more,
    };
  }
}

/** What to put into a bundle, and what to get wrong. */
export interface BundleSpec {
  readonly world: World;
  readonly runs: readonly TestRun[];
  readonly claim?: { readonly type: string; readonly [key: string]: unknown };
  /** Tree size of the checkpoint. */
  readonly size?: number;
  readonly checkpoint?: string;
  /** Indexes of the leaves in proofs.jsonl, in place of the ones that are needed. */
  readonly proofs?: readonly number[];
  /** Further files, by path; replaces those that would be made. */
  readonly files?: Readonly<Record<string, Uint8Array | string | undefined>>;
  /** Changes the manifest before it is signed. */
  readonly manifest?: (manifest: Record<string, unknown>) => unknown;
  /** Changes the manifest's bytes before they are signed. */
  readonly manifestBytes?: (bytes: Uint8Array) => Uint8Array;
  readonly signers?: readonly TestKey[];
  /** Changes the signature file. */
  readonly signatures?: (signatures: { keyid: string; sig: string }[]) => unknown;
  /** Changes files when all is signed. */
  readonly after?: (files: Map<string, Uint8Array>) => void;
}

/** The files of a bundle, by path, in container order. */
export function bundleFiles(spec: BundleSpec): Map<string, Uint8Array> {
  const { world, runs } = spec;
  const claim = spec.claim ?? { type: "run-complete" };
  const size = spec.size ?? world.log.lines.length;
  const files = new Map<string, Uint8Array>();
  files.set("log/checkpoint.note", bytesOf(spec.checkpoint ?? world.log.checkpoint({ size })));
  addLogFiles(files, { ...spec, claim, size });
  for (const run of runs) {
    for (let i = 0; i * 65_536 < run.lines.length; i++) {
      const lines = run.lines.slice(i * 65_536, (i + 1) * 65_536);
      files.set(segmentPath(run.id, i), joinLines(lines));
    }
  }
  for (const [path, content] of Object.entries(spec.files ?? {})) {
    if (content === undefined) files.delete(path);
    else files.set(path, typeof content === "string" ? bytesOf(content) : content);
  }
  const manifest = spec.manifest?.(manifestOf(files, { spec, claim, size })) ??
    manifestOf(files, { spec, claim, size });
  const bytes = spec.manifestBytes?.(canonical(manifest)) ?? canonical(manifest);
  const message = preAuthEncoding(payloadTypes.manifest, bytes);
  const signatures = signersOf(spec).map((key) => ({
    keyid: key.keyid,
    sig: toBase64Url(key.sign(message)),
  }));
  files.set("pef/manifest.json", bytes);
  files.set(
    "pef/manifest.sigs.json",
    canonical({ signatures: spec.signatures?.(signatures) ?? signatures }),
  );
  spec.after?.(files);
  return new Map(
    containerOrder([...files.keys()]).map((path) => [path, files.get(path) ?? new Uint8Array(0)]),
  );
}

/** Who signs, in the order of the format. */
function signersOf({ world, signers = [world.keys.export] }: BundleSpec): TestKey[] {
  return [...signers].sort((a, b) => (a.keyid < b.keyid ? -1 : 1));
}

function addLogFiles(
  files: Map<string, Uint8Array>,
  options: BundleSpec & { readonly claim: { type: string; from?: unknown }; readonly size: number },
): void {
  const { world, claim, size } = options;
  const { log } = world;
  const from = claim.type === "range-complete" ? Number(claim.from) : undefined;
  const proofs = options.proofs ?? neededLeaves(options).filter((index) => index < (from ?? size));
  if (from !== 0) {
    files.set(
      "log/proofs.jsonl",
      bytesOf(proofs.map((index) => log.proofLine(index, size)).join("")),
    );
  }
  if (from === undefined) return;
  if (from > 0) {
    files.set("log/from.note", bytesOf(log.checkpoint({ size: from })));
    files.set("log/from-frontier.json", log.frontier(from));
  }
  files.set(logSegmentPath(0), joinLines(log.lines.slice(from, size)));
}

/** Key leaves, and what covers the runs. */
function neededLeaves({ world, runs, size = world.log.lines.length }: BundleSpec): number[] {
  const ids = new Set(runs.map(({ id }) => id));
  return world.log.lines.flatMap((line, index) => {
    const leaf = JSON.parse(textOf(line)).payload;
    const isKey = String(leaf.type).startsWith("key.");
    return index < size && (isKey || ids.has(leaf.body?.run)) ? [index] : [];
  });
}

/** Lines with their line feeds. */
export function joinLines(lines: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(lines.reduce((sum, line) => sum + line.length + 1, 0));
  let at = 0;
  for (const line of lines) {
    out.set(line, at);
    out[at + line.length] = 0x0a;
    at += line.length + 1;
  }
  return out;
}

function manifestOf(
  files: ReadonlyMap<string, Uint8Array>,
  options: { readonly spec: BundleSpec; readonly claim: unknown; readonly size: number },
): Record<string, unknown> {
  const { spec, claim, size } = options;
  const { log } = spec.world;
  const runs = [...spec.runs].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    v: 0,
    origin: log.origin,
    bundle: `test/${size}`,
    claim,
    checkpoint: { size, root: toHex(log.root(size)) },
    runs: runs.map((run) => ({
      run: run.id,
      entries: run.lines.length,
      root: run.root(),
      first_prev: genesisLink,
      stubs: run.stubs,
      segments: [...files.keys()].filter((path) => path.startsWith(`runs/${run.id}/entries-`))
        .sort(),
      ...(run.sealIndex !== undefined
        ? { seal_index: run.sealIndex }
        : run.markIndex !== undefined
        ? { mark_index: run.markIndex }
        : {}),
    })),
    files: containerOrder([...files.keys()]).map((path) => {
      const content = files.get(path) ?? new Uint8Array(0);
      return { path, size: content.length, sha256: toHex(sha256(content)) };
    }),
    producer: { name: "clyra-test", version: "0.1.0" },
    created: "2026-02-03T04:05:06.789Z",
    versions: { gateway: "0.1.0" },
    limits_text: "A test.",
    signers: signersOf(spec).map(({ keyid }) => keyid),
  } satisfies Manifest | Record<string, unknown>;
}

/** The container of files, in the order in which they are given. */
export function packFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const [path, content] of files) {
    const entry = { path, size: content.length, crc: crc32(content) };
    const header = localHeader(entry);
    central.push(centralHeader(entry, offset));
    parts.push(header, content);
    offset += header.length + content.length;
  }
  const size = central.reduce((sum, header) => sum + header.length, 0);
  return concat([...parts, ...central, endRecord({ files: files.size, offset, size })]);
}

/** A bundle's bytes. */
export function buildBundle(spec: BundleSpec): Uint8Array {
  return packFiles(bundleFiles(spec));
}

/** One array of all parts. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** A checkpoint with a cosignature by each witness, made at `timeS` (seconds since 1970). */
export function cosigned(
  note: string,
  witnesses: readonly { name: string; key: TestKey }[],
  timeS = 1_770_000_000,
): string {
  return witnesses.reduce(
    (text, { name, key }) => cosignCheckpoint(text, { ...key, name }, timeS),
    note,
  );
}

/** A `.pefproof` of one entry. */
export function buildProof(
  world: World,
  run: TestRun,
  options: { readonly seq: number; readonly twist?: (proof: Record<string, unknown>) => unknown },
): Uint8Array {
  const { log } = world;
  const leaves = neededLeaves({ world, runs: [run] })
    .filter((index) => index <= (run.sealIndex ?? run.markIndex ?? 0));
  const proof = {
    v: 0,
    checkpoint: log.checkpoint(),
    entry: JSON.parse(textOf(run.lines[options.seq] ?? new Uint8Array(0))),
    leaves: leaves.map((index) => JSON.parse(log.proofLine(index))),
    proof: inclusionProof(run.leaves, options.seq).map(toHex),
  };
  return canonical(options.twist?.(proof) ?? proof);
}
