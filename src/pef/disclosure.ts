/**
 * Disclosures: values that open the commitments of a run's entries (SPEC, section 4).
 *
 * @module
 */

import { integer, object, text, type TypeOf } from "./shape.ts";
import { salt } from "./values.ts";

/** A line of `runs/<run>/disclosures.jsonl`. */
export const disclosureShape = object({
  field: text({ pattern: /^(\/[^/]*)+$/, maxLength: 256 }),
  seq: integer(),
  value: text({ pattern: /^[A-Za-z0-9_-]*$/, maxLength: 2_097_152 }),
}, { salt });

/** A disclosure, as data. */
export type Disclosure = TypeOf<typeof disclosureShape>;
