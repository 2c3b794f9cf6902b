/**
 * Answers of Anthropic's messages API, written by hand, for the provider double.
 *
 * @module
 */

import type { ScriptedCall } from "./provider.ts";
import { cut } from "./responses_double.ts";

/** What an answer holds. */
export interface MessagesAnswer {
  readonly thinking?: string;
  readonly text?: string;
  readonly calls?: readonly ScriptedCall[];
  readonly stop?: string;
}

const usage = '{"input_tokens":10,"cache_read_input_tokens":2,"output_tokens":';

function stopOf({ calls = [], stop }: MessagesAnswer): string {
  return stop ?? (calls.length > 0 ? "tool_use" : "end_turn");
}

/** A JSON answer; the input of calls is written as it stands. */
export function messagesJson(options: MessagesAnswer): string {
  const { thinking, text, calls = [] } = options;
  const blocks = [
    ...(thinking === undefined
      ? []
      : [JSON.stringify({ type: "thinking", thinking, signature: "s" })]),
    ...(text === undefined ? [] : [JSON.stringify({ type: "text", text })]),
    ...calls.map((call, n) =>
      `{"type":"tool_use","id":"toolu_${n}","name":"${call.name}","input": ${call.arguments} }`
    ),
  ];
  return `{"id":"msg_1","type":"message","role":"assistant","model":"double","content":[${
    blocks.join(",")
  }],"stop_reason":"${stopOf(options)}","stop_sequence":null,"score":1.0e+2,"usage":${usage}7}}`;
}

/** The events of a streamed answer. */
export function messagesEvents(
  options: MessagesAnswer & { readonly pieceLength?: number },
): string[] {
  const { thinking, text, calls = [], pieceLength = 5 } = options;
  const events: string[] = [];
  const add = (type: string, members: string): void => {
    events.push(`event: ${type}\ndata: {"type":"${type}"${members}}\n\n`);
  };
  const message = `"id":"msg_1","type":"message","role":"assistant","model":"double","content":[]`;
  const nothing = `"stop_reason":null,"stop_sequence":null,"usage":${usage}1}`;
  add("message_start", `,"message":{${message},${nothing}}`);
  let index = 0;
  const block = (start: unknown, deltas: readonly unknown[]): void => {
    const place = `,"index":${index++}`;
    add("content_block_start", `${place},"content_block":${JSON.stringify(start)}`);
    for (const delta of deltas) {
      add("content_block_delta", `${place},"delta":${JSON.stringify(delta)}`);
    }
    add("content_block_stop", place);
  };
  if (thinking !== undefined) {
    const deltas = cut(thinking, pieceLength).map((piece) => ({
      type: "thinking_delta",
      thinking: piece,
    }));
    const signed = [...deltas, { type: "signature_delta", signature: "s" }];
    block({ type: "thinking", thinking: "", signature: "" }, signed);
  }
  add("ping", "");
  if (text !== undefined) {
    const deltas = cut(text, pieceLength).map((piece) => ({ type: "text_delta", text: piece }));
    block({ type: "text", text: "" }, deltas);
  }
  for (const [n, call] of calls.entries()) {
    const deltas = ["", ...cut(call.arguments, pieceLength)]
      .map((piece) => ({ type: "input_json_delta", partial_json: piece }));
    block({ type: "tool_use", id: `toolu_${n}`, name: call.name, input: {} }, deltas);
  }
  const delta = `{"stop_reason":"${stopOf(options)}","stop_sequence":null}`;
  add("message_delta", `,"delta":${delta},"usage":{"output_tokens":7}`);
  add("message_stop", "");
  return events;
}
