/**
 * What may stand in clyra.yaml: one closed JSON Schema. From it come the checks, the types, the names of
 * the CLYRA_* variables, `spec/config/clyra.schema.json` and the table in docs/configuration.md. To add a
 * setting, add it here and read it in `plan.ts`.
 *
 * @module
 */

import type { Infer, Schema } from "./infer.ts";

/** A character, or the word for one that is hard to see. */
const mark = { type: "string", minLength: 1, maxLength: 3 } as const;
const id = { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" } as const;
const idNames = { pattern: id.pattern } as const;
const path = { type: "string", minLength: 1, maxLength: 4096, format: "path" } as const;
const port = { type: "integer", minimum: 0, maximum: 65_535 } as const;
const host = {
  type: "string",
  minLength: 1,
  maxLength: 253,
  pattern: "^[A-Za-z0-9.:_-]+$",
} as const;

/** A secret is named, never written down: this file ends up in repositories. */
const secret = {
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  properties: {
    env: {
      type: "string",
      pattern: "^[A-Za-z_][A-Za-z0-9_]{0,127}$",
      description: "The environment variable that holds it.",
    },
    file: { ...path, description: "The file that holds it, as one line." },
  },
} as const;

const bytes = { type: "integer", minimum: 1, maximum: 1_073_741_824 } as const;
const milliseconds = { type: "integer", minimum: 1, maximum: 86_400_000 } as const;
const count = { type: "integer", minimum: 1, maximum: 1_000_000 } as const;

/** What a route, or `defaults`, says of recording. */
export type Recording = Infer<{ readonly properties: typeof recording }>;

/** The limits that a route may have of its own. */
const callLimits = {
  request_body_bytes: {
    ...bytes,
    default: 33_554_432,
    description: "A request body, as received.",
  },
  request_body_ms: {
    ...milliseconds,
    default: 30_000,
    description: "From the head of a request to the last byte of its body.",
  },
  upstream_head_ms: {
    ...milliseconds,
    default: 600_000,
    description: "From dispatch to the head of the answer.",
  },
  upstream_idle_ms: {
    ...milliseconds,
    default: 120_000,
    description: "Between two pieces of an answer.",
  },
  keep_alive_ms: {
    ...milliseconds,
    default: 10_000,
    description: "How long a stream may carry nothing before a comment keeps it open.",
  },
  answer_bytes: {
    ...bytes,
    default: 33_554_432,
    description: "An answer that is read as a whole before any of it leaves.",
  },
  event_bytes: { ...bytes, default: 1_048_576, description: "One event of a stream." },
  held_bytes: {
    ...bytes,
    default: 8_388_608,
    description: "Events that wait for a verdict or for the end.",
  },
  arguments_bytes: {
    ...bytes,
    default: 1_048_576,
    description: "The arguments of one tool call.",
  },
} as const;

const limits = {
  ...callLimits,
  concurrent_calls: { ...count, default: 1024, description: "Calls under way at once." },
  target_bytes: {
    type: "integer",
    minimum: 64,
    maximum: 65_536,
    default: 8192,
    description: "The path and query of a request.",
  },
  open_runs: { ...count, default: 1024, description: "Runs open at once." },
  shared_run_entries: {
    ...count,
    default: 100_000,
    description: "Entries of the run of callers that name none, before the next one is begun.",
  },
  close_ms: {
    ...milliseconds,
    default: 5000,
    description: "How long closing a run waits for calls under way.",
  },
  event_body_bytes: { ...bytes, default: 262_144, description: "A body sent to the run routes." },
} as const;

const upstream = {
  type: "object",
  additionalProperties: false,
  required: ["url"],
  properties: {
    url: {
      type: "string",
      minLength: 1,
      maxLength: 2048,
      description: "An http or https URL without credentials, query and fragment.",
    },
    api_key: {
      ...secret,
      description: "The key sent in place of the caller's; without it the caller's own goes on.",
    },
  },
} as const;

const store = { enum: ["none", "hmac", "redacted", "full"] } as const;

/** What a route can say of its calls, and `defaults` for those that do not. */
const recording = {
  body_store: {
    type: "object",
    additionalProperties: false,
    properties: {
      request: { ...store, default: "hmac", description: "Bodies and queries of requests." },
      response: { ...store, default: "hmac", description: "Bodies of answers." },
      arguments: { ...store, default: "hmac", description: "Arguments of tool calls." },
    },
    description:
      "What is recorded: only a length (none), a keyed digest (hmac), a copy with values replaced (redacted), all (full).",
  },
  redact: {
    type: "object",
    additionalProperties: false,
    properties: {
      pointers: {
        type: "array",
        maxItems: 32,
        items: { type: "string", minLength: 1, maxLength: 512 },
        description: "JSON pointers of values to replace, such as /user/ssn.",
      },
      detectors: {
        type: "array",
        maxItems: 3,
        items: { enum: ["email", "card", "secret"] },
        description: "Shapes to replace wherever they are; all when left out.",
      },
    },
    description: "What 'redacted' replaces.",
  },
  chain: {
    enum: ["observe", "require"],
    description: "Note calls without the chain token of their run, or refuse them.",
  },
  usage: {
    enum: ["ask"],
    description: "Count the tokens of streams whose caller does not ask for them.",
  },
  uploads: {
    enum: ["file"],
    description: "Routes of kind http: take CSV and JSON through a file, up to 4 GiB.",
  },
} as const;

/** How uploads of a route are judged; the words are those of `clyra csv validate`. */
const rows = {
  type: "object",
  additionalProperties: false,
  required: ["kind", "schema"],
  properties: {
    kind: { enum: ["csv", "ndjson"], description: "What the rows are written in." },
    schema: { ...id, description: "The schema of one row, by its name in the policy." },
    mode: {
      enum: ["block", "quarantine"],
      default: "block",
      description:
        "Refuse the upload for one bad row, or send the others on and keep the bad ones.",
    },
    formulas: {
      enum: ["block", "neutralise", "allow"],
      default: "block",
      description: "CSV: cells that a spreadsheet would run.",
    },
    delimiter: { ...mark, default: ",", description: "CSV: one ASCII character, or 'tab'." },
    quote: { ...mark, default: '"', description: "CSV: one ASCII character." },
    decimal: { enum: [".", ","], default: ".", description: "CSV: the decimal mark of numbers." },
    encoding: {
      enum: ["utf-8", "utf-16le", "utf-16be", "windows-1252"],
      default: "utf-8",
      description: "CSV: how the text is encoded. Only UTF-8 can be sent on without its bad rows.",
    },
    header: {
      enum: ["any-order", "same-order", "none"],
      default: "any-order",
      description: "CSV: how the header is held against the schema.",
    },
    extra_columns: {
      enum: ["refuse", "keep"],
      default: "refuse",
      description: "CSV: columns that the schema does not name.",
    },
    formats: { type: "boolean", default: false, description: "Assert 'format' in the schema." },
    range_rows: {
      type: "integer",
      minimum: 1,
      maximum: 16_777_216,
      default: 65_536,
      description: "Rows of one entry; doubled after each 64 entries.",
    },
  },
  description: "Routes of kind http: bodies are rows, judged before any of them goes upstream.",
} as const;

const route = {
  type: "object",
  additionalProperties: false,
  required: ["protocol", "upstream"],
  properties: {
    protocol: { enum: ["openai", "anthropic", "mcp", "http"], description: "What is spoken." },
    prefix: {
      type: "string",
      maxLength: 256,
      default: "",
      description: "Where it is served: empty for the root, or like /crm.",
    },
    upstream: { ...id, description: "A name of upstreams." },
    on_disconnect: {
      enum: ["cancel", "drain"],
      default: "cancel",
      description: "When the caller leaves: end the upstream's work, or let it end.",
    },
    caller_schemas: {
      enum: ["off", "observe", "enforce"],
      description: "Schemas that come with a request; as the policy says when left out.",
    },
    ...recording,
    rows,
    limits: {
      type: "object",
      additionalProperties: false,
      properties: callLimits,
      description: "Limits of this route, in place of the general ones.",
    },
  },
} as const;

const key = {
  type: "object",
  additionalProperties: false,
  required: ["sha256"],
  properties: {
    sha256: {
      type: "string",
      pattern: "^[0-9a-f]{64}$",
      description: "SHA-256 of the key, in hex: printf %s KEY | sha256sum.",
    },
    agent: {
      type: "string",
      pattern: "^[A-Za-z0-9._:/@+-]{1,256}$",
      description: "The agent that runs are opened for, where the caller names none.",
    },
  },
} as const;

const admin = {
  type: "object",
  additionalProperties: false,
  properties: {
    host: { ...host, default: "127.0.0.1", description: "Address to listen on." },
    port: {
      ...port,
      description: "A port of its own for the run routes, which the other then has no more.",
    },
    token: {
      ...secret,
      description: "The bearer token of the run routes; without it they serve this machine only.",
    },
  },
} as const;

/** JSON Schema (2020-12) of clyra.yaml. */
export const configSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "clyra.yaml",
  type: "object",
  additionalProperties: false,
  required: ["version"],
  properties: {
    version: { const: 1, description: "The version of this format." },
    listen: {
      type: "object",
      additionalProperties: false,
      properties: {
        host: { ...host, default: "127.0.0.1", description: "Address to listen on." },
        port: { ...port, default: 8080, description: "Port; 0 takes a free one." },
      },
      description: "Where callers come in. Changing it needs a restart.",
    },
    admin: {
      ...admin,
      description: "Who may open and close runs. A changed port needs a restart.",
    },
    policy: { ...path, description: "The policy to enforce." },
    data: {
      ...path,
      default: ".clyra",
      description: "Folder of keys and journal. Changing it needs a restart.",
    },
    out: {
      ...path,
      default: "clyra-out",
      description: "Folder for bundles of runs that end. Changing it needs a restart.",
    },
    upstreams: {
      type: "object",
      propertyNames: idNames,
      maxProperties: 1000,
      additionalProperties: upstream,
      description: "The systems that calls go to, by a name of your own.",
    },
    routes: {
      type: "array",
      maxItems: 1000,
      items: route,
      description: "Which paths go where; the longest prefix wins.",
    },
    defaults: {
      type: "object",
      additionalProperties: false,
      properties: recording,
      description: "For routes that do not say otherwise.",
    },
    keys: {
      type: "object",
      propertyNames: idNames,
      maxProperties: 1000,
      additionalProperties: key,
      description:
        "Keys of callers, by the caller's name. With it, even empty, a call without a known key is refused.",
    },
    siem: {
      type: "object",
      additionalProperties: false,
      properties: {
        targets: {
          type: "array",
          maxItems: 16,
          items: { type: "string", minLength: 1, maxLength: 4096 },
          description: "Files, URLs or 'stdout' that get a line for each decision.",
        },
        format: {
          enum: ["ocsf", "ocsf-1.9", "ecs"],
          default: "ocsf",
          description: "Schema of these lines: OCSF 1.8, OCSF 1.9 with record_integrity, or ECS 9.",
        },
      },
      description: "What a SIEM gets. Changing it needs a restart.",
    },
    limits: {
      type: "object",
      additionalProperties: false,
      properties: limits,
      description: "Bounds of the gateway.",
    },
    reload: {
      type: "object",
      additionalProperties: false,
      properties: {
        watch: {
          type: "boolean",
          default: true,
          description: "Whether changed files are taken into use by themselves.",
        },
        interval_ms: {
          type: "integer",
          minimum: 50,
          maximum: 3_600_000,
          default: 1000,
          description:
            "How often files are looked at; a change counts once it has settled for as long.",
        },
      },
      description: "How changes of this file, the policy, schemas and secrets are noticed.",
    },
  },
} as const satisfies Schema;

/** clyra.yaml, checked. */
export type ConfigDocument = Infer<typeof configSchema>;

/** The limits that a route may have of its own. */
export type CallLimits = Infer<{ readonly properties: typeof callLimits }>;
