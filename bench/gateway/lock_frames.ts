/**
 * What a schema costs per event of a stream: the same answers through the gateway without one, with
 * one that holds the text back, with one that lets it go while it fits, and observed, in one run.
 *
 * `deno task bench:lock [rounds]` prints microseconds of work per event, and the cost over `pass`.
 * No socket and no disk: what is left is the gateway's own work on the event.
 *
 * @module
 */

import {
  chatEvents,
  lockedGateway,
  policyOf,
  refundSchema,
  streamed,
} from "../../tests/gateway/lock_harness.ts";
import { answerEvents } from "../../tests/gateway/provider.ts";

const rounds = Number(Deno.args[0] ?? 40);
const note = "The parcel came late and the customer was promised his money. ".repeat(60);
const text = JSON.stringify({ amount: 5, reason: "late", note });
const cut = (text: string, length: number) => text.match(new RegExp(`[^]{1,${length}}`, "g")) ?? [];
const texts = chatEvents([cut(text, 8)]);
const calls = answerEvents({ calls: [{ name: "refund", arguments: text }], pieceLength: 8 });
const messages = [{ role: "user", content: "hi" }];
const tools = [{ type: "function", function: { name: "refund", parameters: refundSchema } }];

interface Lane {
  readonly what: string;
  readonly events: readonly string[];
  readonly policies: Readonly<Record<string, string>>;
}

const lanes: readonly Lane[] = [
  {
    what: "text, 8 characters each",
    events: texts,
    policies: {
      pass: policyOf(""),
      "lock, atomic": policyOf("outputs: [{schema: refund}]"),
      "lock, atomic, repair": policyOf("outputs: [{schema: refund, repair: once}]"),
      "lock, progressive": policyOf("outputs: [{schema: refund, release: progressive}]"),
    },
  },
  {
    what: "tool arguments, 8 characters each",
    events: calls,
    policies: {
      pass: policyOf(""),
      "lock, atomic": policyOf("enforce_caller_schemas: enforce"),
      "lock, progressive": policyOf(
        "enforce_caller_schemas: {mode: enforce, release: progressive}",
      ),
      "lock, observe": policyOf("enforce_caller_schemas: observe"),
    },
  },
];

for (const { what, events, policies } of lanes) {
  const gateways = await Promise.all(
    Object.entries(policies).map(async ([name, policy]) => ({
      name,
      gateway: await lockedGateway(policy, { upstream: streamed(events) }),
      samplesUs: [] as number[],
    })),
  );
  for (let round = 0; round < rounds + 5; round++) {
    for (const { gateway, samplesUs, name } of gateways) {
      const startedMs = performance.now();
      const { status, clean } = await gateway.ask("/v1/chat/completions", {
        model: "m",
        stream: true,
        messages,
        tools,
      });
      const elapsedMs = performance.now() - startedMs;
      if (status !== 200 || !clean) throw new Error(`${name}: ${status}`);
      // The first rounds warm the compilers.
      if (round >= 5) samplesUs.push(elapsedMs * 1000 / events.length);
    }
  }
  const median = (list: readonly number[]) =>
    list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;
  const least = (list: readonly number[]) => Math.min(...list);
  const floor = gateways[0]?.samplesUs ?? [];
  console.log(`${what}: ${events.length} events, ${rounds} rounds, us per event`);
  for (const { name, samplesUs } of gateways) {
    const over = (of: typeof median) => (of(samplesUs) - of(floor)).toFixed(2).padStart(7);
    console.log(
      `  ${name.padEnd(22)} median ${median(samplesUs).toFixed(2).padStart(6)} (${over(median)}) ` +
        `least ${least(samplesUs).toFixed(2).padStart(6)} (${over(least)})`,
    );
  }
}
