/**
 * The process that is killed: a whole gateway on a folder of evidence. Says its address on stdout.
 * Arguments: folder, address of the provider.
 *
 * @module
 */

import { openEvidence } from "../../src/cli/evidence.ts";
import { openGatewayServer } from "../../src/cli/gateway_server.ts";
import { openGuard } from "../../src/cli/guard.ts";
import { samplePolicy } from "../../src/cli/quickstart/policy.ts";
import { testDeps } from "../cli/harness.ts";

const [folder = "", provider = ""] = Deno.args;
const say = (text: string): void => {
  Deno.stderr.writeSync(new TextEncoder().encode(text));
};
const deps = testDeps({ cwd: folder }, { out: say, error: say });
const evidence = await openEvidence(deps, "data");
const { guard } = await openGuard({ text: samplePolicy, name: "the sample policy" });
const server = await openGatewayServer(deps, {
  ledger: evidence.ledger,
  guard,
  listen: { hostname: "127.0.0.1", port: 0 },
  gateway: {
    upstreams: [{ id: "provider", baseUrl: provider }],
    routes: [{ protocol: "openai", prefix: "", upstream: "provider" }],
  },
});
Deno.stdout.writeSync(new TextEncoder().encode(`${server.url}\n`));
