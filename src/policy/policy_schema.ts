/**
 * The JSON Schema of policy.yaml, for editors and documentation. The loader is stricter and has the
 * better messages; a test keeps the two in step.
 *
 * @module
 */

import { coercions } from "./locks.ts";

const name = { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" } as const;
const kind = { enum: ["llm.request", "llm.tool_call", "http.request"] } as const;
const texts = (keys: readonly string[]) => ({
  type: "object",
  additionalProperties: false,
  properties: Object.fromEntries(keys.map((key) => [key, { type: "string" }])),
});

const test = {
  type: "object",
  additionalProperties: false,
  required: ["given", "expect"],
  properties: {
    given: {
      type: "object",
      additionalProperties: false,
      properties: {
        kind,
        call: {
          type: "object",
          additionalProperties: false,
          properties: {
            protocol: { type: "string" },
            stream: { type: "boolean" },
            route: { type: "string" },
          },
        },
        request: texts(["method", "path"]),
        caller: texts(["name"]),
        run: texts(["id", "agent", "job", "service", "pipeline"]),
        model: { type: "string" },
        tool: texts(["name"]),
        args: true,
      },
    },
    expect: { enum: ["allow", "deny", "repair"] },
  },
} as const;

const rule = {
  type: "object",
  additionalProperties: false,
  required: ["id", "on", "effect"],
  properties: {
    id: { ...name, description: "Shown in receipts and in the x-clyra-rule header; unique." },
    on: { type: "array", minItems: 1, maxItems: 7, items: kind },
    when: {
      type: ["string", "boolean"],
      maxLength: 4096,
      description: "A condition in the CEL subset of docs/policy.md; without it the rule matches.",
    },
    effect: { enum: ["allow", "deny", "repair", "tag"] },
    class: {
      type: "array",
      maxItems: 16,
      items: { type: "string" },
      description: "Threat classes: OWASP:LLM01..10, OWASP:ASI01..10, ATLAS:AML.*, X-<HOUSE>:*.",
    },
    schema: { ...name, description: "Only with effect repair: the schema to repair to." },
    tests: { type: "array", maxItems: 200, items: test },
  },
} as const;

const terms = {
  repair: { enum: ["once", "never"], description: "Default: never." },
  coerce: {
    type: "array",
    maxItems: coercions.length,
    items: { enum: coercions },
    description: "Values that a repair may write as another type. Only with repair: once.",
  },
  release: {
    enum: ["atomic", "progressive"],
    description: "When streamed text leaves: when it is complete and fits, or while it still can.",
  },
} as const;

const callerModes = { enum: ["off", "observe", "enforce"] } as const;

/** JSON Schema (draft 2020-12) of a policy document. */
export const policySchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Clyra policy",
  type: "object",
  additionalProperties: false,
  required: ["version", "rules"],
  properties: {
    version: { const: 1 },
    mode: { enum: ["enforce"] },
    defaults: {
      type: "object",
      additionalProperties: false,
      properties: {
        effect: { enum: ["allow", "deny"], description: "When no rule decides. Default: deny." },
        fail: { enum: ["closed"] },
        body_store: { enum: ["none"] },
      },
    },
    schemas: {
      type: "object",
      propertyNames: name,
      additionalProperties: {
        type: ["string", "object"],
        description: "The path of a JSON Schema file, or the schema itself.",
      },
    },
    tools: {
      type: "object",
      propertyNames: { pattern: "^[A-Za-z0-9_./-]{1,128}$" },
      additionalProperties: {
        type: "object",
        additionalProperties: false,
        required: ["schema"],
        properties: { schema: name, ...terms },
      },
    },
    outputs: {
      type: "array",
      maxItems: 200,
      description: "Schemas for what models say; the first whose condition holds.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["schema"],
        properties: { schema: name, when: rule.properties.when, ...terms },
      },
    },
    enforce_caller_schemas: {
      description: "What is done with schemas that come with a request. Default: off.",
      anyOf: [callerModes, {
        type: "object",
        additionalProperties: false,
        required: ["mode"],
        properties: {
          mode: callerModes,
          unenforceable: { enum: ["refuse", "unchecked"], description: "Default: refuse." },
          ...terms,
        },
      }],
    },
    rules: { type: "array", maxItems: 2000, items: rule },
  },
} as const;
