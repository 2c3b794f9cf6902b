/**
 * The module of the schema machine, with a memory of its own: who never compiles a schema never loads it.
 *
 * @module
 */

import { type ModuleInstance, moduleInstance } from "./module_instance.ts";
import { moduleBase64, type ModuleExports } from "./schema_module_generated.ts";

// One constant and marked pure, so that a bundle without schemas leaves the module out.
export const schemaModule: ModuleInstance<ModuleExports> = /* @__PURE__ */ moduleInstance<
  ModuleExports
>(moduleBase64);
