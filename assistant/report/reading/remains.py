"""What a file brings along that is no part of the report: remains of a web page (网页残留), a summary line, the head and
foot of the printed page (版头、版记)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.report.imported import Dropped, Passage
from assistant.report.reading.passages import BLANK, Place, cut

WEB = "网页残留"
SUMMARY = "摘要行，与后面的标题、导语重复"
PAGE_HEAD = "版头"
PAGE_FOOT = "版记"
PAGE_NUMBER = "页码"

_BUTTON = (
    "字[号体]|打印(?:本页|本文)?|关闭(?:窗口|本页)?|收藏(?:本页)?|分享(?:到|至)?|返回(?:顶部|首页|列表)|复制链接|我要纠错|"
    "微信|微博|QQ空间|朗读|繁体|简体|无障碍(?:浏览|阅读)?|扫一扫[^。\n]{0,12}"
)
_FIELD = (
    r"索 {0,2}引 {0,2}号|信息(?:来源|分类|名称)|发布(?:时间|日期|机构|单位|人)|来源|稿源|(?:责任)?编辑|浏览(?:次数|量)|"
    "点击(?:数|率|次数|量)|阅读(?:次数|量)|访问(?:次数|量)|公开(?:日期|时间|方式|形式|范围)|发文机关|成文日期|主题分类|"
    "生成日期|有效性|上一篇|下一篇|当前位置|您(?:现在)?的位置|体裁分类|服务对象|组配分类|更新时间|录入(?:时间|者)?|文 {0,2}号"
)
_BRACKETED = rf"[【\[［] {{0,4}}(?:{_BUTTON}|{_FIELD})[^【】\[\]［］\n]{{0,40}}[】\]］]"
_TOKEN = re.compile(rf"{_BRACKETED}|(?:{_FIELD}) {{0,4}}[：:][^。；\n【\[［]{{0,60}}|(?:{_BUTTON})(?![\u4e00-\u9fff])")
_TAIL = re.compile(rf"(?:{_BRACKETED}[ 　|]{{0,4}}){{1,8}}(?:打印|关闭)?$")
_FIGURES_AND_MARKS = BLANK + "：:|｜/-—0123456789.，,（）()【】[]大中小+>》"
_WEB_BEGINS = frozenset("【[［|｜字打关收分返复我微朗繁简无扫索信发来稿责编浏点阅访公成主生有上下当您体服组更录文大")
_WEB_LONGEST = 200

_ELLIPSIS = re.compile(r"(?:\.{3,6}|…{1,2})$")
_SUMMARY_LONGEST = 600

_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[［（(](?:19|20)\d\d[〕\]］）)](?:第)?\d{1,4}号(?:\s.{0,30})?")
_PAGE_HEAD = re.compile(
    r"签发人\s?[：:].{0,12}|[\u4e00-\u9fff]{2,18}(?:委员会|委|政府|局|部|办公室|办事处)文件|特急|加急|\d{6}"
)
_PAGE_FOOT = re.compile(
    r"(?:抄\s{0,2}送|分\s{0,2}送|主\s{0,2}题\s{0,2}词)\s?[：:].{1,120}|\S{2,30}\s{1,8}\d{4}年\d{1,2}月\d{1,2}日印发|（?共印\s?\d{1,4}\s?份）?"
)
_PAGE_NUMBER = re.compile(r"[—－─-]{1,2}\s{0,2}\d{1,3}\s{0,2}[—－─-]{1,2}")


def without_remains(lines: Sequence[Passage], place: Place) -> tuple[list[Passage], list[Dropped]]:
    """The lines that are text, and what is none."""
    kept: list[Passage] = []
    dropped: list[Dropped] = []
    if _is_summary(lines):
        dropped.append(drop(lines[0], SUMMARY))
        lines = lines[1:]
    for line in lines:
        why = _why(line.text, at_head=not kept)
        tail = None if why or line.text[-1] not in "】]］印闭" else _TAIL.search(line.text)
        if why or (tail and not tail.start()):
            dropped.append(drop(line, why or WEB))
        elif tail:
            text, remains = cut(line, tail.start(), place)
            kept.append(text)
            dropped.append(drop(remains, WEB))
        else:
            kept.append(line)
    return kept, dropped


def drop(passage: Passage, why: str) -> Dropped:
    """A passage as no part of the report."""
    return Dropped(passage.text, why, passage.start, passage.end, passage.line)


def _why(text: str, *, at_head: bool) -> str:
    if len(text) > _WEB_LONGEST:
        return ""
    if at_head and (_DOCUMENT_NUMBER.fullmatch(text) or _PAGE_HEAD.fullmatch(text)):
        return PAGE_HEAD
    if text[0] in "—－-─" and _PAGE_NUMBER.fullmatch(text):
        return PAGE_NUMBER
    if _PAGE_FOOT.fullmatch(text):
        return PAGE_FOOT
    return WEB if text[0] in _WEB_BEGINS and _is_web(text) else ""


def _is_web(text: str) -> bool:
    """Buttons and fields of a web page, dates and marks, and nothing else."""
    return _TOKEN.search(text) is not None and not _TOKEN.sub("", text).strip(_FIGURES_AND_MARKS)


def _is_summary(lines: Sequence[Passage]) -> bool:
    """The first line is cut off (...) and the lines after it begin with the same words."""
    if not lines or len(lines[0].text) > _SUMMARY_LONGEST or not _ELLIPSIS.search(lines[0].text):
        return False
    summary = _letters(_ELLIPSIS.sub("", lines[0].text))
    following = ""
    for line in lines[1:]:
        following += _letters(line.text[: _SUMMARY_LONGEST * 2])
        if len(following) >= len(summary):
            break
    return len(summary) >= 4 and following.startswith(summary)


def _letters(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, BLANK)))
