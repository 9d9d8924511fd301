"""The forms that a number takes in Word (w:numFmt): 三, ③, ３, iii."""

from __future__ import annotations

from assistant.style.numbering import chinese_number

_CHINESE = frozenset(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand")
)
_LEGAL = frozenset(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"))
_ENCLOSED = {
    "decimalEnclosedCircle": "①",
    "decimalEnclosedCircleChinese": "①",
    "decimalEnclosedParen": "⑴",
    "decimalEnclosedFullstop": "⒈",
}
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_FORMAL = "零壹贰叁肆伍陆柒捌玖拾"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def number_text(value: int, form: str) -> str:
    """The number in this form; in Arabic figures where the form is unknown or does not reach that far."""
    if form == "none":
        return ""
    if form in _CHINESE and 1 <= value <= 99:
        return chinese_number(value)
    if form in _LEGAL and value <= 10:
        return _FORMAL[value]
    if form == "ideographDigital":
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))
    if form in _ENCLOSED and 1 <= value <= 20:
        return chr(ord(_ENCLOSED[form]) + value - 1)
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return str(value).translate(_WIDE)
    if form == "decimalZero":
        return f"{value:02d}"
    if form in ("lowerLetter", "upperLetter") and 1 <= value <= 26:
        return chr(ord("a" if form == "lowerLetter" else "A") + value - 1)
    if form in ("lowerRoman", "upperRoman") and 1 <= value <= 399:
        return _roman(value) if form == "lowerRoman" else _roman(value).upper()
    return str(value)


def _roman(value: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (value // worth)
        value %= worth
    return text
