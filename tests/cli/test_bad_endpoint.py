"""Every way an endpoint goes wrong: a Chinese message with the URL and the next step, exit code 2, nothing lost, no key."""

from __future__ import annotations

import re
import socket
import time

import pytest
from office import BULLETS, HEADINGS, obedient, quick_settings, title_in
from scripted_endpoint import Reply

KEY = "sk-Very5ecret0Key9876"


@pytest.fixture(autouse=True)
def _key(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


def check_not_done(office, done, *said):
    assert done.code == 2
    assert all(words in done.said for words in said), done.said
    assert re.search(r"请|下一步", done.said)
    assert KEY not in done.said
    assert office.files_that_hold(KEY) == []


def failing_at(title, reply):
    """obedient, but one section gets this reply."""
    return lambda request: reply if title_in(request) == title else obedient(request)


def test_nobody_listens(office, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    monkeypatch.setenv("ASSISTANT_BASE_URL", url)
    done = office.draft()
    check_not_done(office, done, url, "没有程序在监听")
    assert done.said.count("没有程序在监听") <= 2  # not once for every section


def test_wrong_key_is_not_shown(office, serve):
    endpoint = serve(obedient, key="the right one")
    done = office.draft()
    check_not_done(office, done, endpoint.base_url, "不认这个密钥（401）")


def test_missing_key_is_named(office, serve, monkeypatch):
    monkeypatch.delenv("OPENAI_API_KEY")
    endpoint = serve(obedient, key=KEY)
    check_not_done(office, office.draft(), endpoint.base_url, "要密钥（401）", "OPENAI_API_KEY")


def test_right_key_is_written_nowhere(office, serve):
    endpoint = serve(obedient, key=KEY)
    done = office.draft()
    assert done.code == 0
    assert endpoint.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in done.said
    assert office.files_that_hold(KEY) == []
    assert office.files_that_hold("镇党委会专题研究") != []  # the search finds what is there


def test_key_that_the_server_quotes_is_blotted_out(office, serve):
    serve(Reply(status=400, error=f"no model for key {KEY}"))
    check_not_done(office, office.draft(), "400")


def test_busy_once_is_waited_for_as_long_as_it_asks(office, serve):
    replies = iter([Reply(status=429, headers={"Retry-After": "1"})])
    endpoint = serve(lambda request: next(replies, None) or obedient(request))
    done = office.draft("--section", "study")
    assert done.code == 0
    first, second = (request.at for request in endpoint.requests)
    assert 1.0 <= second - first < 3.0


def test_busy_for_good(office, serve):
    endpoint = serve(Reply(status=429, headers={"Retry-After": "0"}))
    done = office.draft("--section", "study")
    check_not_done(office, done, endpoint.base_url, "429")
    assert len(endpoint.requests) == 2  # retries = 1


def test_broken_server(office, serve):
    endpoint = serve(Reply(status=500, error="CUDA out of memory", headers={"Retry-After": "0"}))
    check_not_done(office, office.draft("--section", "study"), endpoint.base_url, "500")
    assert len(endpoint.requests) == 2


def test_server_that_broke_once_is_asked_again(office, serve):
    replies = iter([Reply(status=503, headers={"Retry-After": "0"})])
    serve(lambda request: next(replies, None) or obedient(request))
    assert office.draft().code == 0


def test_hanging_endpoint_is_left(office, serve):
    quick_settings(read_timeout=0.5, section_timeout=3)
    endpoint = serve(Reply("好" * 50, hang_after=3))
    begun = time.monotonic()
    done = office.draft("--section", "study")
    check_not_done(office, done, endpoint.base_url, "断开")
    assert time.monotonic() - begun < 15


def test_endpoint_that_only_says_it_lives_is_left(office, serve):
    quick_settings(read_timeout=5, section_timeout=1)
    endpoint = serve(Reply("好" * 50, ping_after=3))
    check_not_done(office, office.draft("--section", "study"), endpoint.base_url, "section_timeout")


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply("理论学习中心组学习6次，其中专题研讨3次。", drop_after=4), "断了"),
        (Reply("", usage=None), "理论学习"),
        (Reply("<think>还没想好", finish_reason="stop"), "理论学习"),
        (Reply("理论学习中心组学习6次，其中", finish_reason="length"), "max_tokens"),
        (Reply("理论学习中心组学习6次，其中", finish_reason=None), "理论学习"),
        (Reply("不便回答", finish_reason="content_filter"), "理论学习"),
        (Reply("好", empty_choices=True), "理论学习"),
        (Reply("理论学习", error_in_stream="worker died"), "worker died"),
    ],
    ids=["drops", "nothing", "only thoughts", "length", "no end", "filter", "no choices", "error in stream"],
)
def test_one_section_that_fails_costs_no_other(office, serve, reply, said):
    serve(failing_at("理论学习", reply))
    done = office.draft()
    check_not_done(office, done, "没有写成：理论学习", said)
    assert "#study" not in office.text
    assert all(f"#{key}" in office.text for title, key in HEADINGS.items() if title != "理论学习")
    endpoint = serve(obedient)
    assert office.draft().code == 0
    assert [title_in(r) for r in endpoint.requests] == ["理论学习"]


