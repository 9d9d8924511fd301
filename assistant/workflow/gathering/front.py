"""What is asked before the bullets (文件头): who reports to whom on which period."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.report.facts import KINDS, FrontMatter
from assistant.report.township import issuer_of

if TYPE_CHECKING:
    from assistant.report.template import Template
    from assistant.store.workspace import Workspace

_DAY = re.compile(
    r"(?:(\d{4})\s?[年./-]\s?)?(\d{1,2})\s?[月./-]\s?(\d{1,2})\s?[日号]?|(\d{4})\s?[年./-]\s?(\d{1,2})\s?月?"
)
_NONE = ("无", "没有", "不写", "空", "-", "－")


@dataclass(frozen=True)
class FrontQuestion:
    """One field: `name` is that of the front matter, `suggested` what Enter alone gives, worked out from what is known and
    never from another report; `read` makes the value of what was typed and raises InputError for what cannot be one."""

    name: str
    words: str
    suggested: str = ""
    needed: bool = False
    read: Callable[[str], str] = str.strip


def front_questions(front: FrontMatter, today: dt.date, *, all_fields: bool) -> list[FrontQuestion]:
    """The fields that are still empty and needed; with `all_fields` every one that is asked about, the present value
    suggested. Ask again after each answer: one suggests another."""
    questions = [
        FrontQuestion("township", "哪个乡镇（街道）？例如 清河镇", front.township, needed=True),
        FrontQuestion(
            "period", "写哪一段时间？", front.period or period_about(today), needed=True, read=partial(_period, today)
        ),
        FrontQuestion("kind", "报告、汇报还是总结？", front.kind, read=_kind),
        FrontQuestion(
            "issuer", "以谁的名义报？", front.issuer or issuer_of(front.township), needed=front.kind == "报告"
        ),
        FrontQuestion("recipient", "报给谁？例如 中共云岭县委宣传部；不写主送机关就回车", front.recipient),
        FrontQuestion(
            "as_of", "数据截至哪天？例如 2026-06-15；没定就回车", front.as_of, read=partial(_day, _year(front, today))
        ),
        FrontQuestion("last_year", "去年同期的报告在哪个文件？没有就回车", front.last_year, read=_file),
    ]
    if all_fields:
        return questions
    return [q for q in questions if q.needed and not getattr(front, q.name)]


def period_about(today: dt.date) -> str:
    """The half-year that is reported on about this day: its own from April and October on, else the one before."""
    if today.month <= 3:
        return f"{today.year - 1}年全年"
    return f"{today.year}年上半年" if today.month <= 9 else f"{today.year}年全年"


def new_sheet(folder: Path, template: Template, values: dict[str, str]) -> Workspace:
    """A workspace with an empty facts.md. Raises WorkspaceError, DiskError."""
    from assistant.workflow.new import new_workspace  # noqa: PLC0415  # most days there is one

    return new_workspace(folder, template, values)


def _period(today: dt.date, typed: str) -> str:
    """A half-year without its year is that of the report now due; two periods in one answer are a slip of the pen."""
    plain = typed.strip()
    if plain in {"上半年", "下半年", "全年"}:
        return f"{period_about(today)[:5]}{plain}"
    if (
        len(re.findall(r"(?:19|20)\d\d年", unicodedata.normalize("NFKC", plain))) > 1
        and "至" not in plain
        and "-" not in plain
    ):
        raise InputError(f"时段“{plain}”里有两个。", "请只写一个，例如 2026年上半年。")
    return plain


def _kind(typed: str) -> str:
    plain = unicodedata.normalize("NFKC", typed).strip()
    found = [kind for number, kind in enumerate(KINDS, start=1) if plain in {kind, str(number), kind[0]}]
    if not found:
        raise InputError(f"文种“{plain}”不认识。", f"请写 {'、'.join(KINDS)} 之一。")
    return found[0]


def _year(front: FrontMatter, today: dt.date) -> str:
    """The year that a day without one is of."""
    found = re.search(r"\d{4}", front.period)
    return found[0] if found else str(today.year)


def _day(year: str, typed: str) -> str:
    plain = unicodedata.normalize("NFKC", typed).strip()
    if not plain or plain in _NONE:
        return ""
    match = _DAY.fullmatch(plain)
    if match is None:
        raise InputError(f"日期“{plain}”没有看懂。", "请写成 2026-06-15，或者 6月15日。")
    own, month, day, year_alone, month_alone = match.groups()
    parts = [own or year, month, day] if month else [year_alone, month_alone]
    return "-".join([parts[0], *(f"{int(part):02d}" for part in parts[1:])])


def _file(typed: str) -> str:
    plain = typed.strip().strip("'\"“”").strip()
    return "" if plain in _NONE else plain
