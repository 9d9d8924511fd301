"""What a quantity counts: the nearest noun after it (23个村) or before it (宣讲38场). Best effort, without a dictionary."""

from __future__ import annotations

import re

# Verbs that stand beside a figure in reports and are no part of the noun: light ones only, so that 宣传栏, 服务队, 学习平台 stay whole.
_VERBS = (
    "组织开展(?<!党组织开展)|组织召开(?<!党组织召开)|召开|开展|组织(?<!党组织)|举办|举行|进行|签订|签署|发放|印发|制作|张贴|悬挂|更新|推送|发布|转发|采用|投入|购置|"
    "建成|新建|改造|修订|制定|完善|发现|化解|整改|办结|注销|清理|保留|合并|上报|报送|监测|处置|慰问|走访|惠及|覆盖|受理|评选|选树|"
    "放映|播出|参加|参与|参训|听课|形成|成立|配备|选派|完成|实现|纳入|检查|审核|审批|审定|接受|反馈|解决|收集|征集|提供|帮助|撰写|"
    "招募|培育|创建|新增|设立|打造|命名|表彰|推荐|减支|节约|流转|种植|修建|硬化|安装|清运|出动|吸引|带动|收缴|查处|调解|下发|"
    "作出|提出|列入|达到|增至|提高|下降|增长|减少|增加|增强|排查|巡查|研究|确定|明确|安排|落实|用于|来自|涉及|涵盖|包括|编写|讲授|讲党课|"
    "投稿|宣讲|督查|培训|正在|兼职|包联|牵头|负责|"
    "部署|过问|更换|修补|刊发|播放|抽查|登记|选配|查摆|退改|带回|聘请|创作|拍摄|录制|编排|张挂|绘制|粉刷|配发|发展"
)
_VERB = re.compile(f"(?:{_VERBS})(?![率数量员器者制度班会栏室队点])")
_FUNCTION = re.compile(
    "其中|目前|截至|全[镇乡县村]|我[镇乡县]|上半年|下半年|今年|全年|累计|共计|总计|合计|分别|平均|以及|已经|并|由|向|把|将|被|是|已|均|各|又|再|仍|含|占(?!地|用|比)|与(?<!参与)|和(?!谐|睦|美)|及(?!时)|在(?!线|校)|对(?!接|象|口)|从(?!业|事)|为(?!民)|共(?!建|享|同|产|青)|"
    "就(?!业|读|医|近)|经(?!济|营|费|验|常)|因(?!地)|按(?!时|期)"
)
_AFTER = re.compile(r"[的来]?(?P<run>[\u4e00-\u9fff“《][\u4e00-\u9fff“”《》（）]{0,15})")
_LAST_OTHER = re.compile(r".*[^\u4e00-\u9fff“”《》（）]", re.DOTALL)
_FILLERS = re.compile(
    "(?:其中|达到|达|共|计|有|了|约|各|平均|均|等|为|占|只有|仅|共有|累计|总计|合计|多次|一共|已|已达|超|近|的|[比较](?:去年|上年)(?:同期)?|同比|环比|"
    "(?:增长|增加|提高|提升|上升|下降|减少|降低|压缩|缩短)(?:到|至|了)?|[增升涨降减缩][到至]|到|至|由|从|和|与|及|在|对|为|于|将|截|以上|以下)+$"
)
_FILLERS_END = frozenset("中到达共计有了约各均等为占仅次已超近的年期比长加高升降少低缩短至由从和与及在对于将截上下")
_FILLED = re.compile(f"[，、]?(?:{_FILLERS.pattern.removesuffix('+$')})*")
_SENTENCE_END = re.compile("[。！？\n]")
_PAIRED = frozenset("“”《》（）")
_WINDOW = 20


def counted(text: str, start: int, end: int, between: tuple[int, int], nearest: str) -> str:
    """The words that text[start:end] counts. `between` are the end of the quantity before it and the start of the one
    after it; `nearest` is what the one before counts, for where the two touch (志愿服务队22支640人).
    """
    floor, ceiling = between
    after = _first_noun(text, end, ceiling)
    if after:
        return after
    before = _noun_before(text, start, floor)
    if before:
        return before
    if nearest and not _SENTENCE_END.search(text, floor, start) and _FILLED.fullmatch(text, floor, start):
        return nearest
    run = _AFTER.match(text, end, ceiling)
    return _trimmed(run["run"]) if run else _in_clause_before(text, start, floor)


def _first_noun(text: str, end: int, ceiling: int) -> str:
    match = _AFTER.match(text, end, ceiling)
    if not match:
        return ""
    run = match["run"]
    stops = [*(found.start() for found in _VERB.finditer(run) if _goes_on(found)), len(run)]
    if function := _FUNCTION.search(run):
        stops.append(function.start())
    return _trimmed(run[: min(stops)])


def _goes_on(found: re.Match[str]) -> bool:
    """A verb at the end of a run is a noun there: 全面排查, 专题研究."""
    return found.start() == 0 or found.end() < len(found.string)


def _noun_before(text: str, start: int, floor: int) -> str:
    run = text[max(floor, start - _WINDOW) : start].removesuffix("\n")
    other = _LAST_OTHER.match(run)
    if other:
        run = run[other.end() :]
    if run and run[-1] in _FILLERS_END:
        run = _FILLERS.sub("", run)
    for pattern in (_FUNCTION, _VERB):
        run = _after_last(pattern, run)
    return _trimmed(run)


def _in_clause_before(text: str, start: int, floor: int) -> str:
    """列入年度考核，占10分: the clause before tells what the points are of."""
    mark = max(text.rfind("，", floor, start), text.rfind("（", floor, start))
    return _noun_before(text, mark, floor) if mark > floor else ""


def _after_last(pattern: re.Pattern[str], run: str) -> str:
    """What follows the last match that leaves something after it."""
    ends = [match.end() for match in pattern.finditer(run) if match.end() < len(run)]
    return run[ends[-1] :] if ends else run


def _trimmed(run: str) -> str:
    """Without brackets and quotation marks that have lost their other half, 等 and 的 at the ends."""
    if not _PAIRED.isdisjoint(run):
        for opening, closing in ("“”", "《》", "（）"):
            if run.count(opening) != run.count(closing):
                run = run.replace(opening, "").replace(closing, "")
    return run.strip("的等").removesuffix("中")
