/**
 * The guarded APIs, one dialect each.
 *
 * @module
 */

import type { Dialect } from "./answer.ts";
import {
  readMessagesAnswer,
  readMessagesRequest,
  readTokenCount,
  replaceMessagesInput,
} from "./anthropic_messages.ts";
import { MessagesStream } from "./anthropic_messages_stream.ts";
import { readChatAnswer, readChatRequest, replaceArguments } from "./openai_chat.ts";
import { ChatStream } from "./openai_chat_stream.ts";
import { readEmbeddingsAnswer, readEmbeddingsRequest } from "./openai_embeddings.ts";
import {
  readResponsesAnswer,
  readResponsesRequest,
  replaceResponsesArguments,
} from "./openai_responses.ts";
import { ResponsesStream } from "./openai_responses_stream.ts";

/** OpenAI chat completions. */
export const openaiChat: Dialect = {
  name: "openai.chat",
  shape: "openai",
  readRequest: readChatRequest,
  readAnswer: readChatAnswer,
  replaceArguments,
  paramOf: ({ choice, index }) => `choices[${choice}].message.tool_calls[${index}]`,
  paramOfOutput: ({ choice }) => `choices[${choice}].message.content`,
  stream: () => new ChatStream(),
};

/** OpenAI responses. */
export const openaiResponses: Dialect = {
  name: "openai.responses",
  shape: "openai",
  readRequest: readResponsesRequest,
  readAnswer: readResponsesAnswer,
  replaceArguments: replaceResponsesArguments,
  paramOf: ({ index }) => `output[${index}]`,
  paramOfOutput: ({ part }) => {
    const [item, content] = part.split(".");
    return `output[${item}].content[${content}].text`;
  },
  stream: () => new ResponsesStream(),
};

/** OpenAI embeddings: numbers, no calls, no streams. */
export const openaiEmbeddings: Dialect = {
  name: "openai.embeddings",
  shape: "openai",
  readRequest: readEmbeddingsRequest,
  readAnswer: readEmbeddingsAnswer,
  replaceArguments: (text) => text,
  paramOf: ({ index }) => `data[${index}]`,
  paramOfOutput: ({ choice }) => `data[${choice}]`,
  stream: undefined,
};

/** Anthropic messages. */
export const anthropicMessages: Dialect = {
  name: "anthropic.messages",
  shape: "anthropic",
  readRequest: readMessagesRequest,
  readAnswer: readMessagesAnswer,
  replaceArguments: replaceMessagesInput,
  paramOf: ({ index }) => `content[${index}]`,
  paramOfOutput: ({ part }) => `content[${part}].text`,
  stream: () => new MessagesStream(),
};

/** How many tokens a message would have: a number, no calls, no streams. */
export const anthropicCountTokens: Dialect = {
  ...anthropicMessages,
  name: "anthropic.count_tokens",
  readAnswer: readTokenCount,
  stream: undefined,
};
