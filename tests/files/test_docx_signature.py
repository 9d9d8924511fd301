"""Attachments, issuer and date as values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.errors import ConfigError
from assistant.files.docx_paragraph import body_font, characters, type_width, width
from assistant.files.docx_signature import attachments, chinese_date, signature
from assistant.report.report import Report

if TYPE_CHECKING:
    from assistant.config import PageSettings

SIGNED = Report(issuer="中共柳河镇委员会", date="2026-07-03", kind="汇报")


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2026-07-03", "2026年7月3日"),
        ("2026-12-31", "2026年12月31日"),
        ("2026-7-3", "2026年7月3日"),
        ("2026-07", "2026年7月　日"),
        ("", "　　年　月　日"),
        ("2026年7月3日", "2026年7月3日"),
    ],
)
def test_date_has_no_leading_zeros_and_room_for_an_unknown_day(date: str, written: str) -> None:
    assert chinese_date(date) == written


@pytest.mark.parametrize(
    ("kind", "setting", "blank_lines"),
    [("报告", "auto", 2), ("汇报", "auto", 1), ("总结", "auto", 1), ("汇报", "yes", 2), ("报告", "no", 1)],
)
def test_a_report_is_sealed_unless_the_settings_say_otherwise(
    page: PageSettings, kind: str, setting: str, blank_lines: int
) -> None:
    made = list(signature(replace(SIGNED, kind=kind), replace(page, sealed=setting)))
    assert [p.text for p in made] == [""] * blank_lines + ["中共柳河镇委员会", "2026年7月3日"]


def test_unknown_seal_setting_is_named(page: PageSettings) -> None:
    with pytest.raises(ConfigError, match="sealed"):
        list(signature(SIGNED, replace(page, sealed="maybe")))


def test_no_signature_without_an_issuer(page: PageSettings) -> None:
    assert list(signature(replace(SIGNED, issuer=" "), page)) == []


def edges(page: PageSettings, **changes: str) -> tuple[int, int, int, int]:
    """Left and right edge of issuer and date in twips from the left of the type area."""
    found: list[int] = []
    for paragraph in list(signature(replace(SIGNED, **changes), page))[-2:]:
        wide = width(paragraph.text, body_font(page))
        room = type_width(page) - paragraph.left - paragraph.right - wide
        left = paragraph.left + {"left": 0, "center": room // 2, "right": room}[paragraph.align]
        found += [left, left + wide]
    return found[0], found[1], found[2], found[3]


@pytest.mark.parametrize("issuer", ["柳河镇", "中共柳河镇委员会", "中共安平县柳河镇委员会办公室"])
def test_sealed_date_stands_4_from_the_right_with_the_issuer_centred_over_it(page: PageSettings, issuer: str) -> None:
    left, right, date_left, date_right = edges(page, kind="报告", issuer=issuer)
    assert type_width(page) - date_right == pytest.approx(characters(4, page), abs=characters(0.2, page))
    assert left + right == pytest.approx(date_left + date_right, abs=2)


@pytest.mark.parametrize("length", range(1, 28))
def test_sealed_issuer_of_any_length_stays_in_the_type_area_over_the_date(page: PageSettings, length: int) -> None:
    left, right, date_left, date_right = edges(page, kind="报告", issuer="镇" * length)
    assert left >= 0
    assert right <= type_width(page)
    assert left + right == pytest.approx(date_left + date_right, abs=2)


def test_unsealed_issuer_2_from_the_right_and_date_2_after_its_first_character(page: PageSettings) -> None:
    left, right, date_left, _ = edges(page)
    assert type_width(page) - right == characters(2, page)
    assert date_left - left == characters(2, page)


def test_unsealed_date_longer_than_the_issuer_stands_2_from_the_right(page: PageSettings) -> None:
    left, right, date_left, date_right = edges(page, issuer="柳河镇", date="2026-12-31")
    assert type_width(page) - date_right == characters(2, page)
    assert date_left - left == characters(2, page)
    assert right < date_right


@pytest.mark.parametrize("length", range(1, 27))
def test_unsealed_date_of_any_issuer_stays_in_the_type_area(page: PageSettings, length: int) -> None:
    left, _, date_left, date_right = edges(page, issuer="镇" * length, date="2026-12-31")
    assert left >= 0
    assert 0 <= date_left < date_right <= type_width(page)


def test_attachments_are_numbered_and_aligned_on_their_names(page: PageSettings) -> None:
    blank, first, second = attachments(("1. 统计表。", "2.2026年整改清单；"), page)
    assert [p.text for p in (blank, first, second)] == ["", "附件：1.统计表", "2.2026年整改清单"]
    assert first.left == second.left
    assert first.left - first.hanging == pytest.approx(characters(2, page), abs=1)
    assert second.left - second.hanging == characters(5, page)


def test_a_single_attachment_has_no_number(page: PageSettings) -> None:
    assert [p.text for p in attachments(("统计表", ""), page)] == ["", "附件：统计表"]


@pytest.mark.parametrize("name", ["1.5万亩高标准农田台账", "2026年台账", "2.统计表"])
def test_an_attachment_that_begins_with_a_figure_keeps_it(page: PageSettings, name: str) -> None:
    assert [p.text for p in attachments((name,), page)][-1] == f"附件：{name}"
