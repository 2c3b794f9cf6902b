/**
 * Shapes of the files under `log/` (SPEC, section 7).
 *
 * @module
 */

import { anyObject, integer, list, object, type Shape, type TypeOf } from "./shape.ts";
import { digest, keyid, signature } from "./values.ts";

/** A line as an object inside another document. */
export type EmbeddedLine = {
  readonly keyid: string;
  readonly payload: object;
  readonly sig: string;
};

/** A line as an object inside another document; its payload has a shape of its own. */
export const embeddedLine: Shape<EmbeddedLine> = object({
  keyid,
  payload: anyObject,
  sig: signature,
});

/** A line of `log/proofs.jsonl`. */
export const proofLineShape: Shape<ProofLine> = object({
  entry: embeddedLine,
  index: integer(),
  proof: list(digest, 64),
});

/** A proof line, as data. */
export type ProofLine = {
  readonly entry: EmbeddedLine;
  readonly index: number;
  readonly proof: readonly string[];
};

/** A line of `log/consistency.jsonl`. */
export const consistencyShape = object({
  proof: list(digest, 65),
  root: digest,
  size: integer({ min: 1 }),
});

/** A consistency line, as data. */
export type ConsistencyLine = TypeOf<typeof consistencyShape>;

/** `log/from-frontier.json` */
export const frontierShape = object({ roots: list(digest, 53), size: integer({ min: 1 }) });

/** A frontier, as data. */
export type FrontierFile = TypeOf<typeof frontierShape>;
