/**
 * The receipt and the refusal of an answer that was stopped at the first byte that nothing could make
 * good, with what is known of what was not generated.
 *
 * @module
 */

import type { AnswerStream, OutputPiece, ToolPiece, Usage } from "../protocols/mod.ts";
import type { GateContext } from "./gate_json.ts";
import { outputLane } from "./output_verdicts.ts";
import type { Stopped } from "./record_parts.ts";
import { Refusal } from "./refusal.ts";
import type { Hopeless } from "./stream_locks.ts";

/** Writes the receipt; gives the refusal. */
export async function rejectEarly(
  hopeless: Hopeless,
  { context, stream, bytesReceived, usage }: {
    readonly context: GateContext;
    readonly stream: AnswerStream;
    /** Of the upstream's body. */
    readonly bytesReceived: number;
    readonly usage: Usage | undefined;
  },
): Promise<Refusal> {
  const { watch, fault, at } = hopeless;
  const { record, dialect, room } = context;
  const { name, lock } = watch.lock;
  const schema = { name, sha256: lock.sha256, result: "rejected" } as const;
  const stopped = stoppedOf({
    bytesReceived,
    textBytes: watch.bytes,
    most: room.locks?.maxOutputTokens,
    usage,
  });
  const place = `${fault.keyword} at '${fault.pointer}'`;
  const why = `does not fit schema '${name}' (${place})`;
  if (isToolPiece(at)) {
    const tool = stream.toolName(at.choice, at.index);
    const { choice, index } = at;
    const call = { choice, index, id: "", name: tool, arguments: watch.text, truncated: false };
    const message = `cannot call tool '${tool}': what it begins with ${why}`;
    const ruling = { effect: "deny", rules: ["clyra.schema"], classes: [] } as const;
    const denial = { code: "schema_violation", message, fault } as const;
    await record.judgement({ call, verdict: "deny", ruling, schema, denial }, stopped);
    return refusalOf(message, { ...hopeless, param: dialect.paramOf(call), tool, stopped });
  }
  const message = `cannot pass the answer: its text ${why}`;
  await record.locked({
    on: "response",
    verdict: "deny",
    schema,
    judged: { lane: outputLane(at), text: watch.text },
    reason: message,
    stopped,
  });
  return refusalOf(message, { ...hopeless, param: dialect.paramOfOutput(at), stopped });
}

function refusalOf(
  message: string,
  { fault, param, tool, stopped }: Hopeless & {
    readonly param: string;
    readonly tool?: string;
    readonly stopped: Stopped;
  },
): Refusal {
  return new Refusal("schema_violation", message, {
    param,
    ...(tool === undefined ? {} : { tool }),
    rules: ["clyra.schema"],
    schema: fault,
    stopped,
    hint: "the upstream was stopped there; ask again, or loosen the schema",
  });
}

function isToolPiece(at: OutputPiece | ToolPiece): at is ToolPiece {
  return "index" in at;
}

/**
 * What is known, each count by its own name. How many tokens were not generated nobody can know: it is at
 * most what the caller had asked for, less what the provider has told of until then.
 */
function stoppedOf({ bytesReceived, textBytes, most, usage }: {
  readonly bytesReceived: number;
  readonly textBytes: number;
  readonly most: number | undefined;
  readonly usage: Usage | undefined;
}): Stopped {
  const told = usage?.outputTokens;
  return {
    bytes_received: bytesReceived,
    text_bytes_received: textBytes,
    ...(most === undefined ? {} : { max_output_tokens: most }),
    ...(told === undefined ? {} : { output_tokens_told: told }),
    ...(most === undefined || told === undefined
      ? {}
      : { output_tokens_left_at_most: Math.max(0, most - told) }),
  };
}
