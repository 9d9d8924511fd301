"""What is sent beside the messages: sampling, the length limit under the server's name for it, the grammar or schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assistant.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assistant.config import ModelSettings
    from assistant.drafting.prompt import Decoding

_GRAMMAR_FIELDS: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "llama": lambda grammar: {"grammar": grammar},
    "vllm": lambda grammar: {"structured_outputs": {"grammar": grammar}},
    # vLLM before 0.12; newer ones drop this field without a word and answer unconstrained.
    "vllm-guided": lambda grammar: {"guided_grammar": grammar},
    "sglang": lambda grammar: {"ebnf": grammar},
}


def check_settings(settings: ModelSettings) -> None:
    """Raises ConfigError for a grammar the program does not know and for a broken `extra_body`."""
    if settings.grammar != "off" and settings.grammar not in _GRAMMAR_FIELDS:
        known = " | ".join(["off", *_GRAMMAR_FIELDS])
        raise ConfigError(f"设置 [model] grammar = “{settings.grammar}” 不认识。", f"可用的有 {known}。")
    _extra(settings)


def parameters(decoding: Decoding, settings: ModelSettings) -> dict[str, Any]:
    """Keyword arguments of one streamed call. What the user set in `extra_body` wins."""
    optional = {
        "seed": decoding.seed,
        "frequency_penalty": decoding.frequency_penalty or None,
        "presence_penalty": decoding.presence_penalty or None,
        "stop": list(decoding.stop) or None,
    }
    given = {name: value for name, value in optional.items() if value is not None}
    return {"temperature": decoding.temperature, **given, "extra_body": _body(decoding, settings)}


def constrains(decoding: Decoding, settings: ModelSettings) -> bool:
    """Whether a grammar or a schema goes with the request, which the endpoint may refuse."""
    return bool(decoding.schema) or _sends_grammar(decoding, settings)


def _sends_grammar(decoding: Decoding, settings: ModelSettings) -> bool:
    return bool(decoding.grammar) and settings.grammar in _GRAMMAR_FIELDS


def _body(decoding: Decoding, settings: ModelSettings) -> dict[str, Any]:
    body: dict[str, Any] = {settings.max_tokens_field: decoding.max_tokens}
    if _sends_grammar(decoding, settings):
        body |= _GRAMMAR_FIELDS[settings.grammar](decoding.grammar)
    if decoding.schema:  # in the body: as an argument it would switch the library to another way of calling
        schema = {"name": "reply", "strict": True, "schema": json.loads(decoding.schema)}
        body["response_format"] = {"type": "json_schema", "json_schema": schema}
    if decoding.repeat_penalty is not None and settings.grammar == "llama":
        body["repeat_penalty"] = decoding.repeat_penalty
    return body | _extra(settings)


def _extra(settings: ModelSettings) -> dict[str, Any]:
    try:
        extra = json.loads(settings.extra_body or "{}")
    except json.JSONDecodeError:
        extra = None
    if not isinstance(extra, dict):
        raise ConfigError(
            "设置 [model] extra_body 读不懂。", '它应是一段 JSON，例如 {"thinking": {"type": "disabled"}}。'
        )
    return extra
