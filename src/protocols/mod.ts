/**
 * What each API looks like on the wire: requests, answers, streams and errors, pure and browser-safe.
 *
 * @module
 */

export {
  type ErrorBody,
  errorBody,
  type ErrorReport,
  type ErrorShape,
  openaiError,
} from "./errors.ts";
export {
  defaultJsonLimits,
  exactValue,
  type JsonObject,
  type JsonProblem,
  type JsonReading,
  type JsonTextLimits,
  type JsonValue,
  locateValue,
  parseJson,
  replaceValues,
  type Span,
} from "./json_text.ts";
export {
  type ChatAnswer,
  type ChatProblem,
  type ChatReading,
  type ChatRequest,
  type ChatText,
  type ChatToolCall,
  type ChatUsage,
  MAX_CHOICES,
  MAX_TOOL_CALLS,
  readChatAnswer,
  readChatRequest,
  replaceArguments,
  type TextLane,
} from "./openai_chat.ts";
export {
  type ChatEvent,
  ChatStream,
  errorEvent,
  rewriteFrame,
  type ToolPiece,
} from "./openai_chat_stream.ts";
export { SseError, type SseFrame, SseFramer } from "./sse.ts";
