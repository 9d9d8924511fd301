"""Parts against their whole (其中各项与总数): 学习12次，其中研讨16次; 学习16次，其中12次、6次."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.language.numerals import half_width
from assistant.style.counting import Count, alike, at_least, counts, exact, sentence_end, sentence_start, shown
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_MARKER = re.compile("[（(]?其中|[（(](?:含|包括|包含)?")
# A bracket without 其中 that lists parts: （市级3篇、
_LISTED = re.compile("[^0-9一二两三四五六七八九十，。；：（）()]{0,10}[0-9一二两三四五六七八九十]")
_NOUN = re.compile("[\u4e00-\u9fff]{1,8}")
_NO_PART = re.compile("比|较|占|每|平均|人均|最高|最低|去年|上年|同期|目标|计划|应|全[镇县乡市村区]|共|原|累计|合计|超")
_NEW_STATEMENT = re.compile(
    "已|余|剩|均|另|还|并|分别|同时|整改|办结|化解|完成|解决|采用|销号|覆盖|服务|惠及|参加|参与|受众|观众|听课|培训|发放|投入|建成|新建|开展|组织|"
    "举办|召开|印发|制作|推送|刊发|形成|签订|带动|减支|节约|增|减|达"
)
# 平均亩产420公斤，其中高产田580公斤; 两台35万千瓦
_AVERAGE = re.compile(
    "(?:平均|人均|户均|村均|亩产|单产|每[\u4e00-\u9fff])[^，。；]{0,12}$|[0-9一二两三四五六七八九十][台套座组]$"
)
# One person or project may stand in several of these.
_OVERLAPPING = re.compile(
    "岁|女|男|党员|学历|大专|本科|高中|民族|退役|退休|亿元|以上|以下|新增|新开工|重点|累计|低保|脱贫|残疾|在职|兼职"
)


@dataclass(frozen=True)
class _Division:
    """A whole with what is said to be in it. `limit` adds up what it may stand for: 会议12次、专题会3次，其中5次. `near`: the
    whole stands straight before. `named`: 其中 or 含 says so."""

    whole: Count
    limit: Decimal
    near: bool
    named: bool
    parts: tuple[Count, ...]
    words: str


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.prose:
        if "其中" not in block.text and "（" not in block.text and "(" not in block.text:
            continue
        text = half_width(block.text)
        for match in _MARKER.finditer(text):
            division = _division(text, match)
            if division and (fault := _fault(block.text, division)):
                span = (division.whole.start, division.parts[-1].end)
                yield manuscript.fault(block.passage, span, *fault)


def _fault(text: str, division: _Division) -> tuple[str, str, str] | None:
    whole, parts = division.whole, division.parts
    greater = next((part for part in parts if part.value > division.limit), None)
    if greater and (division.named or len(parts) > 1) and _same_noun(text, whole, greater):
        if not exact(text, whole) or not at_least(text, greater):
            return None
        said = f"其中的{shown(greater.value)}{greater.unit}多于总数{shown(whole.value)}{whole.unit}。"
        return said, "核对总数和这一项。", "error"
    total = sum(part.value for part in parts)
    if (
        total <= division.limit * _rounding(text, division)
        or len(parts) < 2
        or not division.near
        or _OVERLAPPING.search(division.words)
    ):
        return None
    if not exact(text, whole) or not all(at_least(text, part) for part in parts):
        return None
    sums = "加".join(shown(part.value) for part in parts)
    said = f"其中各项{sums}，合计{shown(Decimal(total))}，多于总数{shown(whole.value)}{whole.unit}。"
    return said, "核对各项和总数；各项有重复计算的，要写明。", "warning"


def _same_noun(text: str, whole: Count, part: Count) -> bool:
    """3个乡镇（含25个村）: 个 counts villages there and townships here."""
    first, second = (_NOUN.match(text, count.end) for count in (whole, part))
    if whole.unit != "个" or not first or not second:
        return True
    return first[0][-1] == second[0][-1]


def _rounding(text: str, division: _Division) -> Decimal:
    """What rounded values may add up to beside their whole, as a factor."""
    written = [text[count.start : count.end] for count in (division.whole, *division.parts)]
    return (
        Decimal("1.005") if any("." in number or "亿" in number or "万" in number for number in written) else Decimal(1)
    )


def _division(text: str, match: re.Match[str]) -> _Division | None:
    named = len(match[0].strip("（(")) > 0
    if not named and not _LISTED.match(text, match.end()):
        return None
    begin = sentence_start(text, match.start())
    before = counts(text, begin, match.start())
    if not before or (not named and match.start() - before[-1].end > 6):
        return None
    end = _scope_end(text, match)
    parts = _parts(text, match.end(), end, before)
    if not parts:
        return None
    like = [count for count in before if alike(count, parts[0])]
    near = bool(like) and like[-1] is before[-1] and match.start() - like[-1].end <= 14
    whole = like[-1] if near else max(like, key=lambda count: count.value, default=None)
    if whole is None or (not near and not named) or _AVERAGE.search(text, begin, whole.start):
        return None
    limit = sum((count.value for count in like), Decimal(0))
    return _Division(whole, limit, near, named, parts, text[match.end() : parts[-1].end + 6])


def _scope_end(text: str, match: re.Match[str]) -> int:
    """The end of the sentence, of the bracket, or the next 其中."""
    end = sentence_end(text, match.end())
    if (again := text.find("其中", match.end(), end)) >= 0:
        end = again
    depth = 0
    for position in range(match.end(), end):
        if text[position] in "（(":
            depth += 1
        elif text[position] in "）)":
            depth -= 1
            if depth < 0:
                return position
    return end


def _parts(text: str, start: int, end: int, before: tuple[Count, ...]) -> tuple[Count, ...]:
    """The counts of one unit from the start on, up to where the sentence speaks of something else."""
    parts: list[Count] = []
    position = start
    for count in counts(text, start, end):
        gap = text[position : count.start]
        unlike = not alike(parts[0] if parts else count, count)
        if unlike or _NO_PART.search(gap) or (parts and "，" in gap and _NEW_STATEMENT.search(gap)):
            break
        parts.append(count)
        position = count.end
    return tuple(parts) if parts and any(alike(count, parts[0]) for count in before) else ()


RULE = Rule(
    name="parts-of-whole",
    family="arithmetic",
    severity="error",
    title="其中各项与总数不符",
    source="《党政机关公文处理工作条例》第十九条：分析问题实事求是，表述准确（部分不大于全部）",
    failing=(
        "开展集中学习12次，其中专题研讨16次。",
        "中心组学习6次（含专题研讨8次）。",
        "开展集中学习16次，其中中心组学习12次，专题研讨6次。",
        "县级以上媒体采用11篇（市级4篇、县级8篇）。",
        "文明实践活动112场次，其中镇所18场次、村站96场次。",
        "投入资金20万元，其中县级9万元、镇级8万元、村级5万元。",
        "发现问题9个，其中已整改11个。",
        "召开会议三次，其中专题会五次。",
    ),
    passing=(
        "开展集中学习16次，其中中心组学习12次，专题研讨4次。",
        "开展集中学习16次，其中中心组学习12次。",
        "发现问题20个，其中重大问题3个，已整改18个。",
        "志愿服务64场次，其中义诊8场，服务群众3100余人次。",
        "党员60名，其中女党员30名、35岁以下40名。",
        "开展宣讲30余场，其中进村32场。",
        "县级以上媒体采用11篇（去年同期15篇）。",
        "开展培训12期，培训860人次，其中网评员培训3期。",
        "覆盖12个村（全镇共23个村）。",
        "投稿38篇，其中采用11篇，比去年同期增加40篇。",
        "召开党委会12次、专题会3次，其中研究意识形态工作5次。",
        "实现产值50亿元，其中一产5.2亿元、二产20.1亿元、三产24.8亿元。",
        "水稻平均亩产420公斤，其中示范片亩产580公斤。",
        "两台35万千瓦机组投产，其中60万千瓦外送。",
        "覆盖3个乡镇（含25个村）。",
        "落实“一岗双责”，其中班子成员9人。",
    ),
    check=_check,
)
