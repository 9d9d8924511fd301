"""An endpoint that misbehaves: every failure is one of ours, names the address and says what to do."""

from __future__ import annotations

import contextlib
import email.utils
import logging
import socket
import sys
import time
import traceback

import pytest
from calls import DECODING, PROMPT, drafted, model_at
from scripted_endpoint import STREAM, Reply, ScriptedEndpoint

from assistant.drafting.prompt import Decoding
from assistant.errors import (
    ContextExceeded,
    EndpointBusy,
    EndpointDenied,
    EndpointRefused,
    GrammarRefused,
    ModelError,
    ReplyCut,
    ReplyEmpty,
)
from assistant.models.retries import pause

LONG = "开展集中学习十六次，专题研讨四次。"
FAILURES = {
    "401": (Reply(status=401), EndpointDenied, "密钥"),
    "403": (Reply(status=403), EndpointDenied, "密钥"),
    "no money": (Reply(status=402), EndpointDenied, "余额"),
    "no quota": (Reply(status=429, body='{"error":{"message":"","code":"insufficient_quota"}}'), EndpointDenied, "额度"),
    "404": (Reply(status=404), ModelError, "/v1"),
    "redirect": (Reply(status=307, headers={"Location": "http://192.0.2.1/v1"}), ModelError, "base_url"),
    "429": (Reply(status=429), EndpointBusy, "429"),
    "500": (Reply(status=500), EndpointBusy, "500"),
    "503 web page": (Reply(status=503, body="<html>busy</html>", content_type="text/html"), EndpointBusy, "503"),
    "501": (Reply(status=501), EndpointBusy, "501"),
    "length limit": (Reply(LONG, finish_reason="length"), ReplyCut, "长度上限"),
    "content filter": (Reply(LONG, finish_reason="content_filter"), ReplyCut, "内容审查"),
    "other end": (Reply(LONG, finish_reason="tool_calls"), ReplyCut, "tool_calls"),
    "no end": (Reply(LONG, finish_reason=None), ReplyCut, "断了"),
    "dropped": (Reply(LONG, drop_after=3), EndpointRefused, "断了"),
    "hangs at once": (Reply(LONG, hang_after=0), EndpointRefused, "0.5 秒没有收到"),
    "hangs in mid-stream": (Reply(LONG, hang_after=3), EndpointRefused, "0.5 秒没有收到"),
    "slow to answer": (Reply(LONG, first_delay=2), EndpointRefused, "0.5 秒没有收到"),
    "never done": (Reply(LONG * 50, delay=0.05), EndpointRefused, "3 秒还没有写完"),
    "pings for ever": (Reply(LONG, ping_after=3), EndpointRefused, "3 秒还没有写完"),
    "empty": (Reply(""), ReplyEmpty, "什么也没有回"),
    "blanks": (Reply(" \n "), ReplyEmpty, "什么也没有回"),
    "no choices": (Reply(LONG, empty_choices=True), ReplyEmpty, "什么也没有回"),
    "only thinking": (Reply("", reasoning="想一想", finish_reason="length"), ReplyEmpty, "思考"),
    "web page": (Reply(body="<!DOCTYPE html><p>登录"), ModelError, "网页"),
    "web page as a stream": (Reply(body="\n <html>", content_type=STREAM), ModelError, "网页"),
    "error with 200": (Reply(body='{"error": "model is gone"}'), ModelError, "model is gone"),
    "list with 200": (Reply(body="[]"), ModelError, "不是模型的回复"),
    "nonsense": (Reply(body="hello", content_type=STREAM), ModelError, "读不懂"),
    "broken JSON": (Reply(body="data: {broken\n\n", content_type=STREAM), ModelError, "读不懂"),
    "no delta": (Reply(body='data: {"choices":[{"index":0}]}\n\n', content_type=STREAM), ModelError, "读不懂"),
    "error in the stream": (Reply(LONG, error_in_stream="worker died"), ModelError, "worker died"),
    "bad request": (Reply(status=400, error="bad temperature"), ModelError, "bad temperature"),
    "wrong field": (Reply(status=400, error="Unsupported parameter: max_completion_tokens"), ModelError, "max_tokens_field"),
    "too large": (Reply(status=413), ContextExceeded, "上下文长度"),
    "vLLM context": (Reply(status=400, error="This model's maximum context length is 4096 tokens."), ContextExceeded, "分成两节"),
    "llama.cpp context": (
        Reply(status=400, body='{"error":{"message":"too big","type":"exceed_context_size_error"}}'),
        ContextExceeded,
        "few_shot_tokens",
    ),
    "context in the stream": (Reply("", error_in_stream="prompt is too long"), ContextExceeded, "few_shot_tokens"),
}  # fmt: skip


