/**
 * The module of the hot path: JSON, canonical form, hashes, trees, literals.
 *
 * @module
 */

import { moduleBase64, type ModuleExports } from "./module_generated.ts";
import { moduleInstance } from "./module_instance.ts";

export { maxBlockBytes } from "./module_instance.ts";

export const { wasm, memoryBytes, memoryWords, scratch, allocate, free } = moduleInstance<
  ModuleExports
>(moduleBase64);
