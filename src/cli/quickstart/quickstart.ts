/**
 * `clyra quickstart`: the whole way in one process, from an agent's call to a verified bundle.
 *
 * @module
 */

import { limits, type Trust, type Verdict, verify } from "../../pef/mod.ts";
import { ClyraError } from "../../platform/mod.ts";
import { type Database, openEmbeddedDatabase, sampleShop } from "../../recorder/mod.ts";
import type { CliDeps, Format } from "../context.ts";
import { type Evidence, openEvidence } from "../evidence.ts";
import { type GatewayServer, openGatewayServer } from "../gateway_server.ts";
import { openGuard } from "../guard.ts";
import { type ClosedRun, openRun, type RunClient } from "../run_client.ts";
import { listen } from "../runtime/http.ts";
import { shellWord } from "../shown_text.ts";
import { type AgentResult, agentTasks, runTask } from "./agent.ts";
import { describeReport, type QuickstartReport } from "./digest.ts";
import { samplePolicy } from "./policy.ts";
import { createProvider } from "./provider.ts";
import { recordAfter, recordBefore, type RowChanges } from "./record.ts";
import { Steps } from "./steps.ts";
import { tallyRun } from "./tally.ts";

/** Flags of the command. */
export interface QuickstartFlags {
  readonly out: string;
  readonly upstream?: string;
  readonly model?: string;
  readonly keep: boolean;
  readonly format: Format;
}

/** The model that the local provider answers as. */
const localModel = "clyra-demo-1";

/** Runs the quickstart; 0 when the bundle verified and its tampered copy did not. */
export async function runQuickstart(deps: CliDeps, flags: QuickstartFlags): Promise<number> {
  const steps = new Steps(deps, "quickstart");
  const interrupted = deps.stopRequested().then((signal) => {
    throw new ClyraError("check_failed", `quickstart was stopped by ${signal}`, {
      hint: "nothing is left running; start it again when you like",
    });
  });
  try {
    const { report, server } = await Promise.race([work(deps, { flags, steps }), interrupted]);
    if (flags.format === "json") deps.terminal.out(`${JSON.stringify(report)}\n`);
    else deps.terminal.out(describeReport(report, deps.terminal));
    if (server !== undefined) {
      await deps.stopRequested();
      deps.terminal.error("clyra: stopping\n");
    }
    return 0;
  } finally {
    interrupted.catch(() => {});
    await steps.finish();
  }
}

interface Work {
  readonly flags: QuickstartFlags;
  readonly steps: Steps;
}

async function work(
  deps: CliDeps,
  { flags, steps }: Work,
): Promise<{ report: QuickstartReport; server?: GatewayServer }> {
  deps.terminal.error("clyra quickstart\n");
  const { files } = deps;
  await files.makeDirectory(flags.out);
  const database = await startDatabase(steps);
  const evidence = await steps.run(
    "journal",
    () => openEvidence(deps, dataFolder(flags.out)),
    ({ ledger }) => `keys and log of ${ledger.origin}`,
  );
  steps.defer("the journal", () => evidence.close());
  const upstream = await startProvider(steps, flags);
  const server = await startGateway(deps, { steps, evidence, upstream });
  const run = await openRun(server.url, { agent: "quickstart-agent" });
  const before = await steps.run(
    "before",
    () => recordBefore(database, run),
    ({ tables, rows }) => `snapshot of ${tables} tables, ${rows} rows`,
  );
  await runAgent(deps, { steps, database, run, server, flags });
  const after = await steps.run(
    "after",
    () => recordAfter(database, { run, before, hmacKey: evidence.columnKey }),
    ({ changes }) => `${changes.added + changes.changed + changes.removed} row(s) differ`,
  );
  const proof = await prove(deps, { flags, steps, evidence, run, artifacts: after.artifacts });
  const tally = await tallyRun(evidence.store.read(run.id));
  const report = reportOf(deps, { flags, run, tally, proof, changes: after.changes, steps });
  return flags.keep ? { report: { ...report, gateway: server.url }, server } : { report };
}

/** Beside the folder of results, not in it: that one is made to be handed on, the keys are not. */
function dataFolder(out: string): string {
  return `${out.replace(/[/\\]+$/, "")}-data`;
}

function startDatabase(steps: Steps): Promise<Database> {
  return steps.run("postgres", async () => {
    const database = await openEmbeddedDatabase({ setup: sampleShop });
    steps.defer("the database", () => database.close());
    return database;
  }, () => "embedded, with 240 orders and 24 refunds");
}

interface UpstreamChoice {
  readonly url: string;
  readonly apiKey?: string;
}

async function startProvider(steps: Steps, flags: QuickstartFlags): Promise<UpstreamChoice> {
  if (flags.upstream !== undefined) return { url: flags.upstream };
  const provider = await steps.run(
    "provider",
    () => Promise.resolve(listen(createProvider(), { hostname: "127.0.0.1", port: 0 })),
    ({ url }) => `local and deterministic, at ${url}`,
  );
  steps.defer("the provider", () => provider.stop());
  return { url: provider.url };
}

async function startGateway(
  deps: CliDeps,
  parts: { readonly steps: Steps; readonly evidence: Evidence; readonly upstream: UpstreamChoice },
): Promise<GatewayServer> {
  const { steps, evidence, upstream } = parts;
  const server = await steps.run("gateway", async () => {
    const { guard } = await openGuard({ text: samplePolicy, name: "the sample policy" });
    return await openGatewayServer(deps, {
      ledger: evidence.ledger,
      store: evidence.store,
      bodyKey: evidence.bodyKeys.current.id,
      guard,
      listen: { hostname: "127.0.0.1", port: 0 },
      gateway: {
        upstreams: [{ id: "provider", baseUrl: upstream.url }],
        routes: [{ protocol: "openai", prefix: "", upstream: "provider" }],
      },
    });
  }, ({ url }) => `at ${url}, enforcing the sample policy`);
  steps.defer("the gateway", () => server.stop());
  return server;
}

