"""Headings of facts.md: which section they mean, and how sure that is."""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from dataclasses import dataclass

from assistant.report.report import KEYED_TITLES
from assistant.report.template import Template

HEADING = re.compile(
    r"^[ 　]{0,3}(?P<marks>#{1,6})\s*+(?P<title>(?:\S(?:.*?\S)??)??)\s*+"
    r"(?:[{｛]\s*+[#＃]\s*+(?P<key>[^\s{}｛｝]++)[^{}｛｝]*[}｝])?+\s*+#*+\s*+$"
)
_ORDINAL = re.compile(
    r"^(?:第?[一二三四五六七八九十]{1,3}(?:、|[.．]\s*|部分[、：:\s]*)|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]"
    r"|\d{1,2}(?:[、）)]|[.．](?!\d)))\s*"
)
_FINAL = "：:。；;，, \u3000"
_FILLING = re.compile(r"(?:的|和|及|等|情况|工作|方面|部分|有关|相关|本期|上半年|下半年|全年)*")
_NOT_IN_KEY = re.compile(r"[^\w\u4e00-\u9fff-]+")
_NEAR = 0.75


@dataclass(frozen=True)
class HeadingMeaning:
    """`title` is the heading without ordinal and final mark. `nearest` is a standard title that it nearly is; with
    `taken` the heading was read as that section, else it is a section of the township's own."""

    key: str
    title: str
    nearest: str = ""
    taken: bool = False


def meaning_of(title: str, given: str, template: Template) -> HeadingMeaning:
    """What a heading means: `title` as it stands, `given` the key in {#…} or empty."""
    title = _ORDINAL.sub("", title.strip()).rstrip(_FINAL) or title
    bare = re.sub(r"\s+", "", title)
    known = _known(given or bare, template)
    if known:
        blanks = title != bare and not given
        return HeadingMeaning(known, title, bare if blanks else "", taken=blanks)
    if given:
        return HeadingMeaning(_as_read_back(re.sub(r"\s+", "", given)), title or given)
    contained = _contained(bare, template)
    if len(contained) == 1:
        return HeadingMeaning(_known(contained[0], template), title, contained[0], taken=True)
    titles = [spec.title for spec in template.sections]
    near = contained or difflib.get_close_matches(bare, titles, n=1, cutoff=_NEAR)
    return HeadingMeaning(own_key(bare), title, "”或“".join(near[:3]))


def own_key(title: str) -> str:
    """The key of a section of the township's own: letters, digits and Chinese characters of its title, which {#…} in
    draft.md gives back."""
    key = _NOT_IN_KEY.sub("", _as_read_back(title))
    return _as_read_back(key) or f"own-{hashlib.sha256(title.encode()).hexdigest()[:6]}"


def _as_read_back(key: str) -> str:
    """The key as draft.md's reader gives it: full-width letters and, in a key of ASCII alone, capitals made plain."""
    plain = unicodedata.normalize("NFKC", key)
    return plain.lower() if plain.isascii() else plain


def _known(name: str, template: Template) -> str:
    """The key of the standard section (or opening, closing) with this title or key; "" for none."""
    if name in KEYED_TITLES:
        return KEYED_TITLES[name]
    keys = (*KEYED_TITLES.values(), *(spec.key for spec in template.sections))
    titles = {re.sub(r"\s+", "", spec.title): spec.key for spec in template.sections}
    return titles.get(name) or next((key for key in keys if key.lower() == name.lower()), "")


def _contained(bare: str, template: Template) -> list[str]:
    """Standard titles that the heading is a piece of (组织领导), or that it only fills out (理论学习情况)."""
    if len(bare) < 2:
        return []
    return [s.title for s in template.sections if bare in s.title or _fills_out(bare, s.title)]


def _fills_out(bare: str, title: str) -> bool:
    before, found, after = bare.partition(title)
    return bool(found and _FILLING.fullmatch(before) and _FILLING.fullmatch(after))
