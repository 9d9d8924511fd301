"""Facts that contradict each other are told before anything is drafted, and the program chooses neither."""

from __future__ import annotations

import json

import pytest
from office import BULLETS, FACTS, sheet

_SAME = {**BULLETS, "理论学习": ("理论学习中心组学习12次", "中心组学习11次")}
_ELSEWHERE = {**BULLETS, "理论学习": ("理论学习中心组学习12次",), "制度建设": ("执行学习制度，中心组学习11次",)}


@pytest.mark.parametrize("bullets", [_SAME, _ELSEWHERE], ids=["same section", "another section"])
def test_both_lines_are_named_before_the_first_section_and_both_facts_stand_in_the_text(office, bullets):
    office.write_facts(sheet(bullets))
    done = office.draft("--model", "skeleton")
    lines = dict(enumerate(office.facts.read_text("utf-8").split("\n"), start=1))
    first = next(n for n, line in lines.items() if "学习12次" in line)
    second = next(n for n, line in lines.items() if "学习11次" in line)
    assert done.code == 1
    told = next(line for line in done.err.split("\n") if "同一件事" in line)
    assert f"第{first}行" in told
    assert f"第{second}行" in told
    assert "学习12次" in told
    assert "学习11次" in told
    assert "请查原始记录" in told
    assert done.err.index(told) < done.err.index("[1/")
    assert "学习12次" in office.text
    assert "学习11次" in office.text
    assert "下一步：查原始记录" in done.out


def test_a_script_finds_them_among_the_findings(office):
    office.write_facts(sheet(_SAME))
    done = office.draft("--model", "skeleton", "--format", "json")
    assert done.code == 1
    finding = json.loads(done.out)["findings"][0]
    assert (finding["rule"], finding["severity"], finding["section"]) == ("contradiction", "error", "理论学习")
    assert finding["file"].endswith("facts.md")
    assert finding["excerpt"] == "理论学习中心组学习12次；中心组学习11次"


def test_they_are_told_again_until_they_are_mended(office):
    office.write_facts(sheet(_SAME))
    office.draft("--model", "skeleton")
    assert office.draft("--model", "skeleton").code == 1
    office.write_facts(sheet({**_SAME, "理论学习": ("理论学习中心组学习12次",)}))
    done = office.draft("--model", "skeleton")
    assert done.code == 0
    assert "同一件事" not in done.said


def test_the_parts_of_a_figure_are_told_to_nobody(office):
    bullets = {**BULLETS, "理论学习": ("中心组学习12次，其中专题研讨4次", "去年同期中心组学习9次", "3月中心组学习2次")}
    office.write_facts(sheet(bullets))
    done = office.draft("--model", "skeleton")
    assert done.code == 0
    assert "同一件事" not in done.said


def test_a_sheet_in_order_is_drafted_in_silence(office):
    office.write_facts(FACTS)
    done = office.draft("--model", "skeleton")
    assert done.code == 0
    assert "同一件事" not in done.said