async function runAgent(
  deps: CliDeps,
  parts: {
    readonly steps: Steps;
    readonly database: Database;
    readonly run: RunClient;
    readonly server: GatewayServer;
    readonly flags: QuickstartFlags;
  },
): Promise<void> {
  const { steps, database, run, server, flags } = parts;
  const apiKey = (flags.upstream === undefined ? undefined : deps.env("OPENAI_API_KEY")) ?? "none";
  const model = flags.upstream === undefined ? localModel : flags.model ?? "gpt-4o-mini";
  for (const task of agentTasks) {
    await steps.run(
      "agent",
      () => runTask(task, { baseUrl: `${server.url}/v1`, apiKey, model, run: run.id, database }),
      (result: AgentResult) => `${task.title}: ${resultText(result)}`,
    );
  }
}

function resultText(result: AgentResult): string {
  return result.kind === "blocked" ? `blocked: ${result.message}` : "done";
}

interface Proof {
  readonly sealed: ClosedRun;
  readonly path: string;
  readonly bytes: number;
  readonly trustPath: string;
  readonly verdict: Verdict;
  readonly tampered: Verdict;
}

async function prove(
  deps: CliDeps,
  parts: Work & {
    readonly evidence: Evidence;
    readonly run: RunClient;
    readonly artifacts: readonly Uint8Array[];
  },
): Promise<Proof> {
  const { flags, steps, evidence, run, artifacts } = parts;
  const path = `${flags.out}/${run.id}.pef`;
  const trustPath = `${flags.out}/trust.json`;
  const sealed = await steps.run(
    "seal",
    () => run.close(),
    ({ entries, sealIndex }) => `${entries} entries, leaf ${sealIndex} of the log`,
  );
  const bytes = await steps.run("bundle", async () => {
    await evidence.writeTrust(trustPath);
    for (const artifact of artifacts) await evidence.keepArtifact(artifact);
    return await evidence.exportBundle(path, { claim: { type: "run-complete", runs: [run.id] } });
  }, (size) => `${path}, ${size} bytes`);
  const bundle = await deps.files.read(path, { what: "bundle", maxBytes: limits.containerBytes });
  const verdict = await steps.run(
    "verify",
    () => expectVerified(bundle, evidence.trust),
    (answer) => answer.verdict,
  );
  const tampered = await steps.run(
    "tamper",
    () => expectRefused(flipByte(bundle), evidence.trust),
    (answer) => `one byte flipped in a copy: ${answer.verdict}`,
  );
  return { sealed, path, bytes, trustPath, verdict, tampered };
}

async function expectVerified(bundle: Uint8Array, trust: Trust): Promise<Verdict> {
  const verdict = await verify(bundle, { trust });
  if (verdict.verdict === "VERIFIED") return verdict;
  const code = verdict.findings[0]?.code ?? "no finding";
  throw new ClyraError("check_failed", `the new bundle is ${verdict.verdict} (${code})`, {
    hint: "this is a fault of ours: please report it with the bundle's findings",
  });
}

async function expectRefused(bundle: Uint8Array, trust: Trust): Promise<Verdict> {
  const verdict = await verify(bundle, { trust });
  if (verdict.verdict === "INVALID") return verdict;
  throw new ClyraError("check_failed", `a tampered copy was answered ${verdict.verdict}`, {
    hint: "this is a fault of ours: please report it",
  });
}

/** A copy in which one byte is another: the last digit of the size that the first call records. */
function flipByte(bundle: Uint8Array): Uint8Array {
  const copy = bundle.slice();
  const text = new TextDecoder("latin1").decode(copy);
  const size = /"payload":\{"body":\{"body":\{"c":"[0-9a-f]{64}","mt":"[^"]*","n":[0-9]+/.exec(
    text,
  );
  if (size === null) throw new ClyraError("internal", "the bundle holds no call to tamper with");
  const digit = size.index + size[0].length - 1;
  copy[digit] = (copy[digit] ?? 0) ^ 1;
  return copy;
}

function reportOf(
  deps: CliDeps,
  parts: {
    readonly flags: QuickstartFlags;
    readonly run: RunClient;
    readonly tally: Awaited<ReturnType<typeof tallyRun>>;
    readonly proof: Proof;
    readonly changes: RowChanges;
    readonly steps: Steps;
  },
): QuickstartReport {
  const { run, tally, proof, changes, steps } = parts;
  const finding = proof.tampered.findings[0];
  const place = finding?.at.seq === undefined ? finding?.at.path ?? "" : `entry ${finding.at.seq}`;
  return {
    run: run.id,
    ...tally,
    entries: proof.sealed.entries,
    rowsAdded: changes.added,
    rowsChanged: changes.changed,
    rowsRemoved: changes.removed,
    root: proof.sealed.root,
    bundle: { path: proof.path, bytes: proof.bytes, sha256: proof.verdict.bundle_sha256 },
    trust: proof.trustPath,
    verdict: proof.verdict.verdict,
    tampered: { verdict: proof.tampered.verdict, code: finding?.code ?? "", place },
    seconds: Math.round(steps.seconds * 10) / 10,
    verifyCommand: `${deps.invocation} verify ${shellWord(proof.path)} --trust ${
      shellWord(proof.trustPath)
    }`,
  };
}
