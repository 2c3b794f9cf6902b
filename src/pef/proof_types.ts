/**
 * The shape of a `.pefproof`: one entry with all that ties it to a checkpoint (SPEC, section 13).
 *
 * @module
 */

import { limits } from "./limits.ts";
import { type EmbeddedLine, embeddedLine, type ProofLine, proofLineShape } from "./log_files.ts";
import { list, object, oneOf, type Shape, text } from "./shape.ts";
import { digest } from "./values.ts";

/** A `.pefproof`, as data. */
export type Proof = {
  readonly v: 0;
  readonly checkpoint: string;
  readonly entry: EmbeddedLine;
  readonly leaves: readonly ProofLine[];
  readonly proof: readonly string[];
};

/** The closed shape of a `.pefproof`. */
export const proofShape: Shape<Proof> = object({
  v: oneOf(0),
  checkpoint: text({ maxLength: limits.noteBytes }),
  entry: embeddedLine,
  leaves: list(proofLineShape, 256),
  proof: list(digest, 64),
});
