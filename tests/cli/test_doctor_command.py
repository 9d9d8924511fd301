"""assistant doctor against endpoints with one habit each, over real HTTP: what it says, what to set, what it writes."""

from __future__ import annotations

import json
import os
import re
import socket
import threading
import time
import tomllib
from pathlib import Path

import pytest
from office import quick_settings
from scripted_endpoint import Reply, lasting

KEY = "sk-Very5ecret0Key9876"
TALK = "三月松塔村办了理论宣讲一场，群众到场听讲。" * 3


def answers(request) -> Reply:
    """A model that does what the examination asks."""
    if "口令" in request.task:
        said = re.search(r"请记住口令：(.*?)。", request.text)
        return Reply(said[1] if said else "没有看到口令")
    return Reply("好") if "“好”" in request.task else lasting(TALK, 0.05)


def cuts_silently(limit):
    """As Ollama does: of a longer prompt only the end is read, and status 200 comes back."""

    def reply(request):
        if len(request.text) <= limit:
            return answers(request)
        return Reply("没有看到口令", usage=(limit, 0, 6))

    return reply


def thinks_unless(**switch):
    def reply(request):
        if all(request.body.get(name) == value for name, value in switch.items()):
            return answers(request)
        return Reply("", reasoning="用户要我改写登记……" * 3, finish_reason="length")

    return reply


def bound_by(field):
    """Writes what the grammar leaves it, where it comes in this field."""
    return lambda request: Reply("石拱桥") if field in request.body else answers(request)


class OneSlot:
    """A server that does one call after another, and gets in its own way when there are several."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._free = threading.Lock()
        self._last = 0.0

    def __call__(self, request) -> Reply:
        crowded = time.monotonic() - self._last < 0.1
        time.sleep(self._seconds * (1.5 if crowded else 1))  # under the endpoint's lock: the others wait
        self._last = time.monotonic()
        return Reply(answers(request).text)


@pytest.fixture(autouse=True)
def _settings(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    quick_settings(context=6000, section_timeout=10, concurrency=4)


@pytest.fixture
def examined(run):
    """examined("--quick") → the command's result and its lines by topic."""

    def examine(*arguments):
        done = run("doctor", "--format", "json", *arguments)
        values = json.loads(done.out)
        assert KEY not in done.said
        return done, values, {line["topic"]: line for line in values["lines"]}

    return examine


def written() -> dict:
    return tomllib.loads(Path(os.environ["ASSISTANT_CONFIG"]).read_text("utf-8"))["model"]


def test_good_endpoint_is_described(serve, examined):
    endpoint = serve(answers, models=("qwen3-32b",), key=KEY)
    done, _, lines = examined()
    assert done.code == 0
    assert {
        t: lines[t]["state"] for t in ("model", "host", "key", "models", "speed", "usage", "thinking", "context")
    } == dict.fromkeys(("model", "host", "key", "models", "speed", "usage", "thinking", "context"), "ok")
    assert endpoint.base_url in lines["model"]["found"]
    assert "qwen3-32b" in lines["models"]["found"]
    assert float(lines["speed"]["figures"]["tokens_per_second"]) > 0
    assert float(lines["speed"]["figures"]["first_token_seconds"]) >= 0
    assert int(lines["prompt_cache"]["figures"]["cached_tokens"]) > 1000
    assert lines["context"]["figures"] == {"configured": "6000", "seen": "6000"}
    assert {r.headers["authorization"] for r in endpoint.requests} == {f"Bearer {KEY}"}


def test_nothing_of_the_workspace_is_sent(office, serve, examined):
    endpoint = serve(answers)
    examined("-C", str(office.folder))
    assert endpoint.requests
    assert not any(word in r.text for r in endpoint.requests for word in ("柳溪镇", "中心组", "620"))


def test_server_that_cuts_is_caught_by_the_word_at_the_front(serve, examined):
    serve(cuts_silently(3000))
    done, values, lines = examined()
    assert done.code == 1
    assert lines["context"]["state"] == "error"
    assert "悄悄截掉" in lines["context"]["found"]
    assert lines["context"]["figures"] == {"configured": "6000", "seen": "2048"}
    assert "assistant config set model.context 2048" in lines["context"]["advice"]
    assert {"name": "model.context", "old": "6000", "new": "2048", "overridden": ""} in values["changes"]
    assert "要读约6000词元" in done.err  # what it costs is said first
    assert "--quick" in done.err


