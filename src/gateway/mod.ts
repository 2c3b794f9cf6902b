/**
 * The gateway: between callers and the systems they act on, every call decided on, recorded and, where
 * it answers, let out only when it is safe.
 *
 * @module
 */

export type { CallerInfo } from "./accept.ts";
export type { CallerKey } from "./callers.ts";
export {
  createGateway,
  type Gateway,
  type GatewayChange,
  type Readiness,
  type ReloadNote,
} from "./gateway.ts";
export { defaultLimits, type Limits } from "./limits.ts";
export {
  type BodyField,
  bodyFields,
  type BodyStore,
  bodyStores,
  type BodyStoreSetting,
  type RedactSetting,
} from "./body_store.ts";
export { type DetectorName, detectorNames } from "./detectors.ts";
export { type GatewayOptions, type Route, settle, type Upstream } from "./options.ts";
export type { RowsPlan, RowsSetting } from "./rows_plan.ts";
export type { PinnedTool, ToolApproval, ToolPins } from "./pins.ts";
export type {
  Appended,
  BodyPlaceId,
  BodySink,
  BodyStorePort,
  CallerSchemaTerms,
  Count,
  EvidencePort,
  Facts,
  GatewayDeps,
  Guard,
  LedgerPort,
  Lock,
  LockFault,
  LockReading,
  LockSession,
  LockTerms,
  Log,
  RepairOperation,
  Ruling,
  RunPort,
  SealedRun,
  Send,
  ToolPlan,
} from "./ports.ts";
