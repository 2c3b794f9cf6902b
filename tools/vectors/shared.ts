/**
 * What the vector families share with the tests.
 *
 * @module
 */

import { type TestKey, testKey } from "../../tests/pef/keys.ts";

export {
  buildProof,
  bundleFiles,
  canonical,
  concat,
  cosigned,
  joinLines,
  packFiles,
  signAny,
} from "../../tests/pef/builder.ts";
export { testKey };
export type { TestKey };

/** An Ed25519 key that no log registers unless a case does. */
export function testKeyFor(label: string): TestKey {
  return testKey(label);
}
