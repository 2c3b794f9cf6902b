import { strict as assert } from "node:assert";
import { EcsFlat } from "@elastic/ecs";
import fc from "fast-check";
import type { EntryDraft } from "../../src/pef/mod.ts";
import { type Observed, type SiemFormat, siemFormats, SiemLines } from "../../src/siem/mod.ts";
import { canonicalize, sha256 } from "../../src/hotpath/mod.ts";
import { ocsfProblems } from "./ocsf.ts";

const run = "0198c0de-0000-7000-8000-000000000000";
const commitment = { c: "00".repeat(32), mt: "application/json", n: 2 };
const trace = "4bf92f3577b34da6a3ce929d0e0e4736";

type Decision = Extract<EntryDraft, { type: "decision" }>["body"];

const verdicts = ["allow", "deny", "repair", "redact", "hold", "shed"] as const;
const place = fc.record({
  protocol: fc.constantFrom("openai", "anthropic", "mcp", "http"),
  method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "PURGE"),
  path: fc.constantFrom("/v1/chat/completions", "/crm/customers/1"),
  model: fc.option(fc.constant("gpt-x"), { nil: undefined }),
});
const decision = fc.record({
  on: fc.constantFrom("request", "tool_call", "response"),
  verdict: fc.constantFrom(...verdicts),
  rules: fc.subarray(["no-mail", "refund"]),
  reason: fc.option(fc.constant("not today"), { nil: undefined }),
  tool: fc.option(fc.constant("send_email"), { nil: undefined }),
  tool_call: fc.option(fc.constant("call_1"), { nil: undefined }),
  mitre_id: fc.option(fc.subarray(["ATLAS:AML.T0086", "ATLAS:odd"]), { nil: undefined }),
  threat_class: fc.option(fc.subarray(["OWASP:LLM06"]), { nil: undefined }),
  schema: fc.option(
    fc.constant({ name: "refund", sha256: "11".repeat(32), result: "rejected" as const }),
    { nil: undefined },
  ),
}, { noNullPrototype: true });

function present(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
}

function observed(draft: EntryDraft, seq: number): Observed {
  return {
    draft,
    run,
    seq,
    leaf: seq.toString(16).padStart(64, "0"),
    timeMs: 1_790_000_000_000 + seq,
    agent: "support-bot",
    policyHash: "22".repeat(32),
  };
}

/** The lines of one call with one decision. */
function linesOf(
  format: SiemFormat,
  { request, body }: { readonly request: object; readonly body: object },
): Record<string, unknown>[] {
  const lines = new SiemLines({ format, version: "0.1.0", origin: "clyra.example/t" });
  const drafts: EntryDraft[] = [
    {
      type: "call.request",
      call: "c1",
      ext: { traceparent: `00-${trace}-00f067aa0ba902b7-01` },
      body: {
        protocol: "openai",
        upstream: "provider",
        method: "POST",
        path: "/",
        body: commitment,
        ...request,
      },
    },
    {
      type: "decision",
      call: "c1",
      context: { job_id: "job-1" },
      body: {
        coverage: { lanes: [], detectors: [] },
        latency_us: 5,
        ...(body as object),
      } as unknown as Decision,
    },
    { type: "call.response", call: "c1", body: { outcome: "complete" } },
    { type: "event.bypass", body: { summary: "a call without a receipt" } },
  ];
  return drafts.flatMap((draft, seq) => {
    const line = lines.of(observed(draft, seq));
    return line === undefined ? [] : [JSON.parse(line)];
  });
}

function flatKeys(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([name, member]) =>
    flatKeys(member, path === "" ? name : `${path}.${name}`)
  );
}

Deno.test("every OCSF event fits the schema, whatever was decided", () => {
  fc.assert(
    fc.property(place, decision, fc.constantFrom("ocsf", "ocsf-1.9"), (request, body, format) => {
      const events = linesOf(format as SiemFormat, {
        request: present(request),
        body: present(body),
      });
      assert.equal(events.length, 2);
      for (const event of events) assert.deepEqual(ocsfProblems(event), []);
    }),
  );
});

