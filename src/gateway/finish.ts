/**
 * The last stage: an answer with what is known of its call in the headers, or a refusal, written down
 * before the caller learns of it.
 *
 * @module
 */

import type { Call } from "./accept.ts";
import { CallerLeft } from "./dispatch.ts";
import { endingOf } from "./ending.ts";
import type { Log } from "./ports.ts";
import type { CallRecord } from "./record.ts";
import { causesOf, refusalResponse, reportOf, statusOf } from "./refusal.ts";

/** Ends a call that is not served: in the evidence first, then to the caller. */
export async function refuse(
  error: unknown,
  { call, rpcId, record, log }: {
    readonly call: Call;
    /** The JSON-RPC request that is refused. */
    readonly rpcId?: string | number | undefined;
    /** `undefined` where the call did not get as far as a run. */
    readonly record: CallRecord | undefined;
    readonly log: Log;
  },
): Promise<Response> {
  let told = error;
  const receipt = record?.receipt;
  const ids = {
    request: call.id,
    rpcId,
    run: record?.run,
    receipt: receipt === undefined ? undefined : `${receipt.run}/${receipt.seq}`,
  };
  try {
    const { outcome } = endingOf(error);
    const left = error instanceof CallerLeft;
    const status = left ? undefined : statusOf(call.shape, reportOf(error, ids));
    await record?.end({ outcome, status });
  } catch (failure) {
    // Without evidence of the refusal the caller learns of the journal, not of the refusal.
    told = failure;
  }
  const report = reportOf(told, ids);
  if (report.status >= 500 && !(told instanceof CallerLeft)) {
    log("error", causesOf(told), { request: call.id, status: report.status });
  }
  const response = refusalResponse(call.shape, report);
  return record === undefined ? response : labelled(response, { call, record });
}

/** Puts what is known of the call on its answer. */
export function labelled(
  response: Response,
  { call, record }: { readonly call: Call; readonly record: CallRecord },
): Response {
  const { headers } = response;
  const { receipt } = record;
  headers.set("x-clyra-request-id", call.id);
  headers.set("x-clyra-run-id", record.run);
  headers.set("x-clyra-decision", record.verdict);
  if (record.rules.length > 0) headers.set("x-clyra-rule", record.rules.join(", "));
  if (receipt !== undefined) {
    headers.set("x-clyra-receipt", `${receipt.run}/${receipt.seq}`);
    headers.set("x-clyra-leaf", receipt.leaf);
  }
  const checkpoint = checkpointMark(record.checkpoint);
  if (checkpoint !== undefined) headers.set("x-clyra-checkpoint", checkpoint);
  // A stream that is still being judged says what came of it in a comment at its end.
  const isStream = headers.get("content-type")?.startsWith("text/event-stream") === true;
  const isOpen = isStream && record.awaitsSchema && record.schema === undefined;
  if (!isOpen) headers.set("x-clyra-schema", record.schema ?? "unchecked");
  if (record.rowCounts !== undefined) headers.set("x-clyra-rows", record.rowCounts);
  const chain = record.chainToken();
  if (chain !== undefined) headers.set("x-clyra-chain", chain);
  headers.set("traceparent", call.trace.parent);
  headers.set("x-clyra-overhead-us", String(record.overheadUs()));
  return response;
}

/** Size and root of a log's checkpoint; a note has them in its second and third line. */
function checkpointMark(note: string | undefined): string | undefined {
  const [, size = "", root = ""] = (note ?? "").split("\n", 3);
  // What stands in a header is checked: a note is a text that others could have written.
  return /^\d{1,16}$/.test(size) && /^[A-Za-z0-9+/]{43}=$/.test(root)
    ? `${size} ${root}`
    : undefined;
}
