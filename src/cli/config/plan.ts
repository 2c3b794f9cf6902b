/**
 * From a configuration to everything a gateway is opened with: secrets read, policy and schemas loaded,
 * routes checked. Nothing is taken into use here, so that a reload can look first.
 *
 * @module
 */

import {
  type GatewayOptions,
  type Guard,
  type Limits,
  type Route,
  type RowsSetting,
  settle,
  type Upstream,
} from "../../gateway/mod.ts";
import { canonicalize, sha256, toHex } from "../../pef/mod.ts";
import { ClyraError } from "../../platform/mod.ts";
import { didYouMean } from "../../policy/mod.ts";
import type { SiemFormat } from "../../siem/mod.ts";
import { openGuard } from "../guard.ts";
import type { Files } from "../runtime/files.ts";
import { type LoadedConfig, problemOf } from "./load.ts";
import type { ConfigProblem } from "./problem.ts";
import { type ConfigDocument, configSchema, type Recording } from "./schema.ts";

/** An address to listen on. */
export interface Address {
  readonly hostname: string;
  readonly port: number;
}

/** A gateway, ready to be opened. */
export interface GatewaySetup {
  readonly listen: Address;
  /** Where the run routes have an address of their own. */
  readonly admin: Address | undefined;
  readonly data: string;
  readonly out: string;
  readonly policyFile: string;
  readonly options: GatewayOptions;
  readonly guard: Guard;
  /** What is told to the outside. */
  readonly observe: { readonly siem: readonly string[]; readonly siemFormat: SiemFormat };
  readonly reload: { readonly watch: boolean; readonly intervalMs: number };
  /** Hex SHA-256 of the canonical configuration; secrets are named in it, not held. */
  readonly sha256: string;
}

/** A setup or its faults, and the files that it depends on. */
export type SetupReading =
  & { readonly watched: readonly string[] }
  & ({ readonly setup: GatewaySetup } | { readonly problems: readonly ConfigProblem[] });

/** What is needed of the outside world. */
export interface PlanDeps {
  readonly files: Pick<Files, "read">;
  readonly environment: Readonly<Record<string, string>>;
  /** The policy where the configuration names none. */
  readonly policy?: { readonly name: string; readonly text: string };
}

/** A policy or one of its schemas. */
const policyBytesMax = 1024 * 1024;
/** A key or token; the longest that are given out have some thousand characters. */
const secretBytesMax = 16 * 1024;
/** A token that could be guessed is none. */
const tokenLengthMin = 16;

/** Prepares a gateway. */
export async function planGateway(config: LoadedConfig, deps: PlanDeps): Promise<SetupReading> {
  const planner = new Planner(config, deps);
  const setup = await planner.setup();
  const watched = [...planner.watched];
  const { problems } = planner;
  return setup === undefined || problems.length > 0 ? { problems, watched } : { setup, watched };
}

class Planner {
  readonly problems: ConfigProblem[] = [];
  readonly watched = new Set<string>();
  readonly #config: LoadedConfig;
  readonly #deps: PlanDeps;

  constructor(config: LoadedConfig, deps: PlanDeps) {
    this.#config = config;
    this.#deps = deps;
    if (config.file !== undefined) this.watched.add(config.file);
  }

  async setup(): Promise<GatewaySetup | undefined> {
    const { document } = this.#config;
    const { properties } = configSchema;
    const options = await this.#options();
    const guard = await this.#guard(document.policy);
    const policyFile = document.policy ?? this.#deps.policy?.name;
    if (guard === undefined || policyFile === undefined) return undefined;
    this.#requireRows(guard);
    const { listen = {}, admin = {}, reload = {}, siem = {} } = document;
    const hostname = listen.host ?? properties.listen.properties.host.default;
    return {
      listen: { hostname, port: listen.port ?? properties.listen.properties.port.default },
      admin: admin.port === undefined ? undefined : {
        hostname: admin.host ?? properties.admin.properties.host.default,
        port: admin.port,
      },
      data: document.data ?? properties.data.default,
      out: document.out ?? properties.out.default,
      policyFile,
      options,
      guard,
      observe: {
        siem: siem.targets ?? [],
        siemFormat: siem.format ?? properties.siem.properties.format.default,
      },
      reload: {
        watch: reload.watch ?? properties.reload.properties.watch.default,
        intervalMs: reload.interval_ms ?? properties.reload.properties.interval_ms.default,
      },
      sha256: digestOf(document),
    };
  }

