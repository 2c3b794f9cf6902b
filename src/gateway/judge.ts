/**
 * The verdict on one tool call: its schema, one repair where the policy grants it, the schema again in
 * full, and then the rules, on the arguments that would be executed.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import type { ErrorCode } from "../platform/mod.ts";
import { exactValue, parseJson, type SchemaFault, type ToolCall } from "../protocols/mod.ts";
import { type AnswerLocks, toolLock } from "./lane_locks.ts";
import { type Limits, MAX_NAME_LENGTH } from "./limits.ts";
import { judgeText, type Repair, type SchemaResult } from "./lock_verdict.ts";
import type { Facts, Guard, Ruling } from "./ports.ts";

/** What is decided on a tool call. */
export interface Judgement {
  readonly call: ToolCall;
  readonly verdict: "allow" | "deny" | "repair";
  readonly ruling: Ruling;
  readonly schema?: SchemaResult;
  /** Why a schema that is only observed would deny it. */
  readonly observed?: string;
  /** The arguments to hand out instead, with what was changed. */
  readonly repair?: Repair;
  /** Why it is denied, and as what the caller gets to see it. */
  readonly denial?: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly fault?: SchemaFault | undefined;
  };
}

/** What a tool call is judged in. */
export interface Courtroom {
  readonly guard: Guard;
  readonly limits: Limits;
  /** The facts of the call, without tool and arguments. */
  readonly facts: Facts;
  /** What its tool calls are to the policy; calls of a model unless told otherwise. */
  readonly toolKind?: "llm.tool_call" | "mcp.tools/call";
  /** Schemas that came with the request, or that its server told. */
  readonly locks?: Pick<AnswerLocks, "tools"> | undefined;
}

/** Decides on one complete tool call; `released` when some of its arguments have left. */
export function judge(
  call: ToolCall,
  room: Courtroom,
  { released = false }: { readonly released?: boolean } = {},
): Judgement {
  const bytes = Buffer.byteLength(call.arguments);
  const kind = room.toolKind ?? "llm.tool_call";
  const problem = formProblem(call, { bytes, limits: room.limits });
  if (problem !== undefined) {
    const ruling: Ruling = { effect: "deny", rules: ["clyra.tool_call"], classes: [] };
    const code = kind === "llm.tool_call" ? "upstream_failed" : "bad_request";
    return { call, verdict: "deny", ruling, denial: { code, message: problem } };
  }
  const facts: Facts = { ...room.facts, kind, tool: { name: call.name } };
  const reading = read(call, { facts, room, released });
  const { args, schema, repair, rejected, fault, observed } = reading;
  const ruling = room.guard.decide(args === undefined ? facts : { ...facts, args: args.value });
  const known = {
    call,
    ruling,
    ...(schema === undefined ? {} : { schema }),
    ...(observed === undefined ? {} : { observed }),
  };
  // Without arguments the rules could only fail: the schema's answer says more.
  if (ruling.effect === "deny" && (args !== undefined || rejected === undefined)) {
    return {
      ...known,
      verdict: "deny",
      denial: { code: "denied", message: denialOf(call, ruling) },
    };
  }
  if (rejected !== undefined) {
    const message = `cannot call tool '${call.name}': ${rejected}`;
    return { ...known, verdict: "deny", denial: { code: "schema_violation", message, fault } };
  }
  return repair === undefined
    ? { ...known, verdict: "allow" }
    : { ...known, verdict: "repair", repair };
}

/** Arguments as they would be executed, or why they may not be. */
interface ArgumentsReading {
  readonly args?: { readonly value: unknown } | undefined;
  readonly schema?: SchemaResult;
  readonly repair?: Repair;
  readonly rejected?: string;
  readonly fault?: SchemaFault;
  readonly observed?: string;
}

function read(
  call: ToolCall,
  { facts, room, released }: {
    readonly facts: Facts;
    readonly room: Courtroom;
    readonly released: boolean;
  },
): ArgumentsReading {
  const args = argumentsOf(call.arguments);
  const lock = toolLock(call.name, { guard: room.guard, facts, tools: room.locks?.tools });
  if (lock !== undefined && "missing" in lock) {
    return { args, rejected: `its schema '${lock.missing}' is not loaded` };
  }
  const verdict = lock === undefined ? undefined : judgeText(call.arguments, lock, {
    subject: "its arguments do",
    truncated: call.truncated,
    released,
  });
  if (verdict === undefined || (verdict.rejected === undefined && verdict.repair === undefined)) {
    const unread = args === undefined ? { rejected: "its arguments are not strict JSON" } : {};
    return { args, ...verdict, ...unread };
  }
  const { repair } = verdict;
  return { ...verdict, args: repair === undefined ? args : argumentsOf(repair.text) };
}

function formProblem(
  call: ToolCall,
  { bytes, limits }: { readonly bytes: number; readonly limits: Limits },
): string | undefined {
  if (call.name === "") return "cannot pass a tool call: it has no name";
  if (call.name.length > MAX_NAME_LENGTH) return "cannot pass a tool call: its name is too long";
  // Half a surrogate pair has no UTF-8: clients would each make another name of it.
  if (!call.name.isWellFormed()) return "cannot pass a tool call: its name is not Unicode text";
  return bytes > limits.argumentsBytes
    ? `cannot pass a tool call: its arguments have more than ${limits.argumentsBytes} bytes`
    : undefined;
}

/** No text at all is how some models call a tool without parameters. */
function argumentsOf(text: string): { readonly value: unknown } | undefined {
  if (text === "") return { value: {} };
  return "problem" in parseJson(text) ? undefined : { value: exactValue(text) };
}

function denialOf(call: ToolCall, ruling: Ruling): string {
  if (ruling.reason !== undefined) return `cannot call tool '${call.name}': ${ruling.reason}`;
  const by = ruling.rules.length === 0
    ? "the policy's default"
    : ruling.rules.map((rule) => `'${rule}'`).join(", ");
  return `cannot call tool '${call.name}': denied by ${by}`;
}
