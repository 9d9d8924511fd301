"""The roster (名册): names that the office keeps, one a line or by groups, so that a report may use them."""

from __future__ import annotations

import re

from assistant.report.comments import without_comments

_COMMENT = re.compile(r"(?:^|[ \t\u3000])#.*")
_BULLET = re.compile(r"^[ \t\u3000]*(?:[-*•·][ \t\u3000]|[0-9]{1,3}[.、．][ \t\u3000]?)?")
_GROUP = re.compile(r"^(?P<label>[^：:、，,；;]{1,20})[：:]")
_NOTE = re.compile(r"（[^（）\n]{0,60}）|\([^()\n]{0,60}\)")
_BETWEEN = re.compile(r"[、，,；;\s]+")
_PLACE_LABEL = re.compile(r"^(?:全|本|各|所辖|下辖|行政)?(?P<last>村|社区|街道|乡|镇|县)(?:名|名单|名册)?$")
_PLACE = re.compile("[村镇乡县市区旗]$|社区$|街道$|苏木$|嘎查$")
_SHORTEST = 2


def parse_roster(text: str) -> tuple[str, ...]:
    """The names in the order of the file, each once. `村：柳湾、上河村` gives 柳湾村 and 上河村; what stands behind # or in
    brackets is a comment, and what has one character is no name."""
    names: list[str] = []
    for line in without_comments(text.lstrip("\ufeff")).splitlines():
        bare = _NOTE.sub("", _BULLET.sub("", _COMMENT.sub("", line), count=1))
        group = _GROUP.match(bare)
        last = _last_of(group["label"]) if group else ""
        for item in _BETWEEN.split(bare[group.end() :] if group else bare):
            name = item if not last or _PLACE.search(item) else f"{item}{last}"
            if len(item) >= _SHORTEST:
                names.append(name)
    return tuple(dict.fromkeys(names))


def _last_of(label: str) -> str:
    """What kind of place a group lists: 村 of 村, 行政村名单; empty for a group of another kind."""
    match = _PLACE_LABEL.match(label.strip())
    return match["last"] if match else ""
