"""Formal numerals (大写数字) of money and receipts: 叁佰伍拾元, 壹万贰仟元, 伍份."""

from __future__ import annotations

import re

_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_PLAIN = str.maketrans("零壹贰叁肆伍陆柒捌玖拾佰仟萬億圆", "零一二三四五六七八九十百千万亿元")
_ANY = re.compile(f"[{_FORMAL}]")
# 队伍, 大陆, 收拾, 放肆 hold one character of these: alone it counts only before what money and papers are counted in.
_NUMERAL = re.compile(
    f"[{_FORMAL}][零{_FORMAL}萬億万亿]{{1,16}}圆?|[壹贰叁柒捌玖](?=[份名人次场个本张项件万元圆余])|[{_FORMAL}](?:圆|(?=[份元]))"
    f"|(?<=[元圆角])[{_FORMAL}](?=[角分])"
)


def in_plain_numerals(text: str) -> str:
    """Formal numerals made plain ones (叁佰 → 三百), one character for one: spans stay valid."""
    return _NUMERAL.sub(lambda m: m[0].translate(_PLAIN), text) if _ANY.search(text) else text
