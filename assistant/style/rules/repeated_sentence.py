"""A sentence that stands twice in a report (语句重复), word for word or nearly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.sentences import sentences
from assistant.language.similarity import bigrams
from assistant.report.conflict_markers import has_markers
from assistant.style.manuscript import Block, Fault, Manuscript
from assistant.style.rule import Rule

_SHORTEST = 12
_SHORTEST_ALIKE = 24
_ALIKE = 0.85
_KEY = 10
_NOT_WORDS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]+")
_MARKER = re.compile("^(?:[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,2}，|同时，|此外，)")
_DIGITS = re.compile("[0-9]+")
_Seen = dict[tuple[int, str], tuple[str, int]]


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    if has_markers(manuscript.text):
        return  # both sides of a conflict stand there until one is chosen
    exact: _Seen = {}
    openings: _Seen = {}
    endings: _Seen = {}
    for block in manuscript.prose:
        for start, end, words in _sentences(block):
            here = (words, block.passage.line)
            earlier = exact.get((block.report, words))
            if earlier is None:
                keys = ((openings, words[:_KEY]), (endings, words[-_KEY:]))
                alike = (seen.setdefault((block.report, key), here) for seen, key in keys)
                earlier = next((other for other in alike if other is not here and _nearly(words, other[0])), None)
            exact.setdefault((block.report, words), here)
            if earlier is not None:
                how = "相同" if earlier[0] == words else "几乎相同"
                message = f"这句话与第{earlier[1]}行的一句{how}。"
                yield manuscript.fault(block.passage, (start, end), message, "请删去一处，或写出各自的内容。")


def _sentences(block: Block) -> Iterator[tuple[int, int, str]]:
    """Start, end and bare words of each sentence that is long enough; 一是 and the like left out."""
    for sentence in sentences(block.text):
        if len(sentence.text) >= _SHORTEST:
            words = _NOT_WORDS.sub("", _MARKER.sub("", sentence.text))
            if len(words) >= _SHORTEST:
                yield sentence.start, sentence.end, words


def _nearly(words: str, other: str) -> bool:
    """Alike in most pairs of characters, with the same figures."""
    if min(len(words), len(other)) < _SHORTEST_ALIKE or _DIGITS.findall(words) != _DIGITS.findall(other):
        return False
    own, its = bigrams(words), bigrams(other)
    return len(own & its) >= _ALIKE * len(own | its)


_NEARLY_TWICE = """一、工作开展情况
镇党委每季度听取各村和各站所意识形态工作情况汇报，及时研究解决责任落实、阵地管理、舆情处置工作中的突出问题。
二、问题整改
镇党委每季度听取各村和各站所意识形态工作情况汇报，及时研究解决责任落实、阵地管理、舆情处置工作中的实际问题。"""

RULE = Rule(
    name="repeated-sentence",
    family="content",
    severity="warning",
    title="语句重复",
    source="《党政机关公文处理工作条例》第十九条：内容简洁，文字精练",
    failing=(
        "一、工作开展情况\n各村安排专人负责宣传栏的日常更新。\n二、阵地管理\n各村安排专人负责宣传栏的日常更新。",
        "一、工作开展情况\n一是各村安排专人负责宣传栏的日常更新。二是各村安排专人负责宣传栏的日常更新。",
        _NEARLY_TWICE,
    ),
    passing=(
        "一、工作开展情况\n柳树湾村召开院坝会3次，参加120人次。石桥村召开院坝会4次，参加150人次。",
        "一、工作开展情况\n特此报告。\n二、阵地管理\n特此报告。",
        "一、工作开展情况\n镇党委听取各村宣传栏更新情况汇报3次。\n二、下一步打算\n听取各村宣传栏管护情况汇报不少于2次。",
    ),
    check=_check,
)
