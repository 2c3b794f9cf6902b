/**
 * Small runs of the kinds of automation that Clyra records: LLM, MCP, HTTP, ETL and RPA.
 *
 * @module
 */

import { commit, type Commitment, sha256, toHex } from "../../src/pef/mod.ts";
import { bytesOf, type TestRun, type World } from "./builder.ts";

const json = "application/json";

/** The salt of a test commitment. */
export function testSalt(name: string): Uint8Array {
  return sha256(bytesOf(`salt of ${name}`));
}

/** A salted commitment to a text. */
export function committed(value: string, field: string): Commitment {
  return commit(bytesOf(value), { field, salt: testSalt(value), mediaType: json });
}

/** A plain digest of a text. */
export function digested(value: string): Commitment & { readonly sha256: string } {
  const bytes = bytesOf(value);
  return { sha256: toHex(sha256(bytes)), n: bytes.length, mt: json };
}

const coverage = {
  lanes: [{ lane: "body", seen: 120, scanned: 120 }],
  detectors: ["pii", "secrets"],
};

/** A receipt. */
export function decision(
  verdict: string,
  more: Readonly<Record<string, unknown>> = {},
): { readonly type: string; readonly body: Readonly<Record<string, unknown>> } {
  return {
    type: "decision",
    body: {
      on: "request",
      verdict,
      rules: verdict === "allow" ? [] : ["deny-drop-table"],
      coverage,
      latency_us: 412,
      ...more,
    },
  };
}

type Call = { readonly name: string; readonly protocol: string; readonly path: string };

function call(run: TestRun, { name, protocol, path }: Call): TestRun {
  return run
    .add({
      type: "call.request",
      call: name,
      body: {
        protocol,
        upstream: "upstream-1",
        method: "POST",
        path,
        body: committed(`{"ask":"${name}"}`, "body"),
      },
    })
    .add({ ...decision("allow"), call: name })
    .add({
      type: "call.response",
      call: name,
      body: { outcome: "complete", status: 200, body: committed(`{"answer":"${name}"}`, "body") },
    });
}

/** An agent that talks to a model and has one tool call denied. */
export function llmRun(world: World, id = "llm-1"): TestRun {
  const run = world.run(id).open({ versions: { gateway: "0.1.0", agent: "support-bot" } });
  call(run, { name: "c1", protocol: "openai", path: "/v1/chat/completions" });
  return run
    .add({
      ...decision("deny", {
        on: "tool_call",
        tool: "run_sql",
        threat_class: ["destructive-action"],
        owasp: ["LLM06"],
        mitre_id: ["AML.T0053"],
        shadow_verdict: "hold",
      }),
      call: "c1",
    })
    .add({
      type: "stream.notary",
      call: "c1",
      body: {
        delivered: { bytes: 64, sha256: toHex(sha256(bytesOf("stream"))) },
        lanes: [{ lane: "text", bytes: 64, sha256: toHex(sha256(bytesOf("stream"))) }],
        end: "complete",
      },
    });
}

/** An agent that uses tools over MCP. */
export function mcpRun(world: World, id = "mcp-1"): TestRun {
  const run = world.run(id).open();
  call(run, { name: "tools-call-1", protocol: "mcp", path: "/mcp" });
  return run.add({ type: "event.hold", body: { summary: "a person approved the transfer" } });
}

/** A service that calls another over HTTP. */
export function httpRun(world: World, id = "http-1"): TestRun {
  const run = world.run(id).open();
  return call(run, { name: "GET/orders", protocol: "http", path: "/orders?since=2026" });
}

/** A nightly job that moves rows. */
export function etlRun(world: World, id = "etl-1"): TestRun {
  const digests = [{ name: "orders", sha256: toHex(sha256(bytesOf("rows"))) }];
  return world.run(id).open()
    .add({
      type: "event.step",
      context: { job_id: "nightly", pipeline_id: "orders" },
      body: { summary: "extract", counts: [{ name: "rows", n: 1200 }] },
    })
    .add({ type: "event.snapshot", body: { summary: "before", digests } })
    .add({ type: "event.diff", body: { summary: "1200 rows inserted", digests } });
}

/** A bot that clicks through a desktop program. */
export function rpaRun(world: World, id = "rpa-1"): TestRun {
  return world.run(id).open()
    .add({
      type: "event.step",
      ext: { screen: "invoice", control: "btn-7" },
      body: { summary: "press \u201cPay\u201d \u{1F4B8}" },
    })
    .add({ type: "event.bypass", body: { summary: "the operator took over" } });
}

/** All five kinds. */
export const flavours = {
  llm: llmRun,
  mcp: mcpRun,
  http: httpRun,
  etl: etlRun,
  rpa: rpaRun,
} as const;
