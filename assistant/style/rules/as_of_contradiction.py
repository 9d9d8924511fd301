"""数据截至 another day than the front matter says (数据截至不一致): the opening was written before it was changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.numerals import half_width
from assistant.style.manuscript import Fault, Known, Manuscript
from assistant.style.rule import Example, Rule

_AS_OF = re.compile(
    r"(?:数据|数字|统计)[^，。；\n]{0,6}?截[至止][到于]?(?:(?P<year>20[0-9]{2}) ?年)?(?P<month>[0-9]{1,2}) ?月(?:(?P<day>[0-9]{1,2}) ?日|底)?"
)
_JUNE = Known(period="2026年上半年", as_of="2026-06-20")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    known = manuscript.known.as_of
    if not known:
        return
    for block in manuscript.prose:
        if "截" not in block.text:
            continue
        for match in _AS_OF.finditer(half_width(block.text)):
            if not _same(match, known):
                message = f"“{match[0]}”和文件头的数据截至（{known}）不一样。"
                yield manuscript.fault(block.passage, match.span(), message, "请核对是哪一天，两处改成一样。")


def _same(match: re.Match[str], known: str) -> bool:
    """Parts that one of the two leaves out are no contradiction."""
    said = [int(part) if part else None for part in (match["year"], match["month"], match["day"])]
    given = [int(part) for part in known.split("-")]
    return all(a is None or a == b for a, b in zip(said, given, strict=False))


RULE = Rule(
    name="as-of-contradiction",
    family="content",
    severity="error",
    title="正文的数据截至和文件头不一致",
    source="《党政机关公文处理工作条例》第十九条：分析问题实事求是，表述准确（前后一致）",
    failing=(
        Example("本报告所列数据截至2026年6月30日。", _JUNE),
        Example("以下数据截止到6月15日。", _JUNE),
        Example("统计数据截至5月底。", _JUNE),
    ),
    passing=(
        Example("本报告所列数据截至2026年6月20日。", _JUNE),
        Example("数据截至6月20日。", _JUNE),
        Example("数据截至2026年6月。", _JUNE),
        Example("截至5月15日，排查阵地9处。", _JUNE),
        "本报告所列数据截至2026年6月30日。",
    ),
    check=_check,
)
