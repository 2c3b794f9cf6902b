/**
 * From a receipt to the entry that says what was delivered, and whether its signature is somebody's whom
 * the reader trusts.
 *
 * @module
 */

import {
  bundleEntries,
  type EntryPayload,
  fromBase64Url,
  parseLine,
  parseTrust,
  payloadTypes,
  preAuthEncoding,
  type Proof,
  thumbprint,
  verifyEd25519,
  verifyProof,
} from "../../pef/mod.ts";
import { ClyraError } from "../../platform/mod.ts";
import { verifyPath } from "../commands/verify.ts";
import type { CliDeps } from "../context.ts";
import { send } from "../runtime/http.ts";
import { shellWord, showSafely } from "../shown_text.ts";

/** The entry `stream.notary` of a call. */
export type NotaryEntry = Extract<EntryPayload, { readonly type: "stream.notary" }>;

/** What was found. */
export interface FoundNotary {
  readonly entry: NotaryEntry;
  /** Whether the signature is of a key that the trust file names; `unchecked` without a trust file. */
  readonly signature: "trusted" | "unchecked" | "bad";
}

/** Where a receipt is. */
export interface ReceiptId {
  readonly run: string;
  readonly seq: number;
}

/** Where to look. */
export interface NotarySource {
  /** A `.pefproof`, or the line of an entry. */
  readonly receipt?: string | undefined;
  readonly bundle?: string | undefined;
  readonly gateway?: string | undefined;
  /** The admin token of that gateway. */
  readonly token?: string | undefined;
  /** A trust file. */
  readonly trust?: string | undefined;
  /** The receipt that the stream or the user names. */
  readonly id: ReceiptId | undefined;
}

/** A line of an entry; a proof is a little more. */
const receiptBytesMax = 4 * 1024 * 1024;
const trustBytesMax = 1024 * 1024;
/** Entries of other calls that may stand between a receipt and the end of its call. */
const entriesApartMax = 256;
const answerMs = 30_000;

/**
 * Finds the entry.
 *
 * @throws ClyraError `not_found`, `usage`, `input_unreadable`, `upstream_failed`, `check_failed`
 */
export async function findNotary(deps: CliDeps, source: NotarySource): Promise<FoundNotary> {
  const trust = source.trust === undefined
    ? undefined
    : await deps.files.read(source.trust, { what: "trust file", maxBytes: trustBytesMax });
  if (source.receipt !== undefined) return await inFile(deps, { path: source.receipt, trust });
  const { id } = source;
  if (id === undefined) {
    throw new ClyraError("usage", "cannot find the receipt: the stream names none", {
      hint: "add --receipt-id RUN/SEQ, from the header x-clyra-receipt of the answer",
    });
  }
  if (source.bundle !== undefined) {
    return await inBundle(deps, { path: source.bundle, id, trust: source.trust });
  }
  if (source.gateway !== undefined) {
    return await atGateway({ url: source.gateway, token: source.token, id, trust });
  }
  throw new ClyraError("usage", "cannot find the receipt: there is no place to look", {
    hint: "give one of --receipt FILE, --bundle FILE, --gateway URL",
  });
}

async function inFile(
  deps: CliDeps,
  { path, trust }: { readonly path: string; readonly trust: Uint8Array | undefined },
): Promise<FoundNotary> {
  const bytes = await deps.files.read(path, { what: "receipt", maxBytes: receiptBytesMax });
  if (!path.endsWith(".pefproof")) {
    // Editors and shells end a file with a line feed, which is no part of the line.
    return await read(bytes.at(-1) === 0x0a ? bytes.subarray(0, -1) : bytes, trust);
  }
  const { verdict } = await verifyProof(bytes, trust === undefined ? {} : { trust });
  const signature = signatureOf(verdict, path);
  const proof: Proof = JSON.parse(new TextDecoder().decode(bytes));
  return { entry: notaryOf(proof.entry.payload as unknown as EntryPayload), signature };
}

async function inBundle(
  deps: CliDeps,
  { path, id, trust }: {
    readonly path: string;
    readonly id: ReceiptId;
    readonly trust: string | undefined;
  },
): Promise<FoundNotary> {
  const flags = { fast: false, ...(trust === undefined ? {} : { trust }) };
  const { verdict } = await verifyPath(deps, path, flags);
  const signature = signatureOf(verdict, path);
  const search = new CallSearch(id);
  for await (const entry of bundleEntries(deps.files.resolve(path), id.run)) {
    const found = search.take(entry);
    if (found !== undefined) return { entry: found, signature };
  }
  throw search.missing(`the bundle ${showSafely(path)}`);
}

