"""Who reports (报送单位), as messages and file names say it."""

from __future__ import annotations

import re

_KIND = (
    "办公室|党政办|综治办|综合办|党建办|经发办|扶贫办|宣传办|办事处|办|服务中心|中心|派出所|司法所|财政所|国土所|卫生院|学校|中学|小学|幼儿园|"
    "文化站|广播站|站|所|院|科|股|室|局|部|委|队|团委|妇联|工会|武装部|纪委|人大|行政村|村|社区|嘎查|公司|支部"
)
OFFICE = rf"[\u4e00-\u9fff]{{0,14}}?(?:{_KIND})"
_WHOLE = re.compile(OFFICE)
_LABELLED = re.compile(
    r"[【\[]?(?:(?:报送|填报|上报|来源|提供)?(?:单位|科室|部门|办所|站所))[】\]]?\s*[：:]\s*(?P<name>[^\s：:，。]{2,30})\s*$"
)
_ALONE = re.compile(
    rf"[【\[#*＃ ]{{0,4}}(?P<name>{OFFICE})(?:[（(][^（）()]{{1,20}}[）)])?[】\] ]{{0,2}}(?:报送|报来|汇报|上报)?\s*[：:]?\s*$"
)
_LEADING = re.compile(rf"[【\[]?(?P<name>{OFFICE})[】\]]?\s*[：:]\s*(?=\S)")
_SENDER = re.compile(
    r"(?P<who>[^\s:：，。]{1,16}(?:[ 　][^\s:：，。0-9]{1,10})?)[ 　\t]{1,4}"
    r"(?:(?:[0-9]{2,4}[-/年.])?[0-9]{1,2}[-/月.][0-9]{1,2}日?[ 　]{0,2})?"
    r"(?:[上下]午|早上|中午|晚上|凌晨)?[ 　]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?[：:]?"
)
_FIGURE = re.compile("[0-9０-９一二三四五六七八九十]{1,3}[个名次场条]")


def sender_of(line: str) -> str:
    """Who sent what follows: 综治办 李强 9:21, as a chat copies it; empty for another line."""
    match = _SENDER.fullmatch(line.strip())
    return match["who"].strip() if match else ""


def office_line(line: str) -> str:
    """The office that a line names and nothing else: 党政办：, 【综治办】, 报送单位：司法所; empty for another line."""
    bare = line.strip()
    if len(bare) > 40:
        return ""
    match = _LABELLED.fullmatch(bare) or _ALONE.fullmatch(bare)
    marked = bool(match) and bare[-1:] in "：:】]"
    if match is None or _FIGURE.search(bare) or (not marked and not _is_surely_office(match["name"])):
        return ""
    return match["name"]


def office_before(line: str) -> tuple[str, int]:
    """The office that a line begins with and where its words begin: 党政办：召开会议2次; ("", 0) for none."""
    match = _LEADING.match(line)
    if match is None or _FIGURE.search(match["name"]):
        return "", 0
    return match["name"], match.end()


def office_in_name(stem: str) -> str:
    """The office that a file's name names: 党政办-半年要点, 柳湾村; empty for none."""
    for part in re.split(r"[-—_\s　（）()+、.。0-9]+", stem):
        if _WHOLE.fullmatch(part) and len(part) > 1:
            return part
    return ""


def _is_surely_office(name: str) -> bool:
    return len(name) > 2 and re.search("办$|办公室$|中心$|所$|社区$|村$|派出所$|学校$|妇联$", name) is not None