  /** What a route says of rows must hold for the policy as well. */
  #requireRows(guard: Guard): void {
    for (const [index, { rows }] of (this.#config.document.routes ?? []).entries()) {
      if (rows === undefined) continue;
      const path = ["routes", String(index), "rows"];
      const names = guard.schemas.map(({ name }) => name);
      if (!names.includes(rows.schema)) {
        this.#problem([...path, "schema"], {
          message: `the policy has no schema '${rows.schema}'${didYouMean(rows.schema, names)}`,
          hint: "name it under 'schemas' of the policy",
        });
        continue;
      }
      this.#guarded(path, () => guard.rows?.({ ...rowsOf(rows), rangeDoublesAfter: 1 }));
    }
  }

  async #options(): Promise<GatewayOptions> {
    const { document } = this.#config;
    const { keys, limits, admin } = document;
    const upstreams = await this.#upstreams();
    const token = admin?.token === undefined
      ? undefined
      : await this.#secret(admin.token, ["admin", "token"]);
    if (token !== undefined && token.length < tokenLengthMin) {
      this.#problem(["admin", "token"], {
        message: `the admin token has fewer than ${tokenLengthMin} characters`,
        hint: "make one: openssl rand -hex 32",
      });
    }
    if (admin?.host !== undefined && admin.port === undefined) {
      const message = "'admin.host' means nothing without 'admin.port'";
      this.#problem(["admin", "host"], { message });
    }
    return {
      upstreams,
      routes: this.#routes(upstreams),
      ...(keys === undefined
        ? {}
        : { keys: Object.entries(keys).map(([id, key]) => ({ id, ...key })) }),
      ...(token === undefined ? {} : { adminToken: token }),
      ...(limits === undefined ? {} : { limits: limitsOf(limits) }),
    };
  }

  async #upstreams(): Promise<readonly Upstream[]> {
    const upstreams: Upstream[] = [];
    for (const [id, { url, api_key }] of Object.entries(this.#config.document.upstreams ?? {})) {
      const place = ["upstreams", id, "url"];
      this.#guarded(place, () => settle({ upstreams: [{ id, baseUrl: url }], routes: [] }));
      const apiKey = api_key === undefined
        ? undefined
        : await this.#secret(api_key, ["upstreams", id, "api_key"]);
      upstreams.push({ id, baseUrl: url, ...(apiKey === undefined ? {} : { apiKey }) });
    }
    return upstreams;
  }

  #routes(upstreams: readonly Upstream[]): readonly Route[] {
    const { routes = [] } = this.#config.document;
    const names = upstreams.map(({ id }) => id);
    // What is wrong with an upstream itself has been said: routes are checked over sound ones.
    const sound = names.map((id) => ({ id, baseUrl: "http://localhost" }));
    const good: Route[] = [];
    for (const [index, { protocol, prefix = "", upstream, ...more }] of routes.entries()) {
      const path = ["routes", String(index)];
      if (!names.includes(upstream)) {
        const message = `there is no upstream '${upstream}'${didYouMean(upstream, names)}`;
        this.#problem([...path, "upstream"], { message });
        continue;
      }
      const { on_disconnect, caller_schemas, limits } = more;
      const { defaults = {} } = this.#config.document;
      const uploads = more.uploads ?? (protocol === "http" ? defaults.uploads : undefined);
      const route: Route = {
        protocol,
        prefix,
        upstream,
        ...(on_disconnect === undefined ? {} : { onDisconnect: on_disconnect }),
        ...(caller_schemas === undefined ? {} : { callerSchemas: caller_schemas }),
        ...recordingOf({ ...defaults, ...more }),
        ...(uploads === undefined ? {} : { uploads }),
        ...(more.rows === undefined ? {} : { rows: rowsOf(more.rows) }),
        ...(limits === undefined ? {} : { limits: limitsOf(limits) }),
      };
      const settled = this.#guarded(
        [...path, "prefix"],
        () => settle({ upstreams: sound, routes: [...good, route] }),
      );
      if (settled) good.push(route);
    }
    if (routes.length === 0) {
      this.#problem(["routes"], {
        message: "there is no route: nothing would be served",
        hint: "add upstreams and routes to clyra.yaml, or give --upstream URL",
      });
    }
    return good;
  }

  async #guard(file: string | undefined): Promise<Guard | undefined> {
    const { policy } = this.#deps;
    if (file === undefined && policy !== undefined) return (await openGuard(policy)).guard;
    if (file === undefined) {
      this.#problem(["policy"], {
        message: "there is no policy",
        hint: "give --policy FILE, or 'policy' in clyra.yaml",
      });
      return undefined;
    }
    const folder = /^(.*[/\\])?[^/\\]*$/.exec(file)?.[1] ?? "";
    try {
      const text = await this.#text(file, "policy");
      const readSchema = (schema: string) => this.#text(`${folder}${schema}`, "schema");
      return (await openGuard({ text, name: file, readSchema })).guard;
    } catch (thrown) {
      if (!(thrown instanceof ClyraError)) throw thrown;
      this.problems.push({ ...problemOf(thrown, file), setting: "policy" });
      return undefined;
    }
  }

  async #text(file: string, what: string): Promise<string> {
    this.watched.add(file);
    const bytes = await this.#deps.files.read(file, { what, maxBytes: policyBytesMax });
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch (cause) {
      throw new ClyraError("policy_invalid", `cannot read ${what} ${file}: it is not UTF-8`, {
        cause,
      });
    }
  }

  async #secret(
    { env, file }: { readonly env?: string; readonly file?: string },
    path: readonly string[],
  ): Promise<string | undefined> {
    let value: string;
    if (env !== undefined) {
      value = this.#deps.environment[env] ?? "";
      if (value === "") {
        this.#problem(path, { message: `the environment variable ${env} is not set` });
        return undefined;
      }
    } else {
      try {
        this.watched.add(file ?? "");
        const limits = { what: "secret", maxBytes: secretBytesMax };
        const bytes = await this.#deps.files.read(file ?? "", limits);
        value = new TextDecoder().decode(bytes).replace(/\r?\n$/, "");
      } catch (thrown) {
        if (!(thrown instanceof ClyraError)) throw thrown;
        this.#problem(path, { message: thrown.message });
        return undefined;
      }
    }
    // It goes into a header: anything else could smuggle a second one.
    if (/^[\x21-\x7e]+$/.test(value)) return value;
    this.#problem(path, {
      message: "the secret is not one line of printable ASCII without spaces",
    });
    return undefined;
  }

  #guarded(path: readonly string[], act: () => unknown): boolean {
    try {
      act();
      return true;
    } catch (thrown) {
      if (!(thrown instanceof ClyraError)) throw thrown;
      const message = thrown.message.replace("cannot set up the gateway: ", "");
      this.#problem(path, { message });
      return false;
    }
  }

  #problem(
    path: readonly string[],
    { message, hint }: { readonly message: string; readonly hint?: string },
  ): void {
    this.problems.push({
      at: this.#config.placeOf(path),
      setting: path.join("."),
      message,
      ...(hint === undefined ? {} : { hint }),
    });
  }
}

