from __future__ import annotations

import ipaddress

import httpx2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.errors import AssistantError, ConfigError, EndpointRefused
from assistant.models.hosts import admitted

ELSEWHERE = "203.0.113.7"
PRIVATE = [ipaddress.ip_network(n) for n in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16")]  # fmt: skip


def resolved_to(*addresses):
    return lambda _: addresses


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:11434/v1",
        "http://LOCALHOST/v1",
        "http://127.0.0.1:8000",
        "http://127.8.9.1/v1",
        "http://10.0.0.8:8000/v1",
        "http://172.16.0.1/v1",
        "https://192.168.1.5/v1",
        "http://[::1]:8000/v1",
        "http://[fd00::1]/v1",
        "http://[::ffff:10.0.0.1]/v1",
        "http://user:word@10.0.0.8/v1",
    ],
)
def test_this_machine_and_the_intranet_are_admitted_directly(url):
    assert admitted(url, resolve=resolved_to()).direct


@pytest.mark.parametrize(
    "url",
    [
        "http://8.8.8.8/v1",
        "http://172.32.0.1/v1",
        "http://100.64.0.1/v1",
        "http://[::ffff:8.8.8.8]/v1",
        "http://[2001:db8::1]/v1",
        "http://[64:ff9b::808:808]/v1",
        "https://api.example.com/v1",
        "http://10.0.0.8.example.com/v1",
        "http://localhost.example.com/v1",
        "http://10.0.0.8@example.com/v1",
        "http://example.com#@10.0.0.8/v1",
        "http://例子.中国/v1",
        "http://127.0.0.1%2eexample.com/v1",
    ],
)
def test_other_hosts_are_refused_with_the_way_to_allow_them(url):
    with pytest.raises(ConfigError, match="assistant config allow-host"):
        admitted(url, resolve=resolved_to("10.0.0.1"))


@pytest.mark.parametrize("name", ["gpu", "model.local", "model.county.lan", "ai.internal"])
def test_intranet_name_is_private_if_all_its_addresses_are(name):
    assert admitted(f"http://{name}/v1", resolve=resolved_to("10.0.0.8", "fd00::8")).direct
    with pytest.raises(ConfigError):
        admitted(f"http://{name}/v1", resolve=resolved_to("10.0.0.8", ELSEWHERE))


@pytest.mark.parametrize("number", ["134744072", "0x8080808"])
def test_number_that_the_resolver_reads_as_a_public_address_is_refused(number):
    with pytest.raises(ConfigError):
        admitted(f"http://{number}/v1", resolve=resolved_to("8.8.8.8"))


def test_intranet_name_that_nobody_knows():
    def unknown(_):
        raise OSError

    with pytest.raises(EndpointRefused, match="找不到主机 gpu"):
        admitted("http://gpu:8000/v1", resolve=unknown)


def test_intranet_name_without_addresses_is_refused():
    with pytest.raises(ConfigError):
        admitted("http://gpu:8000/v1", resolve=resolved_to())


@pytest.mark.parametrize("allowed", ["api.example.com", "API.example.com.", " api.example.com "])
def test_allowed_host_is_admitted_and_may_use_a_proxy(allowed):
    target = admitted("https://api.example.com/v1", [allowed])
    assert not target.direct
    assert target.secure


def test_allowed_host_is_no_suffix():
    with pytest.raises(ConfigError):
        admitted("https://evil-api.example.com/v1", ["api.example.com"])


@pytest.mark.parametrize("url", ["", "10.0.0.8:8000", "ftp://10.0.0.8", "http://", "http://10.0.0.8:port/v1", "http://10.0.0.8 /v1", "http://10.0.0.8\\@example.com/v1"])  # fmt: skip
def test_broken_address_is_explained(url):
    with pytest.raises(ConfigError, match="base_url"):
        admitted(url)


def test_password_is_sent_but_not_shown():
    target = admitted("http://clerk:secret@10.0.0.8:8000/v1/")
    assert target.url == "http://clerk:secret@10.0.0.8:8000/v1"
    assert (target.shown, target.host) == ("http://10.0.0.8:8000/v1", "10.0.0.8:8000")


@given(st.ip_addresses(v=4))
def test_address_is_admitted_if_and_only_if_it_is_private(address):
    private = any(address in network for network in PRIVATE)
    try:
        admitted(f"http://{address}/v1")
    except ConfigError:
        assert not private
    else:
        assert private


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("@:/?#%[]\\."), max_size=12))
@example("127.0.0.1@example.com")
@example("example.com\\@127.0.0.1")
def test_client_reads_the_same_host_from_an_admitted_address(text):
    try:
        target = admitted(f"http://{text}10.0.0.8/v1", resolve=resolved_to(ELSEWHERE))
        host = httpx2.URL(target.url).host
    except (AssistantError, httpx2.InvalidURL):
        return
    assert admitted(f"http://{host}/v1", resolve=resolved_to(ELSEWHERE)).direct


@given(st.text(max_size=40))
def test_any_text_is_admitted_or_refused_with_a_next_step(text):
    refused = None
    try:
        admitted(f"http://{text}", resolve=resolved_to(ELSEWHERE))
    except AssistantError as error:
        refused = error
    assert refused is None or refused.next_step
