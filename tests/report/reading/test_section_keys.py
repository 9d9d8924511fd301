from __future__ import annotations

import pytest

from assistant.report.reading.document import read_document
from assistant.workflow.library import library

SPECS = library().template("ideology").sections
BODY = "镇党委召开会议，作出安排。"


def keys(text: str) -> list[tuple[str, ...]]:
    return [section.keys for report in read_document(text, SPECS).reports for section in report.walk()]


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("加强组织领导，层层压实责任", ("leadership",)),
        ("抓实理论学习，筑牢信仰之基", ("study",)),
        ("做大做强正面宣传", ("publicity",)),
        ("管好意识形态阵地", ("positions",)),
        ("防范网络舆情风险", ("network",)),
        ("培育文明乡风，弘扬核心价值观", ("civility",)),
        ("健全各项制度", ("institutions",)),
        ("抓好反馈问题整改", ("rectification",)),
        ("加强宣传队伍建设", ("team",)),
        ("存在的主要问题", ("problems",)),
        ("下一步工作计划", ("plans",)),
        ("工作建议", ("suggestions",)),
        ("工作开展情况", ()),
    ],
)
def test_key_by_the_words_of_the_heading(heading, found):
    assert keys(f"一、{heading}\n{BODY}") == [found]


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.key)
def test_every_title_and_heading_of_the_template_finds_its_key(spec):
    for heading in (spec.title, *spec.headings):
        assert spec.key in keys(f"一、{heading}\n{BODY}")[0], heading


def test_several_keys_where_a_section_merges_several():
    assert keys(f"一、强化阵地管理，做好舆论引导\n{BODY}") == [("positions", "publicity")]
    assert keys(f"一、存在问题及下一步打算\n{BODY}") == [("problems", "plans")]


def test_problems_that_go_over_into_plans():
    text = "上半年工作还存在一些薄弱环节。下半年，镇党委将围绕目标抓落实。"
    assert keys(f"一、着眼全年抓谋划，推动工作开新局\n{text}") == [("problems", "plans")]


def test_text_decides_where_the_heading_is_vague():
    text = "党委理论学习中心组集中学习6次，讲党课4场，交流心得12篇，组织宣讲9场。"
    assert keys(f"一、坚持常抓不懈\n{text}") == [("study",)]


def test_what_stands_under_plans_has_no_key_of_its_own():
    assert keys(f"一、下一步打算\n（一）抓好理论学习。{BODY}\n（二）管好阵地。{BODY}") == [("plans",), (), ()]


def test_mended_problems_are_no_problems():
    assert keys(f"一、坚持问题导向，抓好整改落实\n{BODY}") == [("rectification",)]


def test_without_specs_there_are_no_keys():
    (report,) = read_document(f"一、存在问题\n{BODY}").reports
    assert report.sections[0].keys == ()