/** The names differ by their spelling alone; a test holds the two lists together. */
function recordingOf(
  { body_store, redact, chain, usage }: Recording,
): Pick<Route, "bodyStore" | "redact" | "chain" | "usage"> {
  return {
    ...(body_store === undefined ? {} : { bodyStore: body_store }),
    ...(redact === undefined ? {} : { redact }),
    ...(chain === undefined ? {} : { chain }),
    ...(usage === undefined ? {} : { usage }),
  };
}

type RowsDocument = NonNullable<
  NonNullable<ConfigDocument["routes"]>[number]["rows"]
>;

function rowsOf({ range_rows, extra_columns, delimiter, ...same }: RowsDocument): RowsSetting {
  return {
    ...same,
    ...(range_rows === undefined ? {} : { rangeRows: range_rows }),
    ...(extra_columns === undefined ? {} : { extraColumns: extra_columns }),
    ...(delimiter === undefined ? {} : { delimiter: delimiter === "tab" ? "\t" : delimiter }),
  };
}

function limitsOf(limits: NonNullable<ConfigDocument["limits"]>): Partial<Limits> {
  return Object.fromEntries(
    Object.entries(limits).map(([key, value]) => [
      key.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

function digestOf(document: ConfigDocument): string {
  return toHex(sha256(canonicalize(new TextEncoder().encode(JSON.stringify(document)))));
}