@pytest.mark.parametrize("case", FAILURES)
def test_failure_is_named(case):
    reply, kind, words = FAILURES[case]
    limits = {"read_timeout": 0.5} if "0.5 秒" in words else {}
    with ScriptedEndpoint(reply) as endpoint, model_at(endpoint, first_pause=0.01, **limits) as model:
        with pytest.raises(ModelError) as caught:
            drafted(model)
        assert type(caught.value) is kind
        assert words in str(caught.value)
        assert endpoint.base_url in caught.value.message
        assert caught.value.next_step.endswith("。")


@pytest.mark.parametrize("chunked", [True, False])
def test_connection_dropped_in_mid_stream_never_counts_as_complete(chunked):
    with ScriptedEndpoint(Reply(LONG, drop_after=3), chunked=chunked) as endpoint, model_at(endpoint) as model:
        with pytest.raises((ReplyCut, EndpointRefused), match="断了"):
            drafted(model)
        assert len(endpoint.requests) == 1


def test_nothing_listens():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
        with model_at(None, base_url=address) as model, pytest.raises(EndpointRefused, match="没有程序在监听"):
            drafted(model)


@pytest.mark.skipif(sys.platform != "linux", reason="a full backlog is silent on Linux only")
def test_host_that_does_not_answer():
    with socket.socket() as full, contextlib.ExitStack() as waiting:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for _ in range(3):
            caller = waiting.enter_context(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(full.getsockname())
        address = f"http://127.0.0.1:{full.getsockname()[1]}/v1"
        with model_at(None, base_url=address, section_timeout=0.5) as model, pytest.raises(EndpointRefused) as caught:
            drafted(model)
        assert "没有回应" in caught.value.message


@pytest.mark.parametrize("status", [400, 422, 500])
def test_refused_grammar_is_told_from_other_refusals(status):
    refusal = Reply(status=status, error="failed to parse grammar")
    constrained = Decoding(0.2, 50, grammar="root ::= (")
    with ScriptedEndpoint(refusal) as endpoint, model_at(endpoint, grammar="llama", retries=0) as model:
        with pytest.raises(GrammarRefused):
            drafted(model, decoding=constrained)
        with pytest.raises(ModelError) as caught:
            drafted(model, decoding=DECODING)
        assert not isinstance(caught.value, GrammarRefused)


@pytest.mark.parametrize(
    "words", ["This response_format type is unavailable now", "json_schema is not supported", "extra: response_format"]
)
def test_refused_schema_is_told_as_a_refused_grammar_is(words):
    constrained = Decoding(0.2, 50, schema='{"type": "object"}')
    refusal = Reply(status=400, error=words)
    with ScriptedEndpoint(refusal) as endpoint, model_at(endpoint, retries=0) as model:
        with pytest.raises(GrammarRefused):
            drafted(model, decoding=constrained)
        with pytest.raises(ModelError) as caught:
            drafted(model, decoding=DECODING)
        assert not isinstance(caught.value, GrammarRefused)


@pytest.mark.parametrize("busy", [429, 500, 502, 503, 529])
def test_busy_endpoint_is_asked_again(busy):
    script = [Reply(status=busy), Reply(status=busy), Reply("好。")]
    with ScriptedEndpoint(script) as endpoint, model_at(endpoint) as model:
        assert drafted(model)[0] == "好。"
        assert len(endpoint.requests) == 3


def test_retries_are_counted_and_pauses_grow():
    with ScriptedEndpoint(Reply(status=503)) as endpoint, model_at(endpoint, first_pause=0.1, retries=3) as model:
        with pytest.raises(EndpointBusy):
            drafted(model)
        at = [request.at for request in endpoint.requests]
    assert len(at) == 4
    assert at[3] - at[2] > at[1] - at[0]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 422, 501])
