"""Tables for offices and villages to fill in (采集表、村表)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.errors import InputError
from assistant.files.xlsx_writer import Layout, xlsx_bytes
from assistant.report.collecting import matrix, questionnaire
from assistant.report.collecting.indicators import indicators_of
from assistant.report.facts import FrontMatter
from assistant.report.template import SectionSpec, Template

_WIDTHS = (16, 34, 26, 10, 8, 36, 22)
_VILLAGE_WIDTHS = (16, 12)
_HINT = "没有的不填"
_VILLAGE_HINT = "没有发生的填0，数字后面不用写单位"


def questionnaire_bytes(specs: Sequence[SectionSpec], template: Template, front: FrontMatter) -> bytes:
    """The questionnaire of these sections as an Excel file."""
    title = f"{front.township}{front.period}{template.subject}采集表"
    table = questionnaire.questionnaire(specs, title, _HINT)
    return xlsx_bytes([(table, Layout(questionnaire.HEADER_ROW, _WIDTHS))])


def village_bytes(specs: Sequence[SectionSpec], places: Sequence[str], front: FrontMatter) -> bytes:
    """The matrix of these villages, a worksheet a section that asks figures. Raises InputError where none does."""
    asked = [spec for spec in specs if indicators_of(spec)]
    if not asked:
        raise InputError("这几节没有要填数的指标，写不成村表。", "请换一节，或者不加 --villages 写采集表。")
    hint = f"{front.period}，{_VILLAGE_HINT}" if front.period else _VILLAGE_HINT
    tables = [matrix.matrix_table(spec, places, hint) for spec in asked]
    return xlsx_bytes([(table, Layout(matrix.HEADER_ROW, _VILLAGE_WIDTHS)) for table in tables])
