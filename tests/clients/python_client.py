"""Drives the unmodified openai and anthropic clients and prints what their callers get, as one JSON text.

usage: python_client.py BASE_URL
"""

import json
import sys

import anthropic
import openai

base = sys.argv[1]
messages = [{"role": "user", "content": "hi"}]
gpt = openai.OpenAI(base_url=f"{base}/v1", api_key="key", max_retries=0)
claude = anthropic.Anthropic(base_url=base, api_key="key", max_retries=0)


def plain(value):
    return json.loads(value.to_json())


def refusal(call):
    """What a caller catches."""
    try:
        call()
    except (openai.APIStatusError, anthropic.APIStatusError) as error:
        return {"class": type(error).__name__, "status": error.status_code, "body": error.body}
    except openai.APIError as error:
        return {"class": type(error).__name__, "message": error.message}
    return None


def chat_stream(model):
    return [
        plain(chunk)
        for chunk in gpt.chat.completions.create(model=model, messages=messages, stream=True)
    ]


def claude_text(model):
    with claude.messages.stream(model=model, max_tokens=64, messages=messages) as stream:
        pieces = list(stream.text_stream)
        return {"pieces": pieces, "message": plain(stream.get_final_message())}


def claude_json(model):
    return claude.messages.create(model=model, max_tokens=64, messages=messages)


print(json.dumps({
    "chat": plain(gpt.chat.completions.create(model="text", messages=messages)),
    "chat_tool": plain(gpt.chat.completions.create(model="tool", messages=messages)),
    "chat_stream": chat_stream("s-text"),
    "chat_stream_tool": chat_stream("s-tool"),
    "responses": gpt.responses.create(model="r-text", input="hi").output_text,
    "embeddings": plain(gpt.embeddings.create(model="embed", input="hi", encoding_format="float")),
    "models": [model.id for model in gpt.models.list()],
    "messages": plain(claude_json("c-text")),
    "messages_tool": plain(claude_json("c-tool")),
    "messages_stream": claude_text("c-stream"),
    "busy": refusal(lambda: gpt.chat.completions.create(model="busy", messages=messages)),
    "denied": refusal(lambda: gpt.chat.completions.create(model="denied", messages=messages)),
    "denied_claude": refusal(lambda: claude_json("c-denied")),
    "denied_stream": refusal(lambda: chat_stream("s-denied")),
}))
