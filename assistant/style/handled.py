"""What was found and what of it was done (发现与整改、受理与办结、投稿与采用), where one sentence counts both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from assistant.style.counting import Count, alike, count_at, counts, sentence_end

# What came in → what was done with it. Each is compared only within its own pair.
_PAIRS = (
    (
        "发现|查出|查找|查摆|梳理|反馈|排查|摸排|指出|交办",
        "整改|改正|解决|销号|化解|消除|完成|处置|调处",
    ),
    ("受理|接到|收到|发生|接报|承办|登记", "办结|办理|办复|答复|处置|调处|化解|简办|解决"),
    ("投稿|供稿|报送稿件|上报稿件|报送信息|上报信息", "采用|采纳|录用|刊发|刊登"),
    ("征集|收集|征求", "采纳|吸收|办结|解决|落实"),
)
_PAIR_OF = {verb: number for number, (found, _) in reversed(list(enumerate(_PAIRS))) for verb in found.split("|")}
_FOUND = re.compile("|".join(sorted(_PAIR_OF, key=len, reverse=True)))
_DONE = tuple(
    re.compile(f"(?P<done>{done})(?P<tail>[^0-9，。；、：！？]{{0,8}}?)(?=[0-9一二两三四五六七八九十])")
    for _, done in _PAIRS
)
_TO_COUNT = re.compile("[^0-9一二两三四五六七八九十，。；、：！？\n]{0,14}(?=[0-9一二两三四五六七八九十])")
_NOUN = re.compile("[\u4e00-\u9fff]{0,8}")
_CONCERNED = re.compile("问题|隐患|风险|纠纷|矛盾|线索|短板|不足|舆情")
# After these the second figure counts something else, or another time.
_ELSEWHERE = re.compile(
    "今年|本年|去年|上年|往年|历年|历史|遗留|结转|存量|累计|连同|包括|含|带动|举一反三|延伸|自查|同类|其他|另|还|并|协助|其中|比|较|超"
)
_CARRIED_OVER = re.compile("结转|遗留|上年|去年|往年|历年|旧存|存量")
_TOGETHER = re.compile("(?:共|合计|总计|总共)[计已]?$")
"""Before the verb: what was done is told of all that was found before it in the sentence."""
_PLAIN_TAIL = re.compile("(?:了|过|到位|完成|完毕|整改|办理|销号|共|的有|达)?")


@dataclass(frozen=True)
class Handled:
    """`whole` were found, `part` were done with (`verb`, which stands at `at`); `end` is where the sentence ends. What is told of
    several rounds together (两轮共整改41个) is held against their sum."""

    found: str
    whole: Count
    verb: str
    part: Count
    end: int
    at: int = 0
    before: Decimal = Decimal(0)

    @property
    def in_all(self) -> Decimal:
        """How many were found, those of earlier rounds (`before`) included."""
        return self.before + self.whole.value


@lru_cache(maxsize=1024)
def handled(text: str) -> tuple[Handled, ...]:
    """Every such pair in half-width text; counts of the same unit, of the same thing as far as the words tell."""
    return tuple(_pairs(text))


def _pairs(text: str) -> Iterator[Handled]:
    together: dict[int, Handled] = {}
    for pair in _each_pair(text):
        if not _TOGETHER.search(text, max(0, pair.at - 4), pair.at):
            yield pair
            continue
        before = together.get(pair.at)
        together[pair.at] = replace(pair, before=before.in_all) if before else pair
    yield from together.values()


def _each_pair(text: str) -> Iterator[Handled]:
    for match in _FOUND.finditer(text):
        gap = _TO_COUNT.match(text, match.end())
        whole = count_at(text, gap.end()) if gap else None
        if gap is None or whole is None or not _concerned(text, match[0], gap[0], whole):
            continue
        end = sentence_end(text, whole.end)
        part = _done(text, _DONE[_PAIR_OF[match[0]]], gap[0], whole, end)
        if part:
            yield Handled(match[0], whole, part[0], part[1], end, part[2])


def _concerned(text: str, verb: str, what: str, whole: Count) -> bool:
    """排查场所9处 says nothing of what was found there."""
    if verb not in ("排查", "摸排", "梳理", "登记"):
        return True
    noun = _NOUN.match(text, whole.end)
    return bool(_CONCERNED.search(what + (noun[0] if noun else ""))) or verb == "登记"


def _done(text: str, pattern: re.Pattern[str], what: str, whole: Count, end: int) -> tuple[str, Count, int] | None:
    for match in pattern.finditer(text, whole.end, end):
        part = count_at(text, match.end())
        if part is None or not alike(whole, part):
            continue
        if _ELSEWHERE.search(text, whole.end, match.start("done")) or not _same_thing(what, match["tail"]):
            return None
        if _CARRIED_OVER.search(text, part.end, end) or _of_another(text, whole, part):
            return None
        return match["done"], part, match.start("done")
    return None


def _of_another(text: str, whole: Count, part: Count) -> bool:
    """反馈问题25个，分解任务80个，完成78个: the nearer count is the whole."""
    between = counts(text, whole.end, part.start)
    return any(alike(count, part) and count.value >= part.value for count in between)


def _same_thing(what: str, tail: str) -> bool:
    return bool(_PLAIN_TAIL.fullmatch(tail)) or (what != "" and tail.removeprefix("了") == what.removeprefix("了"))
