/**
 * What each API looks like on the wire: requests, answers, streams and errors, pure and browser-safe.
 *
 * @module
 */

export {
  type AnswerContent,
  type AnswerEvent,
  type AnswerOutput,
  type AnswerStream,
  type AnswerText,
  type CallerSchema,
  type CallerSchemas,
  type Dialect,
  MAX_TOOL_CALLS,
  type ModelRequest,
  type OutputPiece,
  type Problem,
  type Reading,
  type Replacement,
  type TextLane,
  type ToolCall,
  type ToolPiece,
  type Usage,
  type WholeOutput,
} from "./answer.ts";
export { type Delivered, recomputeDelivered } from "./delivered.ts";
export {
  anthropicCountTokens,
  anthropicMessages,
  openaiChat,
  openaiEmbeddings,
  openaiResponses,
} from "./dialects.ts";
export {
  anthropicError,
  type ErrorBody,
  errorBody,
  type ErrorReport,
  type ErrorShape,
  jsonRpcError,
  openaiError,
  type SchemaFault,
} from "./errors.ts";
export {
  defaultJsonLimits,
  exactValue,
  isCount,
  isList,
  isObject,
  type JsonObject,
  type JsonProblem,
  type JsonReading,
  type JsonTextLimits,
  type JsonValue,
  locateValue,
  lookalikeOf,
  parseJson,
  replaceValues,
  type Span,
} from "./json_text.ts";
export {
  mcpErrorEvent,
  type McpMessage,
  type McpResult,
  type McpTool,
  mirrorProblem,
  readMcpMessage,
  type RpcId,
  withArguments,
  withoutTools,
} from "./mcp.ts";
export {
  type ChatRequest,
  MAX_CHOICES,
  readChatAnswer,
  readChatRequest,
  replaceArguments,
} from "./openai_chat.ts";
export { ChatStream, errorEvent } from "./openai_chat_stream.ts";
export { outputKey, rewriteFrame } from "./rewrite.ts";
export { SseError, type SseFrame, SseFramer, withData } from "./sse.ts";
