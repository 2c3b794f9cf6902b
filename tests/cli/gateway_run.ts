/**
 * A gateway started by its command, used, and stopped in order.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { cli, type CliResult } from "./harness.ts";

/** A policy that lets everything pass. */
export const openPolicy = `version: 1
defaults: {effect: deny}
rules:
- id: all
  on: [http.request, llm.request, llm.tool_call, mcp.tools/call]
  effect: allow
`;

/** Runs `clyra gateway` in front of `upstream`, hands its URL to `act`, stops it; gives what it said. */
export async function withGateway(
  options: {
    readonly cwd: string;
    readonly upstream: string;
    readonly args?: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
  },
  act: (url: string) => Promise<void>,
): Promise<CliResult> {
  const { cwd, upstream, args = [], env = {} } = options;
  await Deno.writeTextFile(`${cwd}/policy.yaml`, openPolicy);
  const stop = Promise.withResolvers<string>();
  const acting = Promise.withResolvers<void>();
  acting.promise.catch(() => undefined); // Raised below, after the gateway has ended.
  const command = ["gateway", "--policy", "policy.yaml", "--upstream", upstream, "--port", "0"];
  const result = await cli([...command, ...args], {
    cwd,
    env,
    stop: stop.promise,
    onOut: (text) => {
      const url = /gateway at (\S+),/.exec(text)?.[1];
      if (url === undefined) return;
      act(url).then(acting.resolve, acting.reject).finally(() => stop.resolve("SIGTERM"));
    },
  });
  assert.equal(result.exitCode, 0, result.stderr);
  await acting.promise;
  return result;
}
