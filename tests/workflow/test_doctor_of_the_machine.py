"""What the examination says of variables, fonts and editors, without anything being sent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import config
from assistant.models.hosts import admitted
from assistant.workflow.doctor.machine import disk_lines, editor_line, font_lines
from assistant.workflow.doctor.network import network_lines

INTRANET = admitted("http://10.0.0.8:8000/v1")
OUTSIDE = admitted("https://api.example.com/v1", ["api.example.com"])
STANDARD = frozenset({"方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "Times New Roman"})


def found(target, **environment):
    return {line.topic: line for line in network_lines(target, environment)}


def test_no_variable_is_one_good_line():
    lines = found(INTRANET)
    assert [line.state for line in lines.values()] == ["ok"]


def test_proxy_does_not_stand_before_the_intranet():
    lines = found(INTRANET, HTTP_PROXY="http://10.1.1.1:3128")
    assert lines["proxy"].state == "ok"
    assert "不经过" in lines["proxy"].found


def test_proxy_before_a_host_outside_is_told_without_its_password():
    lines = found(OUTSIDE, HTTPS_PROXY="http://clerk:geheim@10.1.1.1:3128")
    assert lines["proxy"].state == "note"
    assert "http://10.1.1.1:3128" in lines["proxy"].found
    assert "geheim" not in lines["proxy"].found


def test_socks_proxy_is_not_supported():
    assert found(OUTSIDE, ALL_PROXY="socks5://10.1.1.1:1080")["proxy"].state == "error"


@pytest.mark.parametrize(
    ("variable", "value", "topic"),
    [
        ("LANGSMITH_TRACING", "true", "tracing"),
        ("LANGCHAIN_TRACING_V2", "1", "tracing"),
        ("OPENAI_LOG", "debug", "log"),
        ("OPENAI_API_BASE", "http://10.0.0.9/v1", "old_variable"),
        ("OPENAI_ORG_ID", "org-1", "owner"),
        ("SSL_CERT_FILE", "/no/such/file.pem", "certificates"),
    ],
)
def test_variable_that_matters_is_named(variable, value, topic):
    assert variable in found(OUTSIDE, **{variable: value})[topic].found


def test_tracing_that_is_switched_off_is_no_tracing():
    assert "tracing" not in found(OUTSIDE, LANGSMITH_TRACING="false")


def test_two_addresses():
    lines = found(INTRANET, ASSISTANT_BASE_URL="http://10.0.0.8/v1", OPENAI_BASE_URL="http://10.0.0.9/v1")
    assert "用的是 ASSISTANT_BASE_URL" in lines["two_addresses"].found


def fonts(installed, **page):
    return list(font_lines(replace(config.defaults().page, **page), frozenset(installed)))


def test_all_fonts_are_one_good_line():
    assert [line.state for line in fonts(STANDARD)] == ["ok"]


def test_english_name_is_the_same_font():
    installed = (STANDARD - {"仿宋_GB2312", "黑体"}) | {"FangSong_GB2312", "SimHei"}
    assert [line.state for line in fonts(installed)] == ["ok"]


def test_missing_font_with_a_stand_in_names_the_setting():
    good, missing = fonts((STANDARD - {"仿宋_GB2312"}) | {"FangSong", "仿宋"})
    assert "仿宋_GB2312" not in good.found
    assert "仿宋_GB2312（正文）" in missing.found
    assert "Word" in missing.found
    assert "assistant config set page.body_font 仿宋" in missing.advice


def test_missing_font_without_a_stand_in_is_to_be_installed():
    _, missing = fonts(STANDARD - {"方正小标宋简体"})
    assert "方正小标宋简体（标题）" in missing.found
    assert missing.advice.startswith("请装上缺的字体")
    assert "config set" not in missing.advice


def test_font_of_the_county_s_own_is_looked_for():
    _, missing = fonts(STANDARD, title_font="方正大标宋简体")
    assert "方正大标宋简体" in missing.found


def test_fonts_that_cannot_be_seen_are_no_missing_fonts():
    assert [line.state for line in fonts(())] == ["skipped"]


def test_editor_of_the_user():
    assert editor_line({"EDITOR": "python3 -m edit"}, ()).state == "ok"
    assert editor_line({"VISUAL": "no-such-editor -w", "EDITOR": "python3"}, ()).state == "warning"
    assert editor_line({"EDITOR": "'"}, ()).state == "warning"


def test_editor_that_is_found_or_not():
    assert "python3" in editor_line({}, ("no-such-editor", "python3")).found
    assert editor_line({}, ("no-such-editor",)).state == "note"


def test_room_and_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("ASSISTANT_CACHE", str(tmp_path / "cache"))
    disk, cache = disk_lines(tmp_path)
    assert (disk.state, cache.state) == ("ok", "ok")
    assert int(disk.figures[0].value) > 0
    assert str(tmp_path / "cache") in cache.found


def test_cache_that_cannot_be_written(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("ASSISTANT_CACHE", str(tmp_path / "file" / "cache"))
    _, cache = disk_lines(tmp_path)
    assert cache.state == "error"
    assert "ASSISTANT_CACHE" in cache.advice


def test_folder_that_is_gone(tmp_path):
    assert next(iter(disk_lines(tmp_path / "没有"))).state == "warning"
