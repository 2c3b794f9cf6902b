/**
 * The body of a request in one buffer, counted as it comes and within a time.
 *
 * @module
 */

import { Refusal } from "./refusal.ts";

/** The bounds of one body. */
export interface IngestLimits {
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

const empty = new Uint8Array(0);

/**
 * Reads a body to its end. `content-length` only makes a refusal early; what counts is what arrives.
 *
 * @throws Refusal `input_too_large` (413), `bad_request` when it does not end in time or breaks off,
 * `unsupported` for an encoding or a multipart form, which nothing behind us could look into
 */
export async function ingest(
  request: Request,
  limits: IngestLimits,
): Promise<Uint8Array<ArrayBuffer>> {
  const declared = Number(request.headers.get("content-length") ?? "0");
  if (declared > limits.maxBytes) throw tooLarge(limits.maxBytes);
  if (request.body === null) return empty;
  // A declared length is kept to by the server: the body can be taken at once, without a stream.
  const reader = declared > 0 ? undefined : request.body.getReader();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const message = `cannot read the body: it did not end within ${limits.timeoutMs} ms`;
      reject(new Refusal("bad_request", message));
    }, limits.timeoutMs);
  });
  try {
    const bytes = reader === undefined ? request.bytes() : readAll(reader, limits.maxBytes);
    return await Promise.race([bytes, late]);
  } catch (cause) {
    reader?.cancel().catch(() => undefined); // The caller is gone or refused: nothing to tell it.
    if (cause instanceof Refusal) throw cause;
    throw new Refusal("bad_request", "cannot read the body: it broke off", { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** Refuses bodies that a body rule could not look into. */
export function requirePlainJson(headers: Headers): void {
  const encoding = (headers.get("content-encoding") ?? "identity").trim().toLowerCase();
  if (encoding !== "identity") {
    throw new Refusal(
      "unsupported",
      "cannot read the body: its content encoding is not supported",
      {
        param: "content-encoding",
        hint: "send the body without compression",
      },
    );
  }
  const type = (headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new Refusal("unsupported", "cannot read the body: its media type is not supported", {
      param: "content-type",
      hint: "send application/json",
    });
  }
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(headers.get("content-type") ?? "")?.[1];
  if (charset !== undefined && charset.toLowerCase() !== "utf-8") {
    throw new Refusal("unsupported", "cannot read the body: its charset is not UTF-8", {
      param: "content-type",
    });
  }
}

async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks, length);
    length += value.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    chunks.push(value);
  }
}

/** Chunks as one array. */
export function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function tooLarge(maxBytes: number): Refusal {
  return new Refusal(
    "input_too_large",
    `cannot take the body: it has more than ${maxBytes} bytes`,
    {
      hint: "raise 'requestBodyBytes' or send less",
    },
  );
}
