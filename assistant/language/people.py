"""Names of persons (人名) in Chinese text, by what stands round them: 镇党委书记张三丰, 由张三丰任组长, 张三丰同志.

A name without such a frame is not seen; a name once seen is replaced wherever the text has it again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, cycle, product

from assistant.language.names import titles
from assistant.language.person_names import is_made_like_a_name, looks_like_a_name, set_of, words_of
from assistant.language.set_phrases import listed_spans
from assistant.language.span import Span

_HIDDEN = "\0"
_MARKS = "，、。；：！？（）()“”‘’《》〈〉【】,;: 　\t\n/—…·"
_BEFORE_A_NAME = _MARKS + "由请以和与及向是为对"
_NUMERALS = "0123456789一二三四五六七八九十两几"
_OPENED = re.compile("[”’]?[：: ]?")
_OPENING = re.compile(f"[{re.escape(_MARKS)}村区组]")
_STRICT = re.compile("同志|等")
_BY = re.compile("[由以请]")
_TASK = re.compile("任|担任|兼任|为|牵头|负责|带队|主持|主讲|授课|领学|作")
_MANY = re.compile(
    "等(?:(?:[0-9]{1,4}|[一二三四五六七八九十两几数]{1,3})余?[名位人]|同志|一批|先进|典型|正面|优秀|好人|模范|道德|身边)"
)
_LIST_GAP = re.compile("[、和与及]")
_NOT_LISTED = re.compile("[^\u4e00-\u9fff、]")
_LONGEST_LIST = 200
_LONGEST_PHRASE = 24


def people(text: str) -> tuple[Span, ...]:
    """Every name that its frame shows to be one, in reading order, none overlapping another. Public figures, 《titles》 and
    set phrases are left out."""
    plain = _without(text, _never_names(text))
    found: dict[int, int] = {}
    frames = (_behind_a_title, _appointed, _addressed, _listed, _acting)
    for start, end in chain.from_iterable(frame(plain) for frame in frames):
        if not _in_a_phrase(text, start, end):
            found[start] = max(end, found.get(start, 0))
    spans: list[Span] = []
    for start, end in sorted(found.items()):
        if not spans or start >= spans[-1].end:
            spans.append(Span(start, end, text[start:end]))
    return tuple(spans)


def _in_a_phrase(text: str, start: int, end: int) -> bool:
    """Whether a set phrase reaches into the span; looked for around it only, names being few."""
    floor = max(0, start - _LONGEST_PHRASE)
    around = listed_spans(text[floor : end + _LONGEST_PHRASE])
    return any(first + floor < end and start < last + floor for first, last in around)


def pseudonyms(texts: Sequence[str]) -> dict[str, str]:
    """Each name of the texts → an invented one of the same length that none of them has, in the order of appearance."""
    names = dict.fromkeys(span.text for text in texts for span in people(text))
    whole = "\n".join(texts)
    invented = {length: _invented(length, whole) for length in {len(name) for name in names}}
    return {name: next(invented[len(name)]) for name in names}


def with_pseudonyms(text: str, names: Mapping[str, str]) -> str:
    """The text with every name replaced: of two characters where a frame or marks show it, a longer one anywhere but
    inside 《titles》 and set phrases."""
    if not names:
        return text
    plain = _without(text, [*_never_names(text), *listed_spans(text)])
    places = {span.start: span.text for span in people(text)}
    for name in sorted(names, key=len):
        for match in re.finditer(re.escape(name), plain):
            if len(name) > 2 or _stands_apart(plain, match.start(), match.end()):
                places[match.start()] = name
    parts, position = [], 0
    for start, name in sorted(places.items()):
        if start >= position and name in names:
            parts += [text[position:start], names[name]]
            position = start + len(name)
    return "".join([*parts, text[position:]])


def _never_names(text: str) -> list[tuple[int, int]]:
    return [(t.start, t.end) for t in titles(text)] + [match.span() for match in _public().finditer(text)]


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with the spans hidden; every other character stands where it stood."""
    characters = list(text)
    for start, end in spans:
        characters[start:end] = _HIDDEN * (end - start)
    return "".join(characters)


def _behind_a_title(text: str) -> Iterator[tuple[int, int]]:
    """书记张三丰, 村民张三丰、李四光, “身边好人”张三丰, 组长：张三丰."""
    for match in _titles().finditer(text):
        start = _OPENED.match(text, match.end()).end()  # type: ignore[union-attr]  # it may be empty
        end = _name_end(text, start, office=match[0] not in set_of("人"))
        if end:
            yield start, end
            yield from _following(text, end)


