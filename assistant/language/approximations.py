"""约, 近, 超, 余, 以上 round a number: how the writer weakened it (约数)."""

from __future__ import annotations

import re
from typing import Literal

Approximation = Literal["exact", "more", "less", "about"]

# Word before the number → what it does. Longest first; after the word stand characters that make it another word.
_BEFORE: tuple[tuple[str, Approximation, str], ...] = (
    ("不超过", "less", ""),
    ("不少于", "more", ""),
    ("不低于", "more", ""),
    ("不多于", "less", ""),
    ("不高于", "less", ""),
    ("大约为", "about", ""),
    ("不足", "less", ""),
    ("不到", "less", "看找得达听想"),
    ("未满", "less", ""),
    ("至少", "more", ""),
    ("最少", "more", ""),
    ("至多", "less", ""),
    ("最多", "less", ""),
    ("多于", "more", "不"),
    ("高于", "more", "不"),
    ("大于", "more", ""),
    ("少于", "less", "不"),
    ("低于", "less", "不"),
    ("小于", "less", ""),
    ("超过", "more", "不未"),
    ("超出", "more", ""),
    ("突破", "more", ""),
    ("大约", "about", ""),
    ("大概", "about", ""),
    ("约为", "about", ""),
    ("将近", "less", ""),
    ("接近", "less", ""),
    ("≥", "more", ""),
    ("≤", "less", ""),
    ("＞", "more", ""),
    ("＜", "less", ""),
    ("近", "less", "附最就亲邻靠临接将远"),
    ("约", "about", "签预节民违契特制公合条婚履邀简爽相如大赴践"),
    ("超", "more", "赶反远商"),
    ("逾", "more", ""),
    ("破", "more", "突打攻侦"),
)
_LAST = frozenset(word[-1] for word, _, _ in _BEFORE)
# 约占常住人口的3%, 约有20人, 至少宣讲2场: a verb, or what is shared, parts the word from its number.
_APART = re.compile(
    r"(?P<about>(?<![签预节民违契特制公合条婚履邀简爽相如赴践])约)(?:[有占合需计达]|占[^，。；：、0-9]{1,12}的)$"
    r"|(?P<least>至少|最少)[^，。；：、的0-9]{1,6}$|(?P<most>至多|最多)[^，。；：、的0-9]{1,6}$"
)
_REACH = 16
_APART_KINDS: dict[str, Approximation] = {"about": "about", "least": "more", "most": "less"}
_AFTER: tuple[tuple[str, Approximation], ...] = (
    ("及以上", "more"),
    ("以上", "more"),
    ("之多", "more"),
    ("及以下", "less"),
    ("以下", "less"),
    ("以内", "less"),
    ("之内", "less"),
    ("左右", "about"),
    ("上下", "about"),
)
_FIRST = frozenset("及以之左上内多")
_OF_TIME = re.compile(r"内|多(?=[来的，。；、）\s]|$)")
_MARKS: dict[str, Approximation] = {"余": "more", "多": "more", "+": "more", "几": "more", "来": "about"}
# 近五年 looks back, it does not round.
_LASTS = ("值守", "历时", "持续", "累计", "共", "达", "用时", "耗时", "为期", "安排", "坚守", "值班")
_LOOKS_BACK = frozenset(["年", "天", "日", "周", "个月", "个季度", "个星期", "星期"])


def before(text: str, start: int, floor: int, unit: str) -> tuple[str, Approximation]:
    """The word of approximation that ends at `start`, not reaching below `floor`; ("", "exact") where there is none."""
    if not start or text[start - 1] not in _LAST:
        return "", "exact"
    for word, kind, forbidden in _BEFORE:
        first = start - len(word)
        if first < floor or not text.startswith(word, first) or (first and text[first - 1] in forbidden):
            continue
        if word == "近" and unit in _LOOKS_BACK and not text.endswith(_LASTS, 0, first):
            continue
        return word, kind
    return "", "exact"


def apart(text: str, start: int, floor: int) -> tuple[str, Approximation]:
    """A word of approximation before the number that ends at `start`, parted from it by a verb; ("", "exact") for none."""
    window = text[max(floor, start - _REACH) : start]
    if "约" not in window and "至" not in window and "最" not in window:
        return "", "exact"
    match = _APART.search(window)
    if match is None or match.lastgroup is None:
        return "", "exact"
    return match[match.lastgroup], _APART_KINDS[match.lastgroup]


def after(text: str, end: int, *, lasting: bool) -> tuple[str, Approximation]:
    """The word of approximation that begins at `end`; 24小时内, 三年多 only for lengths of time."""
    if text[end : end + 1] not in _FIRST:
        return "", "exact"
    for word, kind in _AFTER:
        if text.startswith(word, end):
            return word, kind
    if lasting and (match := _OF_TIME.match(text, end)):
        return match[0], "less" if match[0] == "内" else "more"
    return "", "exact"


def of_mark(mark: str) -> Approximation:
    """余, 多, 几 → more; 来 → about; nothing → exact."""
    return _MARKS.get(mark, "exact")
