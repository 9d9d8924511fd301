"""Checks and format of texts made to keep a program busy: no step may take time that grows faster than the length."""

from __future__ import annotations

import time

import pytest

from assistant.report.reading.document import read_document
from assistant.report.reading.draft import read_draft_document
from assistant.style.checking import check
from assistant.style.formatting import formatted
from assistant.style.manuscript import Known, Manuscript
from assistant.style.rules import all_rules

_LENGTH = 60_000
_KNOWN = Known("报告", "2026年上半年", "2026-07-03", "2026-06-15", "清河镇", "中共清河镇委员会", "中共云岭县委宣传部")
_PIECES = (
    *("镇党委专题研究工作开展学习推动落实", "，", "（", "（）", "一是", "“", '"', "1234567890", "甲, ", "甲 \t", "、", "《"),
    *("（一）强化组织领导压实责任\n", "一、\n", "镇党委研究工作3次，签订责任书17份。\n", "# 甲\n", "#\n", "|甲|乙|\n"),
    *("其中党员3人，", "发现问题3个，整改5个，", "整改率98%，", "2026年7月3日", "约3余人左右", "张村、", "<!--", "<!-- 不查 -->\n甲。\n"),
)  # fmt: skip


@pytest.mark.parametrize("piece", _PIECES)
def test_a_hostile_text_is_read_checked_and_formatted_at_once(piece):
    """A quadratic step would take minutes; it takes about a second."""
    text = piece * (_LENGTH // len(piece))
    begun = time.perf_counter()
    for document in (read_document(text), read_draft_document(text)):
        check(Manuscript(document, _KNOWN), all_rules())
    formatted(text, read_document)
    assert time.perf_counter() - begun < 60
