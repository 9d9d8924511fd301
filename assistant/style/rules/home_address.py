"""House addresses of residents (家庭住址): 柳树湾村3组12号, 幸福路28号3单元502室."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_NUMBER = "[0-9０-９一二三四五六七八九十]{1,4}"
_ADDRESS = re.compile(
    rf"[\u4e00-\u9fff]{{1,6}}[村社区]{_NUMBER}[组社队屯]{_NUMBER}号(?![文楼召井渠泵闸路桥点线棚库])"
    rf"|[\u4e00-\u9fff]{{2,6}}[路街巷弄里](?:{_NUMBER}号)?(?:{_NUMBER}(?:号楼|幢|栋))?{_NUMBER}单元{_NUMBER}室?"
    rf"|{_NUMBER}(?:号楼|幢|栋){_NUMBER}(?:单元)?[0-9]{{3,4}}室|门牌(?:号)?[：:]?{_NUMBER}号"
    rf"|(?:家住|住址|住在)[：:]?[\u4e00-\u9fff]{{2,16}}{_NUMBER}号"
)
_CHEAP = re.compile("号|单元|[0-9]室")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        if not _CHEAP.search(block.text):
            continue
        for match in _ADDRESS.finditer(block.text):
            message = f"“{match[0]}”像是居民的详细住址。"
            yield manuscript.fault(block.passage, match.span(), message, "请写到村（社区）为止，删去门牌。")


RULE = Rule(
    name="home-address",
    family="privacy",
    severity="warning",
    title="详细住址",
    source="《个人信息保护法》第六条：限于实现处理目的的最小范围",
    failing=(
        "一、工作开展情况\n走访柳树湾村3组12号住户，解决用水问题。",
        "一、工作开展情况\n上门处置幸福路28号3单元502室噪音问题。",
        "一、工作开展情况\n户主家住石桥村后街16号，已回访。",
    ),
    passing=(
        "一、工作开展情况\n走访柳树湾村3组住户12户，新建2号楼文化活动室。",
        "一、工作开展情况\n印发清党发〔2026〕3号文件，整治中心街12处，3月5号文化站检查。",
        "一、工作开展情况\n村委会设在中心路，1号机组检修，2单元教学完成。",
    ),
    check=_check,
)
