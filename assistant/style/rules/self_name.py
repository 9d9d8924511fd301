"""How the township calls itself (自称): 我乡 in a 镇, 我镇 in a 乡, both in one report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.report.township import bare_name
from assistant.style.manuscript import Block, Fault, Known, Manuscript
from assistant.style.own_words import own_words
from assistant.style.rule import Example, Rule

_LEVELS = "街道|苏木|镇|乡"
_SELF = re.compile(
    rf"我(?<!你我)(?<!自我)(?P<own>{_LEVELS})(?![镇村情亲音愁土定静])"
    rf"|全(?<!健全)(?<!安全)(?P<whole>{_LEVELS})(?![镇村音土])"
    rf"|(?P<bare>{_LEVELS})(?=党委|政府|党工委|办事处|人大主席团)"
)
_MARKS = "，。；：、！？“"
_CHEAP = re.compile(_LEVELS)
_TOWNSHIP = re.compile(
    rf"[\u4e00-\u9fff]{{2,8}}?(?P<level>{_LEVELS})(?=党委|政府|人民政府|党工委|委员会|办事处|工作委员会|20|关于|$)"
)
_Use = tuple[Block, int, int, str, bool]


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for blocks in manuscript.by_report:
        own = list(_uses(blocks))
        level = _known_level(manuscript, blocks)
        yield from _against(manuscript, own, level) if level else _mixed(manuscript, own)


def _against(manuscript: Manuscript, uses: list[_Use], level: str) -> Iterator[Fault]:
    for block, start, end, said, _ in uses:
        if said != level:
            words = block.text[start:end]
            message = f"本单位是{level}，这里写成“{words}”，像是从别的材料里抄来的。"
            yield manuscript.fault(
                block.passage, (start, end), message, f"请改为“{words.replace(said, level)}”，并核对这一段的内容。"
            )


def _mixed(manuscript: Manuscript, uses: list[_Use]) -> Iterator[Fault]:
    """Where the township is not known: 我乡 and 我镇 in one report; the rarer is pointed out."""
    counts = Counter(said for _, _, _, said, is_self in uses if is_self)
    if len(counts) < 2:
        return
    usual = counts.most_common(1)[0][0]
    for block, start, end, said, is_self in uses:
        if is_self and said != usual:
            message = f"前后自称不一致：这里是“{block.text[start:end]}”，别处是“我{usual}”。"
            yield manuscript.fault(
                block.passage, (start, end), message, "请统一，并核对这一段是否抄自别处。", "warning"
            )


def _uses(blocks: Sequence[Block]) -> Iterator[_Use]:
    """Each place where the report speaks of its own township, the level said, and whether with 我."""
    for block in blocks:
        if block.role not in ("opening", "heading", "paragraph", "closing") or not _CHEAP.search(block.text):
            continue
        for match in _SELF.finditer(own_words(block.text)):
            before = block.text[: match.start()][-1:]
            if not match["bare"] or before in _MARKS:
                yield block, *match.span(), match[match.lastgroup or 0], match.lastgroup == "own"


def _known_level(manuscript: Manuscript, blocks: Sequence[Block]) -> str:
    """镇, 乡, 街道 or 苏木: of the known township, else of the title; empty where neither tells."""
    name = bare_name(manuscript.known.township)
    if name:
        return next((level for level in _LEVELS.split("|") if name.endswith(level)), "")
    titles = (block for block in blocks if block.role == "title")
    found = [m["level"] for title in titles if (m := _TOWNSHIP.search(title.text)) and "乡镇" not in title.text]
    return found[0] if found else ""


RULE = Rule(
    name="self-name",
    family="content",
    severity="error",
    title="自称与本单位不符",
    source="《党政机关公文处理工作条例》第十九条：表述准确（自称和简称前后一致）",
    failing=(
        Example("一、工作开展情况\n我乡召开会议3次。", Known(township="清河镇")),
        Example("一、工作开展情况\n我镇召开会议3次，全镇17个村参加。", Known(township="青杨沟乡人民政府")),
        Example("一、工作开展情况\n镇党委召开会议3次。", Known(township="城东街道")),
        "一、工作开展情况\n我镇召开会议3次，我镇组织宣讲2场。\n二、阵地管理\n我乡排查阵地20处。",
    ),
    passing=(
        Example(
            "一、工作开展情况\n我镇召开会议3次，发往各乡镇，全乡镇通报；柳泉乡党委来访。", Known(township="清河镇")
        ),
        Example("一、工作开展情况\n我街道召开会议3次，街道党工委专题研究2次。", Known(township="城东街道")),
        "一、工作开展情况\n我乡召开会议3次，乡镇干部参加，学习“我镇这十年”征文2篇。",
        Example("一、工作开展情况\n自我镇定、城镇建设、乡村振兴各有专人。", Known(township="青杨沟乡")),
    ),
    check=_check,
)
