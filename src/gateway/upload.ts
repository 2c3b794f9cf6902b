/**
 * Uploads of tables and documents: through a private file, so that their size is no matter of memory, and
 * nothing of them goes upstream before their digest is on stable storage.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { mediaTypeOf } from "./headers.ts";
import { joined } from "./ingest.ts";
import { DISCLOSED_BYTES, UPLOAD_BYTES } from "./limits.ts";
import type { BodySink, BodyStorePort } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import { unavailable } from "./runs.ts";

/** A body that lies in a file. */
export interface Upload {
  /** Hex SHA-256. */
  readonly sha256: string;
  readonly bytes: number;
  readonly file: BodySink;
}

/** A body in memory, or in a file where it is large. */
export type Taken = { readonly body: Uint8Array<ArrayBuffer> } | { readonly upload: Upload };

/** What is taken through a file: tables and JSON, by the names in use for them. */
const uploaded: ReadonlySet<string> = new Set([
  "text/csv",
  "text/tab-separated-values",
  "application/csv",
  "application/json",
  "application/jsonl",
  "application/ndjson",
  "application/x-ndjson",
  "application/jsonlines",
  "application/x-jsonlines",
]);

/** Whether the body of a request is an upload, by its media type. */
export function isUpload(request: Request): boolean {
  return request.body !== null && uploaded.has(mediaTypeOf(request.headers));
}

/**
 * Takes an upload. A small one stays in memory and is treated like any other body.
 *
 * @throws Refusal `input_too_large` (413), `bad_request` when it does not go on or breaks off,
 * `journal_unavailable` when the file cannot be written
 */
export async function takeUpload(
  request: Request,
  { bodies, idleMs }: { readonly bodies: BodyStorePort; readonly idleMs: number },
): Promise<Taken> {
  const declared = Number(request.headers.get("content-length") ?? "0");
  if (declared > UPLOAD_BYTES) throw tooLarge();
  const reader = request.body?.getReader();
  const small: Uint8Array[] = [];
  const hash = createHash("sha256");
  let file: BodySink | undefined;
  let bytes = 0;
  try {
    for (;;) {
      const piece = await within(idleMs, reader?.read());
      if (piece === undefined || piece.done) break;
      bytes += piece.value.length;
      if (bytes > UPLOAD_BYTES) throw tooLarge();
      hash.update(piece.value);
      if (file === undefined && bytes <= DISCLOSED_BYTES) {
        small.push(piece.value);
        continue;
      }
      file ??= await begin(bodies, small);
      await file.write(piece.value).catch(unwritable);
    }
  } catch (cause) {
    reader?.cancel().catch(() => undefined); // The caller is gone or refused: nothing to tell it.
    await file?.discard();
    if (cause instanceof Refusal) throw cause;
    throw new Refusal("bad_request", "cannot read the body: it broke off", { cause });
  }
  if (file === undefined) return { body: joined(small, bytes) };
  return { upload: { sha256: hash.digest("hex"), bytes, file } };
}

async function begin(bodies: BodyStorePort, small: readonly Uint8Array[]): Promise<BodySink> {
  const file = await bodies.open().catch(unwritable);
  for (const piece of small) await file.write(piece).catch(unwritable);
  return file;
}

/** An upload may take as long as it likes, as long as it goes on. */
async function within<T>(ms: number, next: Promise<T> | undefined): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Refusal("bad_request", `cannot read the body: it did not go on within ${ms} ms`));
    }, ms);
  });
  try {
    return await Promise.race([next, late]);
  } finally {
    clearTimeout(timer);
  }
}

function tooLarge(): Refusal {
  return new Refusal(
    "input_too_large",
    `cannot take the body: it has more than ${UPLOAD_BYTES} bytes`,
    {
      hint: "send it in parts",
    },
  );
}

function unwritable(cause: unknown): never {
  throw unavailable(cause);
}
