/**
 * The decision on a tool call that is on its way to an MCP server.
 *
 * @module
 */

import { type McpMessage, withArguments } from "../protocols/mod.ts";
import type { Call } from "./accept.ts";
import { type Courtroom, judge, type Judgement } from "./judge.ts";
import type { Pins } from "./pins.ts";
import type { CallRecord } from "./record.ts";
import { argumentLocks } from "./mcp_locks.ts";
import { Refusal } from "./refusal.ts";

/**
 * Judges the call and writes the receipt; gives the body that may go to the server.
 *
 * @throws Refusal `denied`, `schema_violation`, `bad_request`; then the receipt is written
 */
export async function decideToolCall(
  { plan }: Call,
  { body, mcp, record, room }: {
    readonly body: Uint8Array<ArrayBuffer>;
    readonly mcp: McpMessage;
    readonly record: CallRecord;
    readonly room: Courtroom & { readonly pins: Pins };
  },
): Promise<Uint8Array<ArrayBuffer>> {
  const { name = "", arguments: json = "" } = mcp.call ?? {};
  const id = mcp.id === undefined ? "" : String(mcp.id);
  const call = { choice: 0, index: 0, id, name, arguments: json, truncated: false };
  const isChanged = room.pins.quarantined(plan.upstream.id, name);
  const locks = isChanged ? undefined : await argumentLocks(name, { plan, record, room });
  const judgement = isChanged
    ? changed(call)
    : judge(call, { ...room, toolKind: "mcp.tools/call", locks });
  await record.judgement(judgement);
  const { denial, ruling, repair } = judgement;
  if (denial !== undefined) {
    throw new Refusal(denial.code, denial.message, {
      tool: name,
      rules: ruling.rules,
      param: "params.arguments",
      schema: denial.fault,
      hint: "the call was not forwarded",
    });
  }
  if (repair === undefined) return body;
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
  return new TextEncoder().encode(withArguments(text, repair.text));
}

function changed(call: Judgement["call"]): Judgement {
  return {
    call,
    verdict: "deny",
    ruling: { effect: "deny", rules: ["clyra.tool_pin"], classes: [] },
    denial: {
      code: "denied",
      message: `cannot call tool '${call.name}': its definition is not the one that was pinned`,
    },
  };
}