def test_server_that_cuts_and_reports_nothing_is_caught_too(serve, examined):
    def reply(request):
        whole = cuts_silently(3500)(request)
        return Reply(whole.text, usage=None)

    serve(reply)
    _, _, lines = examined()
    assert lines["usage"]["state"] == "note"
    assert lines["context"]["state"] == "error"
    assert int(lines["context"]["figures"]["seen"]) in (1024, 2048, 4096)


def test_server_that_refuses_long_prompts(serve, examined):
    too_long = Reply(status=400, error="This model's maximum context length is 4096 tokens")
    serve(lambda request: too_long if len(request.text) > 4096 else answers(request))
    _, _, lines = examined()
    assert "接口不收" in lines["context"]["found"]
    assert lines["context"]["figures"]["seen"] == "4096"


def test_model_that_never_answers_the_question_is_no_verdict_on_the_context(serve, examined):
    serve(lambda request: Reply("不知道") if "口令" in request.task else answers(request))
    done, values, lines = examined()
    assert done.code == 0
    assert lines["context"]["state"] == "note"
    assert "测不出" in lines["context"]["found"]
    assert not any(change["name"] == "model.context" for change in values["changes"])


@pytest.mark.parametrize(
    "switch",
    [
        {"thinking": {"type": "disabled"}},
        {"chat_template_kwargs": {"enable_thinking": False}},
        {"enable_thinking": False},
        {"reasoning_effort": "none"},
    ],
    ids=str,
)
def test_thinking_is_seen_and_its_switch_found(serve, examined, switch):
    serve(thinks_unless(**switch))
    _, values, lines = examined("--quick")
    assert lines["thinking"]["state"] == "warning"
    assert "正文是空的" in lines["thinking"]["found"]
    change = next(c for c in values["changes"] if c["name"] == "model.extra_body")
    assert json.loads(change["new"]) == switch
    assert lines["grammar"]["state"] == "ok"  # measured with thinking off


def test_switch_goes_beside_what_the_user_has_set(serve, examined):
    quick_settings(extra_body='{"top_p": 0.9}'.replace('"', '\\"'))
    serve(thinks_unless(enable_thinking=False, top_p=0.9))
    _, values, _ = examined("--quick")
    change = next(c for c in values["changes"] if c["name"] == "model.extra_body")
    assert json.loads(change["new"]) == {"top_p": 0.9, "enable_thinking": False}


def test_thinking_that_no_switch_stops(serve, examined):
    serve(Reply("", reasoning="嗯……" * 9, finish_reason="length"))
    done, values, lines = examined("--quick")
    assert done.code == 0
    assert "关不掉" in lines["thinking"]["found"]
    assert "max_tokens" in lines["thinking"]["advice"]
    assert lines["grammar"]["state"] == "skipped"
    assert values["changes"] == []


def test_thoughts_in_the_text_are_thoughts(serve, examined):
    serve(Reply("<think>先看登记</think>好"))
    _, _, lines = examined("--quick")
    assert "关不掉" in lines["thinking"]["found"]


def test_endpoint_without_usage(serve, examined):
    serve(lambda request: Reply(answers(request).text, usage=None))
    done, _, lines = examined("--quick")
    assert done.code == 0
    assert "不报用量" in lines["usage"]["found"]
    assert lines["prompt_cache"]["state"] in ("note", "ok")
    assert float(lines["speed"]["figures"]["tokens_per_second"]) > 0


def test_cached_tokens_of_deepseek_s_form(serve, examined):
    serve(lambda request: Reply(TALK if "口令" not in request.task else "好", usage_style="deepseek"))
    _, _, lines = examined("--quick")
    assert int(lines["prompt_cache"]["figures"]["cached_tokens"]) > 1000


def test_endpoint_that_tells_of_a_cache_it_does_not_use(serve, examined):
    serve(lambda request: Reply(TALK, usage=(1100, 0, 60), first_delay=0.05))
    _, _, lines = examined("--quick")
    assert lines["prompt_cache"]["state"] == "note"
    assert "没有用上" in lines["prompt_cache"]["found"]


def test_server_that_is_slower_with_two_calls(serve, examined):
    serve(OneSlot(0.1))
    _, values, lines = examined()
    assert lines["concurrency"]["state"] == "warning"
    assert "一节一节写最快" in lines["concurrency"]["found"]
    assert {"name": "model.concurrency", "old": "4", "new": "1", "overridden": ""} in values["changes"]


