/**
 * Every keyword of the two drafts and where subschemas stand under it. A keyword that is not here is
 * refused: what cannot be enforced must not look enforced.
 *
 * @module
 */

/** A draft of JSON Schema. */
export type Draft = "2020-12" | "7";

/** What a keyword's value holds. */
export type KeywordShape =
  /** A subschema. */
  | "schema"
  /** A list of subschemas. */
  | "schemas"
  /** An object whose values are subschemas. */
  | "schema-map"
  /** Draft 7 `items`: a subschema or a list of them. */
  | "schema-or-schemas"
  /** Draft 7 `dependencies`: an object of subschemas or lists of names. */
  | "schema-or-names-map"
  /** No subschema. */
  | "plain"
  /** No subschema, and no effect on the verdict. */
  | "annotation";

const common: Readonly<Record<string, KeywordShape>> = {
  $id: "plain",
  $schema: "plain",
  $ref: "plain",
  $comment: "annotation",
  $defs: "schema-map",
  definitions: "schema-map",
  properties: "schema-map",
  patternProperties: "schema-map",
  additionalProperties: "schema",
  propertyNames: "schema",
  contains: "schema",
  allOf: "schemas",
  anyOf: "schemas",
  oneOf: "schemas",
  not: "schema",
  if: "schema",
  then: "schema",
  else: "schema",
  type: "plain",
  enum: "plain",
  const: "plain",
  multipleOf: "plain",
  maximum: "plain",
  exclusiveMaximum: "plain",
  minimum: "plain",
  exclusiveMinimum: "plain",
  maxLength: "plain",
  minLength: "plain",
  pattern: "plain",
  maxItems: "plain",
  minItems: "plain",
  uniqueItems: "plain",
  maxProperties: "plain",
  minProperties: "plain",
  required: "plain",
  format: "plain",
  title: "annotation",
  description: "annotation",
  default: "annotation",
  examples: "annotation",
  readOnly: "annotation",
  writeOnly: "annotation",
  contentEncoding: "annotation",
  contentMediaType: "annotation",
};

/** The keywords of each draft. */
export const keywords: Readonly<Record<Draft, Readonly<Record<string, KeywordShape>>>> = {
  "7": {
    ...common,
    items: "schema-or-schemas",
    additionalItems: "schema",
    dependencies: "schema-or-names-map",
  },
  "2020-12": {
    ...common,
    $anchor: "plain",
    $dynamicRef: "plain",
    $dynamicAnchor: "plain",
    $vocabulary: "annotation",
    unevaluatedItems: "schema",
    items: "schema",
    prefixItems: "schemas",
    minContains: "plain",
    maxContains: "plain",
    dependentSchemas: "schema-map",
    dependentRequired: "plain",
    unevaluatedProperties: "schema",
    deprecated: "annotation",
    contentSchema: "annotation",
  },
};

/** Keywords of editors and generators that say nothing about validity; `x-` names are the same by custom. */
const editorKeywords: ReadonlySet<string> = new Set([
  "markdownDescription",
  "markdownEnumDescriptions",
  "enumDescriptions",
  "enumNames",
  "enumTitles",
  "defaultSnippets",
  "deprecationMessage",
  "doNotSuggest",
  "suggestSortText",
  "allowComments",
  "allowTrailingCommas",
  "errorMessage",
  "patternErrorMessage",
  "intellij:shortName",
  "tsType",
  "tsEnumNames",
]);

/** Annotations of later drafts, which earlier ones let pass. */
const laterAnnotations: ReadonlySet<string> = new Set(["deprecated", "contentSchema"]);

/** The shape of a keyword in a draft, `undefined` when it is unknown there. */
export function shapeOf(keyword: string, draft: Draft): KeywordShape | undefined {
  const shapes = keywords[draft];
  if (Object.hasOwn(shapes, keyword)) return shapes[keyword];
  const isAnnotation = keyword.startsWith("x-") || editorKeywords.has(keyword) ||
    laterAnnotations.has(keyword);
  return isAnnotation ? "annotation" : undefined;
}

/** The URI by which a schema says which draft it is written in. */
export const draftUris: Readonly<Record<string, Draft>> = {
  "https://json-schema.org/draft/2020-12/schema": "2020-12",
  "https://json-schema.org/draft/2020-12/schema#": "2020-12",
  "http://json-schema.org/draft-07/schema": "7",
  "http://json-schema.org/draft-07/schema#": "7",
  "https://json-schema.org/draft-07/schema": "7",
  "https://json-schema.org/draft-07/schema#": "7",
};
