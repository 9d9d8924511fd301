"""Digits and Chinese numerals in one number (数字混写): 3千5百人, 二十5人. 万 and 亿 may follow digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.numerals import number_at, parse_number
from assistant.language.units import unit_at
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_MIXED = re.compile(
    r"(?<![0-9.])[1-9][0-9]?千(?:[1-9]百)?(?:[1-9]十)?(?=[0-9余多]|[\u4e00-\u9fff])(?![万亿瓦克米卡帕赫家秋古])"
    r"|(?<![0-9.])[1-9]百(?:[1-9]十)?(?=[0-9余多]|[\u4e00-\u9fff])(?![万亿分姓货年日])"
    r"|(?<![第十])[二三四五六七八九]?十[1-9](?![0-9])"
)


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        if "千" not in block.text and "百" not in block.text and "十" not in block.text:
            continue
        for match in _MIXED.finditer(block.text):
            end = match.end() + (block.text[match.end() : match.end() + 1] in ("余", "多"))
            unit = unit_at(block.text, end)
            if not unit:
                continue
            span = (match.start(), end + len(unit))
            found = block.text[span[0] : span[1]]
            yield manuscript.fault(block.passage, span, f"“{found}”里阿拉伯数字和汉字数字混用。", _fix(match[0]))


def _fix(found: str) -> str:
    value = parse_number(found)
    number = number_at(found, 0)
    if value is not None and number is not None and number.end == len(found) and found[0].isdigit():
        return f"改为“{value}”，或全用汉字数字。"
    return "全用阿拉伯数字，或全用汉字数字。"


RULE = Rule(
    name="mixed-numerals",
    family="figures",
    severity="info",
    title="阿拉伯数字和汉字数字混用",
    source="GB/T 15835-2011 5.3：除“万”“亿”外，一个数值不能同时用阿拉伯数字和汉字数字",
    failing=("服务群众3千5百人。", "发放资料2千余份。", "选派二十5人驻村。", "惠及3百户。"),
    passing=(
        "服务群众3500人，投入3万5000元。",
        "装机20千瓦，流转土地三千五百亩。",
        "惠及千家万户，提高3个百分点。",
        "投入5千万元。",
        "党的二十大、十九大精神，二十5G基站。",
    ),
    check=_check,
)