def test_server_that_takes_many_calls(serve, examined):
    serve(lambda request: lasting(TALK, 0.25) if "口令" not in request.task else answers(request))
    _, values, lines = examined()
    assert lines["concurrency"]["state"] == "note"
    assert int(lines["concurrency"]["figures"]["best"]) == 8
    assert any(change["name"] == "model.concurrency" and change["new"] == "8" for change in values["changes"])


def test_server_that_refuses_the_third_call(serve, examined):
    def reply(request):
        time.sleep(0.02)
        if serving._open > 3 and "逐条" in request.task:
            return Reply(status=429)
        return lasting(TALK, 0.4) if "逐条" in request.task else answers(request)

    serving = serve(reply)
    _, _, lines = examined()
    assert int(lines["concurrency"]["figures"]["best"]) == 2
    assert "被拒绝" in lines["concurrency"]["found"]


@pytest.mark.parametrize(
    ("field", "form"),
    [("grammar", "llama"), ("structured_outputs", "vllm"), ("guided_grammar", "vllm-guided"), ("ebnf", "sglang")],
)
def test_grammar_is_tried_in_every_form(serve, examined, field, form):
    serve(bound_by(field))
    _, values, lines = examined("--quick")
    assert f"认 {form}" in lines["grammar"]["found"]
    assert f"assistant config set model.grammar {form}" in lines["grammar"]["advice"]
    assert not any(change["name"] == "model.grammar" for change in values["changes"])  # a matter of taste: not written


def test_grammar_that_is_set_and_not_taken(serve, examined):
    quick_settings(grammar="llama")
    serve(answers)
    _, values, lines = examined("--quick")
    assert lines["grammar"]["state"] == "warning"
    assert {"name": "model.grammar", "old": "llama", "new": "off", "overridden": ""} in values["changes"]


def test_server_that_knows_the_old_name_of_the_limit(serve, examined):
    def reply(request):
        if "max_completion_tokens" in request.body:
            return Reply(status=400, error="unknown parameter: max_completion_tokens")
        return answers(request)

    serve(reply)
    _, values, lines = examined("--quick")
    assert "认 max_tokens" in lines["limit"]["found"]
    assert any(c["name"] == "model.max_tokens_field" and c["new"] == "max_tokens" for c in values["changes"])
    assert lines["thinking"]["state"] == "ok"  # and all else is measured


def test_server_that_passes_over_the_limit_under_its_new_name(serve, examined):
    serve(lambda request: Reply(TALK * 20) if "max_completion_tokens" in request.body else answers(request))
    _, values, lines = examined("--quick")
    assert "不管 max_completion_tokens" in lines["limit"]["found"]
    assert any(c["name"] == "model.max_tokens_field" for c in values["changes"])


def test_slow_reader_with_a_cache_shares_its_few_shots(serve, examined):
    seen = set()

    def reply(request):
        first = request.text not in seen
        seen.add(request.text)
        return Reply(answers(request).text, first_delay=2.0 if first and "逐条" in request.task else 0.0)

    serve(reply)
    _, values, lines = examined("--quick")
    assert "全篇用同一组" in lines["few_shots"]["found"]
    assert {"name": "model.few_shots", "old": "per_section", "new": "once", "overridden": ""} in values["changes"]


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(status=401), "密钥"),
        (Reply(status=500, error="CUDA out of memory"), "500"),
        (Reply(body="<html>请登录</html>", content_type="text/html"), "网页"),
        (Reply(""), "没有回"),
    ],
    ids=["key", "broken", "web page", "nothing"],
)
def test_endpoint_that_refuses(serve, examined, reply, said):
    endpoint = serve(reply)
    done, _, lines = examined()
    assert done.code == 1
    assert lines["call"]["state"] == "error"
    assert said in lines["call"]["found"]
    assert lines["call"]["advice"]
    assert len(endpoint.requests) == 1  # and is not asked again
    assert "editor" in lines  # the rest is looked at all the same


