/**
 * The story of a run as the page tells it: complete in its counts, bounded in its steps.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { Buffer } from "node:buffer";
import fc from "fast-check";
import { readChanges } from "../../verifier/browser/changes.ts";
import { maxOpenedValues, maxShownBytes, readOpened } from "../../verifier/browser/opened.ts";
import {
  maxAttentionSteps,
  maxSteps,
  type RunStory,
  Storyteller,
} from "../../verifier/browser/timeline.ts";

interface Line {
  readonly type: string;
  readonly call?: string;
  readonly body: unknown;
}

function tell(
  lines: readonly (Line | { readonly leaf: string; readonly why: string })[],
  opened?: Awaited<ReturnType<typeof readOpened>>,
): RunStory {
  const teller = new Storyteller("r1", opened);
  for (const [seq, line] of lines.entries()) {
    const ts = new Date(1.7e12 + seq).toISOString();
    teller.line(JSON.stringify("leaf" in line ? line : { payload: { ...line, seq, ts } }));
  }
  return teller.story();
}

const request = (call: string): Line => ({
  type: "call.request",
  call,
  body: { protocol: "openai.chat", method: "POST", path: "/v1/chat" },
});
const response = (call: string, outcome = "complete"): Line => ({
  type: "call.response",
  call,
  body: { outcome, status: 200 },
});
const decision = (call: string, verdict: string, more: object = {}): Line => ({
  type: "decision",
  call,
  body: { on: "tool_call", verdict, rules: ["a-rule"], tool: "a_tool", ...more },
});

Deno.test("a call is told as one step with its decisions and its end", () => {
  const story = tell([
    { type: "run.open", body: { versions: { agent: "an-agent" } } },
    request("c1"),
    request("c2"),
    decision("c1", "allow", { repair: { operations: [{}, {}] } }),
    decision("c2", "deny", { reason: "no", owasp: ["LLM06"], threat_class: ["LLM06"] }),
    response("c2", "blocked"),
    response("c1"),
    { type: "run.close", body: { status: "complete", entries: 8 } },
  ]);
  const [open, first, second, close] = story.steps;
  assert.equal(open?.kind === "event" && open.detail, "by an-agent");
  assert.ok(first?.kind === "call" && second?.kind === "call");
  assert.equal(first.title, "Model call");
  assert.deepEqual(first.decisions.map(({ verdict, repairs }) => [verdict, repairs]), [[
    "repair",
    2,
  ]]);
  assert.equal(first.outcome, "answered");
  assert.equal(first.attention, true);
  assert.deepEqual(second.decisions[0]?.threats, ["LLM06"]);
  assert.equal(second.outcome, "stopped by the gateway");
  assert.equal(close?.attention, false);
  const { calls, allowed, changed, blocked } = story.tally;
  assert.deepEqual({ calls, allowed, changed, blocked }, {
    calls: 2,
    allowed: 0,
    changed: 1,
    blocked: 1,
  });
  assert.equal(story.status, "complete");
});

Deno.test("a run without an end, and one that broke off, are told as such", () => {
  assert.equal(tell([request("c1")]).status, undefined);
  const broken = tell([{ type: "run.close", body: { status: "interrupted", entries: 2 } }]);
  assert.equal(broken.status, "interrupted");
  assert.equal(broken.steps[0]?.attention, true);
});

Deno.test("withheld entries are counted and told together", () => {
  const stub = (why: string) => ({ leaf: "0".repeat(64), why });
  const story = tell([
    stub("privacy"),
    stub("privacy"),
    stub("scope"),
    request("c"),
    stub("scope"),
  ]);
  assert.deepEqual(
    story.steps.map((step) => step.kind === "withheld" ? [step.why, step.count] : step.kind),
    [["privacy", 2], ["scope", 1], "call", ["scope", 1]],
  );
  assert.equal(story.tally.withheld, 4);
});

Deno.test("a denial is told even when the request it belongs to is withheld", () => {
  const story = tell([
    { leaf: "0".repeat(64), why: "privacy" },
    decision("c1", "deny"),
    response("c1", "blocked"),
    { type: "decision", body: { on: "request", verdict: "shed", rules: [] } },
  ]);
  const calls = story.steps.filter((step) => step.kind === "call");
  assert.deepEqual(calls.map(({ decisions: [first], attention }) => [first?.verdict, attention]), [
    ["deny", true],
    ["shed", true],
  ]);
  assert.equal(calls[0]?.outcome, "stopped by the gateway");
  assert.equal(story.tally.blocked, 2);
});

Deno.test("rows that changed are added up over all comparisons", () => {
  const diff = (added: number, removed: number): Line => ({
    type: "event.diff",
    body: {
      summary: "s",
      counts: [{ name: "rows.added", n: added }, { name: "rows.removed", n: removed }],
      digests: [{ name: "diff.artifact", sha256: "ab" }],
    },
  });
  const story = tell([diff(2, 0), diff(1, 3)]);
  assert.deepEqual([story.tally.rowsAdded, story.tally.rowsRemoved], [3, 3]);
  const [step] = story.steps;
  assert.deepEqual(step?.kind === "event" && [step.changes, step.facts], ["ab", ["2 rows added"]]);
});

Deno.test("a long run stays bounded, is counted whole, and tells what stood out to the end", () => {
  const lines: Line[] = [];
  for (let i = 0; i < maxSteps + 100; i++) lines.push(request(`c${i}`), response(`c${i}`));
  lines.push(request("late"), decision("late", "deny"), response("late", "blocked"));
  const story = tell(lines);
  assert.equal(story.tally.calls, maxSteps + 101);
  assert.equal(story.steps.length, maxSteps + 1);
  assert.equal(story.untold, 100);
  const last = story.steps.at(-1);
  assert.equal(last?.kind === "call" && last.decisions[0]?.verdict, "deny");
});

Deno.test("even what stands out is bounded", () => {
  const lines: Line[] = [];
  const total = maxSteps + maxAttentionSteps + 50;
  for (let i = 0; i < total; i++) lines.push(request(`c${i}`), decision(`c${i}`, "deny"));
  const story = tell(lines);
  assert.equal(story.steps.length, maxSteps + maxAttentionSteps);
  assert.equal(story.untold, 50);
  assert.equal(story.tally.blocked, total);
});

Deno.test("every step is told or counted as untold, whatever the order", () => {
  const line = fc.tuple(fc.constantFrom("a", "b", "c"), fc.nat(4)).map(([call, kind]) =>
    [
      request(call),
      decision(call, "deny"),
      response(call),
      { leaf: "0", why: "hold" },
      { type: "event.bypass", body: { summary: "s" } },
    ][kind] ?? request(call)
  );
  fc.assert(fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
    const story = tell(lines);
    const { steps, tally } = story;
    const events = lines.filter((one) => "type" in one && one.type === "event.bypass").length;
    const denials = lines.filter((one) => "type" in one && one.type === "decision").length;
    const told = steps.flatMap((step) => step.kind === "call" ? step.decisions : []);
    const stubs = steps.reduce((n, step) => n + (step.kind === "withheld" ? step.count : 0), 0);
    assert.equal(tally.withheld, stubs);
    assert.equal(steps.filter(({ kind }) => kind === "event").length, events);
    assert.deepEqual([told.length, tally.blocked], [denials, denials]);
    assert.equal(story.untold, 0);
  }));
});

const document = {
  kind: "diff",
  tables: [{
    schema: "s",
    name: "t",
    columns: [
      { name: "id", treatment: "full" },
      { name: "mail", treatment: "hmac" },
      { name: "note", treatment: "omit" },
    ],
  }],
  sections: [{ changes: [] as unknown[] }],
};

function withChange(change: unknown): string {
  return JSON.stringify({ ...document, sections: [{ changes: [change] }] });
}

Deno.test("readChanges() shows rows, and says of hidden values that they are hidden", () => {
  const changes = readChanges(withChange({
    kind: "row",
    op: "mod",
    key: ["s", "t", "1"],
    before: ["1", "hmac:1", null],
    after: ["1", "hmac:2", null],
  }));
  const [row] = changes?.rows ?? [];
  assert.equal(row?.op, "changed");
  assert.equal(row?.table, "s.t");
  assert.equal(row?.key, "1");
  assert.deepEqual(row?.values.map(({ after, isChanged }) => [after, isChanged]), [
    ["1", false],
    ["hidden, only a fingerprint is kept", true],
    ["left out", false],
  ]);
  assert.equal(JSON.stringify(changes).includes("hmac:"), false);
});

Deno.test("readChanges() shows nothing of a document that it does not understand", () => {
  const bad = ["", "[]", "null", "{", '{"kind":"snapshot"}', '{"kind":"diff","tables":[1]}'];
  for (const text of [...bad, withChange(1), withChange({ op: "drop", key: [] })]) {
    assert.equal(readChanges(text), undefined, text);
  }
  for (const op of ["constructor", "__proto__", "toString"]) {
    assert.equal(readChanges(withChange({ op, key: ["s", "t"] })), undefined, op);
  }
});

Deno.test("readChanges() answers or declines on any JSON, and never throws", () => {
  fc.assert(fc.property(fc.json(), (text) => {
    readChanges(text);
    const change = readChanges(withChange(JSON.parse(text)));
    assert.ok(change === undefined || change.rows.length === 1);
  }));
});

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function openedLine(seq: number, value: Uint8Array, field = "/body"): string {
  return JSON.stringify({ field, seq, value: Buffer.from(value).toString("base64url") });
}

async function* groups(...lines: string[]): AsyncGenerator<readonly string[]> {
  await Promise.resolve();
  for (const line of lines) yield [line];
}

Deno.test("opened values are told with the step of their entry", async () => {
  const opened = await readOpened(groups(
    openedLine(0, bytesOf("the question")),
    openedLine(1, bytesOf("{a:1}"), "/repair/before"),
    openedLine(2, bytesOf("the answer")),
  ));
  const { steps, hasMoreOpened } = tell(
    [request("c1"), decision("c1", "allow"), response("c1")],
    opened,
  );
  const [step] = steps;
  assert.ok(step?.kind === "call");
  assert.deepEqual(step.opened.map(({ seq, text }) => [seq, text]), [
    [0, "the question"],
    [1, "{a:1}"],
    [2, "the answer"],
  ]);
  assert.equal(hasMoreOpened, false);
});

Deno.test("opened values are cut between characters, and bytes that are no text are not shown", async () => {
  const long = "\u{1f600}".repeat(maxShownBytes);
  const { bySeq } = await readOpened(groups(
    openedLine(0, bytesOf(`x${long}`)),
    openedLine(1, Uint8Array.of(0xff, 0)),
    openedLine(2, bytesOf("")),
  ));
  const [cut] = bySeq.get(0) ?? [];
  assert.equal(cut?.isCut, true);
  assert.match(cut?.text ?? "", /^x\u{1f600}+$/u);
  assert.equal(bytesOf(cut?.text ?? "").length <= maxShownBytes, true);
  assert.deepEqual(bySeq.get(1)?.map(({ text, bytes }) => [text, bytes]), [[undefined, 2]]);
  assert.deepEqual(bySeq.get(2)?.map(({ text, isCut }) => [text, isCut]), [["", false]]);
});

Deno.test("opened values beyond the bound are said to be there, and not read", async () => {
  const lines = Array.from(
    { length: maxOpenedValues + 1 },
    (_, seq) => openedLine(seq, bytesOf("x")),
  );
  const all = await readOpened(groups(...lines));
  assert.equal(all.bySeq.size, maxOpenedValues);
  assert.equal(all.hasMore, true);
  assert.equal((await readOpened(groups(...lines.slice(1)))).hasMore, false);
});
