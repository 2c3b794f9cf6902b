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
export { type GatewayOptions, type Route, settle, type Upstream } from "./options.ts";
export type { PinnedTool, ToolApproval, ToolPins } from "./pins.ts";
export type {
  Appended,
  CallerSchemaTerms,
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