def test_nobody_listens(examined, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setenv("ASSISTANT_BASE_URL", f"http://127.0.0.1:{free.getsockname()[1]}/v1")
    done, _, lines = examined()
    assert done.code == 1
    assert "没有程序在监听" in lines["models"]["found"]
    assert "speed" not in lines


def test_connection_that_breaks_in_the_middle(serve, examined):
    serve(lambda request: Reply(status=200, drop_after=2, text=TALK) if "“好”" in request.task else answers(request))
    done, _, lines = examined("--quick")
    assert done.code == 1
    assert "断了" in lines["call"]["found"]
    assert lines["speed"]["state"] == "ok"


def test_host_that_is_not_allowed_gets_nothing(serve, examined, monkeypatch):
    monkeypatch.setenv("ASSISTANT_BASE_URL", f"https://clerk:{KEY}@api.example.com/v1")
    done, _, lines = examined()
    assert done.code == 1
    assert lines["host"]["state"] == "error"
    assert "assistant config allow-host api.example.com" in lines["host"]["advice"]
    assert lines["call"]["state"] == "skipped"


def test_model_that_is_not_listed(serve, examined):
    serve(answers, models=("a", "b"))
    _, _, lines = examined("--quick", "--model", "c")
    assert lines["models"]["state"] == "warning"
    assert "没有列出 c；有 a、b" in lines["models"]["found"]


def test_first_listed_is_used_and_said(serve, examined):
    endpoint = serve(answers, models=("a", "b"))
    _, _, lines = examined("--quick")
    assert "用第一个 a" in lines["models"]["found"]
    assert {r.body["model"] for r in endpoint.requests} == {"a"}
    assert len(endpoint.listings) == 1


def test_quick_sends_no_long_prompt_and_says_what_it_left_out(serve, examined):
    endpoint = serve(answers)
    _, _, lines = examined("--quick")
    assert lines["context"]["state"] == lines["concurrency"]["state"] == "skipped"
    assert max(len(r.text) for r in endpoint.requests) < 2500
    assert endpoint.most_at_once == 1


def test_without_a_model_the_machine_is_looked_at(run):
    quick_settings(provider="skeleton")
    done = run("doctor")
    assert done.code == 0
    assert "不用模型" in done.out
    assert all(word in done.out for word in ("字体", "磁盘", "编辑器"))


def test_broken_settings_are_a_line_and_the_rest_goes_on(run):
    path = Path(os.environ["ASSISTANT_CONFIG"])
    path.write_text("[model\n", "utf-8")
    done = run("doctor", "--write")
    assert done.code == 1
    assert str(path) in done.out
    assert "编辑器" in done.out
    assert path.read_text("utf-8") == "[model\n"


def test_write_puts_it_into_the_users_file_and_keeps_comments(serve, run):
    path = Path(os.environ["ASSISTANT_CONFIG"])
    path.write_text(
        "# 县里的接口\n[model]\nretries = 1\ncontext = 6000  # 问过信息中心\nconcurrency = 4\nsection_timeout = 10\n",
        "utf-8",
    )

    def reply(request):
        if request.body.get("enable_thinking") is not False:
            return thinks_unless(enable_thinking=False)(request)
        return cuts_silently(3000)(request)

    serve(reply)
    done = run("doctor", "--write")
    assert done.code == 0  # what was wrong is put right
    assert written()["context"] == 2048
    assert json.loads(written()["extra_body"]) == {"enable_thinking": False}
    text = path.read_text("utf-8")
    assert text.startswith("# 县里的接口\n[model]\nretries = 1\ncontext = 2048  # 问过信息中心\n")
    assert "model.context = 2048（原来是 6000）" in done.out
    serve(reply)
    again = run("doctor", "--write", "--quick")
    assert again.code == 0
    assert "没有开" in again.out


def test_without_write_nothing_is_written(serve, run):
    before = Path(os.environ["ASSISTANT_CONFIG"]).read_bytes()
    serve(cuts_silently(3000))
    done = run("doctor")
    assert done.code == 1
    assert Path(os.environ["ASSISTANT_CONFIG"]).read_bytes() == before
    assert "--write" in done.out


def test_what_the_workspace_overrides_is_said(office, serve, run):
    (office.folder / "config.toml").write_text("[model]\ncontext = 5000\n", "utf-8")
    serve(cuts_silently(3000))
    done = run("doctor", "--write", "-C", str(office.folder))
    assert done.code == 1
    assert f"{office.folder / 'config.toml'} 里设的优先" in done.out


def test_key_file_that_others_can_read(serve, examined, tmp_path):
    file = tmp_path / "key"
    file.write_text(KEY, "utf-8")
    file.chmod(0o644)
    quick_settings(api_key_file=str(file))
    serve(answers)
    _, _, lines = examined("--quick")
    assert lines["key"]["state"] == "warning"
    assert f"chmod 600 {file}" in lines["key"]["advice"]