def test_hopeless_call_is_made_once(status):
    with ScriptedEndpoint(Reply(status=status)) as endpoint, model_at(endpoint) as model:
        with pytest.raises(ModelError):
            drafted(model)
        assert len(endpoint.requests) == 1


def test_retry_after_is_obeyed():
    script = [Reply(status=429, headers={"Retry-After": "1"}), Reply("好。")]
    with ScriptedEndpoint(script) as endpoint, model_at(endpoint, first_pause=0.01) as model:
        drafted(model)
        first, second = (request.at for request in endpoint.requests)
    assert 1.0 <= second - first < 2.0


def test_retry_after_longer_than_the_section_is_not_waited_for():
    with ScriptedEndpoint(Reply(status=429, headers={"Retry-After": "30"})) as endpoint, model_at(endpoint) as model:
        started = time.monotonic()
        with pytest.raises(EndpointBusy, match="30 秒"):
            drafted(model)
        assert time.monotonic() - started < 2
        assert len(endpoint.requests) == 1


class _Answer(Exception):
    def __init__(self, status, retry_after=None):
        self.status_code = status
        self.response = type("Response", (), {"headers": {"retry-after": retry_after} if retry_after else {}})


def test_retry_after_as_a_date():
    date = email.utils.formatdate(time.time() + 30, usegmt=True)
    assert 25 < pause(_Answer(429, date), 0, 1.0) <= 30


@pytest.mark.parametrize("text", ["soon", "", "nan", "-5"])
def test_odd_retry_after_does_no_harm(text):
    waited = pause(_Answer(429, text), 0, 1.0)
    assert waited is None or 0 <= waited < 2


def test_idle_connection_that_was_closed_is_opened_again():
    script = [Reply("好。", drop_after=0), Reply("好。")]
    with ScriptedEndpoint(script) as endpoint, model_at(endpoint) as model:
        assert drafted(model)[0] == "好。"


def test_redirect_is_not_followed():
    with ScriptedEndpoint(Reply("好。")) as elsewhere:
        endpoint = ScriptedEndpoint(Reply(status=307, headers={"Location": f"{elsewhere.base_url}/chat/completions"}))
        with endpoint, model_at(endpoint) as model, pytest.raises(ModelError, match="别的地址"):
            drafted(model)
        assert elsewhere.requests == []


KEY = "sk-0123456789abcdef"
TELLTALES = {
    "401": Reply(status=401, error=f"Incorrect API key provided: {KEY}"),
    "400": Reply(status=400, error=f"bad header Bearer {KEY}"),
    "500": Reply(status=500, error=f"upstream said {KEY}"),
    "200": Reply(body=f'{{"error": "key {KEY}"}}'),
    "stream": Reply("一二", error_in_stream=f"key {KEY}"),
    "dropped": Reply("一二三四五六", drop_after=2),
    "grammar": Reply(status=400, error=f"grammar {KEY}"),
}


@pytest.mark.parametrize("case", TELLTALES)
def test_key_is_in_no_error_and_no_log(case, caplog):
    caplog.set_level(logging.DEBUG)
    with ScriptedEndpoint(TELLTALES[case]) as endpoint, model_at(endpoint, key=KEY, grammar="llama") as model:
        with pytest.raises(ModelError) as caught:
            drafted(model, decoding=Decoding(0.2, 50, grammar="root ::= ("))
        assert endpoint.requests[0].headers["authorization"] == f"Bearer {KEY}"
        seen = [
            *traceback.format_exception(caught.value),
            repr(caught.value),
            repr(model),
            repr(vars(model)),
            caplog.text,
        ]
    assert not any(KEY in text for text in seen)


def test_password_in_the_address_is_not_shown():
    with ScriptedEndpoint(Reply(status=404)) as endpoint:
        address = endpoint.base_url.replace("http://", "http://clerk:secret@")
        with model_at(endpoint, base_url=address) as model, pytest.raises(ModelError) as caught:
            drafted(model)
        assert "secret" not in str(caught.value) + repr(model) + model.host


def test_prompt_stays_out_of_errors():
    endpoint = ScriptedEndpoint(Reply(status=400, error="no"))
    with endpoint, model_at(endpoint) as model, pytest.raises(ModelError) as caught:
        drafted(model)
    assert PROMPT.task not in "".join(traceback.format_exception(caught.value))
