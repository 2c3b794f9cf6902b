/**
 * The gateway of `clyra run`: one of its own for one run, or one that is up already.
 *
 * @module
 */

import { ClyraError } from "../../platform/mod.ts";
import { readSetup, type SettingsFlags } from "../config/flags.ts";
import type { GatewaySetup } from "../config/plan.ts";
import { configError } from "../config/problem.ts";
import type { CliDeps } from "../context.ts";
import { type Evidence, openEvidence } from "../evidence.ts";
import { type GatewayServer, openGatewayServer } from "../gateway_server.ts";
import type { Doorway } from "./environment.ts";

/** A gateway that a run can be opened at. */
export interface RunGateway {
  readonly url: string;
  /** For the run routes. */
  readonly token: string | undefined;
  readonly routes: Doorway["routes"];
  readonly secretNames: readonly string[];
  /** What it enforces, in words. */
  readonly policy: string;
  /** Where bundles go. */
  readonly out: string;
  /** The keys and the journal, where they are ours. */
  readonly own: { readonly evidence: Evidence; readonly server: GatewayServer } | undefined;
  close(): Promise<void>;
}

/** The policy of who gives none: everything passes, and all of it is recorded. */
const recordingPolicy = {
  name: "none: everything is allowed and recorded",
  text: `version: 1
defaults: { effect: allow, fail: closed, body_store: none }
rules: []
`,
};

/** Where calls go unless told otherwise. */
const defaultUpstreams = {
  upstream: "https://api.openai.com",
  anthropic: "https://api.anthropic.com",
};

/** Opens a gateway on a free port of this machine that serves nobody but the run. */
export async function openOwnGateway(deps: CliDeps, flags: SettingsFlags): Promise<RunGateway> {
  const loaded = await readSetup(deps, flags, {
    policy: recordingPolicy,
    upstreams: {
      // Where the program would go without us.
      upstream: deps.env("OPENAI_BASE_URL") || defaultUpstreams.upstream,
      anthropic: deps.env("ANTHROPIC_BASE_URL") || defaultUpstreams.anthropic,
    },
  });
  if ("problems" in loaded) {
    throw configError(loaded.problems, loaded.reading.file ?? "the settings");
  }
  const { setup } = loaded;
  const document = "config" in loaded.reading ? loaded.reading.config.document : undefined;
  await deps.files.makeDirectory(setup.out);
  const evidence = await openEvidence(deps, setup.data);
  try {
    await evidence.writeTrust(`${setup.out}/trust.json`);
    // Without the token nobody on this machine can make a key for the upstreams' credentials.
    const token = deps.random.bytes(32).toHex();
    const server = await openGatewayServer(deps, {
      ledger: evidence.ledger,
      store: evidence.store,
      guard: setup.guard,
      listen: { hostname: "127.0.0.1", port: 0 },
      gateway: { ...setup.options, keys: [], adminToken: token },
      // stdout is the program's.
      observe: {
        ...setup.observe,
        siem: setup.observe.siem.filter((target) => target !== "stdout"),
      },
    });
    const secrets = [
      ...Object.values(document?.upstreams ?? {}).map(({ api_key }) => api_key?.env),
      document?.admin?.token?.env,
    ];
    return {
      url: server.url,
      token,
      routes: routesOf(setup),
      secretNames: secrets.filter((name) => name !== undefined),
      policy: setup.policyFile,
      out: setup.out,
      own: { evidence, server },
      close: async () => {
        await server.stop();
        await evidence.close();
      },
    };
  } catch (thrown) {
    await evidence.close();
    throw thrown;
  }
}

/** A gateway that is up, at its URL. */
export function joinGateway(
  deps: CliDeps,
  { url, flags }: { readonly url: string; readonly flags: SettingsFlags },
): RunGateway {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    throw new ClyraError(
      "usage",
      "cannot join the gateway: its address is not an http or https URL",
    );
  }
  const given = ["policy", "upstream", "anthropic", "http", "mcp", "config", "data"] as const;
  const moot = given.find((name) => flags[name] !== undefined);
  if (moot !== undefined) {
    throw new ClyraError("usage", `cannot join a gateway with --${moot}: it has its own settings`, {
      hint: "leave the flag out, or start a gateway of your own without --join",
    });
  }
  return {
    url: url.replace(/\/+$/, ""),
    token: deps.env("CLYRA_ADMIN_TOKEN"),
    routes: [{ protocol: "openai", prefix: "" }, { protocol: "anthropic", prefix: "" }],
    secretNames: [],
    policy: "that of the gateway that was joined",
    out: flags.out ?? "clyra-out",
    own: undefined,
    close: () => Promise.resolve(),
  };
}

function routesOf(setup: GatewaySetup): Doorway["routes"] {
  return setup.options.routes.map(({ protocol, prefix }) => ({ protocol, prefix }));
}
