import { strict as assert } from "node:assert";
import type { EntryDraft } from "../../src/pef/mod.ts";
import { SiemLines } from "../../src/siem/mod.ts";
import datadog from "../../docs/siem/datadog_queries.json" with { type: "json" };
import splunk from "../../docs/siem/splunk_queries.json" with { type: "json" };

/** Every path of the events that are emitted, list indexes left out. */
function emitted(): Set<string> {
  const lines = new SiemLines({ format: "ocsf", version: "0.1.0", origin: "o" });
  const commitment = { c: "00".repeat(32), mt: "text/plain", n: 0 };
  const drafts: EntryDraft[] = [
    {
      type: "call.request",
      call: "c",
      body: { protocol: "openai", upstream: "p", method: "POST", path: "/", body: commitment },
    },
    {
      type: "decision",
      call: "c",
      body: {
        on: "tool_call",
        verdict: "deny",
        rules: ["r"],
        tool: "t",
        threat_class: ["ATLAS:AML.T0086"],
        mitre_id: ["ATLAS:AML.T0086"],
        schema: { name: "s", sha256: "00".repeat(32), result: "rejected" },
        coverage: { lanes: [], detectors: [] },
        latency_us: 1,
      },
    },
    { type: "event.bypass", body: { summary: "s" } },
  ];
  const paths = new Set<string>();
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) return value.forEach((each) => walk(each, path));
    paths.add(path);
    if (typeof value !== "object" || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      walk(member, path === "" ? name : `${path}.${name}`);
    }
  };
  drafts.forEach((draft, seq) => {
    const known = { draft, run: "r", seq, leaf: "00", timeMs: 1.8e12, agent: "a", policyHash: "p" };
    walk(JSON.parse(lines.of(known) ?? "{}"), "");
  });
  return paths;
}

Deno.test("the Splunk searches have what a saved search needs, and name fields that are emitted", () => {
  const paths = emitted();
  const settings = new Set([
    ...["name", "description", "search", "dispatch.earliest_time", "dispatch.latest_time"],
    ...["is_scheduled", "cron_schedule", "alert.severity", "alert_type", "alert_comparator"],
    "alert_threshold",
  ]);
  for (const saved of splunk) {
    for (const name of Object.keys(saved)) assert.ok(settings.has(name), name);
    assert.equal(saved.is_scheduled, "cron_schedule" in saved, saved.name);
    const fields = saved.search.match(
      /[a-z_]+(?:\{\})?(?:\.[a-z_][a-z_0-9]*(?:\{\})?)+|class_uid|disposition/g,
    ) ?? [];
    assert.ok(fields.length > 0, saved.name);
    for (const field of fields.filter((name) => name !== "clyra.bypass")) {
      assert.ok(paths.has(field.replaceAll("{}", "")), `${saved.name}: ${field}`);
    }
  }
});

Deno.test("the Datadog monitors have what the API needs, and name fields that are emitted", () => {
  const paths = emitted();
  for (const { name, type, query, message, options, priority, tags } of datadog) {
    assert.equal(type, "log alert");
    const form =
      /^logs\("([^"]+)"\)\.index\("\*"\)\.rollup\("count"\)(?:\.by\("([^"]+)"\))?\.last\("\d+m"\) > (\d+)$/;
    const [, search = "", by = "", threshold] = form.exec(query) ?? [];
    assert.ok(search !== "", `${name}: ${query}`);
    assert.equal(options.thresholds.critical, Number(threshold));
    assert.ok(priority >= 1 && priority <= 5 && tags.length > 0);
    const fields = `${search} ${by} ${message}`.match(/@[a-z_.]*[a-z_][a-z_0-9]*/g) ?? [];
    for (const field of fields) assert.ok(paths.has(field.slice(1)), `${name}: ${field}`);
  }
});

Deno.test("a field that nothing emits is found", () => {
  assert.equal(emitted().has("firewall_rule.colour"), false);
});
