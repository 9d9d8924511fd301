"""Words that stand twice in a row (紧接着重复): 切实加强切实加强. Two characters doubled (研究研究) are good Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_SHORT = re.compile(r"([\u4e00-\u9fff]{3,7})\1")
_LONG_STEP = 6
_LONGEST = 40
# 一个项目一个项目地推进
_ONE_BY_ONE = re.compile("一[个件项家户村条批步点次场级台处天年月层块片座名笔道环段棵株栋组轮篇句字味文大]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        for start, length in immediate_repeats(block.text):
            words = block.text[start : start + length]
            yield manuscript.fault(
                block.passage, (start, start + 2 * length), f"“{words}”连写了两遍。", "请删去重复的一遍。"
            )


def immediate_repeats(text: str) -> Iterator[tuple[int, int]]:
    """(start, length) of every run of words of 3 to 40 characters that its own copy follows, none overlapping another.
    A run of less than eight has Chinese characters only."""
    found = [(m.start(), len(m[1])) for m in _SHORT.finditer(text) if _are_words(m[1])]
    found += _long_repeats(text)
    reached = 0
    for start, length in sorted(found):
        if start >= reached:
            reached = start + 2 * length
            yield start, length


def _long_repeats(text: str) -> Iterator[tuple[int, int]]:
    """A repeat of eight characters or more holds, at a multiple of six, three that come again at its distance."""
    for place in range(0, len(text) - 10, _LONG_STEP):
        piece, again = text[place : place + 3], place + _LONG_STEP + 1
        while (again := text.find(piece, again + 1, place + _LONGEST + 3)) > 0:
            if not _are_words(
                text[place:again]
            ):  # of what repeats, every stretch of this length has the same characters
                continue
            if (start := _start_of_repeat(text, place, again - place)) is not None:
                yield start, again - place
                break


def _start_of_repeat(text: str, place: int, distance: int) -> int | None:
    start = place
    while start > 0 and place - start < distance and text[start - 1] == text[start - 1 + distance]:
        start -= 1
    words = text[start : start + distance]
    is_repeat = words == text[start + distance : start + 2 * distance]
    return start if is_repeat and _are_words(words) else None


def _are_words(words: str) -> bool:
    if len(set(words)) < 3 or _ONE_BY_ONE.match(words):
        return False
    return len(_CHINESE.findall(words)) * 4 >= len(words) * 3


RULE = Rule(
    name="repeated-words",
    family="content",
    severity="error",
    title="词句连写两遍",
    source="《党政机关公文处理工作条例》第十九条：文字精练",
    failing=(
        "一、工作开展情况\n组织召开组织召开会议3次。",
        "一、工作开展情况\n把重要问题及时上报，做到把重要问题及时上报，做到早处置。",
        "一、工作开展情况\n新建文化文化广场文化文化广场1处。",
    ),
    passing=(
        "一、工作开展情况\n深入学习习近平新时代中国特色社会主义思想，宣讲“十五五”规划。",
        "一、工作开展情况\n一家一家走访，一件一件办理，大家研究研究再定。",
        "一、下一步打算\n一个项目一个项目推进，一个村庄一个村庄整治，一件难事一件难事地办。",
        "一、工作开展情况\n学习、学习、再学习，红红火火过大年。",
        "一、工作开展情况\n责任书逐村签订、问题单逐村交办、整改账逐村核销。",
    ),
    check=_check,
)
