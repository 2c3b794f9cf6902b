/**
 * The shape of a `.pefproof`: one entry with all that ties it to a checkpoint (SPEC, section 13).
 *
 * @module
 */

import { limits } from "./limits.ts";
import { embeddedLine, proofLineShape } from "./log_files.ts";
import { list, object, oneOf, text, type TypeOf } from "./shape.ts";
import { digest } from "./values.ts";

/** A `.pefproof`. */
export const proofShape = object({
  v: oneOf(0),
  checkpoint: text({ maxLength: limits.noteBytes }),
  entry: embeddedLine,
  leaves: list(proofLineShape, 256),
  proof: list(digest, 64),
});

/** A proof, as data. */
export type Proof = TypeOf<typeof proofShape>;
