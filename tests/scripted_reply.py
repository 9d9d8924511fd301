"""What a ScriptedEndpoint answers, and the events that it is streamed in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

JSON = "application/json; charset=utf-8"
STREAM = "text/event-stream"


@dataclass(frozen=True)
class Reply:
    """One scripted reply. Delays in seconds.

    `status` other than 200 sends `error` (or `body`) at once. `drop_after` closes the connection after so many chunks,
    `hang_after` falls silent there, `ping_after` sends only keep-alive comments from there on. `finish_reason` None
    ends the stream without one. `usage` None reports none; "auto" counts a token a character and takes the longest
    beginning shared with an earlier request as cached. `body` is sent as it is, with `content_type`.
    """

    text: str = ""
    status: int = 200
    chunk: int = 4
    first_delay: float = 0.0
    delay: float = 0.0
    drop_after: int | None = None
    hang_after: int | None = None
    ping_after: int | None = None
    finish_reason: str | None = "stop"
    headers: Mapping[str, str] = field(default_factory=dict)
    usage: tuple[int, int, int] | str | None = "auto"
    usage_style: str = "openai"
    reasoning: str = ""
    error: str = ""
    error_in_stream: str = ""
    empty_choices: bool = False
    body: str = ""
    content_type: str = JSON


def lasting(text: str, seconds: float, chunk: int = 4) -> Reply:
    """A reply that takes so many seconds from its first to its last event."""
    after_the_text = 2  # the finish and the usage
    return Reply(text, chunk=chunk, delay=seconds / (len(_cut(text, chunk)) + after_the_text))


def events(reply: Reply, usage: tuple[int, int, int] | None) -> Iterator[str]:
    """The JSON of each event of a stream, the usage last."""
    yield _event({"role": "assistant", "content": None})
    for piece in _cut(reply.reasoning, reply.chunk):
        yield _event({"reasoning_content": piece})
    for piece in _cut(reply.text, reply.chunk):
        yield _event({"content": piece}, empty=reply.empty_choices)
    if reply.finish_reason is not None:
        yield _event({}, finish=reply.finish_reason, empty=reply.empty_choices)
    if reply.error_in_stream:
        yield json.dumps({"error": {"message": reply.error_in_stream}}, ensure_ascii=False)
    if usage is not None:
        yield _usage_event(usage, reply.usage_style)


def _cut(text: str, size: int) -> list[str]:
    return [text[start : start + size] for start in range(0, len(text), size)]


def _event(delta: Mapping[str, Any], finish: str | None = None, *, empty: bool = False) -> str:
    choices = [] if empty else [{"index": 0, "delta": delta, "finish_reason": finish}]
    return json.dumps(
        {"id": "scripted", "object": "chat.completion.chunk", "created": 0, "model": "scripted", "choices": choices},
        ensure_ascii=False,
    )


def _usage_event(usage: tuple[int, int, int], style: str) -> str:
    prompt, cached, completion = usage
    told: dict[str, Any] = {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion,
    }
    if style == "deepseek":
        told |= {"prompt_cache_hit_tokens": cached, "prompt_cache_miss_tokens": prompt - cached}
    else:
        told["prompt_tokens_details"] = {"cached_tokens": cached}
    return json.dumps({"id": "scripted", "object": "chat.completion.chunk", "choices": [], "usage": told})
