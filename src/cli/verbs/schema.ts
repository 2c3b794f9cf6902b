/**
 * `clyra schema check` and `clyra schema validate`: flags and help.
 *
 * @module
 */

import { buildCommand, buildRouteMap } from "@stricli/core";
import type { Format } from "../context.ts";
import { command, type Context, format, givenText, several } from "./shared.ts";

const schemaFile = {
  brief: "JSON Schema, draft 2020-12 or 7",
  placeholder: "SCHEMA",
  parse: givenText,
} as const;
const formats = {
  kind: "boolean",
  default: false,
  withNegated: false,
  brief: "Assert 'format' instead of taking it for a note",
} as const;

/** The verb. */
export const checkCommand = buildCommand<
  { formats: boolean; format: Format },
  [string],
  Context
>({
  loader: async () => {
    const { runSchemaCheck } = await import("../commands/schema.ts");
    return command((deps, flags, schema) => runSchemaCheck(deps, schema, flags));
  },
  parameters: {
    flags: { formats, format },
    positional: { kind: "tuple", parameters: [schemaFile] },
  },
  docs: {
    brief: "Say whether every part of a schema can be enforced",
    fullDescription: [
      "Says whether every part of a JSON Schema can be enforced, and where not.",
      "",
      "Example: clyra schema check refund.json",
    ].join("\n"),
  },
});

/** The verb. */
export const validateCommand = buildCommand<
  { formats: boolean; repair: boolean; coerce?: readonly string[]; format: Format },
  [string, string],
  Context
>({
  loader: async () => {
    const { runSchemaValidate } = await import("../commands/schema.ts");
    return command((deps, flags, schema, file) => runSchemaValidate(deps, { schema, file }, flags));
  },
  parameters: {
    flags: {
      formats,
      repair: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Mend what is almost JSON and print it, if it is then valid",
      },
      coerce: several("With --repair: a coercion such as string_to_number, several times", "NAME"),
      format,
    },
    positional: {
      kind: "tuple",
      parameters: [
        schemaFile,
        { brief: "JSON text, or - for standard input", placeholder: "FILE", parse: givenText },
      ],
    },
  },
  docs: {
    brief: "Judge a JSON text against a schema while it is being read",
    fullDescription: [
      "Judges a JSON text against a JSON Schema while it is being read, and stops at the first byte",
      "after which it cannot become valid any more. Exit code 0 valid, 1 invalid, 2 a schema that",
      "cannot be enforced.",
      "",
      "Example: clyra schema validate refund.json answer.json",
      "Example: clyra schema validate refund.json - --repair --coerce string_to_number",
    ].join("\n"),
  },
});

/** `clyra schema ...` */
export const schemaRoutes = buildRouteMap({
  routes: { check: checkCommand, validate: validateCommand },
  docs: { brief: "Check schemas, and JSON against them" },
});
