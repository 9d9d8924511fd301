"""A request hidden in a report (报告中夹带请示事项). Speaks only where the kind is known to be 报告."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Known, Manuscript
from assistant.style.own_words import own_words
from assistant.style.rule import Example, Rule

_GRANT = "(?:批准|批复|审批|批示|核准|核拨|拨付|拨款|划拨|答复|审定)"
_HELP = f"(?:{_GRANT}|解决|支持|给予|予以|安排|落实|帮助|协调)"
_ABOVE = "(?:(?:中共)?[\u4e00-\u9fff]{0,4}[省市县区旗](?:委|政府|人民政府|级|里|直)|上级|贵[部局委单]|领导|组织|有关部门|财政)"
_BEFORE = r"(?:^|(?<=[，。；：、\0])|(?<=[现特并故])|(?<=为此))"
_REQUEST = re.compile(
    rf"(?:恳请|敬请|恳望|特请|伏请|拜请)[^。；]{{0,40}}?{_HELP}"
    rf"|{_BEFORE}[请望盼]{_ABOVE}[^。；]{{0,40}}?{_HELP}"
    rf"|{_BEFORE}请(?:予|给予|予以|尽快|及时)?{_GRANT}"
    rf"|希望[^。；]{{0,30}}?{_GRANT}|(?:妥否|当否|可否|是否妥当)，?请[^。；]{{0,8}}"
)
_TOLD = re.compile("了|已|曾")
_CHEAP = re.compile("[请望盼]")
_REPORT = Known(kind="报告")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    if manuscript.known.kind != "报告":
        return
    for block in manuscript.blocks:
        if not block.is_prose or not _CHEAP.search(block.text):
            continue
        for match in _REQUEST.finditer(own_words(block.text)):
            if not _TOLD.search(match[0]):
                message = f"“{match[0]}”是请示事项，报告里不得夹带。"
                fix = "请另行文请示；这里改写成存在的困难，或者“建议……”。"
                yield manuscript.fault(block.passage, match.span(), message, fix)


RULE = Rule(
    name="request-in-report",
    family="content",
    severity="error",
    title="报告夹带请示事项",
    source="《党政机关公文处理工作条例》第十五条：不得在报告等非请示性公文中夹带请示事项",
    failing=(
        Example("一、存在问题\n宣传经费不足，恳请县委宣传部拨付专项经费10万元。", _REPORT),
        Example("一、存在问题\n文化站缺设备，请县委宣传部帮助解决。", _REPORT),
        Example("一、存在问题\n以上事项，请予批准。", _REPORT),
        Example("一、存在问题\n望上级在经费上给予支持。", _REPORT),
        Example("一、存在问题\n拟新建文化广场1处，妥否，请批示。", _REPORT),
        Example("一、存在问题\n希望县财政局尽快拨付尾款6万元。", _REPORT),
    ),
    passing=(
        Example("一、意见建议\n建议县委宣传部加大短视频培训力度，解决基层人才短缺问题。", _REPORT),
        Example("一、工作开展情况\n村民申请补助36件，镇党委请县文化馆专家现场指导，解决问题12个。", _REPORT),
        Example("一、工作开展情况\n严格执行请示报告制度，提请党委会审批事项5件，邀请专家解决技术问题。", _REPORT),
        Example("一、工作开展情况\n印发《关于请求拨付经费的函》，专题答复“请上级给予支持”类诉求3件。", _REPORT),
        Example("一、工作开展情况\n特此报告，请审阅。", _REPORT),
        Example("一、存在问题\n宣传经费不足，恳请县委宣传部拨付专项经费10万元。", Known(kind="汇报")),
        "一、存在问题\n宣传经费不足，恳请县委宣传部拨付专项经费10万元。",
    ),
    check=_check,
)
