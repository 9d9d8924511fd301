"""Half-width marks in Chinese text (半角标点): 学习16次,研讨4次; 村(社区)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_MARK = re.compile(r"[,;:?!.]")
_BRACKETS = re.compile(r"\((?P<inside>[^()（）\n]{1,200})\)")
_ADDRESS = re.compile(r"(?:https?|ftp)://[!-~]{1,300}|[A-Za-z0-9._-]{1,60}@[A-Za-z0-9.-]{1,60}")
_NUMERAL = re.compile(r"[0-9一二三四五六七八九十]{1,3}")
_ORDINAL = re.compile(r"[ \t\u3000]{0,4}[0-9一二三四五六七八九十]{1,3}[ \t]{0,2}")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
# A Chinese character or mark; quotation marks too, since Latin text has straight ones.
_NEIGHBOUR = frozenset("，。；：？！、（）《》“”‘’【】〔〕…")
_BLANKS = " \t\u00a0\u3000"


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        text = block.text
        if "://" in text or "@" in text:
            text = _ADDRESS.sub(lambda match: "x" * len(match[0]), text)
        for start, end in (*_marks(text), *_pairs(text)):
            found = text[start:end]
            yield manuscript.fault(block.passage, (start, end), _message(found), _fix(found))


def _marks(text: str) -> Iterator[tuple[int, int]]:
    for match in _MARK.finditer(text):
        start, end = match.span()
        before, after = text[max(0, start - 4) : start].rstrip(_BLANKS)[-1:], text[end : end + 4].lstrip(_BLANKS)[:1]
        if _is_wrong(match[0], before, after) and not (match[0] == "." and _ORDINAL.fullmatch(text[: min(start, 8)])):
            yield start, end


def _is_wrong(mark: str, before: str, after: str) -> bool:
    if mark == ".":
        return _is_chinese(before) and before != "）" and (not after or _is_chinese(after))
    return _is_chinese(before) or _is_chinese(after)


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Half-width brackets that hold Chinese; (一) and (3) are ordinals."""
    if "(" in text:
        for match in _BRACKETS.finditer(text):
            if _CHINESE.search(match["inside"]) and not _NUMERAL.fullmatch(match["inside"]):
                yield match.span()


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character in _NEIGHBOUR if character else False


def _message(found: str) -> str:
    return f"括号“{found}”是半角的。" if found.startswith("(") else f"中文里用了半角标点“{found}”。"


def _fix(found: str) -> str:
    if found.startswith("("):
        return f"改为“（{found[1:-1]}）”。"
    if found == ".":
        return "句末改为“。”，词语之间改为“、”。"
    return f"改为“{_FULL[found]}”。"


RULE = Rule(
    name="half-width-mark",
    family="punctuation",
    severity="warning",
    title="中文里的半角标点",
    source="GB/T 15834-2011 5.1.1—5.1.3：句号、逗号、问号、括号等各占一个字的位置",
    failing=(
        "集中学习16次,其中专题研讨4次。",
        "加大对外宣传;完善审核制度。",
        "主要问题是:队伍不稳。",
        "群众满意吗?大家都说好!",
        "覆盖18个村(社区)。",
        "发放宣传单200份(其中彝文30份)。",
        "台账更新完毕.下一步抓整改。",
        "群众满意率98%,比上年高。",
    ),
    passing=(
        "投入12.6万元，发放资料1,200份。",
        "每天8:30签到，比分3:1。",
        "详见 https://example.com/a?b=1,2;c=3 页面。",
        "邮箱dangzheng.ban@example.com，已公布。",
        "该系统英文名为Smart Village (beta), version 2.0。",
        "(一)加强组织领导",
        "安装学习强国(App)的党员有120人。",
        "3.开展“扫黄打非”检查5次。",
    ),
    check=_check,
)
