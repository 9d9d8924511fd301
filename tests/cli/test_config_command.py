"""assistant config: what is in force and why, and a setting changed by lines."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path

import pytest

from assistant import config

KEY = "sk-Very5ecret0Key9876"


@pytest.fixture
def user():
    path = Path(os.environ["ASSISTANT_CONFIG"])

    def write(text: str) -> Path:
        path.write_bytes(text.encode())
        return path

    return write


def row(done, name):
    return next(line for line in done.out.splitlines() if line.strip().startswith(f"{name} "))


def test_show_names_every_setting_and_its_origin(office, run, user, monkeypatch):
    user('[model]\nretries = 2\nname = "a"\n')
    (office.folder / "config.toml").write_text("[model]\ntemperature = 0.7\n", "utf-8")
    monkeypatch.setenv("ASSISTANT_MODEL", "b")
    done = run("config", "show", "-C", str(office.folder))
    assert done.code == 0
    assert row(done, "retries").split() == ["retries", "2", "用户配置"]
    assert row(done, "temperature").split() == ["temperature", "0.7", "工作区"]
    assert row(done, "name").split() == ["name", "b", "环境变量", "ASSISTANT_MODEL"]
    assert row(done, "concurrency").split() == ["concurrency", "8", "默认"]
    assert all(row(done, name) for names in config.every_name().values() for name in names)


def test_show_one_and_a_group(run):
    assert "context" in run("config", "show", "model.context").out
    assert "temperature" not in run("config", "show", "model.context").out
    assert "margin_top" in run("config", "show", "page").out
    assert "provider" not in run("config", "show", "page").out


def test_show_as_json(run, user):
    path = user("[check]\noff = ['arithmetic', 'repeated-words']\n")
    values = json.loads(run("config", "show", "--format", "json").out)
    assert values["file"] == str(path)
    off = next(s for s in values["settings"] if s["name"] == "check.off")
    assert off == {"name": "check.off", "value": "arithmetic,repeated-words", "origin": "user", "place": str(path)}


@pytest.mark.parametrize(
    "text",
    [
        f'api_key_env = "{KEY}"',
        f'base_url = "http://clerk:{KEY}@10.0.0.8/v1"',
        f"""extra_body = '{{"api_key": "{KEY}"}}'""",
        f'name = "{KEY}"',
    ],
)
def test_keys_are_never_shown(run, user, text):
    user(f"[model]\n{text}\n")
    for format_ in ("text", "json"):
        done = run("config", "show", "--format", format_)
        assert done.code == 0
        assert KEY not in done.said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("model.api_key_env", KEY),
        ("model.api_key_env", "9f8a7c6e5d4b3a2f1e0d9c8b7a6f5e4d"),
        ("model.extra_body", f'{{"api_key": "{KEY}"}}'),
        ("model.extra_body", '{"Authorization": "Bearer abc123abc123"}'),
        ("model.base_url", "http://clerk:geheim@10.0.0.8/v1"),
        ("model.name", KEY),
    ],
)
def test_keys_are_never_written(run, name, value):
    done = run("config", "set", name, value)
    assert done.code == 2
    assert "没有写入" in done.err
    assert value not in done.said
    assert not Path(os.environ["ASSISTANT_CONFIG"]).exists()


SET = {
    "whole number": ("model.context", "8192", 8192),
    "name that one group has": ("retries", "1", 1),
    "group in brackets": ("[model] context", "8192", 8192),
    "fraction": ("model.temperature", "0.5", 0.5),
    "truth in Chinese": ("drafting.repair", "否", False),
    "list": ("check.off", "arithmetic，repeated-words", ["arithmetic", "repeated-words"]),
    "emptied list": ("check.off", "", []),
    "address": ("model.base_url", "http://10.0.0.8:8000/v1", "http://10.0.0.8:8000/v1"),
    "emptied text": ("model.name", "", ""),
    "one of several": ("few_shots=once", None, None),
    "body": ("model.extra_body", '{"enable_thinking":false}', '{"enable_thinking": false}'),
    "font": ("page.title_font", "华文中宋", "华文中宋"),
    "variable": ("model.api_key_env", "DEEPSEEK_API_KEY", "DEEPSEEK_API_KEY"),
    "host": ("model.allowed_hosts", "API.Example.com", ["api.example.com"]),
}


@pytest.mark.parametrize(("name", "text", "value"), SET.values(), ids=SET)
def test_set_is_written_and_read_back(run, user, name, text, value):
    user("# 我的设置\n[page]\nsealed = 'no'  # 县里不盖章\n")
    done = run("config", "set", name, *([] if text is None else [text]))
    if name == "few_shots=once":
        assert done.code == 2
        assert "model.few_shots、embedded.few_shots" in done.err
        return
    assert done.code == 0, done.err
    written = Path(os.environ["ASSISTANT_CONFIG"]).read_text("utf-8")
    assert "# 我的设置\n[page]\nsealed = 'no'  # 县里不盖章\n" in written
    bare = name.replace("[model] ", "").rpartition(".")[2]
    assert value in [group.get(bare) for group in tomllib.loads(written).values()]
    config.load(environment={})


def test_negative_number_behind_an_equals_sign(run):
    assert run("config", "set", "page.character_spacing=-0.3").code == 0
    assert config.load(environment={}).page.character_spacing == -0.3


def test_byte_order_mark_and_line_ends_stay(run, user):
    path = user("\ufeff[model]\r\nretries = 2\r\n")
    assert run("config", "set", "model.retries", "3").code == 0
    assert path.read_bytes() == "\ufeff[model]\r\nretries = 3\r\n".encode()


WRONG = {
    "no such setting": ("model.contxt", "1", "model.context"),
    "no number": ("model.context", "大", "整数"),
    "not whole": ("model.context", "1.5", "整数"),
    "too small": ("model.context", "10", "1024"),
    "no end": ("model.temperature", "inf", "一个数"),
    "no truth": ("drafting.repair", "maybe", "true 或 false"),
    "none of the choices": ("model.provider", "openai", "auto | endpoint"),
    "no address": ("model.base_url", "10.0.0.8:8000", "网址"),
    "no JSON": ("model.extra_body", "{thinking: no}", "JSON"),
    "no rule": ("check.off", "no-such-rule", "assistant rules"),
    "no host": ("model.allowed_hosts", "http://a/v1", "主机名"),
    "two lines": ("model.name", "a\nb", "一行"),
    "nothing": ("model.name", None, "后面要写值"),
}


@pytest.mark.parametrize(("name", "text", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_set_is_refused_with_the_reason(run, name, text, said):
    done = run("config", "set", name, *([] if text is None else [text]))
    assert done.code == 2
    assert said in done.err
    assert not Path(os.environ["ASSISTANT_CONFIG"]).exists()


def test_setting_that_something_else_wins_over_says_so(run, monkeypatch):
    monkeypatch.setenv("ASSISTANT_MODEL", "b")
    done = run("config", "set", "model.name", "a")
    assert done.code == 0
    assert "还不起作用：环境变量 ASSISTANT_MODEL" in done.out


def test_broken_file_is_left_alone(run, user):
    path = user("[model\n")
    done = run("config", "set", "model.retries", "3")
    assert done.code == 2
    assert "第1行" in done.err
    assert path.read_text("utf-8") == "[model\n"
