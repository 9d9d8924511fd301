"""The fence (围栏) round what a person or a file brought into a prompt: it is text there and nothing else.

A fact cannot close the tag it stands in, begin a line of its own, speak in another role (<|im_start|>, [INST]), or carry what
nobody sees.
"""

from __future__ import annotations

import re

# Zero-width characters, marks of direction, variation selectors and the tag characters, in which whole sentences can hide.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]+"
)
_LINE_ENDS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_OPEN, _CLOSE = "<＜﹤‹", ">＞﹥›"
_TAG = re.compile(f"[{_OPEN}]{{1,3}}( ?[/|｜A-Za-z\u4e00-\u9fff][^{_OPEN}{_CLOSE}，。、]{{0,40}})[{_CLOSE}]{{1,3}}")
_ROLE = re.compile(r"\[(/?[A-Z_]{2,24})\]")
_LONE = str.maketrans({"<": "＜", ">": "＞"})
_CODE = re.compile("`{3,}|~{3,}")


def fenced(text: str) -> str:
    """One line without brackets of tags, marks of roles, code fences, control characters and unseen ones; every word and
    figure stays as it is."""
    plain = _ROLE.sub(r"（\1）", _CODE.sub("", _LINE_ENDS.sub(" ", _UNSEEN.sub("", text))))
    while (without := _TAG.sub(r"（\1）", plain)) != plain:  # a tag in a tag; 40 characters are not divided often
        plain = without
    return plain.translate(_LONE)
