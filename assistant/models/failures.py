"""Every way in which a call can fail, as one of ours: httpx, openai, langchain and json all raise their own.

    401, 403 → EndpointDenied · 429, 5xx → EndpointBusy · no connection, timeout → EndpointRefused
    a complaint about the grammar or schema → GrammarRefused · about the length → ContextExceeded · all else → ModelError

The server's own words are quoted short and without the key; a refused key is never quoted at all.
"""

from __future__ import annotations

import json
import re
import socket
import ssl
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.errors import (
    AssistantError,
    ContextExceeded,
    EndpointBusy,
    EndpointDenied,
    EndpointRefused,
    GrammarRefused,
    ModelError,
)
from assistant.models.retries import NO_MONEY, causes, retry_after

if TYPE_CHECKING:
    from assistant.models.site import Site

_GRAMMAR = re.compile(
    r"grammar|guided|structured.?output|xgrammar|gbnf|ebnf|response.?format|json.?schema", re.IGNORECASE
)
_CONTEXT = re.compile(
    r"context.{0,12}(length|window|size)|exceed_context|maximum model length|prompt is too long"
    r"|input (length|tokens)|too many tokens|maximum.{0,20}tokens",
    re.IGNORECASE,
)
_LENGTH_FIELD = re.compile(r"max_(completion_)?tokens", re.IGNORECASE)
_UNSUPPORTED = re.compile(
    r"unsupported|not supported|unrecognized|unknown|extra|not permitted|unexpected", re.IGNORECASE
)
_QUOTED = 120


class _Words(NamedTuple):
    """What a server said: its sentence, and the error's type and code."""

    sentence: str
    kind: str = ""

    def match(self, pattern: re.Pattern[str]) -> bool:
        return bool(pattern.search(f"{self.sentence} {self.kind}"))


def failure(error: Exception, site: Site, *, grammar: bool = False) -> AssistantError:
    """The error that the clerk sees; `grammar` tells whether one, or a schema, was sent."""
    from assistant.models import wire

    if isinstance(error, AssistantError):
        return error
    if isinstance(error, wire.TimeLimit):
        return _slow(site, f"{site.section_timeout:g} 秒还没有写完一节", "section_timeout")
    if isinstance(error, wire.NotAReply):
        return _not_a_reply(error.body, site, grammar=grammar)
    status = getattr(error, "status_code", None)
    if status is not None:
        return _by_status(int(status), error, site, grammar=grammar)
    return _without_status(error, site, grammar=grammar)


def _by_status(status: int, error: Exception, site: Site, *, grammar: bool) -> ModelError:
    words = _words_of(error)
    if status in (401, 402, 403) or getattr(error, "code", None) == NO_MONEY:
        return _denied(status, site)
    return _complaint(words, site, grammar=grammar) or _by_number(status, error, words, site)


def _by_number(status: int, error: Exception, words: _Words, site: Site) -> ModelError:
    if status == 429 or status >= 500:
        return _busy(status, error, site)
    if status == 413:
        return _too_long(site)
    if status == 404:
        return _not_found(site)
    if status < 400:
        return ModelError(f"{site.subject}要把请求转到别的地址，没有照办。", "请把 [model] base_url 改成最终的地址。")
    return ModelError(f"{site.subject}不接受请求（{status}）{_quote(words, site)}。", _advice(words, site))


def _denied(status: int, site: Site) -> EndpointDenied:
    if status not in (401, 403):
        return EndpointDenied(f"{site.subject}说账户余额或额度用完了。", "请充值，或者换一个接口。")
    if site.key:
        return EndpointDenied(f"{site.subject}不认这个密钥（{status}）。", "请核对密钥是否有效、有没有这个模型的权限。")
    return EndpointDenied(
        f"{site.subject}要密钥（{status}），但没有找到密钥。",
        "请设环境变量（默认 OPENAI_API_KEY），或者在用户配置里写 [model] api_key_file。",
    )


def _not_found(site: Site) -> ModelError:
    model = f"，或者没有“{site.model}”这个模型" if site.model else ""
    return ModelError(
        f"{site.subject}没有这个接口{model}（404）。", "请核对 [model] base_url（多半以 /v1 结尾）和模型名称。"
    )


def _busy(status: int, error: Exception, site: Site) -> EndpointBusy:
    wait = retry_after(error)
    asked = f"，它要求等 {wait:.0f} 秒" if wait else ""
    if status == 429:
        return EndpointBusy(
            f"{site.subject}太忙（429）{asked}，没有写成。", "请稍后再运行一次，或者调小 [model] concurrency。"
        )
    return EndpointBusy(
        f"{site.subject}出错（{status}）{asked}，没有写成。", "请稍后再运行一次，或者告诉管理接口的人。"
    )


