/**
 * Bundles for the tests of the verifiers: a run with a story, and what forgers and bad copies make of it.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import { openEvidence } from "../../src/cli/evidence.ts";
import type { Run } from "../../src/journal/mod.ts";
import { testDeps } from "../cli/harness.ts";

/** Bundles in a folder, and what they are called. */
export interface Fixture {
  readonly folder: string;
  readonly run: string;
  readonly good: string;
  /** The good one with the denial made to look like something else. */
  readonly forged: string;
  /** The good one without its last 100 bytes. */
  readonly truncated: string;
  readonly trust: string;
}

/** What to put into the run besides its story. */
export interface FixtureOptions {
  /** Documents that the bundle shall hold too. */
  readonly artifacts?: readonly Uint8Array[];
  /** Whether the bad copies are made too; true by default. */
  readonly badCopies?: boolean;
}

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Records a run in `folder`, exports it, and makes the bad copies. */
export async function makeFixture(
  folder: string,
  options: FixtureOptions = {},
): Promise<Fixture> {
  const deps = testDeps({ cwd: folder }, { out: () => {}, error: () => {} });
  const evidence = await openEvidence(deps, "data");
  const path = (name: string): string => `${folder}/${name}`;
  let id: string;
  try {
    const run = await evidence.ledger.openRun({ policyHash: "0".repeat(64) });
    id = run.id;
    await story(run, await evidence.keepArtifact(encode(JSON.stringify(diffDocument))));
    for (const [number, artifact] of (options.artifacts ?? []).entries()) {
      const sha256 = await evidence.keepArtifact(artifact);
      await run.append({
        type: "event.step",
        body: { summary: `document ${number}`, digests: [{ name: "step.artifact", sha256 }] },
      });
    }
    await run.close("complete");
    await evidence.exportBundle("good.pef", { claim: { type: "run-complete", runs: [id] } });
    await evidence.writeTrust("trust.json");
  } finally {
    await evidence.close();
  }
  if (options.badCopies !== false) {
    await forge(path("good.pef"), path("forged.pef"));
    const { size } = await Deno.stat(path("good.pef"));
    await Deno.copyFile(path("good.pef"), path("truncated.pef"));
    await Deno.truncate(path("truncated.pef"), size - 100);
  }
  return {
    folder,
    run: id,
    good: path("good.pef"),
    forged: path("forged.pef"),
    truncated: path("truncated.pef"),
    trust: path("trust.json"),
  };
}

/** Changes the denial in place, as somebody would who wants to hide it. */
async function forge(from: string, to: string): Promise<void> {
  const bytes = await Deno.readFile(from);
  const at = Buffer.from(bytes.buffer).indexOf('"verdict":"deny"');
  if (at < 0) throw new Error("cannot forge: the run has no denial");
  bytes.set(encode('"verdict":"shed"'), at);
  await Deno.writeFile(to, bytes);
}

/** Three calls: allowed, repaired, denied; and a row that changed. */
async function story(run: Run, diff: string): Promise<void> {
  await run.append({
    type: "event.snapshot",
    body: { summary: "database before the run", counts: [{ name: "rows", n: 264 }] },
  });
  await call(run, "c1", { verdict: "allow", rule: "order-lookups", tool: "lookup_order" });
  await call(run, "c2", { verdict: "repair", rule: "small-refunds", tool: "issue_refund" });
  await call(run, "c3", {
    verdict: "deny",
    rule: "large-refunds",
    tool: "issue_refund",
    reason: "cannot call tool <b>issue_refund</b>: rule 'large-refunds' denies \u202Eevil\u0007",
  });
  await run.append({
    type: "event.diff",
    body: {
      summary: "rows that differ between the two snapshots",
      counts: [{ name: "rows.added", n: 1 }],
      digests: [{ name: "diff.artifact", sha256: diff }],
    },
  });
}

async function call(
  run: Run,
  id: string,
  decided: {
    readonly verdict: "allow" | "repair" | "deny";
    readonly rule: string;
    readonly tool: string;
    readonly reason?: string;
  },
): Promise<void> {
  const { verdict, rule, tool, reason } = decided;
  const body = run.commit(encode(id), { scope: id, field: "body", mediaType: "text/plain" });
  await run.append({
    type: "call.request",
    call: id,
    body: { protocol: "openai.chat", upstream: "provider", method: "POST", path: "/v1/chat", body },
  });
  await run.append({
    type: "decision",
    call: id,
    body: {
      on: "tool_call",
      verdict,
      rules: [rule],
      tool,
      reason: reason ?? `rule '${rule}' decides`,
      coverage: { lanes: [], detectors: [] },
      latency_us: 900,
    },
  });
  await run.append({
    type: "call.response",
    call: id,
    body: verdict === "deny"
      ? { outcome: "blocked", status: 403 }
      : { outcome: "complete", status: 200, body },
  });
}

const columns = [
  { name: "id", treatment: "full" },
  { name: "amount_cents", treatment: "full" },
  { name: "email", treatment: "hmac" },
];

/** The form in which the recorder writes a diff. */
const diffDocument = {
  v: 0,
  kind: "diff",
  tables: [{ schema: "public", name: "refunds", added: 1, modified: 0, deleted: 0, columns }],
  sections: [{
    kind: "row",
    count: 1,
    changes: [{
      kind: "row",
      op: "add",
      key: ["public", "refunds", "25"],
      before: null,
      after: ["25", "1999", "hmac:4711"],
    }],
  }],
};
