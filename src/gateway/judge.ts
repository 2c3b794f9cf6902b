/**
 * The verdict on one tool call: its schema, one repair where the policy grants it, the schema again in
 * full, and then the rules, on the arguments that would be executed.
 *
 * @module
 */

import type { EntryBody } from "../pef/mod.ts";
import type { ErrorCode } from "../platform/mod.ts";
import { type ChatToolCall, exactValue, parseJson } from "../protocols/mod.ts";
import { type Limits, MAX_NAME_LENGTH } from "./limits.ts";
import type { Facts, Guard, Lock, RepairOperation, Ruling } from "./ports.ts";

/** The schema part of a decision. */
export type SchemaResult = NonNullable<EntryBody<"decision">["schema"]>;

/** What is decided on a tool call. */
export interface Judgement {
  readonly call: ChatToolCall;
  readonly verdict: "allow" | "deny" | "repair";
  readonly ruling: Ruling;
  readonly schema?: SchemaResult;
  /** The arguments to hand out instead, with what was changed. */
  readonly repair?: Repair;
  /** Why it is denied, and as what the caller gets to see it. */
  readonly denial?: { readonly code: ErrorCode; readonly message: string };
}

/** Arguments that replace those of the model. */
export interface Repair {
  readonly text: string;
  readonly operations: readonly RepairOperation[];
}

/** What a tool call is judged in. */
export interface Courtroom {
  readonly guard: Guard;
  readonly limits: Limits;
  /** The facts of the call, without tool and arguments. */
  readonly facts: Facts;
}

/** Decides on one complete tool call. */
export function judge(call: ChatToolCall, room: Courtroom): Judgement {
  const bytes = new TextEncoder().encode(call.arguments);
  const problem = formProblem(call, { bytes: bytes.length, limits: room.limits });
  if (problem !== undefined) {
    const ruling: Ruling = { effect: "deny", rules: ["clyra.tool_call"], classes: [] };
    return { call, verdict: "deny", ruling, denial: { code: "upstream_failed", message: problem } };
  }
  const facts: Facts = { ...room.facts, kind: "llm.tool_call", tool: { name: call.name } };
  const reading = read(call, { bytes, facts, guard: room.guard });
  const { text, schema, repair, rejected } = reading;
  const args = text === undefined ? undefined : argumentsOf(text);
  const ruling = room.guard.decide(args === undefined ? facts : { ...facts, args: args.value });
  const known = { call, ruling, ...(schema === undefined ? {} : { schema }) };
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
    return { ...known, verdict: "deny", denial: { code: "schema_violation", message } };
  }
  return repair === undefined
    ? { ...known, verdict: "allow" }
    : { ...known, verdict: "repair", repair };
}

/** Arguments as they would be executed, or why they may not be. */
interface ArgumentsReading {
  readonly text?: string;
  readonly schema?: SchemaResult;
  readonly repair?: Repair;
  readonly rejected?: string;
}

function read(
  call: ChatToolCall,
  { bytes, facts, guard }: {
    readonly bytes: Uint8Array;
    readonly facts: Facts;
    readonly guard: Guard;
  },
): ArgumentsReading {
  const plan = guard.plan(facts);
  const text = argumentsOf(call.arguments) === undefined ? {} : { text: call.arguments };
  if (plan.schema === undefined) {
    return "text" in text ? text : { rejected: "its arguments are not strict JSON" };
  }
  const lock = guard.lock(plan.schema);
  if (lock === undefined) {
    // A schema that is asked for and not there must not read as one that was passed.
    return { ...text, rejected: `its schema '${plan.schema}' is not loaded` };
  }
  const schema = { name: plan.schema, sha256: lock.sha256 };
  const first = lock.validate(bytes);
  if (first.valid && "text" in text) return { ...text, schema: { ...schema, result: "valid" } };
  const why = `its arguments do not fit schema '${plan.schema}' (${first.errors[0] ?? "not JSON"})`;
  const rejected = { ...text, schema: { ...schema, result: "rejected" } } as const;
  if (call.truncated) return { ...rejected, rejected: `${why} and were cut off by the provider` };
  if (plan.repair === "never") return { ...rejected, rejected: why };
  const repair = repairOnce(lock, bytes);
  return "refused" in repair
    ? { ...rejected, rejected: `${why}; ${repair.refused}` }
    : { text: repair.text, repair, schema: { ...schema, result: "repaired" } };
}

/** The result passes only after both readers, ours and the schema's, have taken it whole. */
function repairOnce(lock: Lock, bytes: Uint8Array): Repair | { readonly refused: string } {
  const attempt = lock.repair(bytes, { truncated: false });
  if ("refused" in attempt) return attempt;
  const again = lock.validate(attempt.repaired);
  if (!again.valid) {
    return { refused: `repaired they still do not fit (${again.errors[0] ?? "not JSON"})` };
  }
  const text = new TextDecoder("utf-8", { fatal: true }).decode(attempt.repaired);
  if (argumentsOf(text) === undefined) return { refused: "repaired they are not strict JSON" };
  return { text, operations: attempt.operations };
}

function formProblem(
  call: ChatToolCall,
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

function denialOf(call: ChatToolCall, ruling: Ruling): string {
  if (ruling.reason !== undefined) return `cannot call tool '${call.name}': ${ruling.reason}`;
  const by = ruling.rules.length === 0
    ? "the policy's default"
    : ruling.rules.map((rule) => `'${rule}'`).join(", ");
  return `cannot call tool '${call.name}': denied by ${by}`;
}
