/**
 * `clyra notary check`: whether these bytes are what the gateway delivered.
 *
 * @module
 */

import { sha256, toHex } from "../../pef/mod.ts";
import { ClyraError } from "../../platform/mod.ts";
import { recomputeDelivered, SseError } from "../../protocols/mod.ts";
import type { CliDeps, Format } from "../context.ts";
import { findNotary, type FoundNotary, type ReceiptId } from "../notary/find_notary.ts";

/** Flags of the command. */
export interface NotaryFlags {
  readonly receipt?: string;
  readonly bundle?: string;
  readonly gateway?: string;
  readonly receiptId?: string;
  readonly trust?: string;
  readonly format: Format;
}

/** A captured stream is held in memory. */
const streamBytesMax = 256 * 1024 * 1024;

/** What the captured bytes are, in the two ways in which an answer may have been counted. */
interface Captured {
  readonly plain: { readonly bytes: number; readonly sha256: string };
  readonly events: { readonly bytes: number; readonly sha256: string };
  readonly receipt: string | undefined;
}

/** 0 delivered, 1 not, 4 delivered as far as an unchecked signature says. */
export async function runNotaryCheck(
  deps: CliDeps,
  file: string,
  flags: NotaryFlags,
): Promise<number> {
  const captured = await capturedOf(await bytesOf(deps, file));
  const { receipt, bundle, gateway, trust } = flags;
  const id = idOf(flags.receiptId ?? captured.receipt);
  const token = deps.env("CLYRA_ADMIN_TOKEN");
  const found = await findNotary(deps, { receipt, bundle, gateway, trust, token, id });
  const delivered = [captured.plain, captured.events]
    .find(({ sha256 }) => sha256 === found.entry.body.delivered.sha256);
  const answer = {
    delivered: delivered !== undefined && found.signature !== "bad",
    signature: found.signature,
    run: found.entry.run,
    seq: found.entry.seq,
    end: found.entry.body.end,
    recorded: found.entry.body.delivered,
    captured: delivered ?? captured.events,
  };
  deps.terminal.out(
    flags.format === "json" ? `${JSON.stringify(answer)}\n` : textOf(answer, found),
  );
  if (!answer.delivered) return 1;
  return found.signature === "trusted" ? 0 : 4;
}

async function bytesOf(deps: CliDeps, file: string): Promise<Uint8Array<ArrayBuffer>> {
  if (file !== "-") {
    return await deps.files.read(file, { what: "stream", maxBytes: streamBytesMax });
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of deps.input()) {
    length += chunk.length;
    if (length > streamBytesMax) {
      throw new ClyraError(
        "input_too_large",
        `cannot read the stream: it has more than ${streamBytesMax} bytes`,
      );
    }
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

async function capturedOf(bytes: Uint8Array<ArrayBuffer>): Promise<Captured> {
  const plain = { bytes: bytes.length, sha256: toHex(sha256(bytes)) };
  try {
    const { receipts, ...events } = await recomputeDelivered(bytes);
    return { plain, events, receipt: receipts.at(-1) };
  } catch (error) {
    // An answer that is no stream of events was counted as it is.
    if (!(error instanceof SseError)) throw error;
    return { plain, events: plain, receipt: undefined };
  }
}

function idOf(text: string | undefined): ReceiptId | undefined {
  if (text === undefined) return undefined;
  const [, run, seq] = /^([a-z0-9][a-z0-9._-]{0,63})\/([0-9]{1,15})$/.exec(text) ?? [];
  if (run !== undefined && seq !== undefined) return { run, seq: Number(seq) };
  throw new ClyraError("usage", "cannot read the receipt's id: it is not RUN/SEQ", {
    hint: "take it from the header x-clyra-receipt of the answer",
  });
}

function textOf(
  answer: {
    readonly delivered: boolean;
    readonly run: string;
    readonly seq: number;
    readonly end: string;
    readonly recorded: { readonly bytes: number; readonly sha256: string };
    readonly captured: { readonly bytes: number; readonly sha256: string };
  },
  { signature }: FoundNotary,
): string {
  const { delivered, run, seq, end, recorded, captured } = answer;
  const head = signature === "bad"
    ? "not proven: the receipt's signature or its bundle is not right"
    : delivered
    ? "delivered: these bytes are what the gateway handed out"
    : "not delivered: these are other bytes than the gateway handed out";
  const signed = {
    trusted: "by a key of your trust file",
    unchecked: "not checked: add --trust trust.json",
    bad: "not right",
  }[signature];
  return [
    head,
    `  entry      ${run}/${seq}, the answer ended: ${end}`,
    `  recorded   ${recorded.sha256}, ${recorded.bytes} bytes`,
    `  captured   ${captured.sha256}, ${captured.bytes} bytes`,
    `  signature  ${signed}`,
    "",
  ].join("\n");
}