Deno.test("ocsfProblems() refuses what is not OCSF", () => {
  const [event] = linesOf("ocsf", {
    request: {},
    body: { on: "request", verdict: "deny", rules: [] },
  });
  assert.ok(event);
  for (
    const [change, problem] of [
      [{ colour: "red" }, "colour: unknown"],
      [{ time: 5 }, "time: is no timestamp_t"],
      [{ severity_id: 7 }, "severity_id: 7 is not in the enum"],
      [{ actor: {} }, "actor.: has none of process"],
      [{ metadata: {} }, "metadata.product: missing"],
      [{ type_uid: 1 }, "type_uid: is not class_uid"],
      [{ attacks: { technique: {} } }, "attacks: is no list"],
    ] as const
  ) {
    const problems = ocsfProblems({ ...event, ...change });
    assert.ok(problems.some((each) => each.startsWith(problem)), `${problem}: ${problems}`);
  }
});

Deno.test("verdicts have the action and disposition of the mapping", () => {
  const expected = {
    allow: [1, 1],
    deny: [2, 2],
    repair: [4, 11],
    redact: [4, 18],
    hold: [1, 14],
    shed: [2, 6],
  };
  for (const verdict of verdicts) {
    const [event] = linesOf("ocsf", {
      request: {},
      body: { on: "tool_call", verdict, rules: ["r"] },
    });
    assert.deepEqual([event?.action_id, event?.disposition_id], expected[verdict]);
  }
});

Deno.test("every ECS field is one of ECS 9.4.0 or under clyra, with an allowed value", () => {
  const fields = EcsFlat as Readonly<
    Record<string, { readonly allowed_values?: readonly { readonly name: string }[] }>
  >;
  fc.assert(fc.property(place, decision, (request, body) => {
    const documents = linesOf("ecs", { request: present(request), body: present(body) });
    assert.equal(documents.length, 2);
    for (const document of documents) {
      for (const key of flatKeys(document)) {
        assert.ok(key.startsWith("clyra.") || key in fields, key);
        const allowed = fields[key]?.allowed_values?.map(({ name }) => name) ?? [];
        if (allowed.length === 0) continue;
        const value = key.split(".").reduce<unknown>(
          (at, name) => (at as Record<string, unknown>)[name],
          document,
        );
        for (const each of [value].flat()) {
          assert.ok(allowed.includes(String(each)), `${key} ${each}`);
        }
      }
    }
  }));
});

Deno.test("decisions carry the call, the trace and the agent; raw HTTP is HTTP Activity", () => {
  const body = { on: "request", verdict: "allow", rules: [] };
  const [api] = linesOf("ecs", { request: { model: "gpt-x" }, body });
  assert.deepEqual(api?.trace, { id: trace });
  assert.deepEqual(api?.gen_ai, { request: { model: "gpt-x" }, agent: { id: "support-bot" } });
  const [http] = linesOf("ocsf", {
    request: { protocol: "http", method: "GET", path: "/crm" },
    body,
  });
  assert.deepEqual([http?.class_uid, http?.activity_id, http?.type_uid], [4002, 3, 400203]);
});

Deno.test("a chain of OCSF 1.9 lines breaks where one is changed or taken out", () => {
  const lines = new SiemLines({ format: "ocsf-1.9", version: "0.1.0", origin: "clyra.example/t" });
  const events = [0, 1, 2, 3].map((seq) =>
    JSON.parse(
      lines.of(observed({ type: "event.bypass", body: { summary: `number ${seq}` } }, seq)) ?? "",
    )
  );
  const holds = (chain: typeof events): boolean => {
    let before: string | undefined;
    return chain.every((event) => {
      const [{ fingerprint, ...rest }] = event.attestation_list;
      const bytes = new TextEncoder().encode(
        JSON.stringify({ ...event, attestation_list: [rest] }),
      );
      const linked = rest.prev_event?.fingerprint.value === before;
      before = fingerprint.value;
      return linked && sha256(canonicalize(bytes)).toHex() === fingerprint.value;
    });
  };
  assert.equal(holds(events), true);
  assert.equal(holds(events.toSpliced(1, 1)), false);
  assert.equal(holds(events.with(2, { ...events[2], message: "another" })), false);
});

Deno.test("the formats that exist are the ones that are told", () => {
  assert.deepEqual([...siemFormats], ["ocsf", "ocsf-1.9", "ecs"]);
});
