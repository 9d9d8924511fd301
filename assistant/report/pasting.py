"""Text that was typed or pasted (粘贴) as bullets: one a line, the signs in front of them and a message's 1…2…3… taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.report.bullet import Bullet, bullet_of_line
from assistant.report.facts_lines import BULLET, WORDS

_LINE_END = re.compile(r"\r\n|[\r\n\u2028\u2029\v\f]")
_BLANKS = " \t\u3000\u00a0\u200b\ufeff"
_SIGN = re.compile(r"[–—➢➤▶►√✓✔☑○◎□■◇※>＞]{1,2}(?=\s*[^\s\d])\s*")
_CHINESE = "一二三四五六七八九十"
_CHINESE_ORDINAL = re.compile(
    rf"(?P<number>[{_CHINESE}]{{1,3}})、(?![{_CHINESE}])\s*|[（(](?P<inside>[{_CHINESE}]{{1,3}})[）)]\s*"
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ORDINAL = re.compile(
    r"(?<![0-9A-Za-z.．第表图附件])(?P<arabic>[1-9][0-9]?)(?P<mark>[.．、)）])(?:(?=(?:19|20)[0-9]{2}年)|(?![0-9]))\s*"
    r"|[（(](?P<inside>[1-9][0-9]?)[)）]\s*"
    rf"|(?P<circled>[{_CIRCLED}])\s*"
)
_HALF_WIDTH = str.maketrans("．）", ".)")
_BETWEEN = "，,、；;" + _BLANKS
_PARTING = frozenset("。；;，,：:、！!？? \t\u3000\u00a0")
_AT_END = re.compile(
    r"\s*[（(\[【〔](?P<note>(?:来源|出处|依据)\s*[：:]\s*(?P<source>[^（）()\[\]【】〔〕]{1,60})|待补|电话(?:[（(]?未核[）)]?)?|未核)[）)\]】〕]\s*[。；;]?\s*$"
)


def pasted_bullets(text: str) -> tuple[Bullet, ...]:
    """The bullets of a text of any number of lines, in order; lines without a word are left out. What a line notes, as in
    facts.md or in brackets at its end (（来源：签到册）, （待补）), is understood."""
    bullets = (bullet_typed(line) for line in split_lines(text))
    return tuple(bullet for bullet in bullets if bullet.text)


def bullet_typed(line: str) -> Bullet:
    """One line as a bullet; `text` is empty where it says nothing."""
    bullet = bullet_of_line(f"- {line.strip(_BLANKS)}")
    while match := _AT_END.search(bullet.text):
        words = bullet.text[: match.start()]
        if not WORDS.search(words):
            break
        note = match["note"]
        bullet = replace(
            bullet,
            text=words,
            source=bullet.source or (match["source"] or "").strip(),
            pending=bullet.pending or note == "待补",
            unverified=bullet.unverified or note.startswith(("电话", "未核")),
        )
    return bullet


def split_lines(text: str) -> tuple[str, ...]:
    """The text as lines of one bullet each, without the signs in front of them (-, •, 1., ①, and 一、 where the lines are
    counted so). Nothing else is left out but blanks; what a split line says before its 1. stays with the first piece."""
    lines = [line.strip(_BLANKS) for line in _LINE_END.split(text)]
    lines = [line for line in lines if WORDS.search(line)]
    while (barer := _once(lines)) != lines:  # what is left may begin with a sign again: - 1. …
        lines = barer
    return tuple(lines)


def _once(lines: list[str]) -> list[str]:
    pieces = [piece for line in _without_series(lines) for piece in _pieces(line)]
    return [_without_sign(piece) for piece in pieces]


def _without_sign(line: str) -> str:
    """The line without the sign of a bullet; a number that counts something is none."""
    match = _SIGN.match(line)
    bulleted = BULLET.match(line)
    rest = line[match.end() :] if match else bulleted["text"] if bulleted else line
    return rest.strip(_BLANKS) if WORDS.search(rest) else line


def _without_series(lines: list[str]) -> list[str]:
    """一、…二、…三、… at the head of several lines taken off: on one line alone, 一、 may be part of 一、二季度."""
    matches = [_CHINESE_ORDINAL.match(line) for line in lines]
    numbers = [m["number"] or m["inside"] for m in matches if m]
    if len(numbers) < 2 or numbers != [_chinese(n) for n in range(1, len(numbers) + 1)]:
        return lines
    bare = [line[match.end() :] if match else line for line, match in zip(lines, matches, strict=True)]
    return bare if all(WORDS.search(line) for line in bare) else lines


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_CHINESE[tens - 1]}十"
    return head + (_CHINESE[ones - 1] if ones else "")


def _pieces(line: str) -> Iterator[str]:
    """The line cut before its 2, 3 …, where it counts from 1 in one form; else the line."""
    series = _series(line)
    if len(series) < 2:
        yield line
        return
    before = line[: series[0].start()].strip(_BLANKS)
    ends = [*(match.start() for match in series[1:]), len(line)]
    for number, (match, end) in enumerate(zip(series, ends, strict=True)):
        piece = line[match.end() : end].strip(_BLANKS)
        if number + 1 < len(series):
            piece = piece.rstrip(_BETWEEN)
        yield f"{before}{piece}" if number == 0 else piece


def _series(line: str) -> list[re.Match[str]]:
    """The ordinals 1, 2, 3 … of one form, at the head of the line or behind a mark or a blank; where the line begins with
    one, the others may stand right behind words. Empty where one of them has no words behind it."""
    found: list[re.Match[str]] = []
    for match in _ORDINAL.finditer(line):
        if found and _form(match) != _form(found[0]):
            continue
        if _value(match) == len(found) + 1 and (_parted(line, match) or (found and not found[0].start())):
            found.append(match)
    if not found:
        return []
    ends = [*(match.start() for match in found[1:]), len(line)]
    worded = all(WORDS.search(line[match.end() : end]) for match, end in zip(found, ends, strict=True))
    return found if worded else []


def _parted(line: str, match: re.Match[str]) -> bool:
    before = line[: match.start()][-1:]
    return not before or before in _PARTING or bool(match["circled"] or match["inside"])


def _form(match: re.Match[str]) -> str:
    if match["arabic"]:
        return match["mark"].translate(_HALF_WIDTH)
    return "①" if match["circled"] else "（）"


def _value(match: re.Match[str]) -> int:
    if match["circled"]:
        return _CIRCLED.index(match["circled"]) + 1
    return int(match["arabic"] or match["inside"])
