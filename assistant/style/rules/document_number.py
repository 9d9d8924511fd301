"""Document numbers (发文字号) with other brackets than 〔〕, or with 第 or a leading zero: 云发[2026]3号, （2026）第03号."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_NUMBER = re.compile(
    r"(?P<open>[\[［【(（〔])(?P<year>(?:19|20)[0-9]{2})(?P<close>[\]］】)）〕])[ \t]{0,2}(?P<number>第?[0-9]{1,5})号"
)
# Orders and announcements have numbers of another form.
_OTHER_KIND = re.compile("(?:令|公告|通告)$")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        if "号" not in block.text:
            continue
        for match in _NUMBER.finditer(block.text):
            right = f"〔{match['year']}〕{match['number'].lstrip('第').lstrip('0') or '0'}号"
            if match[0] == right or _OTHER_KIND.search(block.text, max(0, match.start() - 2), match.start()):
                continue
            yield manuscript.fault(block.passage, match.span(), f"发文字号“{match[0]}”写法不对。", f"改为“{right}”。")


RULE = Rule(
    name="document-number",
    family="punctuation",
    severity="warning",
    title="发文字号的写法",
    source="GB/T 9704-2012 7.2.5：年份用六角括号〔〕括入，顺序号不加“第”字，不编虚位",
    failing=(
        "按照云发[2026]3号文件要求部署工作。",
        "印发通知（清党发（2026）3号）。",
        "印发通知（清党发【2026】12号）。",
        "按照云发〔2026〕第3号文件要求部署工作。",
        "按照云发〔2026〕03号文件要求部署工作。",
    ),
    passing=(
        "按照云发〔2026〕3号文件要求部署工作。",
        "县政府公告（2026）第3号已张贴。",
        "该案（2026）云0102民初3号已结案。",
        "清河镇（2026）年度考核排第3名。",
    ),
    check=_check,
)
