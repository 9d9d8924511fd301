"""Telephones, bank cards and e-mail addresses of persons (电话、银行卡、邮箱)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.numerals import half_width
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_MOBILE = r"(?<![0-9A-Za-z.])(?:\+?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]{4}){2}(?![0-9A-Za-z.]|[- ]?[0-9])"
_LANDLINE = r"(?<![0-9A-Za-z.-])(?:0[1-9][0-9]{1,2}[- ]?|（0[1-9][0-9]{1,2}）)[2-8][0-9]{6,7}(?![0-9A-Za-z.-])"
_EMAIL = r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,40}@[A-Za-z0-9-]{1,40}(?:\.[A-Za-z]{2,10}){1,3}"
_CARD = r"(?<![0-9A-Za-z.])(?:6[0-9]{3}|4[0-9]{3}|5[1-5][0-9]{2})(?: ?[0-9]{4}){3}(?: ?[0-9]{1,3})?(?![0-9A-Za-z.])"
_DETAIL = re.compile(f"(?P<mobile>{_MOBILE})|(?P<landline>{_LANDLINE})|(?P<email>{_EMAIL})|(?P<card>{_CARD})")
_CHEAP = re.compile(r"[0-9０-９]{7}|@|[0-9０-９]{3,4}(?:[- ）][0-9０-９]{4})")
_PUBLIC = re.compile(
    r"热线|举报|监督|咨询|值班|办公|服务电话|公开|公示|专线|投诉|邮箱地址|征集|联系方式|联系电话|电子邮[箱件]|传真|[，：（]电话："
)
_COUNTED = re.compile(r" ?(?:余|多)?[万亿元份人户吨亩次条件个册米斤]")
_IDENTITY = re.compile(r"[1-6]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}")  # has a rule of its own
_NAMES = {"mobile": "手机号码", "landline": "电话号码", "email": "电子邮箱", "card": "银行卡号"}
_ROOM = 12


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        if not _CHEAP.search(block.text):
            continue
        text = half_width(block.text)
        for match in _DETAIL.finditer(text):
            kind = match.lastgroup or ""
            if _is_private(text, match, kind):
                message = f"这里写了{_NAMES[kind]}，报告里不应出现。"
                severity = "error" if kind == "card" else ""
                yield manuscript.fault(
                    block.passage, match.span(), message, "请删去；联系人和电话只在附注里写单位的。", severity
                )


def _is_private(text: str, match: re.Match[str], kind: str) -> bool:
    if kind in ("landline", "email"):
        return not _PUBLIC.search(text, max(0, match.start() - _ROOM), match.start())
    if kind == "card":
        number = match[0].replace(" ", "")
        return passes_luhn(number) and not _IDENTITY.fullmatch(number)
    return _COUNTED.match(text, match.end()) is None


def passes_luhn(number: str) -> bool:
    """The check of card numbers (ISO/IEC 7812-1)."""
    doubled = [int(d) * (2 if n % 2 else 1) for n, d in enumerate(reversed(number))]
    return len(number) >= 16 and sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


RULE = Rule(
    name="contact-details",
    family="privacy",
    severity="warning",
    title="电话、银行卡号、邮箱",
    source="《个人信息保护法》第六条：限于实现处理目的的最小范围",
    failing=(
        "一、工作开展情况\n联系志愿者1名（13812345678）。",
        "一、工作开展情况\n村民电话138-1234-5678，已回访。",
        "一、工作开展情况\n住户座机0571-87654321，已回访。",
        "一、工作开展情况\n稿件发至liming@example.com。",
        "一、工作开展情况\n补助打入6222020200112230004。",
    ),
    passing=(
        "身份证号412724197001011234。",
        "一、工作开展情况\n受理12345热线工单36件，公布举报电话0571-87654321。",
        "欢迎监督。联系方式：电话0571-87654321；电子邮箱qinghe@example.com。",
        "一、工作开展情况\n全县财政收入13812345678元，编号20260703001。",
        "一、工作开展情况\n开展“5·12”宣传，落实7×24小时值班，文号〔2026〕12号。",
        "一、工作开展情况\n合同号6222020200112230006。",
    ),
    check=_check,
)