def _without_status(error: Exception, site: Site, *, grammar: bool) -> ModelError:
    import openai

    if isinstance(error, openai.APITimeoutError) and not _never_connected(error):
        return _slow(site, f"{site.read_timeout:g} 秒没有收到一个字", "read_timeout")
    if isinstance(error, openai.APIConnectionError) or _is_transport_error(error):
        return _refused(error, site)
    if isinstance(error, openai.APIError):
        words = _words_of(error)
        return _complaint(words, site, grammar=grammar) or ModelError(
            f"{site.subject}写到一半报错{_quote(words, site)}。", "请再运行一次，只补写这一节。"
        )
    return ModelError(
        f"{site.subject}的回复读不懂。", "请核对 [model] base_url 是不是 OpenAI 兼容接口（多半以 /v1 结尾）。"
    )


def _is_transport_error(error: Exception) -> bool:
    return type(error).__module__.partition(".")[0] in ("httpx", "httpx2", "httpcore", "httpcore2") or isinstance(
        error, OSError
    )


def _never_connected(error: Exception) -> bool:
    return any(type(cause).__name__ == "ConnectTimeout" for cause in causes(error))


def _refused(error: Exception, site: Site) -> EndpointRefused:
    chain = causes(error)
    if any(isinstance(cause, socket.gaierror) for cause in chain):
        return EndpointRefused(f"连不上{site.shown}：找不到这台主机。", "请检查地址有没有写错、网络通不通。")
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in chain):
        return EndpointRefused(
            f"连不上{site.shown}：证书不受信任。", "请让管理接口的人提供根证书，用环境变量 SSL_CERT_FILE 指给程序。"
        )
    if any(isinstance(cause, ConnectionRefusedError) for cause in chain):
        return EndpointRefused(
            f"连不上{site.shown}：那里没有程序在监听。", "请确认模型服务已经启动、地址和端口没有写错。"
        )
    if _never_connected(error):
        return EndpointRefused(f"连不上{site.shown}：那台主机没有回应。", "请检查地址、网络和防火墙，再运行一次。")
    if any(type(cause).__name__ in ("RemoteProtocolError", "ReadError") for cause in chain):
        return EndpointRefused(f"与{site.subject}的连接断了。", "请再运行一次，只补写没有写完的章节。")
    return EndpointRefused(f"连不上{site.shown}。", "请检查网络和地址，再运行一次。")


def _slow(site: Site, what: str, setting: str) -> EndpointRefused:
    return EndpointRefused(
        f"{site.subject}{what}，已经断开。", f"请稍后再运行一次；模型本来就慢的，调大 [model] {setting}。"
    )


def _not_a_reply(body: str, site: Site, *, grammar: bool) -> ModelError:
    words = _words_in_text(body)
    complaint = _complaint(words, site, grammar=grammar)
    if complaint is not None:
        return complaint
    what = "网页" if body.lstrip().startswith("<") else f"别的内容{_quote(words, site)}"
    return ModelError(
        f"{site.subject}回的不是模型的回复，是{what}。",
        "请核对 [model] base_url（多半以 /v1 结尾），或先在浏览器里登录内网。",
    )


def _complaint(words: _Words, site: Site, *, grammar: bool) -> ModelError | None:
    """What the server says, where it says it in words that are known."""
    if grammar and words.match(_GRAMMAR):
        return GrammarRefused(
            f"{site.subject}不接受语法约束{_quote(words, site)}。",
            f'请在 [{site.group}] 里设 grammar = "off"，或者换成它认的写法。',
        )
    if words.match(_CONTEXT) and not words.match(_UNSUPPORTED):
        return _too_long(site)
    return None


def _too_long(site: Site) -> ContextExceeded:
    return ContextExceeded(
        f"这一节的要点和范文超过了{site.subject}的上下文长度。",
        f"请调小 [{site.group}] few_shot_tokens 或 max_tokens；要点本身太长的，把这一节分成两节。",
    )


def _advice(words: _Words, site: Site) -> str:
    if words.match(_LENGTH_FIELD):
        return "max_tokens 和 max_completion_tokens 两种写法服务器各认一种：请改 [model] max_tokens_field。"
    return f"请核对模型名称“{site.model}”和 [model] extra_body。"


def _words_of(error: Exception) -> _Words:
    body: Any = getattr(error, "body", None)
    if isinstance(body, dict):
        return _words_in(body)
    return _Words(str(body or getattr(error, "message", error)))


def _words_in_text(body: str) -> _Words:
    try:
        parsed = json.loads(body)
    except ValueError:
        return _Words("")
    return _words_in(parsed) if isinstance(parsed, dict) else _Words("")


def _words_in(body: dict[str, Any]) -> _Words:
    inner = body.get("error", body)
    if not isinstance(inner, dict):
        return _Words(str(inner))
    said = inner.get("message") or inner.get("detail") or inner.get("msg") or ""
    return _Words(str(said), f"{inner.get('type') or ''} {inner.get('code') or ''}")


def _quote(words: _Words, site: Site) -> str:
    """The server's words in one short line, the key blotted out."""
    text = " ".join(site.key.redacted(words.sentence).split())
    if not text or text.startswith("<"):
        return ""
    return f"：{text[:_QUOTED]}…" if len(text) > _QUOTED else f"：{text}"
