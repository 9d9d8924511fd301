"""Where requests may go: this machine, the private network, and the hosts that the user has named.

Refused before a socket is opened. A name that looks public is not even looked up; a name of an intranet form is private
only if every address it resolves to is.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from assistant.errors import ConfigError, EndpointRefused

# RFC 1918, RFC 4193 and the link-local and loopback ranges; is_private of ipaddress also holds ranges that are tunnels.
_PRIVATE = tuple(
    ipaddress.ip_network(block)
    for block in (
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "::1/128",
        "fc00::/7",
        "fe80::/10",
    )
)
_INTRANET_SUFFIXES = (".local", ".lan", ".internal")
_CALLS = "/chat/completions"

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str], Iterable[str]]


@dataclass(frozen=True)
class Target:
    """An endpoint's address. `url` is what requests go to, `shown` the same without name and password;
    `direct` is True where no proxy may stand between.
    """

    url: str
    shown: str
    host: str
    direct: bool
    secure: bool


def addresses_of(name: str) -> tuple[str, ...]:
    """Every address a name resolves to. Raises OSError."""
    return tuple(sorted({str(entry[4][0]) for entry in socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)}))


def admitted(base_url: str, allowed: Iterable[str] = (), resolve: Resolve = addresses_of) -> Target:
    """The address to send to. Raises ConfigError for a broken URL and for a host that the user has not named."""
    parts = _split(base_url)
    host = (parts.hostname or "").rstrip(".").lower()
    shown = _without_password(parts)
    if host in {name.strip().rstrip(".").lower() for name in allowed}:
        direct = False
    elif _is_private(host, shown, resolve):
        direct = True
    else:
        raise ConfigError(
            f"模型接口 {shown} 不在本机也不在内网，没有您的允许不会把材料发过去。",
            f"确认可以发送后运行 assistant config allow-host {host}，只需一次。",
        )
    host_and_port = shown.split("://", 1)[1].split("/", 1)[0]
    return Target(parts.geturl(), shown, host_and_port, direct=direct, secure=parts.scheme == "https")


def checked_url(base_url: str) -> str:
    """The address without name and password. Raises ConfigError for a broken one; whether it is admitted is another question."""
    return _without_password(_split(base_url))


def _split(base_url: str) -> SplitResult:
    bad = ConfigError(
        "模型接口的地址不是完整的网址（http://主机:端口/v1）。",
        "请改正 [model] base_url 或环境变量 ASSISTANT_BASE_URL。",
    )
    address = base_url.strip().rstrip("/").removesuffix(_CALLS)
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018  # reading it checks it
    except ValueError:
        raise bad from None
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or not address.isprintable()
        or set(address) & set(" \\")
    ):
        raise bad
    return parts._replace(query="", fragment="")


def _without_password(parts: SplitResult) -> str:
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _is_private(host: str, shown: str, resolve: Resolve) -> bool:
    address = _address(host)
    if address is not None:
        return _is_private_address(address)
    if host == "localhost":
        return True
    if "." in host and not host.endswith(_INTRANET_SUFFIXES):
        return False
    try:
        found = [_address(text) for text in resolve(host)]
    except (OSError, UnicodeError):
        raise EndpointRefused(
            f"连不上模型接口 {shown}：找不到主机 {host}。", "请检查地址有没有写错，或者直接写 IP 地址。"
        ) from None
    return bool(found) and all(a is not None and _is_private_address(a) for a in found)


def _address(text: str) -> Address | None:
    try:
        return ipaddress.ip_address(text.partition("%")[0] if ":" in text else text)  # fe80::1%eth0
    except ValueError:
        return None


def _is_private_address(address: Address) -> bool:
    plain = getattr(address, "ipv4_mapped", None) or address
    return any(plain in network for network in _PRIVATE if network.version == plain.version)
