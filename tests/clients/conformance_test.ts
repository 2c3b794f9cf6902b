/**
 * The public MCP conformance suite, as it is published: run direct and through the gateway, it has to
 * come to the same results. Its 0.1.16 knows the revisions 2025-06-18 and 2025-11-25; the stateless
 * 2026-07-28 is driven by its own client in `tests/gateway/mcp_test.ts`.
 *
 * @module
 */

import assert from "node:assert/strict";
import { startGateway } from "../gateway/harness.ts";
import { startConformanceServer } from "./conformance_server.ts";

const suite = "npm:@modelcontextprotocol/conformance@0.1.16";
const config = new URL("../../deno.json", import.meta.url).pathname;
const revisions = ["2025-06-18", "2025-11-25"] as const;
/** Authorization is between client and authorization server: the gateway serves no metadata of its own. */
const clientScenarios = [
  "initialize",
  "tools_call",
  "elicitation-sep1034-client-defaults",
  "sse-retry",
] as const;

/** How long a client waited: the suite's clock on a busy machine, and nothing of the gateway's. */
const timed = "client-sse-retry-timing";

/** Status of each check, by scenario and id; what varies from run to run is left out. */
type Results = Readonly<Record<string, string>>;

async function runSuite(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Results> {
  const folder = await Deno.makeTempDir({ prefix: "clyra-conformance-" });
  try {
    const { stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-check", "--no-lock", suite, ...args, "--output-dir", folder],
      env: { ...env, NO_COLOR: "1" },
      stdout: "null",
    }).output();
    const results = await readResults(folder);
    if (Object.keys(results).length > 0) return results;
    throw new Error(`the suite gave no results: ${new TextDecoder().decode(stderr).slice(-500)}`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function readResults(folder: string): Promise<Results> {
  const results: Record<string, string> = {};
  for (const path of filesBelow(folder)) {
    if (!path.endsWith("checks.json")) continue;
    // The folder's name is the scenario's with the time of the run behind it.
    const scenario = path.slice(folder.length + 1).replace(/-\d{4}-\d\d-\d\dT.*$/, "");
    const checks: readonly { readonly id: string; readonly status: string }[] = JSON.parse(
      await Deno.readTextFile(path),
    );
    for (const { id, status } of checks) {
      if (status !== "INFO" && id !== timed) results[`${scenario}: ${id}`] = status;
    }
  }
  return results;
}

function filesBelow(folder: string): string[] {
  return [...Deno.readDirSync(folder)].flatMap(({ name, isDirectory }) =>
    isDirectory ? filesBelow(`${folder}/${name}`) : [`${folder}/${name}`]
  );
}

function passed(results: Results): number {
  return Object.values(results).filter((status) => status === "SUCCESS").length;
}

for (const revision of revisions) {
  Deno.test(`the MCP suite says the same of a server behind the gateway (${revision})`, async () => {
    await using server = startConformanceServer();
    await using harness = startGateway(server.url, {
      settings: {
        upstreams: [{ id: "tools", baseUrl: server.url }],
        routes: [{ protocol: "mcp", prefix: "/mcp", upstream: "tools" }],
      },
    });
    const of = (url: string) =>
      runSuite(["server", "--url", url, "--suite", "all", "--spec-version", revision]);
    const direct = await of(server.url);
    const through = await of(`${harness.url}/mcp`);
    assert.deepEqual(through, direct);
    assert.ok(passed(direct) >= 25, JSON.stringify(direct));
    assert.ok(harness.ledger.bodies("call.request").length > 40);
  });
}

for (const scenario of clientScenarios) {
  Deno.test(`the MCP suite says the same of a client behind the gateway (${scenario})`, async () => {
    const client = new URL("conformance_client.ts", import.meta.url).pathname;
    const command = `${Deno.execPath()} run -A --no-check --config ${config} ${client}`;
    const args = ["client", "--command", command, "--scenario", scenario];
    const direct = await runSuite(args);
    const through = await runSuite(args, { THROUGH_GATEWAY: "1" });
    assert.deepEqual(through, direct);
    assert.ok(passed(direct) > 0, JSON.stringify(direct));
  });
}
