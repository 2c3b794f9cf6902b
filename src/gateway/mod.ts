/**
 * The gateway: between callers and the systems they act on, every call decided on, recorded and, where
 * it answers, let out only when it is safe.
 *
 * @module
 */

export type { CallerInfo } from "./accept.ts";
export { createGateway, type Gateway, type Readiness } from "./gateway.ts";
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
export type { GatewayOptions, Route, Upstream } from "./options.ts";
export type { PinnedTool, ToolApproval, ToolPins } from "./pins.ts";
export type {
  Appended,
  BodyPlaceId,
  BodySink,
  BodyStorePort,
  Count,
  EvidencePort,
  Facts,
  GatewayDeps,
  Guard,
  LedgerPort,
  Lock,
  Log,
  RepairOperation,
  Ruling,
  RunPort,
  SealedRun,
  Send,
  ToolPlan,
} from "./ports.ts";
