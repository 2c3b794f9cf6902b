/**
 * What SARIF 2.1.0 (OASIS standard, sections 3.13 to 3.52) requires of the objects that we write, closed:
 * a member that we do not mean to write is a failure.
 *
 * @module
 */

const text = { type: "string", minLength: 1 };
const level = { enum: ["none", "note", "warning", "error"] };

function object(required: Record<string, unknown>, optional: Record<string, unknown> = {}) {
  return {
    type: "object",
    additionalProperties: false,
    required: Object.keys(required),
    properties: { ...required, ...optional },
  };
}

const message = object({ text });

const rule = object({
  id: text,
  shortDescription: message,
  help: message,
  defaultConfiguration: object({ level }),
});

const location = object({
  physicalLocation: object({
    // RFC 3986, relative reference without a scheme: no colon in the first segment, no raw specials.
    artifactLocation: object({
      uri: { type: "string", pattern: "^(?:[A-Za-z0-9._~!*'()/-]|%[0-9A-F]{2})+$" },
    }),
    region: object({ startLine: { type: "integer", minimum: 1 } }),
  }),
}, {
  logicalLocations: { type: "array", items: object({ fullyQualifiedName: text }), minItems: 1 },
});

const result = object({
  ruleId: text,
  ruleIndex: { type: "integer", minimum: 0 },
  level,
  message,
  locations: { type: "array", items: location, minItems: 1 },
  partialFingerprints: { type: "object", additionalProperties: text },
});

/** JSON Schema of the logs that we write. */
export const sarifSchema = object({
  $schema: { const: "https://json.schemastore.org/sarif-2.1.0.json" },
  version: { const: "2.1.0" },
  runs: {
    type: "array",
    minItems: 1,
    items: object({
      tool: object({
        driver: object({
          name: text,
          semanticVersion: { type: "string", pattern: "^\\d+\\.\\d+\\.\\d+" },
          rules: { type: "array", items: rule, uniqueItems: true },
        }),
      }),
      columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
      results: { type: "array", items: result },
    }),
  },
});
