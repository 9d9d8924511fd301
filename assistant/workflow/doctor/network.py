"""Variables that change how the endpoint is reached, or that make other libraries talk (代理和追踪变量)."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.models.hosts import Target
from assistant.workflow.doctor.lines import CheckLine, State

_TRACING = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")
_CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")
_NAMES_OF_OWNER = ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID")
_OFF = {"", "0", "false", "no", "off"}


def network_lines(target: Target | None, environment: Mapping[str, str]) -> Iterator[CheckLine]:
    """`target` is None where no endpoint is spoken to. At least one line."""
    found = [*_proxies(target, environment), *_variables(target, environment)]
    yield from found or [_line("variables", "环境变量", "ok", "没有会影响的代理、追踪变量")]


def _proxies(target: Target | None, environment: Mapping[str, str]) -> Iterator[CheckLine]:
    set_ = _in_force(environment)
    if not set_ or target is None:
        return
    listed = "、".join(f"{scheme} {_without_password(address)}" for scheme, address in sorted(set_.items()))
    if target.direct:
        yield _line("proxy", "代理", "ok", f"设了代理（{listed}），本机和内网的接口不经过它")
    elif any(address.lower().startswith("socks") for address in set_.values()):
        yield _line(
            "proxy", "代理", "error", f"设了 socks 代理（{listed}），程序不支持", "请改用 http 代理，或者去掉这个变量。"
        )
    elif urllib.request.proxy_bypass(target.host.partition(":")[0]):
        yield _line("proxy", "代理", "ok", f"设了代理（{listed}），NO_PROXY 说这台主机不经过它")
    else:
        yield _line(
            "proxy", "代理", "note", f"发给接口的材料经过代理：{listed}", "不该经过的，把主机名写进环境变量 NO_PROXY。"
        )


def _in_force(environment: Mapping[str, str]) -> dict[str, str]:
    """Scheme → address of the proxies that the HTTP client would take."""
    named = {
        scheme: environment.get(f"{scheme}_proxy") or environment.get(f"{scheme.upper()}_PROXY") or ""
        for scheme in ("http", "https", "all")
    }
    found = {scheme: address for scheme, address in named.items() if address}
    system = {
        scheme: address for scheme, address in urllib.request.getproxies().items() if scheme in ("http", "https", "all")
    }
    return found or system


def _variables(target: Target | None, environment: Mapping[str, str]) -> Iterator[CheckLine]:
    tracing = [name for name in _TRACING if environment.get(name, "").lower() not in _OFF]
    if tracing:
        yield _line(
            "tracing",
            "追踪",
            "note",
            f"设了 {'、'.join(tracing)}；程序里已经关掉，不会把材料发给追踪网站",
            "别的程序还会发，不用的话去掉这个变量。",
        )
    if environment.get("OPENAI_LOG"):
        yield _line("log", "日志", "warning", "设了 OPENAI_LOG，材料会出现在屏幕上", "请去掉这个变量。")
    if environment.get("OPENAI_API_BASE"):
        yield _line(
            "old_variable",
            "环境变量",
            "note",
            "OPENAI_API_BASE 不起作用",
            "地址用 ASSISTANT_BASE_URL，或者 [model] base_url。",
        )
    ours, common = environment.get("ASSISTANT_BASE_URL"), environment.get("OPENAI_BASE_URL")
    if ours and common and ours != common:
        yield _line(
            "two_addresses", "环境变量", "note", "设了两个地址，用的是 ASSISTANT_BASE_URL，不是 OPENAI_BASE_URL"
        )
    if target is not None:
        yield from _sent_along(target, environment)


def _sent_along(target: Target, environment: Mapping[str, str]) -> Iterator[CheckLine]:
    owners = [name for name in _NAMES_OF_OWNER if environment.get(name)]
    if owners:
        yield _line("owner", "环境变量", "note", f"设了 {'、'.join(owners)}，会随请求发给接口", "不用的话去掉。")
    for name in _CERTIFICATES if target.secure else ():
        place = environment.get(name)
        if place and not Path(place).exists():
            yield _line(
                "certificates", "证书", "error", f"{name} 指的 {place} 不存在", "请改成根证书的位置，或者去掉。"
            )


def _without_password(address: str) -> str:
    return re.sub(r"^([A-Za-z0-9]{1,10}://)?[^/@]{0,300}@", r"\1", address)


def _line(topic: str, title: str, state: State, found: str, advice: str = "") -> CheckLine:
    return CheckLine("model", topic, title, state, found, advice)
