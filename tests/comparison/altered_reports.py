"""A report's sections altered by rule, with the truth about which is which: edited, moved, split, merged, renamed, new, dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from random import Random

import shipped

from assistant.comparison.section_map import SectionText
from assistant.style.numbering import ordinal

_SENTENCE = re.compile(r"[^。；]+[。；]")
_OTHER_WORDS = (
    ("开展", "组织"),
    ("镇党委", "镇里"),
    ("排查", "摸排"),
    ("举办", "办了"),
    ("完成", "做完"),
    ("全镇", "镇内"),
)
_NEW = (
    (
        "抓好安全生产，守牢底线",
        "对辖区加油站、砖厂、小作坊逐家过筛，隐患逐条登记，能当场改的当场改。汛期前检修水闸，备足沙袋雨衣。",
    ),
    (
        "推进厕所改造，方便群众",
        "旱厕改水厕按户推进，化粪池统一清运。农户出工，镇里出料，工匠由村里推荐，验收由群众打分。",
    ),
    ("做好退役军人服务", "为返乡老兵办优待证，逐户上门核对立功情况。清明前修整烈士墓，请老兵到学校讲战斗经历。"),
)
_HEADS = ("扎实开展{}各项任务", "把{}抓紧抓实", "{}稳步推进")


@dataclass
class Altered:
    """`old` and `new` are the sections; `truth` are (places in old, places in new, status)."""

    old: list[SectionText]
    new: list[SectionText]
    truth: set[tuple[tuple[int, ...], tuple[int, ...], str]]


@dataclass
class _Part:
    section: SectionText
    olds: tuple[int, ...]
    status: str


def reports() -> list[list[SectionText]]:
    """The sections of the shipped exemplars that have a text, ordinals before their headings."""
    found = []
    for exemplar in shipped.exemplars():
        sections = [s for s in exemplar.report.sections if s.paragraphs]
        found.append(
            [SectionText(s.keys, f"{ordinal(2, n)}{s.heading.text}", s.text) for n, s in enumerate(sections, 1)]
        )
    return found


def altered(report: list[SectionText], random: Random) -> Altered:
    """Two to five changes of the sections, each of another section."""
    parts = [_Part(section, (n,), "same") for n, section in enumerate(report)]
    for change in random.sample(_CHANGES, random.choice((2, 3, 4, 5))):
        change(parts, random)
    _drop_keys(parts, random)
    parts = [_numbered(part, n) for n, part in enumerate(parts, 1)]
    return Altered(report, [part.section for part in parts], _truth(report, parts))


def _truth(report: list[SectionText], parts: list[_Part]) -> set[tuple[tuple[int, ...], tuple[int, ...], str]]:
    news: dict[tuple[int, ...], list[int]] = {}
    for n, part in enumerate(parts):
        if part.olds:
            news.setdefault(part.olds, []).append(n)
    status = {part.olds: part.status for part in parts}
    found = {(olds, tuple(places), status[olds]) for olds, places in news.items()}
    found |= {((), (n,), "new") for n, part in enumerate(parts) if not part.olds}
    told = {m for olds in news for m in olds}
    return found | {((m,), (), "dropped") for m in range(len(report)) if m not in told}


def _untouched(parts: list[_Part], random: Random, *, longest: int = 10_000, fewest: int = 0) -> int | None:
    free = [n for n, part in enumerate(parts) if part.status == "same" and fewest <= len(part.section.text) <= longest]
    return random.choice(free) if len(free) > 2 else None


def _edit(parts: list[_Part], random: Random) -> None:
    """A sentence goes, words are replaced, a figure changes."""
    n = _untouched(parts, random)
    if n is None:
        return
    section = parts[n].section
    sentences = _SENTENCE.findall(section.text)
    if len(sentences) > 3:
        sentences.pop(random.randrange(len(sentences)))
    text = "".join(sentences)
    for old, new in random.sample(_OTHER_WORDS, 3):
        text = text.replace(old, new)
    text = re.sub(r"\d+", lambda m: str(int(m[0]) + 1), text, count=2)
    parts[n] = replace(parts[n], section=replace(section, text=text), status="reworded")


def _rename(parts: list[_Part], random: Random) -> None:
    n = _untouched(parts, random)
    if n is None:
        return
    section = parts[n].section
    heading = random.choice(_HEADS).format(section.text[:6])
    parts[n] = replace(parts[n], section=replace(section, heading=heading), status="reworded")


def _move(parts: list[_Part], random: Random) -> None:
    """At least two places on; a short section, so that it is clear which one moved."""
    n = _untouched(parts, random, longest=400)
    if n is None or len(parts) < 6:
        return
    part = replace(parts[n], status="moved")
    if random.random() < 0.5:
        part = replace(part, section=replace(part.section, text=part.section.text.replace("。", "，进展顺利。", 1)))
    del parts[n]
    parts.insert(random.choice([k for k in range(len(parts) + 1) if abs(k - n) >= 3] or [0]), part)


def _split(parts: list[_Part], random: Random) -> None:
    n = _untouched(parts, random, fewest=160)
    if n is None:
        return
    section = parts[n].section
    sentences = _SENTENCE.findall(section.text)
    half = len(sentences) // 2
    if not half or min(len("".join(sentences[:half])), len("".join(sentences[half:]))) < 50:
        return
    first = replace(section, text="".join(sentences[:half]))
    second = SectionText((), random.choice(_HEADS).format(sentences[half][:5]), "".join(sentences[half:]))
    parts[n : n + 1] = [_Part(first, parts[n].olds, "split"), _Part(second, parts[n].olds, "split")]


def _merge(parts: list[_Part], random: Random) -> None:
    places = [n for n in range(len(parts) - 1) if parts[n].status == parts[n + 1].status == "same"]
    if not places:
        return
    n = random.choice(places)
    one, other = parts[n], parts.pop(n + 1)
    section = SectionText(
        (*one.section.keys, *other.section.keys), one.section.heading, f"{one.section.text}\n{other.section.text}"
    )
    parts[n] = _Part(section, (*one.olds, *other.olds), "merged")


def _add(parts: list[_Part], random: Random) -> None:
    heading, text = random.choice(_NEW)
    if all(part.section.heading != heading for part in parts):
        parts.insert(random.randrange(len(parts) + 1), _Part(SectionText((), heading, text), (), "new"))


def _drop(parts: list[_Part], random: Random) -> None:
    n = _untouched(parts, random)
    if n is not None:
        del parts[n]


def _drop_keys(parts: list[_Part], random: Random) -> None:
    """Word knows no keys; a person deletes them."""
    share = random.choice((0.0, 0.3, 1.0))
    for n, part in enumerate(parts):
        if random.random() < share:
            parts[n] = replace(part, section=replace(part.section, keys=()))


def _numbered(part: _Part, number: int) -> _Part:
    heading = re.sub(r"^（[^）]+）", "", part.section.heading)
    return replace(part, section=replace(part.section, heading=f"{ordinal(2, number)}{heading}"))


_CHANGES = [_edit, _edit, _rename, _move, _split, _merge, _add, _drop]
