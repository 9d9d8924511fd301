"""Placeholders (占位符): X镇, xx镇, ××县, **县, 某某, ____, （待定）, [ ], XX.X%: what a clerk forgot to fill in."""

from __future__ import annotations

import re

from assistant.language.span import Span

_PLACE = "[省市州县区旗镇乡村局站所]|街道|社区|嘎查"
_X = "[XxＸｘ×✕╳]"
_LETTERS = "A-Za-z0-9"
_BLANK = "[ \u3000\u00a0]"

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # X, xx, ×× apart from other letters; X光 and iPhone X are words, 7×24 and 1+X are formulas
        rf"(?<![{_LETTERS}+\-/.×])(?<![A-Za-z] )(?:(?:19|20)(?={_X}))?{_X}+(?:\.{_X}+)?(?![{_LETTERS}+\-]|\.[{_LETTERS}])(?!光|形|射线|轴|染色体|型号)",
        rf"(?:19|20)[0-9]?{_X}{{1,2}}(?=年)",
        rf"[*＊]{{1,4}}(?={_PLACE}|[年月日]|同志|书记|精神|[余多]?[万千百]?[个名次篇份元])",
        rf"(?<![○◯〇△一二三四五六七八九十])[○◯〇△]{{2,}}(?={_PLACE}|[年月日个名次])",
        "某{2,}|某(?=(?:省|市|州|县|区|旗|镇|乡|村|街道|社区|局|年|月|日|同志|书记|镇长|乡长)(?!一))",
        rf"(?:(?<![0-9])(?:19|20)|(?<![{_LETTERS}_]))[_＿]{{2,}}(?![{_LETTERS}_])",
        r"[（(【\[](?:待定|待补充?|待填写?|待完善|待核|待核实|待确认|待续|另填|空缺|此处[^）)】\]\n]{0,12}|请?填[写入][^）)】\]\n]{0,12}|请输入[^）)】\]\n]{0,12}|插入[^）)】\]\n]{0,12})[）)】\]]",
        rf"(?<!- )\[{_BLANK}*\]|【{_BLANK}*】|（{_BLANK}*）|\({_BLANK}+\)|《{_BLANK}*》|“{_BLANK}*”|〔{_BLANK}*〕",
        r"\{\{[^{}\n]{0,40}\}\}|\$\{[^{}\n]{0,40}\}|[【\[][^】\]\n]{0,8}(?:名称|姓名|日期|数字|单位名|地名)[】\]]",
    )
)
# What every placeholder holds: most texts have none of it.
_PLAIN_SIGNS = r"XxＸｘ×✕╳*＊○◯〇△某_＿{\[【"
_SUSPECT = re.compile(
    rf"[{_PLAIN_SIGNS}（(《“〔](?:(?<=[{_PLAIN_SIGNS}])|(?<=[（(])[待另空此请填插]|{_BLANK}{{0,99}}[）)》”〕])"
)
_BOLD = re.compile(rf"\*\*[^*\n]{{2,}}\*\*(?!{_PLACE})")


# A name withheld where the sentence speaks of a case: 审结张某某诈骗案, 某村出纳挪用资金被处分
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_CASE = re.compile(
    "(?<![方档提议草预图教])案|被告|嫌疑|违法|违纪|违规|犯罪|处分|受贿|诈骗|诉讼|起诉|判处|问责|解聘|辞退|警告|事故"
)
_WRONGDOING = re.compile("处分|挪用|贪污|受贿|侵占|立案|违纪|问责")
_CASE_BEFORE, _CASE_AFTER = 20, 30


def _is_anonymous(text: str, start: int) -> bool:
    if text[start] != "某":
        return False
    words = _CASE if text[start - 1 : start] in _SURNAMES else _WRONGDOING
    return words.search(text, max(0, start - _CASE_BEFORE), start + _CASE_AFTER) is not None


def placeholders(text: str) -> tuple[Span, ...]:
    """Every placeholder in reading order, none overlapping another. The word that it stands before is not part of it."""
    if not _SUSPECT.search(text):
        return ()
    bold = {edge for match in _BOLD.finditer(text) for edge in (match.start(), match.end() - 2)}
    spans = sorted({match.span() for pattern in _PATTERNS for match in pattern.finditer(text)} - {(0, 0)})
    found: list[Span] = []
    for start, end in spans:
        if start in bold or _is_anonymous(text, start) or (found and start < found[-1].end):
            continue
        found.append(Span(start, end, text[start:end]))
    return tuple(found)
