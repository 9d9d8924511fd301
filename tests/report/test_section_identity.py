from __future__ import annotations

import pytest

from assistant.report.draft_markdown import parse_draft
from assistant.report.section_identity import SectionIdentity, likeness_of

_STUDY = SectionIdentity(("study",), ("理论学习", "强化理论武装"), "中心组集体学习7次，其中专题研讨3次。")


def _found(text: str) -> str:
    section = _STUDY.find(parse_draft(text)[0])
    return section.heading.text if section else ""


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("## 甲 {#network}\n\n一。\n\n## 乙 {#study}\n\n二。\n", "乙"),
        ("## 甲 {#Study}\n\n一。\n", "甲"),
        ("## 理论学习\n\n改过的文字。\n", "理论学习"),
        ("## 强化 理论武装\n\n改过的文字。\n", "强化 理论武装"),
        ("## 自拟标题\n\n中心组集体学习8次，其中专题研讨3次。\n", "自拟标题"),
        ("## 自拟标题\n\n完全不同的文字在这里。\n", ""),
        ("## 甲 {#network}\n\n中心组集体学习7次，其中专题研讨3次。\n", ""),
        ("", ""),
    ],
)
def test_a_section_is_known_by_key_then_heading_then_text(text, heading):
    assert _found(text) == heading


def test_likeness():
    assert likeness_of("中心组学习", "中心组学习") == 1
    assert likeness_of("中心组学习", "乡村振兴") == 0
    assert likeness_of("", "中心组") == 0
