from __future__ import annotations

import re

import pytest
import shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import resources
from assistant.drafting.plan import plan_report
from assistant.errors import ConfigError
from assistant.report.facts import KINDS, FactSheet, FrontMatter
from assistant.report.template_toml import parse_template

_GOOD = """
about = "说明"
subject = "宣传工作"
overview = "围绕{topics}开展工作"
[titles]
"报告" = "{issuer}关于{period}宣传工作的报告"
"汇报" = "关于{period}宣传工作的汇报"
"总结" = "{township}{period}宣传工作总结"
[leads]
"报告" = "现报告如下："
"汇报" = "现汇报如下："
"总结" = "现总结如下："
[closings]
"报告" = "特此报告。"
"汇报" = ""
"总结" = ""
[[sections]]
key = "study"
title = "理论学习"
headings = ["强化理论武装"]
[[shapes]]
name = "flat"
about = "并列"
nodes = [{ level = 1, keys = ["study"] }]
"""


def test_a_small_template_is_read():
    template = parse_template(_GOOD, "small")
    assert template.name == "small"
    assert template.spec("study").headings == ("强化理论武装",)
    assert template.spec("study").form == "paragraph"
    assert template.shape("flat").nodes[0].keys == ("study",)
    assert template.spec("无") is None
    assert template.shape("无") is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('about = "说明"\n', ""),
        ('subject = "宣传工作"\n', ""),
        ('overview = "围绕{topics}开展工作"\n', ""),
        ('"汇报" = "关于{period}宣传工作的汇报"\n', ""),
        ('"总结" = "现总结如下："\n', ""),
        ('"报告" = "特此报告。"\n', ""),
        ('key = "study"\n', ""),
        ('title = "理论学习"\n', ""),
        ('name = "flat"\n', ""),
        ("level = 1, ", ""),
        ("level = 1", 'level = "一"'),
        ("level = 1", "level = 9"),
        ('keys = ["study"]', 'keys = ["studie"]'),
        ('keys = ["study"]', 'keys = "study"'),
        ('headings = ["强化理论武装"]', 'headings = "强化理论武装"'),
        ('headings = ["强化理论武装"]', 'form = "散文"'),
        ('headings = ["强化理论武装"]', "length = [100]"),
        ('headings = ["强化理论武装"]', 'length = ["短", "长"]'),
        ('headings = ["强化理论武装"]', "guidance = 3"),
        ("{topics}", "{topic}"),
        ("{township}", "{town}"),
        ("{township}", "{}"),
        ("{township}", "{"),
        ('subject = "宣传工作"', "subject = 3"),
        ("[[shapes]]", '[[sections]]\nkey = "study"\ntitle = "重复"\n[[shapes]]'),
        ("[[shapes]]", "[shapes]"),
        ("[[sections]]", "[sections]"),
        ('[leads]\n"报告" = "现报告如下："', "[leads]"),
        ("[titles]", "[titles"),
    ],
)
def test_every_mistake_is_named_with_the_file(before, after):
    assert before in _GOOD
    with pytest.raises(ConfigError, match=re.escape("prompts/templates/small.toml")) as caught:
        parse_template(_GOOD.replace(before, after, 1), "small")
    assert caught.value.next_step


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_no_broken_template_ends_in_a_traceback(data):
    lines = _GOOD.split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at] = data.draw(st.sampled_from(["", "key = 1", "nodes = [1]", "[x]", "length = 3", "titles = []", "]"]))
    message = "small.toml"
    try:
        template = parse_template("\n".join(lines), "small")
    except ConfigError as error:
        message = error.message
    else:
        plan_report(FactSheet(FrontMatter()), template, template.shapes[0])
    assert "small.toml" in message


@pytest.mark.parametrize("name", sorted(resources.template_files()))
def test_a_shipped_template_is_whole(name):
    template = shipped.template(name)
    assert template.about
    assert all(template.leads[kind].endswith("如下：") for kind in KINDS)
    assert template.closings["报告"] == "特此报告。"
    for spec in template.sections:
        assert spec.questions, spec.key
        assert spec.headings, spec.key
        assert spec.length[0] < spec.length[1], spec.key
        assert not any(h[-1] in "。，：" for h in spec.headings), spec.key
    for shape in template.shapes:
        placed = [key for node in shape.nodes for key in node.keys]
        assert sorted(placed) == sorted(s.key for s in template.sections), shape.name


@pytest.mark.parametrize("name", sorted(resources.template_files()))
def test_headings_of_a_set_are_parallel(name):
    """Grouped sections have the same number of headings, and a column's halves are of one length."""
    grouped = [s for s in shipped.template(name).sections if s.grouped and len(s.headings) > 1]
    for column in range(max(len(s.headings) for s in grouped)):
        shapes = {tuple(map(len, s.headings[column].split("，"))) for s in grouped if "，" in s.headings[column]}
        assert len(shapes) == 1, shapes


def test_there_are_two_templates():
    assert {"ideology", "culture"} <= set(resources.template_files())


def test_an_unnamed_section_of_all_templates_has_one_meaning():
    """A key that two templates share has one title, since `study` on the command line must mean one thing."""
    titles: dict[str, set[str]] = {}
    for name in resources.template_files():
        for spec in shipped.template(name).sections:
            titles.setdefault(spec.key, set()).add(spec.title)
    assert not [k for k, v in titles.items() if len(v) > 1 and k in ("problems", "plans", "study", "leadership")]
