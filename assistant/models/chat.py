"""The LangChain chat model. Imported only when a model is called: langchain and openai take a second to load."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openai
from langchain_openai import ChatOpenAI
from langsmith import tracing_context
from pydantic import SecretStr

from assistant.models import wire
from assistant.models.reply import Piece

if TYPE_CHECKING:
    from collections.abc import Generator

    import httpx2
    from langchain_core.messages import BaseMessage
    from langchain_core.outputs import ChatGenerationChunk

    from assistant.models.hosts import Target
    from assistant.models.keys import Key

_REASONING = "assistant_reasoning"


class _Chat(ChatOpenAI):
    """ChatOpenAI that also tells of what it drops: a thinking model's reasoning, DeepSeek's count of cached tokens."""

    def _convert_chunk_to_generation_chunk(
        self, chunk: dict[str, Any], default_chunk_class: type, base_generation_info: dict[str, Any] | None
    ) -> ChatGenerationChunk | None:
        converted = super()._convert_chunk_to_generation_chunk(
            _with_cached_tokens(chunk), default_chunk_class, base_generation_info
        )
        if converted is not None and _thinks(chunk):
            converted.message.additional_kwargs[_REASONING] = True
        return converted


def open_chat(target: Target, model: str, key: Key, http: httpx2.Client) -> ChatOpenAI:
    """A chat model that speaks to `target` and to nothing else, and never retries by itself."""
    return _Chat(
        model=model,
        base_url=target.url,
        api_key=SecretStr(key.reveal()),
        http_client=http,
        http_async_client=wire.unused_client(),
        http_socket_options=(),  # its default warns in English about proxies
        max_retries=0,
        stream_usage=True,  # without it an endpoint of one's own reports no usage
        use_responses_api=False,  # some model names switch the wire
    )


def listed_models(target: Target, key: Key, http: httpx2.Client, timeout: openai.Timeout) -> list[str]:
    """The names that the endpoint lists. Raises what openai raises."""
    api = openai.OpenAI(base_url=target.url, api_key=key.reveal(), http_client=http, max_retries=0, timeout=timeout)
    return [model.id for model in api.models.list()]


def pieces(
    chat: ChatOpenAI, turns: list[BaseMessage], sent: dict[str, Any], read_timeout: float, deadline: float
) -> Generator[Piece]:
    """The reply as it streams, ended at `deadline`. Raises what openai, langchain, httpx and wire raise.

    Tracing is off whatever the environment says: LANGSMITH_TRACING would send the prompts to a cloud.
    """
    stream = chat.stream(turns, timeout=wire.timeout(read_timeout, deadline), **sent)
    try:
        while True:
            # Around each step: a generator must not leave a context variable set in its caller.
            with tracing_context(enabled=False), wire.Limit(deadline):
                message = next(stream, None)
            if message is None:
                return
            yield _piece(message)
    finally:
        close = getattr(stream, "close", None)
        if close is not None:
            close()


def _piece(message: Any) -> Piece:
    usage = message.usage_metadata or {}
    details = usage.get("input_token_details", {})
    return Piece(
        text=str(message.text),
        finish=message.response_metadata.get("finish_reason") or "",
        prompt=usage.get("input_tokens") or 0,
        cached=details.get("cache_read") or 0,
        completion=usage.get("output_tokens") or 0,
        thinking=_REASONING in message.additional_kwargs,
        tells_cached="cache_read" in details,
    )


def _thinks(chunk: dict[str, Any]) -> bool:
    choices = chunk.get("choices") or [{}]
    delta = choices[0].get("delta") or {}
    return bool(delta.get("reasoning_content") or delta.get("reasoning"))


def _with_cached_tokens(chunk: dict[str, Any]) -> dict[str, Any]:
    usage = chunk.get("usage")
    if not usage or usage.get("prompt_tokens_details") or usage.get("prompt_cache_hit_tokens") is None:
        return chunk
    details = {"cached_tokens": usage["prompt_cache_hit_tokens"]}
    return {**chunk, "usage": {**usage, "prompt_tokens_details": details}}
