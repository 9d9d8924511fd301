"""Title, lead (导语) and closing: from the template's patterns and the front matter, never from a model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting.plan import SectionTask
from assistant.report.draft import GatedSection
from assistant.report.facts import FactSheet, FrontMatter
from assistant.report.report import CLOSING, OPENING
from assistant.report.template import Template
from assistant.style.punctuation import full_width

_NONE = ("不写", "不写入", "不要", "无")
_ITEM_MARK = re.compile(
    r"^(?:附件\s*+(?:\d{1,2}\s*+)?[:：]\s*+)?(?:\d{1,2}\s*+(?:[、)）]|[.．](?=(?:19|20)\d\d年)|[.．](?!\d)))?\s*"
)
_NAMED_TOPICS = 6


def title(front: FrontMatter, template: Template) -> str:
    """The title by kind; `title:` in the front matter overrides."""
    if front.title:
        return front.title
    return template.titles[front.kind].format(issuer=front.issuer, township=front.township, period=front.period)


def opening(sheet: FactSheet, template: Template, tasks: Sequence[SectionTask]) -> GatedSection | None:
    """依据或总领、工作面上一句、“现将……如下”. It names no figure but the period and the day the figures were taken.

    None with `opening: 不写`."""
    front = sheet.front
    if declined(front.opening):
        return None
    if front.opening:
        text = front.opening
    else:
        text = "".join(_opening_parts(sheet, template, tasks))
        lead = template.leads[front.kind]
        text = full_width(text) + lead
    return GatedSection((OPENING,), 1, "导语", tuple(text.split("\n")), origin="template")


def closing(front: FrontMatter, template: Template) -> GatedSection | None:
    """特此报告。 for a 报告; none where the template has none or `closing: 不写`."""
    if declined(front.closing):
        return None
    text = front.closing or template.closings.get(front.kind, "")
    return GatedSection((CLOSING,), 1, "结尾", (text,), origin="template") if text else None


def declined(value: str) -> bool:
    """Whether `opening:` or `closing:` says that the report has none."""
    return value.strip().strip("。（）()") in _NONE


def attachments(front: FrontMatter) -> tuple[str, ...]:
    """`attachments: 附件：1.情况统计表；2.问题整改清单` as names. 、 and blanks are part of a name."""
    names = (_ITEM_MARK.sub("", part.strip()) for part in re.split(r"[；;\n]", front.attachments))
    return tuple(name for name in names if name)


def date_text(date: str) -> str:
    """2026-07-03 → 2026年7月3日; 2026-07 → 2026年7月. No leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    parts = [str(int(p)) for p in date.split("-") if p.isdigit()]
    return "".join(number + unit for number, unit in zip(parts, "年月日", strict=False))


def _opening_parts(sheet: FactSheet, template: Template, tasks: Sequence[SectionTask]) -> list[str]:
    front = sheet.front
    own = sheet.section(OPENING)
    parts = [f"{fact.text}。" for fact in (own.usable if own else ())]
    notice = f"根据{front.notice}要求，" if front.notice else ""
    guidance = f"在{front.guidance}下，" if front.guidance else ""
    overview = template.overview.format(topics=_topics(template, tasks), committee=front.committee)
    parts.append(f"{notice}{front.period}，{guidance}{overview}。")
    if front.as_of:
        parts.append(f"本{front.kind}所列数据截至{date_text(front.as_of)}。")
    return parts


def _topics(template: Template, tasks: Sequence[SectionTask]) -> str:
    grouped = [t.title for t in tasks if all((s := template.spec(k)) is None or s.grouped for k in t.keys)]
    return "、".join(grouped[:_NAMED_TOPICS]) or template.subject
