"""Other forms of a name (简称、全称): 宣传部 for 县委宣传部, 中心组 for 党委理论学习中心组, and what is nearly one (相近)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from assistant.language.names import place_names, place_stem

_LEVELS = "省|市|县|区|州|盟|旗|镇|乡|街道|苏木|村|社区"
_COMMITTEE = re.compile("(?P<level>[省市县区州盟旗])委(?!员)|(?P<town>镇|乡|街道|苏木|村|社区)?党(?:委|工委)(?!员)")
_LEVEL = re.compile(_LEVELS)
_SAME = (
    ("工作委员会", "委"),
    ("委员会", "委"),
    ("办公室", "办"),
    ("人民政府", "政府"),
    ("人民法院", "法院"),
    ("服务中心", "中心"),
)
_DIRECTIONS = "上下东西南北大小新老前后"
_LIKE = 0.75
_LONG = 4


@dataclass(frozen=True)
class Body:
    """A body's name in parts: 云岭县 | 县 | 宣传部. The committee itself has the core 委, a government 政府."""

    place: str
    level: str
    core: str

    def is_form_of(self, other: Body) -> bool:
        """Whether both may be the same: one core short for the other, level and place not at odds."""
        return self.level_fits(other) and self.place_fits(other) and same_core(self.core, other.core)

    def level_fits(self, other: Body) -> bool:
        return not self.level or not other.level or self.level == other.level

    def place_fits(self, other: Body) -> bool:
        return not self.place or not other.place or self.place == other.place


@lru_cache(maxsize=2048)
def body_of(name: str) -> Body:
    rest = name.removeprefix("中共")
    place = next((p.text for p in reversed(place_names(rest)) if rest.startswith(p.text)), "")
    after = rest[len(place) :]
    if place:
        level = _level_of(place)
        committee = _COMMITTEE.match(level + after) if after.startswith("委") else _COMMITTEE.match(after)
        core = (level + after if after.startswith("委") else after)[committee.end() :] if committee else after
    else:
        committee = _COMMITTEE.match(rest)
        level = (committee["level"] or committee["town"] or "") if committee else ""
        core = rest[committee.end() :] if committee else rest
        known = _LEVEL.match(core)
        if known and not committee:
            level, core = known[0], core[known.end() :]
    return Body(place, level, _normal(core) if core else "委")


def same_core(a: str, b: str) -> bool:
    """Whether one is short for the other: 文化站 | 综合文化站, 党建办 | 党建工作办公室."""
    if a == b:
        return True
    short, full = sorted((a, b), key=len)
    if len(short) < 2 or short[-1] != full[-1]:
        return False
    return full.endswith(short) or (len(short) > 2 and short[0] == full[0] and _in_order(short, full))


def lengthens(name: str, other: str) -> bool:
    """Whether a place is the namesake of another one beside it: 柳湾村 of 上柳湾村."""
    return len(other) == len(name) + 1 and other.endswith(name) and other[0] in _DIRECTIONS


def nearest(name: str, candidates: Iterable[str]) -> str:
    """The candidate that a longer name is nearly (党史教育总结会议 for 党史学习教育总结会议); empty where none is."""
    best, likeness = "", _LIKE
    for other in candidates:
        if other == name or 2 * min(len(name), len(other)) < _LIKE * (len(name) + len(other)):
            continue
        ratio = SequenceMatcher(None, name, other, autojunk=False).ratio()
        short, full = sorted((name, other), key=len)
        if ratio >= likeness and (len(short) >= _LONG or (len(short) > 2 and _in_order(short, full))):
            best, likeness = other, ratio
    return best


def nearest_short(name: str, candidates: Iterable[str]) -> str:
    """The candidate that differs from a name of three characters or more in one of them: 张晓兰 for 张晓岚."""
    return next((other for other in candidates if max(len(name), len(other)) > 2 and _one_apart(name, other)), "")


def nearest_place(name: str, candidates: Iterable[str]) -> str:
    """The candidate that a place is nearly: 柳弯村 for 柳湾村, 清河乡 for 清河镇."""
    candidates = tuple(candidates)
    twin = next((o for o in candidates if o != name and place_stem(o) == place_stem(name)), "")
    return twin or nearest_short(name, candidates)


def _level_of(place: str) -> str:
    found = _LEVEL.findall(place)
    return next((level for level in reversed(found) if place.endswith(level)), "")


def _normal(core: str) -> str:
    for long, short in _SAME:
        core = core.replace(long, short)
    return core


def _in_order(short: str, full: str) -> bool:
    rest = iter(full)
    return all(character in rest for character in short)


def _one_apart(a: str, b: str) -> bool:
    """One character changed, left out or added."""
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    short, full = sorted((a, b), key=len)
    return len(full) == len(short) + 1 and any(full[:i] + full[i + 1 :] == short for i in range(len(full)))
