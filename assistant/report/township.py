"""How a township and its Party committee are called (自称、党委简称): 镇, 乡, 街道, 苏木."""

from __future__ import annotations

import re

_OFFICE = re.compile(r"(?:人民政府|政府|办事处)$")
_NAMES = (
    ("街道", "我街道", "街道党工委"),
    ("苏木", "我苏木", "苏木党委"),
    ("乡", "我乡", "乡党委"),
    ("镇", "我镇", "镇党委"),
)
_DEFAULT = ("我镇", "镇党委")


def bare_name(township: str) -> str:
    """清河乡人民政府 → 清河乡; 城东街道办事处 → 城东街道."""
    return _OFFICE.sub("", township.strip())


def self_name_of(township: str) -> str:
    """我镇, 我乡, 我街道, 我苏木; 我镇 where the name does not tell."""
    return _names(township)[0]


def committee_of(township: str) -> str:
    """镇党委, 乡党委, 街道党工委, 苏木党委; 镇党委 where the name does not tell."""
    return _names(township)[1]


def issuer_of(township: str) -> str:
    """中共清河镇委员会; of a street office 中共城东街道工作委员会."""
    name = bare_name(township)
    if not name:
        return ""
    return f"中共{name}工作委员会" if name.endswith("街道") else f"中共{name}委员会"


def _names(township: str) -> tuple[str, str]:
    name = bare_name(township)
    return next(((own, committee) for suffix, own, committee in _NAMES if name.endswith(suffix)), _DEFAULT)
