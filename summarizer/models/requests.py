"""A question as the body of a chat completion, and its answer read from one.

The three modes are laid out as instructor lays them out (a forced tool call, `response_format`, or the schema in the
system message); a test holds them against it. They are pure, so that a request's key is known without any client.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from summarizer.errors import RefusalError, UsageError
from summarizer.models.questions import Ask
from summarizer.prompting import Message, again_text, json_text
from summarizer.settings import ChatSettings

__all__ = [
    "MODES",
    "Completion",
    "Mode",
    "body_of",
    "brief",
    "check_mode",
    "read_completion",
    "read_tokens",
    "said_again",
]

Mode = Literal["tools", "json_schema", "json"]
MODES: tuple[Mode, ...] = get_args(Mode)

_ECHOED = 6000  # characters of a wrong answer that are shown to the model again


@dataclass(frozen=True, slots=True)
class Completion:
    """What an answer says: the text that should be JSON, why it ended, and its tokens."""

    text: str
    finish: str
    input_tokens: int
    output_tokens: int
    cached_tokens: int = 0


def check_mode(name: str) -> Mode:
    """The mode of a name.

    Raises:
        UsageError: there is none.
    """
    for mode in MODES:
        if mode == name:
            return mode
    raise UsageError(f"there is no mode {name!r}: give one of {', '.join(MODES)}")


def body_of(
    ask: Ask, model: str, mode: Mode, settings: ChatSettings, *, limit_name: str = "max_tokens"
) -> dict[str, Any]:
    """The body of the request; `limit_name` is what the provider calls the most tokens of an answer."""
    body: dict[str, Any] = {"model": model, "messages": ask.messages}
    schema = ask.schema
    if mode == "tools":
        parameters = {k: v for k, v in schema.items() if k not in ("title", "description")}
        function = {"name": schema["title"], "description": schema["description"], "parameters": parameters}
        body["tools"] = [{"type": "function", "function": function}]
        body["tool_choice"] = {"type": "function", "function": {"name": schema["title"]}}
    elif mode == "json_schema":
        wrapped = {"name": schema["title"], "schema": schema, "strict": True}
        body["response_format"] = {"type": "json_schema", "json_schema": wrapped}
    else:
        system, *rest = ask.messages
        body["messages"] = [{**system, "content": system["content"] + json_text(schema)}, *rest]
    for name in ("temperature", "seed", "reasoning_effort"):
        value = getattr(settings, name)
        if value is not None:
            body[name] = value
    if settings.max_tokens:
        body[limit_name] = settings.max_tokens
    return body


def said_again(messages: list[Message], answer: str, problem: str, *, last: bool = False) -> list[Message]:
    """The messages after an answer that did not fit: the first question, that answer, and what is wrong with it.

    The answer goes back as plain text in every mode: a tool call whose arguments are no JSON is refused by providers.
    """
    return [
        *messages,
        {"role": "assistant", "content": answer[:_ECHOED] or "（空）"},
        {"role": "user", "content": again_text(problem, last=last)},
    ]


def brief(error: ValueError) -> str:
    """What is wrong with an answer, in one line, without a word of the answer itself."""
    errors = getattr(error, "errors", None)
    if errors is None:
        return "没有 JSON 对象"
    told = [
        f"{'.'.join(str(part) for part in item['loc']) or '整体'}: {item['type']}"
        + (f" ({item['ctx']['expected']})" if item["type"] == "literal_error" else "")
        for item in errors(include_url=False, include_input=False)[:5]
    ]
    return "；".join(told)


def read_completion(raw: str) -> Completion:
    """Reads a chat completion; the text is the arguments of the tool call or the content, whichever there is.

    Raises:
        RefusalError: the model declined, or a filter cut the answer off.
        ValueError: it is no chat completion.
    """
    data = json.loads(raw)
    try:
        choice = data["choices"][0]
        message = choice["message"]
    except (KeyError, IndexError, TypeError) as error:
        raise ValueError("there is no choice in the answer") from error
    finish = choice.get("finish_reason") or "stop"
    if message.get("refusal"):
        raise RefusalError(f"the model declined: {str(message['refusal'])[:300]}")
    calls = message.get("tool_calls") or []
    text = calls[0]["function"]["arguments"] if calls else message.get("content") or ""
    if isinstance(text, dict):  # some servers send arguments as an object
        text = json.dumps(text, ensure_ascii=False)
    elif isinstance(text, list):
        text = "".join(str(part.get("text", "")) for part in text if isinstance(part, Mapping))
    if finish == "content_filter":
        raise RefusalError(f"the provider's filter stopped the answer: {text[:300] or 'it said nothing'}")
    return Completion(text, finish, *read_tokens(data))


def read_tokens(data: Any) -> tuple[int, int, int]:
    """Tokens of the input, of the output, and of the input those that the provider had kept; 0 where none is told."""
    usage = data.get("usage") if isinstance(data, Mapping) else None
    if not isinstance(usage, Mapping):
        return 0, 0, 0
    details = usage.get("prompt_tokens_details") or {}
    numbers = (usage.get("prompt_tokens"), usage.get("completion_tokens"), details.get("cached_tokens"))
    a, b, c = (n if isinstance(n, int) else 0 for n in numbers)
    return a, b, c
