/**
 * The schemas that an MCP server tells of its tools, held against what is sent to them and what they
 * give back.
 *
 * @module
 */

import type { McpMessage } from "../protocols/mod.ts";
import type { Call } from "./accept.ts";
import { callerTerms, type LaneLock } from "./lane_locks.ts";
import { faultOf, judgeText, type LockVerdict } from "./lock_verdict.ts";
import type { Pins } from "./pins.ts";
import type { CallerSchemaTerms, Guard } from "./ports.ts";
import type { CallRecord } from "./record.ts";
import { Refusal } from "./refusal.ts";

/** What the schemas of a server are held against. */
export interface McpLockContext {
  readonly call: Pick<Call, "plan">;
  readonly record: CallRecord;
  readonly pins: Pins;
  readonly guard: Guard;
  /** What was asked; `undefined` for GET and DELETE. */
  readonly asked: McpMessage | undefined;
}

/**
 * The lock of a tool's arguments, as its server listed it.
 *
 * @throws Refusal `schema_invalid` where it cannot be enforced and must be; then the receipt is written
 */
export async function argumentLocks(
  tool: string,
  { plan, record, room }: {
    readonly plan: Call["plan"];
    readonly record: CallRecord;
    readonly room: { readonly guard: Guard; readonly pins: Pins };
  },
): Promise<{ readonly tools: ReadonlyMap<string, LaneLock> }> {
  const terms = callerTerms(room.guard, plan.callerSchemas);
  const { inputSchema } = room.pins.schemas(plan.upstream.id, tool);
  const lock = await locked(inputSchema, {
    name: "mcp/input",
    tool,
    on: "request",
    terms,
    guard: room.guard,
    record,
  });
  return { tools: new Map(lock === undefined ? [] : [[tool, lock]]) };
}

/**
 * Judges the structured result of a tool call.
 *
 * @throws Refusal `schema_violation`, `schema_invalid`; then the receipt is written
 */
export async function judgeResult(message: McpMessage, context: McpLockContext): Promise<void> {
  const { call, record, pins, guard, asked } = context;
  const name = asked?.call?.name;
  const isAnswer = message.kind === "response" && message.id === asked?.id;
  // A tool that failed says so in words (MCP, "Tool Execution Errors").
  if (name === undefined || !isAnswer || message.result?.isError !== false) return;
  const terms = callerTerms(guard, call.plan.callerSchemas);
  const { outputSchema } = pins.schemas(call.plan.upstream.id, name);
  const shared = { name: "mcp/output", tool: name, on: "response", terms, guard, record } as const;
  const lock = await locked(outputSchema, shared);
  if (lock === undefined) return;
  const verdict = verdictOf(message.result.structured, lock);
  const { structured: text = "" } = message.result;
  await record.locked({
    on: "response",
    verdict: verdict.rejected === undefined ? "allow" : "deny",
    schema: verdict.schema,
    tool: name,
    judged: { lane: "rpc/structuredContent", text },
    reason: verdict.rejected ?? verdict.observed,
  });
  if (verdict.rejected === undefined) return;
  throw new Refusal(
    "schema_violation",
    `cannot pass the result of '${name}': ${verdict.rejected}`,
    {
      param: "result.structuredContent",
      tool: name,
      rules: ["clyra.schema"],
      schema: verdict.fault,
      hint: "the server does not keep to the outputSchema that it lists",
    },
  );
}

/** A server with an outputSchema must give a structured result (MCP, "Output Schema"). */
function verdictOf(text: string | undefined, lock: LaneLock): LockVerdict {
  if (text !== undefined) {
    // Its words stand beside it once more: one of the two must not be mended.
    const options = { subject: "its result does", truncated: false, released: true } as const;
    return judgeText(text, lock, options);
  }
  const schema = { name: lock.name, sha256: lock.lock.sha256 };
  const rejected = { schema: { ...schema, result: "rejected" } } as const;
  if (lock.observed) return rejected;
  return {
    ...rejected,
    fault: faultOf(schema, undefined),
    rejected: "it has no structured content",
  };
}

async function locked(
  schema: string | undefined,
  { name, tool, on, terms, guard, record }: {
    readonly name: string;
    readonly tool: string;
    readonly on: "request" | "response";
    readonly terms: CallerSchemaTerms | undefined;
    readonly guard: Guard;
    readonly record: CallRecord;
  },
): Promise<LaneLock | undefined> {
  if (terms === undefined || schema === undefined) return undefined;
  const reading = guard.compile?.(JSON.parse(schema));
  if (reading === undefined) return undefined;
  if ("lock" in reading) {
    return { name, lock: reading.lock, terms, observed: terms.mode === "observe" };
  }
  const isRefused = terms.mode === "enforce" && terms.unenforceable === "refuse";
  const reason = `the schema that its server lists cannot be enforced: ${reading.problem}`;
  await record.locked({
    on,
    verdict: isRefused ? "deny" : "allow",
    schema: { name, sha256: reading.sha256, result: "unchecked" },
    tool,
    reason,
  });
  if (!isRefused) return undefined;
  throw new Refusal("schema_invalid", `cannot call tool '${tool}': ${reason}`, {
    tool,
    rules: ["clyra.schema"],
    hint: "let it pass with 'unenforceable: unchecked'",
  });
}
