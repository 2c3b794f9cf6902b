/**
 * The forms of names in a policy, and names that must have been declared.
 *
 * @module
 */

import type { PolicySchema } from "./policy.ts";
import type { Reader } from "./reader.ts";
import type { SourceNode } from "./source.ts";
import { didYouMean, shownName } from "./suggest.ts";

/** ASCII names, so that no look-alike of a name can stand beside it. */
export const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** Tool names as OpenAI, Anthropic and MCP allow them. */
export const toolPattern = /^[A-Za-z0-9_.\/-]{1,128}$/;

/** The name of a schema that the policy declares. */
export function readSchemaName(
  reader: Reader,
  node: SourceNode,
  schemas: ReadonlyMap<string, PolicySchema>,
): string {
  const { value, offset } = reader.text(node, "schema");
  if (schemas.has(value)) return value;
  const hint = didYouMean(value, [...schemas.keys()]);
  throw reader.source.problem(offset, `there is no schema '${shownName(value)}'${hint}`);
}
