"""What is typed in the interview to do something else than answer (命令): short words that a clerk can guess."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Name = Literal[
    "help", "show", "all", "edit", "remove", "move", "source", "pending", "withheld", "unverified", "undo",
    "next", "previous", "jump", "new", "front", "questions", "quit", "unknown",
]  # fmt: skip

WORDS: dict[Name, tuple[str, ...]] = {
    "help": ("帮助", "说明", "命令", "help", "h", "?"),
    "show": ("看", "查看", "看看", "列出", "要点", "show", "ls"),
    "all": ("总览", "看全部", "全部", "目录", "进度", "all"),
    "edit": ("改", "修改", "改成", "编辑", "更正", "edit", "e"),
    "remove": ("删", "删除", "删掉", "去掉", "delete", "del", "rm"),
    "move": ("移", "移动", "移到", "挪", "挪到", "调", "move", "mv"),
    "source": ("来源", "出处", "依据", "证据", "source"),
    "pending": ("待补", "待补充", "待定"),
    "withheld": ("不写入", "不写", "不入正文"),
    "unverified": ("未核", "电话", "电话未核", "电话(未核)"),
    "undo": ("撤销", "撤回", "恢复", "反悔", "undo", "u"),
    "next": ("下一节", "下节", "下", "下一个", "跳过", "略过", "过", "next", "n"),
    "previous": ("上一节", "上节", "上", "上一个", "返回", "回", "后退", "back", "b"),
    "jump": ("跳", "跳到", "跳转", "去", "到", "转到", "章节", "go"),
    "new": ("新节", "新章节", "加节", "新加一节", "新增"),
    "front": ("文件头", "表头", "单位", "基本信息"),
    "questions": ("提问", "提纲", "提示"),
    "quit": ("退出", "离开", "结束", "完", "存盘", "保存", "quit", "q", "exit"),
}  # fmt: skip
_NAMES = sorted(((word, name) for name, words in WORDS.items() for word in words), key=lambda pair: -len(pair[0]))
_SLASHES = "/、\\"
_BLANKS = " \t\u3000\u00a0"
_NUMBER = r"第?\d{1,4}条?"
_NUMBERS = re.compile(rf"(?:{_NUMBER})(?:\s{{0,3}}[-~—至到、,和 ]\s{{0,3}}(?:{_NUMBER})){{0,99}}(?=[\s:]|$)")
_RANGE = re.compile(r"第?(\d{1,4})条?\s{0,3}[-~—至到]\s{0,3}第?(\d{1,4})条?|第?(\d{1,4})条?")
_MOST = 500


@dataclass(frozen=True)
class Command:
    """`numbers` are those of bullets, in the order typed; `rest` what stands behind them, as it was typed."""

    name: Name
    numbers: tuple[int, ...] = ()
    rest: str = ""


def command_in(text: str) -> Command | None:
    """The command that a line gives; None for a line that is an answer. A slash that an input method has made full width or
    into 、 is one too, the latter before a known word only. `unknown` has the word in `rest`."""
    line = text.strip(_BLANKS)
    plain = unicodedata.normalize("NFKC", line)
    if not line or "\n" in line:
        return None
    if plain in {"?", "/", "、?", "/?"}:
        return Command("help")
    if plain[0] not in _SLASHES:
        return None
    words = line[1:].strip(_BLANKS)
    found = _named(words)
    if found is None:
        return Command("unknown", rest=words.split()[0] if words.split() else "") if plain[0] == "/" else None
    name, said = found
    if plain[0] != "/" and said and not re.match(r"[\s\d]", words[-len(said) - 1 :]):
        return None
    numbers, rest = _numbers(said) if name not in {"jump", "new", "show", "all"} else ((), said)
    return Command(name, numbers, rest)


def nearest_word(word: str) -> str:
    """The command that was probably meant; empty for none."""
    near = get_close_matches(word, [w for w, _ in _NAMES], n=1, cutoff=0.5)
    return near[0] if near else next((w for w, _ in _NAMES if w[0] == word[:1] and not w.isascii()), "")


def _named(words: str) -> tuple[Name, str] | None:
    """The command that the words begin with, and what follows it; a Latin one ends with its letters."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    for word, name in _NAMES:
        after = plain[len(word) : len(word) + 1]
        if plain.startswith(word) and not (word.isascii() and word.isalpha() and after.isascii() and after.isalpha()):
            return name, words[len(word) :].strip(_BLANKS).lstrip("：:").strip(_BLANKS)
    return None


def _numbers(said: str) -> tuple[tuple[int, ...], str]:
    """The numbers that the words begin with, as numbers of bullets: 2, 2 3, 2、3, 2-4, 第2条; and the rest."""
    plain = unicodedata.normalize("NFKC", said)
    match = _NUMBERS.match(plain)
    if match is None or len(plain) != len(said):
        return (), said
    numbers: list[int] = []
    for first, last, single in _RANGE.findall(match[0]):
        numbers += [int(single)] if single else _between(int(first), int(last))
    return tuple(dict.fromkeys(numbers)), said[match.end() :].strip(_BLANKS).lstrip("：:").strip(_BLANKS)


def _between(first: int, last: int) -> list[int]:
    """Both numbers and those between them; where the second is the smaller one, the two alone."""
    return list(range(first, min(last, first + _MOST) + 1)) if last >= first else [first, last]
