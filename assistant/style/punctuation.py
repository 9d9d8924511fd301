"""Half-width marks in Chinese text made full-width (GB/T 15834-2011); decimals, times, ratios and Latin are left alone."""

from __future__ import annotations

import re

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_CJK = r"[\u3400-\u9fff，。；：？！、（）《》“”‘’【】]"
_BETWEEN = re.compile(rf"(?<={_CJK}) *([,;:?!]) *| *([,;:?!]) *(?={_CJK})")
_AFTER_FIGURE = re.compile(r"(?<=[\d%）]) *([,;]) *(?=[\u3400-\u9fff《“])")
_BRACKETS = re.compile(r"\(([^()]*[\u3400-\u9fff][^()]*)\)")
_STOP = re.compile(rf"(?<={_CJK})\.(?=\s*$|{_CJK})", re.MULTILINE)
_NUMERAL = "[一二三四五六七八九十〇零]"
# Between 五 and 2 a blank keeps two numbers apart.
_BLANKS = re.compile(
    rf"(?<={_CJK})[ \u00a0]+(?=[\u3400-\u9fff《“（])|(?<={_CJK})(?<!{_NUMERAL})[ \u00a0]+(?=\d)"
    rf"|(?<=\d)[ \u00a0]+(?=[\u3400-\u9fff])(?!{_NUMERAL})"
)
_DOUBLED = re.compile(r"([，。；：、？！])(?:[ 　]{0,20}\1)+")
_COLLIDED = re.compile(r"[，、；：]+(?=[。；！？])|(?<=[。！？])[，、；]+")
_ADDRESS = re.compile(r"((?:https?|ftp)://[!#-~]*[A-Za-z0-9/=#&_-][ \t]*)")
_FULL_DIGITS = str.maketrans("０１２３４５６７８９％．", "0123456789%.")


def full_width(text: str) -> str:
    """The text with Chinese punctuation. Words and figures are unchanged; applying it twice changes nothing more."""
    text = text.translate(_FULL_DIGITS)
    previous = None
    while previous != text:  # a mark made full-width lets its neighbour be seen as Chinese
        previous = text
        text = "".join(part if n % 2 else _converted(part) for n, part in enumerate(_ADDRESS.split(_quotes(text))))
        text = _single_marks(text)
    return text


def _converted(text: str) -> str:
    text = _BRACKETS.sub(r"（\1）", text)
    text = _BETWEEN.sub(lambda m: _FULL[m[1] or m[2]] if not _in_time(m) else m[0], text)
    text = _AFTER_FIGURE.sub(lambda m: _FULL[m[1]], text)
    text = _STOP.sub("。", text)
    return _BLANKS.sub("", text)


def _in_time(match: re.Match[str]) -> bool:
    """8:30 and 3:1 stay; the pattern only meets them where a Chinese mark touches the colon."""
    start, end = match.span()
    before, after = match.string[start - 1 : start], match.string[end : end + 1]
    return before.isdigit() and after.isdigit()


def _single_marks(text: str) -> str:
    previous = None
    while previous != text:
        previous = text
        text = _COLLIDED.sub("", _DOUBLED.sub(r"\1", text))
    return text


def _quotes(text: str) -> str:
    """Straight double quotes paired into “ ” within each line; a line with an odd number is left as it is."""
    return "\n".join(
        _paired(line) if line.count('"') and line.count('"') % 2 == 0 else line for line in text.split("\n")
    )


def _paired(line: str) -> str:
    parts = line.split('"')
    return "".join(part + ("" if n == len(parts) - 1 else "“" if n % 2 == 0 else "”") for n, part in enumerate(parts))
