/**
 * Answers of OpenAI's responses API, written by hand, for the provider double.
 *
 * @module
 */

import type { ScriptedCall } from "./provider.ts";

type Item = Readonly<Record<string, unknown>>;

function items(options: ResponsesAnswer): Item[] {
  const { text, calls = [], status = "completed" } = options;
  const part = { type: "output_text", text, annotations: [] };
  const message = { type: "message", id: "msg_0", status: "completed", role: "assistant" };
  return [
    ...(text === undefined ? [] : [{ ...message, content: [part] }]),
    ...calls.map((call, n) => ({
      type: "function_call",
      id: `fc_${n}`,
      call_id: `call_${n}`,
      status,
      ...call,
    })),
  ];
}

/** What an answer holds. */
export interface ResponsesAnswer {
  readonly text?: string;
  readonly calls?: readonly ScriptedCall[];
  /** Of its calls. */
  readonly status?: string;
}

function response(status: string, output: readonly unknown[]): string {
  return `{"id":"resp_1","object":"response","created_at":1700000000,"status":"${status}",` +
    `"model":"double","output":${JSON.stringify(output)},"score":1.0e+2,"usage":` +
    `{"input_tokens":12,"output_tokens":7,"total_tokens":19}}`;
}

/** A JSON answer. */
export function responsesJson(options: ResponsesAnswer): string {
  return response("completed", items(options));
}

/** The events of a streamed answer; `named: false` leaves the `event:` lines out. */
export function responsesEvents(
  options: ResponsesAnswer & { readonly named?: boolean; readonly pieceLength?: number },
): string[] {
  const { named = true, pieceLength = 5 } = options;
  const events: string[] = [];
  const add = (type: string, members: string): void => {
    const head = named ? `event: ${type}\n` : "";
    const json = `{"type":"${type}","sequence_number":${events.length},${members}}`;
    events.push(`${head}data: ${json}\n\n`);
  };
  add("response.created", `"response":${response("in_progress", [])}`);
  add("response.in_progress", `"response":${response("in_progress", [])}`);
  for (const [index, item] of items(options).entries()) {
    const place = `"output_index":${index},"item_id":"${item["id"]}"`;
    const empty = item["type"] === "message"
      ? { ...item, content: [], status: "in_progress" }
      : { ...item, arguments: "", status: "in_progress" };
    add("response.output_item.added", `${place},"item":${JSON.stringify(empty)}`);
    if (item["type"] === "message") {
      const part = `${place},"content_index":0`;
      const blank = { type: "output_text", text: "", annotations: [] };
      add("response.content_part.added", `${part},"part":${JSON.stringify(blank)}`);
      for (const piece of cut(options.text ?? "", pieceLength)) {
        const delta = `"delta":${JSON.stringify(piece)},"logprobs":[]`;
        add("response.output_text.delta", `${part},${delta}`);
      }
      const full = JSON.stringify(options.text);
      add("response.output_text.done", `${part},"text":${full},"logprobs":[]`);
      const done = { ...blank, text: options.text };
      add("response.content_part.done", `${part},"part":${JSON.stringify(done)}`);
    } else {
      const json = String(item["arguments"]);
      for (const piece of cut(json, pieceLength)) {
        const delta = `${place},"delta":${JSON.stringify(piece)}`;
        add("response.function_call_arguments.delta", delta);
      }
      const full = `${place},"arguments":${JSON.stringify(json)}`;
      add("response.function_call_arguments.done", full);
    }
    add("response.output_item.done", `${place},"item":${JSON.stringify(item)}`);
  }
  add("response.completed", `"response":${response("completed", items(options))}`);
  return events;
}

/** A text in pieces. */
export function cut(text: string, length: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += length) pieces.push(text.slice(at, at + length));
  return pieces;
}
