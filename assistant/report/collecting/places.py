"""Villages and communities (村、社区) as tables name them: 柳湾村委会, 柳湾, 1.柳湾村 are one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_ORDINAL = re.compile(r"^(?:[0-9]{1,3}[.、．)）\s]|[（(][0-9]{1,3}[)）])\s*")
_BODY = re.compile("(?:党总支|党支部|村民委员会|居民委员会|村委会|居委会|村委|居委|便民服务中心)$")
_KIND = re.compile("(?:行政村|村|社区|嘎查)$")
_PLACE = re.compile("(?:村|社区|嘎查|居委会)$")
_TOTAL = re.compile(r"(?:全?[镇乡县市]|全街道)?\s*(?:[合总小共累]\s*计|总数|汇总)(?:数)?|全[镇乡县市]|全街道")


def is_place(name: str) -> bool:
    return _PLACE.search(name) is not None


def places_among(names: Sequence[str]) -> tuple[str, ...]:
    """The villages and communities of a roster, in its order."""
    return tuple(dict.fromkeys(name for name in names if is_place(name)))


def is_total(name: str) -> bool:
    """合计, 全镇合计: a row that repeats the others."""
    return _TOTAL.fullmatch(name.strip()) is not None


def place_key(name: str) -> str:
    """What a village's name is compared by: without ordinal, blanks, the body that governs it and its kind."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", name))
    plain = _ORDINAL.sub("", plain)
    bare = _BODY.sub("", plain) or plain
    return _KIND.sub("", bare) or bare


def named(name: str, expected: Sequence[str]) -> str:
    """The expected name that this one means, 清河镇柳湾村 for 柳湾村 too; the name itself where there is none."""
    key = place_key(name)
    keys = {place_key(known): known for known in expected}
    if key in keys:
        return keys[key]
    ends = [known for known_key, known in keys.items() if len(known_key) > 1 and key.endswith(known_key)]
    return ends[0] if len(ends) == 1 else name.strip()
