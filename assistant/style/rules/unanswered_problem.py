"""Problems that no plan answers (问题没有对应打算)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.language.similarity import bigrams
from assistant.report.imported import ImportedReport, ImportedSection, Passage
from assistant.style.manuscript import Fault, Known, Manuscript
from assistant.style.rule import Example, Rule
from assistant.style.series import IS_MARK
from assistant.style.whole_report import whole_report

_GENERAL = frozenset(
    [
        "工作",
        "问题",
        "不够",
        "不足",
        "存在",
        "有的",
        "需要",
        "进一",
        "一步",
        "还有",
        "有待",
        "个别",
        "部分",
        "方面",
        "加强",
        "没有",
        "一是",
        "二是",
        "三是",
        "四是",
        "五是",
        "六是",
        "七是",
        "八是",
        "九是",
    ]
)


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    if not manuscript.known.kind:
        return
    for report in manuscript.reports:
        problems, plans = _section(report, "problems"), _section(report, "plans")
        if problems is None or plans is None:
            continue
        said, planned = _items(problems), _items(plans)
        if 1 < len(planned) < len(said):
            heading = plans.heading.passage
            yield manuscript.fault(
                heading,
                (0, len(heading.text)),
                f"存在问题有{len(said)}条，打算只有{len(planned)}条。",
                "请逐条核对，每个问题都要有对应的打算。",
            )
        yield from _without_answer(manuscript, said, _passages(plans))


def _section(report: ImportedReport, key: str) -> ImportedSection | None:
    return next((s for s in report.walk() if s.keys == (key,)), None)


def _passages(section: ImportedSection) -> list[Passage]:
    below = [p for s in section.walk() for p in (s.heading.passage, *s.paragraphs)]
    return [p for p in below if p is not section.heading.passage]


def _items(section: ImportedSection) -> list[tuple[Passage, int, int]]:
    """The items as spans of passages: 一是, 二是; where there are none, the headings below with their text."""
    items = [
        (passage, start, end)
        for passage in section.paragraphs
        for start, end in _cut([m.start() for m in IS_MARK.finditer(passage.text)], len(passage.text))
    ]
    if items:
        return items
    return [(s.heading.passage, 0, len(s.heading.passage.text)) for s in section.sections]


def _cut(starts: Sequence[int], length: int) -> list[tuple[int, int]]:
    return list(zip(starts, [*starts[1:], length], strict=False))


def _without_answer(
    manuscript: Manuscript, said: Sequence[tuple[Passage, int, int]], plans: Sequence[Passage]
) -> Iterator[Fault]:
    """A problem of which no plan uses a word that the other problems have not too."""
    words = [bigrams(passage.text[start:end]) - _GENERAL for passage, start, end in said]
    usual = {word for word, times in Counter(w for own in words for w in own).items() if times > 1}
    planned = bigrams("\n".join(passage.text for passage in plans))
    for (passage, start, end), own in zip(said, words, strict=True):
        if planned and len(said) > 1 and own - usual and not own & planned:
            yield manuscript.fault(
                passage,
                (start, end),
                "下一步打算里没有对应这个问题的一条。",
                "请补一条打算，写明做什么、谁负责、何时完成。",
            )


RULE = Rule(
    name="unanswered-problem",
    family="structure",
    severity="info",
    title="问题没有对应的打算",
    source="公文写作惯例：下一步打算与存在问题一一对应",
    failing=(
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共云岭县委宣传部：\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、存在问题\n一是网评员只有3人，夜间巡查缺人。二是3个村宣传栏破损。三是通讯员写稿少。\n三、下一步打算\n一是8月底前增加网评员2人，排定夜间巡查表。二是9月底前修好宣传栏。\n",
            Known(kind="报告"),
        ),
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共云岭县委宣传部：\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、存在问题\n一是网评员只有3人，夜间巡查缺人。二是3个村宣传栏破损。\n三、下一步打算\n一是8月底前增加网评员2人，排定夜间巡查表。二是9月底前办好干部培训。\n",
            Known(kind="报告"),
        ),
    ),
    passing=(
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共云岭县委宣传部：\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、存在问题\n一是网评员只有3人，夜间巡查缺人。二是3个村宣传栏破损。\n三、下一步打算\n一是8月底前增加网评员2人，排定夜间巡查表。二是9月底前修好宣传栏。\n",
            Known(kind="报告"),
        ),
        Example(whole_report(), Known(kind="报告")),
    ),
    check=_check,
)
