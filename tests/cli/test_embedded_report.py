"""A small report from end to end with the real embedded model."""

from __future__ import annotations

import importlib.util
import json
import time

import pytest
from office import HEAD, quick_settings, sheet

from assistant import config
from assistant.models.model_file import has_starter

absent = importlib.util.find_spec("xllamacpp") is None or not has_starter(config.cache_dir())
pytestmark = [
    pytest.mark.embedded,
    pytest.mark.skipif(absent, reason="the extra `local` (runtime and starter model) is not installed"),
]

BULLETS = {
    "理论学习": ("理论学习中心组学习6次，其中专题研讨3次", "宣讲队到村宣讲14场，听众620余人次"),
    "阵地管理": ("排查宣传栏23处，更换破损展板7块", "农家书屋添置图书310册"),
}
FIGURES = ("6次", "3次", "14场", "620余人次", "23处", "7块", "310册")
REQUIRED = 3  # leadership, problems, plans have no facts here
SECONDS = 240  # on a machine that does other things too


def test_small_report_keeps_every_figure(office):
    path = quick_settings(section_timeout=120, read_timeout=60)
    with path.open("a", encoding="utf-8") as settings:  # one short few-shot: reading it is what takes the time
        settings.write("[embedded]\nfew_shot_count = 1\nfew_shot_tokens = 500\n")
    office.write_facts(sheet(BULLETS, HEAD))
    begun = time.monotonic()
    done = office.draft("--model", "embedded")
    seconds = time.monotonic() - begun
    assert done.code == 1  # 【待补】 where the template requires a section
    assert "材料不出本机" in done.err
    assert office.text.count("【待补：") == REQUIRED
    written = office.section("study") + office.section("positions")
    assert all(figure in written for figure in FIGURES)
    assert "【待核实" not in written  # the grammar lets no foreign figure through
    assert "取自缓存" in done.out
    assert seconds < SECONDS


@pytest.mark.parametrize(("data", "said"), [(b"PK\x03\x04", "模型.gguf"), (b"GGUF" + b"0" * 100, "embedded.log")])
def test_model_file_that_is_none(office, tmp_path, data, said):
    file = tmp_path / "模型.gguf"
    file.write_bytes(data)
    done = office.draft("--model", f"embedded:{file}")
    assert done.code == 2
    assert said in done.said
    assert not office.draft_file.exists() or "#study" not in office.text


def test_model_file_that_is_missing(office, tmp_path):
    done = office.draft("--model", f"embedded:{tmp_path / '没有.gguf'}")
    assert done.code == 2
    assert str(tmp_path / "没有.gguf") in done.err


def test_doctor_measures_the_embedded_model(run):
    done = run("doctor", "--model", "embedded", "--format", "json")
    lines = {line["topic"]: line for line in json.loads(done.out)["lines"]}
    assert "材料不出本机" in lines["host"]["found"]
    assert float(lines["speed"]["figures"]["tokens_per_second"]) > 0
    assert int(lines["prompt_cache"]["figures"]["cached_tokens"]) > 100
    assert [lines[t]["state"] for t in ("thinking", "grammar", "context", "concurrency")] == ["ok"] * 4
