"""What looks like an ordinal and is none (一、二线城市), and what after an ordinal's dot is no decimal (20.2026年10件实事)."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
# 一、二线, 三、四级: neighbours of a count, the second one higher.
_COUNTED_TWO = "|".join(f"{low}、[{_DIGITS[n + 1 :]}]" for n, low in enumerate(_DIGITS[1:9], start=1))
COUNTED_NEIGHBOURS = (
    rf"第?(?:{_COUNTED_TWO})(?:、[{_DIGITS[3:]}]){{0,5}}"
    "(?:线|级|类|季度|期|批|组|号|等|产业?|把手|年级|档|楼|轮|届|环路|标段|月份|层|区块|者)"
)
"""Pattern: 一、二线, 第三、四季度, 一、二、三产."""
WHOLE_FIGURE = r"(?:(?:19|20)\d\d年|\d{1,2}月|\d+(?:次(?!生)|场|名|人|件|篇|期|条|项|户|轮))"
"""Pattern: a year, a month, a count that has no decimals."""