def _following(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The names of a list that goes on behind one."""
    while _LIST_GAP.match(text, end):
        start = end + 1
        end = _name_end(text, start, office=True)
        if not end:
            return
        yield start, end


def _appointed(text: str) -> Iterator[tuple[int, int]]:
    """由张三丰任组长, 以张三丰为榜样."""
    for match in _BY.finditer(text):
        end = _name_end(text, match.end(), office=True)
        if end and _TASK.match(text, end):
            yield match.end(), end


def _acting(text: str) -> Iterator[tuple[int, int]]:
    """张三丰带队, 石磨村张三丰作了介绍: behind a mark or a village, before what one person does or made like a name."""
    for match in _acts().finditer(text):
        end = match.start()
        start = end - 3
        if (
            start >= 0
            and looks_like_a_name(text[start:end], sure=True)
            and (start == 0 or _OPENING.match(text, start - 1))
        ):
            yield start, end
    for match in _at_the_head().finditer(text):
        if is_made_like_a_name(match[0]):
            yield match.span()


def _addressed(text: str) -> Iterator[tuple[int, int]]:
    """张三丰同志, 张三丰老师 behind a mark or 由, 以, 和, 学习."""
    for match in _addresses().finditer(text):
        end = match.start()
        for start in range(max(0, end - 4), end - 1):
            sure = match[0] != "同志"
            if looks_like_a_name(text[start:end], sure=sure) and _may_begin(text, start):
                yield start, end
                break


def _may_begin(text: str, start: int) -> bool:
    return (
        start == 0
        or text[start - 1] in _BEFORE_A_NAME
        or _leads_to_a_name().search(text[max(0, start - 6) : start]) is not None
    )


def _listed(text: str) -> Iterator[tuple[int, int]]:
    """张三丰、李四光等5名志愿者; the first and each may stand behind a village or an office."""
    for match in _MANY.finditer(text):
        end = match.start()
        start = max(0, end - _LONGEST_LIST)
        for other in _NOT_LISTED.finditer(text, start, end):
            start = other.end()
        spans: list[tuple[int, int]] = []
        for item in text[start:end].split("、"):
            span = _last_name(item, start)
            spans = [*spans, span] if span is not None else []  # the list begins behind an item that is no name
            start += len(item) + 1
        if len(spans) > 1:
            yield from spans


def _last_name(item: str, position: int) -> tuple[int, int] | None:
    end = position + len(item)
    for length in (4, 3, 2):
        name, before = item[-length:], item[:-length]
        if (
            len(name) == length
            and looks_like_a_name(name, sure=True)
            and (not before or _leads_to_a_name().search(before))
        ):
            return end - length, end
    return None


def _name_end(text: str, start: int, *, office: bool = False) -> int:
    """Where the name ends that begins at `start`; 0 where none does. A doubtful surname needs a mark, 同志 or a verb behind
    the name; a short name with one is believed behind an office only."""
    for length in (4, 3, 2):
        name, end = text[start : start + length], start + length
        if len(name) < length or not looks_like_a_name(name):
            continue
        if name[0] not in set_of("疑"):
            follower = _followers()
        else:
            follower = _clear_followers() if office or length > 2 else _STRICT
        if end >= len(text) or text[end] in _MARKS or follower.match(text, end):
            return end
        if length > 2 and name[0] in set_of("姓") and text[end] in _NUMERALS:
            return end
    return start + 3 if is_made_like_a_name(text[start : start + 3]) else 0


def _stands_apart(text: str, start: int, end: int) -> bool:
    if start and text[start - 1] not in _MARKS:
        return False
    return end >= len(text) or text[end] in _MARKS or _followers().match(text, end) is not None


def _invented(length: int, whole: str) -> Iterator[str]:
    """Invented names of a length that the text does not have: the list's own, then its surnames with its given names."""
    listed = [name for name in words_of("假") if len(name) == length]
    surnames = [name[:2] for name in listed] if length == 4 else [name[0] for name in words_of("假") if len(name) < 4]
    given = [name[-(2 if length > 2 else 1) :] for name in words_of("假") if (len(name) > 2) == (length > 2)]
    made = dict.fromkeys([*listed, *(a + b for a, b in product(surnames, given))])
    yield from (name for name in made if name not in whole)
    yield from cycle(listed)  # more persons than any report has


def _any_of(kind: str) -> str:
    return "|".join(sorted(words_of(kind), key=len, reverse=True))


@cache
def _titles() -> re.Pattern[str]:
    words = {*words_of("职"), *words_of("人")}  # plain words: the search skips to their first characters
    return re.compile("|".join(sorted(words, key=lambda word: (-len(word), word))))


@cache
def _addresses() -> re.Pattern[str]:
    return re.compile(_any_of("称"))


@cache
def _at_the_head() -> re.Pattern[str]:
    surnames_, given, last = ("".join(words_of(kind)) for kind in ("姓", "名", "名尾"))
    return re.compile(f"(?:(?<=[{re.escape(_MARKS)}])|\\A)[{surnames_}][{given}][{last}]")


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(_any_of("行"))


@cache
def _followers() -> re.Pattern[str]:
    return re.compile(_any_of("续"))


@cache
def _clear_followers() -> re.Pattern[str]:
    return re.compile("|".join(["等", "获", "捐", *(word for word in words_of("续") if len(word) > 1)]))


@cache
def _leads_to_a_name() -> re.Pattern[str]:
    return re.compile(
        f"(?:{_any_of('职')}|{_any_of('人')}|[村组镇乡县市区]|社区|街道|树立|选树|涌现出?|推荐|评选|表彰|慰问|走访|看望|邀请|学习|授予|号召|由|出)$"
    )


@cache
def _public() -> re.Pattern[str]:
    return re.compile(_any_of("公"))
