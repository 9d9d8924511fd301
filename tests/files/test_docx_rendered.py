"""The pages as LibreOffice sets them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rendering import Line, Page, needs_libreoffice, render

from assistant.files.docx_writer import write_docx
from assistant.report.report import Heading, Report, Section

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.config import PageSettings

pytestmark = needs_libreoffice

POINTS_PER_MM = 72 / 25.4
LEFT, RIGHT = 28 * POINTS_PER_MM, (210 - 26) * POINTS_PER_MM
TOP, BOTTOM = 37 * POINTS_PER_MM, (297 - 35) * POINTS_PER_MM
CHARACTER = 15.75
PITCH = 28.95
HALF = CHARACTER / 2

PLAIN = Report(title="文化工作情况的报告", recipient="县委宣传部", issuer="中共柳河镇委员会", date="2026-07-03")
LENGTHS = range(14, 20)
"""Lines of text below title and recipient, so that the page ends within issuer and date."""
TO_THE_FOOT = range(18, 22)
"""Lines of text below the title, so that the page ends at the heading."""
HEADING = "管好文化阵地"


def lines_of(count: int) -> str:
    """A paragraph of that many lines without marks: 26 characters in the first, 28 in the others."""
    return "河" * 26 + "镇" * 28 * (count - 1)


def reports() -> dict[str, Report]:
    """Everything that the tests look at, by the name of its file."""
    long = replace(PLAIN, opening=(lines_of(45), lines_of(10)))
    found = {
        "long": long,
        "unsealed": replace(long, kind="汇报"),
        "long-date": replace(long, kind="汇报", issuer="柳河镇", date="2026-12-31"),
        "long-issuer": replace(long, issuer="中共安平县柳河镇委员会宣传思想文化工作领导小组"),
        "attachments": replace(long, attachments=("整" * 30, "统计表")),
    }
    for kind in ("报告", "汇报"):
        for count in LENGTHS:
            text = (lines_of(count - 4), lines_of(4))
            found[f"{kind}-{count}"] = replace(PLAIN, opening=text, kind=kind)
            found[f"{kind}-closing-{count}"] = replace(PLAIN, opening=text, kind=kind, closing=("特此报告。",))
    for count in TO_THE_FOOT:
        section = Section(Heading(1, HEADING), (), (lines_of(5),))
        found[f"heading-{count}"] = Report(title="工作总结", opening=(lines_of(count),), sections=(section,))
    return found


@pytest.fixture(scope="module")
def rendered(page: PageSettings, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    folder: Path = tmp_path_factory.mktemp("pages")
    files = []
    for name, report in reports().items():
        files.append(folder / f"{name}.docx")
        write_docx(report, ("一、",) * len(report.sections), page, files[-1])
    return render(files, folder)


def text_lines(page: Page) -> tuple[Line, ...]:
    """Without the page number."""
    return page[:-1]


def test_22_lines_a_page(rendered: dict[str, list[Page]]) -> None:
    second = text_lines(rendered["long"][1])
    assert len(second) == 22
    assert second[0].middle - PITCH / 2 == pytest.approx(TOP, abs=PITCH / 2)
    assert second[-1].middle < BOTTOM
    assert second[1].middle - second[0].middle == pytest.approx(PITCH, abs=0.1)


def test_28_characters_a_line_and_26_in_the_first(rendered: dict[str, list[Page]]) -> None:
    assert [len(line.text) for line in text_lines(rendered["long"][0])[2:5]] == [26, 28, 28]
    assert {len(line.text) for line in text_lines(rendered["long"][1])} == {28}


def test_text_stays_between_the_margins(rendered: dict[str, list[Page]]) -> None:
    lines = text_lines(rendered["long"][1])
    assert min(line.left for line in lines) == pytest.approx(LEFT, abs=1)
    assert max(line.right for line in lines) <= RIGHT + 1


def test_title_is_centred_with_a_blank_line_below(rendered: dict[str, list[Page]]) -> None:
    title, recipient = rendered["long"][0][:2]
    assert (title.text, recipient.text) == ("文化工作情况的报告", "县委宣传部：")
    assert (title.left + title.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=2)
    assert recipient.middle - title.middle == pytest.approx(2 * PITCH, abs=5)
    assert recipient.left == pytest.approx(LEFT, abs=1)


def test_page_numbers_odd_right_even_left_one_character_in(rendered: dict[str, list[Page]]) -> None:
    first, second, third = (page[-1] for page in rendered["long"][:3])
    assert [line.text for line in (first, second, third)] == ["—1—", "—2—", "—3—"]
    assert RIGHT - first.right == pytest.approx(14, abs=2)
    assert second.left - LEFT == pytest.approx(14, abs=2)
    assert third.right == pytest.approx(first.right, abs=1)


def test_dash_of_the_page_number_7_mm_below_the_text(rendered: dict[str, list[Page]]) -> None:
    assert rendered["long"][0][-1].middle - BOTTOM == pytest.approx(7 * POINTS_PER_MM, abs=2)


def signature(pages: list[Page]) -> tuple[Line, Line, Line]:
    """Last line of the text, issuer, date."""
    last, issuer, date = text_lines(pages[-1])[-3:]
    return last, issuer, date


def test_sealed_issuer_stands_centred_over_the_date(rendered: dict[str, list[Page]]) -> None:
    last, issuer, date = signature(rendered["long"])
    assert (issuer.text, date.text) == ("中共柳河镇委员会", "2026年7月3日")
    assert issuer.left + issuer.right == pytest.approx(date.left + date.right, abs=HALF)
    # LibreOffice always sets digits apart from Chinese, half a character at each end of the date.
    assert RIGHT - date.right == pytest.approx(4 * CHARACTER, abs=CHARACTER)
    assert issuer.middle - last.middle == pytest.approx(3 * PITCH, abs=1)
    assert date.middle - issuer.middle == pytest.approx(PITCH, abs=1)


def test_unsealed_date_begins_2_characters_after_the_issuer(rendered: dict[str, list[Page]]) -> None:
    last, issuer, date = signature(rendered["unsealed"])
    assert RIGHT - issuer.right == pytest.approx(2 * CHARACTER, abs=HALF)
    assert date.left - issuer.left == pytest.approx(2 * CHARACTER, abs=2)
    assert issuer.middle - last.middle == pytest.approx(2 * PITCH, abs=1)


def test_date_longer_than_the_issuer(rendered: dict[str, list[Page]]) -> None:
    _, issuer, date = signature(rendered["long-date"])
    assert RIGHT - date.right == pytest.approx(2 * CHARACTER, abs=HALF)
    assert issuer.left < date.left
    assert issuer.right < date.right


def test_long_issuer_stays_on_one_line_over_the_date(rendered: dict[str, list[Page]]) -> None:
    _, issuer, date = signature(rendered["long-issuer"])
    assert issuer.text == "中共安平县柳河镇委员会宣传思想文化工作领导小组"
    assert issuer.right <= RIGHT + 1
    assert issuer.left + issuer.right == pytest.approx(date.left + date.right, abs=HALF)


def test_attachments_align_on_their_names(rendered: dict[str, list[Page]]) -> None:
    first, continued, second = text_lines(rendered["attachments"][-1])[-5:-2]
    assert first.text.startswith("附件：1.整")
    assert first.left - LEFT == pytest.approx(2 * CHARACTER, abs=2)
    assert continued.left - second.left == pytest.approx(0.75 * 16, abs=4)
    assert second.text == "2.统计表"


@pytest.mark.parametrize("count", LENGTHS)
@pytest.mark.parametrize("kind", ["报告", "报告-closing", "汇报", "汇报-closing"])
def test_issuer_and_date_stand_together_on_a_page_with_text(
    rendered: dict[str, list[Page]], kind: str, count: int
) -> None:
    texts = [line.text for line in text_lines(rendered[f"{kind}-{count}"][-1])]
    assert texts[-2:] == ["中共柳河镇委员会", "2026年7月3日"]
    assert len(texts) > 2


@pytest.mark.parametrize("count", TO_THE_FOOT)
def test_heading_never_ends_a_page(rendered: dict[str, list[Page]], count: int) -> None:
    lasts = [text_lines(page)[-1].text for page in rendered[f"heading-{count}"]]
    assert not any(HEADING in text for text in lasts)


def test_a_heading_was_really_moved(rendered: dict[str, list[Page]]) -> None:
    firsts = [text_lines(rendered[f"heading-{count}"][1])[0].text for count in TO_THE_FOOT]
    assert f"一、{HEADING}" in firsts