async function atGateway({ url, token, id, trust }: {
  readonly url: string;
  readonly token: string | undefined;
  readonly id: ReceiptId;
  readonly trust: Uint8Array | undefined;
}): Promise<FoundNotary> {
  const search = new CallSearch(id);
  for (let seq = id.seq; seq <= id.seq + entriesApartMax; seq++) {
    const line = await lineOf(`${url.replace(/\/$/, "")}/v1/receipts/${id.run}/${seq}`, token);
    if (line === undefined) break;
    const parsed = parseLine(line);
    if (typeof parsed === "string") {
      throw new ClyraError("upstream_failed", "the gateway's answer is not the line of an entry");
    }
    if (search.take(parsed.payload as EntryPayload) !== undefined) return await read(line, trust);
  }
  throw search.missing("the gateway");
}

async function lineOf(url: string, token: string | undefined): Promise<Uint8Array | undefined> {
  let response: Response;
  try {
    response = await send(url, {
      method: "GET",
      headers: new Headers(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      body: null,
      signal: AbortSignal.timeout(answerMs),
    });
  } catch (cause) {
    throw new ClyraError("upstream_failed", "cannot ask the gateway: the request failed", {
      hint: "check the URL of --gateway, and that it runs",
      cause,
    });
  }
  if (response.status === 404) {
    await response.body?.cancel();
    return undefined;
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw new ClyraError("upstream_failed", `the gateway answered ${response.status}`, {
      hint: "receipts are for programs on its machine, or who has its admin token",
    });
  }
  return await response.bytes();
}

/** Looks for the notary entry of the call that a receipt is of. */
class CallSearch {
  readonly #id: ReceiptId;
  #call: string | undefined;
  #found = false;

  constructor(id: ReceiptId) {
    this.#id = id;
  }

  take(entry: EntryPayload): NotaryEntry | undefined {
    if (entry.seq === this.#id.seq) {
      this.#found = true;
      this.#call = entry.call;
    }
    const ours = this.#found && entry.call !== undefined && entry.call === this.#call;
    return ours && entry.type === "stream.notary" ? entry : undefined;
  }

  missing(where: string): ClyraError {
    const { run, seq } = this.#id;
    return this.#found
      ? new ClyraError("not_found", `cannot check: the call of ${run}/${seq} has no notary entry`, {
        hint: "JSON answers and routes with body_store none have none; for bodies: clyra captured",
      })
      : new ClyraError("not_found", `cannot check: ${run}/${seq} is not in ${where}`);
  }
}

async function read(line: Uint8Array, trust: Uint8Array | undefined): Promise<FoundNotary> {
  const parsed = parseLine(line);
  if (typeof parsed === "string") {
    throw new ClyraError("input_unreadable", "cannot read the receipt: it is not an entry's line", {
      hint: "take it from GET /v1/receipts/RUN/SEQ, byte for byte, or make a .pefproof of it",
    });
  }
  const entry = notaryOf(parsed.payload as EntryPayload);
  if (trust === undefined) return { entry, signature: "unchecked" };
  const key = keysIn(trust).find((key) => thumbprint(key) === parsed.keyid);
  const signature = fromBase64Url(parsed.sig);
  if (key === undefined || signature === undefined) return { entry, signature: "bad" };
  const message = preAuthEncoding(payloadTypes.entry, parsed.payloadBytes);
  const valid = await verifyEd25519(key, message, signature);
  return { entry, signature: valid ? "trusted" : "bad" };
}

function keysIn(bytes: Uint8Array): Uint8Array[] {
  const trust = parseTrust(bytes);
  if (trust === undefined) {
    throw new ClyraError("input_unreadable", "cannot read the trust file: it has another form", {
      hint: "take the trust.json that the gateway writes beside its bundles",
    });
  }
  return (trust.role_keys?.entry ?? []).flatMap((key) => fromBase64Url(key) ?? []);
}

function notaryOf(entry: EntryPayload): NotaryEntry {
  if (entry.type === "stream.notary") return entry;
  throw new ClyraError("bad_request", `cannot check: the receipt is a '${entry.type}' entry`, {
    hint: "what was delivered stands in the 'stream.notary' entry of the same call",
  });
}

/** What does not verify is not looked into: its words are nobody's. */
function signatureOf(verdict: string, path: string): FoundNotary["signature"] {
  if (verdict === "VERIFIED") return "trusted";
  if (verdict === "INTACT_UNTRUSTED") return "unchecked";
  throw new ClyraError("check_failed", `cannot check: ${showSafely(path)} is ${verdict}`, {
    hint: `see why with: clyra verify ${shellWord(path)}`,
  });
}