def test_section_that_fails_once_is_asked_for_again(office, serve):
    replies = iter([Reply("理论学习中心组学习6次，其", finish_reason="length")])
    endpoint = serve(lambda r: (title_in(r) == "理论学习" and next(replies, None)) or obedient(r))
    done = office.draft()
    assert done.code == 0
    assert "再写一次" in done.err
    assert len(endpoint.requests) == 5


@pytest.mark.parametrize("body", ["<html><title>请登录</title></html>", '{"error": "no such route"}', "好的"])
def test_something_else_with_status_200(office, serve, body):
    endpoint = serve(Reply(body=body, content_type="text/html"))
    check_not_done(office, office.draft("--section", "study"), endpoint.base_url)
    assert not office.draft_file.exists() or "#study" not in office.text


def test_wrong_path(office, serve, monkeypatch):
    endpoint = serve(Reply(status=404))
    check_not_done(office, office.draft("--model", "q", "--section", "study"), endpoint.base_url, "404", "/v1")


def test_what_is_drafted_before_the_endpoint_dies_stays(office, serve):
    quick_settings(concurrency=1)
    serve(lambda r: obedient(r) if title_in(r) in list(BULLETS)[:2] else Reply(status=401))
    done = office.draft()
    check_not_done(office, done, "没有写成")
    assert "#leadership" in office.text
    assert "#study" in office.text
    assert all(title in done.out for title in list(BULLETS)[2:])  # what is still to be drafted is named


def test_no_model_listed(office, serve):
    endpoint = serve(obedient, models=())
    check_not_done(office, office.draft(), endpoint.base_url, "没有列出模型")


@pytest.mark.parametrize("url", ["127.0.0.1:8000", "http://", "ftp://127.0.0.1/v1", "http://主机 名/v1"])
def test_address_that_is_none(office, monkeypatch, url):
    monkeypatch.setenv("ASSISTANT_BASE_URL", url)
    check_not_done(office, office.draft(), "ASSISTANT_BASE_URL")


def test_unknown_host(office, monkeypatch):
    monkeypatch.setenv("ASSISTANT_BASE_URL", "http://no-such-host.internal:8000/v1")
    check_not_done(office, office.draft(), "no-such-host.internal")


def test_password_in_the_address_is_not_shown(office, serve, monkeypatch):
    endpoint = serve(Reply(status=500, headers={"Retry-After": "0"}))
    monkeypatch.setenv("ASSISTANT_BASE_URL", endpoint.base_url.replace("//", f"//clerk:{KEY}@"))
    check_not_done(office, office.draft("--section", "study"), endpoint.base_url)


def test_failure_in_json(office, serve):
    import json  # noqa: PLC0415

    serve(Reply(status=401))
    done = office.draft("--format", "json")
    assert done.code == 2
    failed = json.loads(done.out)["failed"]
    assert failed
    assert set(failed[0]) == {"title", "message"}
