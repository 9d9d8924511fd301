"""The interview as the clerk reads it: the section with its questions, the bullets, where one stands. Plain lines, without
colour or frames; with `plain`, for screen readers, without indents and columns too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.report.facts import Fact, FactSheet
from assistant.terminal.columns import cells, padded
from assistant.terminal.wrapping import wrapped
from assistant.workflow.gathering.stops import Stop

_SHOWN = 8
_MOST = 100
_TITLE = 24

HELP = (
    ("回车", "存下这一条；空着回车，到下一节"),
    ("/看  /总览", "列出这一节的要点；列出各节"),
    ("/改 2", "改第2条；不写第几条，就是最后一条（下同）"),
    ("/删 2  /撤销", "删第2条；退回刚才的改动"),
    ("/移 2 1", "第2条挪到第1条的位置；/移 2 阵地管理，挪到那一节"),
    ("/来源 2 党委会记录", "给第2条注明来源"),
    ("/待补 2", "还没有数，起草时先不写；再写一次取消（下同）"),
    ("/不写入 2", "只存档，不进正文，不给模型看"),
    ("/未核 2", "电话里说的，还没有核对"),
    ("/上一节  /下一节", "换一节"),
    ("/跳 理论学习", "到那一节；写序号也行"),
    ("/新节 移风易俗", "自己加一节"),
    ("/提问  /文件头", "再看这一节问什么；改单位、时段等"),
    ("/退出", "离开；写好的都在，下次从这里接着问"),
)


@dataclass(frozen=True)
class View:
    """`width` in cells is that of the terminal now."""

    width: int = 80
    plain: bool = False

    def greeting(self, sheet: FactSheet, *, resumed: bool, about: str) -> Iterator[str]:
        count = len(sheet.facts)
        head = "  ".join(part for part in (sheet.front.township, sheet.front.period, about) if part)
        yield head
        yield from self._wrapped("一行写一条要点，回车就存；空着回车到下一节。写 ？ 看别的命令，写 /退出 离开。")
        if resumed:
            yield from self._wrapped(f"接着上次的地方问。已有{count}条。")
        elif count:
            yield from self._wrapped(f"已有{count}条。")

    def section(self, stop: Stop, place: int, of: int) -> Iterator[str]:
        """Its name, what is asked, what is there already."""
        yield ""
        yield f"第{place + 1}节，共{of}节：{stop.title}" if self.plain else f"【{place + 1}/{of}】{stop.title}"
        yield from self.questions(stop)
        facts = stop.section.facts if stop.section else ()
        if facts:
            left_out = len(facts) - _SHOWN
            yield f"已有{len(facts)}条" + (f"，最后{_SHOWN}条是（/看 列出全部）：" if left_out > 0 else "：")
            yield from self.bullets(facts, max(0, left_out))

    def questions(self, stop: Stop) -> Iterator[str]:
        for question in stop.questions:
            yield from self._wrapped(question, "" if self.plain else "  ")
        if stop.counted:
            yield from self._wrapped(f"常用单位：{stop.counted}", "" if self.plain else "  ")
        if not stop.questions:
            yield from self._wrapped("自己加的一节，写什么由您定。", "" if self.plain else "  ")

    def bullets(self, facts: Sequence[Fact], start: int = 0) -> Iterator[str]:
        """The bullets from place `start` (from 0) on, with their numbers and notes."""
        for number, fact in enumerate(facts[start:], start=start + 1):
            said = fact.text + noted(fact)
            if self.plain:
                yield f"第{number}条：{said}"
            else:
                yield from self._hanging(f"{number:>3} ", said)

    def overview(self, stops: Sequence[Stop], at: int) -> Iterator[str]:
        """All sections with what they have."""
        for number, stop in enumerate(stops, start=1):
            count = f"{stop.count}条" if stop.count else "空着"
            count += f"，待补{stop.pending}条" if stop.pending else ""
            if self.plain:
                yield f"第{number}节，{stop.title}，{count}" + ("，现在这一节" if number == at + 1 else "")
            else:
                yield f"{'>' if number == at + 1 else ' '}{number:>3} {padded(stop.title, _TITLE)}  {count}"

    def help(self) -> Iterator[str]:
        for words, about in HELP:
            if self.plain:
                yield f"{words}：{about}"
            else:
                yield from self._hanging(padded(f"  {words}", 22) + " ", about)

    def remark(self, number: int, message: str, *, several: bool) -> Iterator[str]:
        which = f"第{number}条：" if several else ""
        yield from self._wrapped(f"请看一下：{which}{message}")

    def note(self, text: str) -> Iterator[str]:
        yield from self._wrapped(text)

    def _wrapped(self, text: str, indent: str = "") -> Iterator[str]:
        yield from self._hanging(indent, text, indent)

    def _hanging(self, first: str, text: str, indent: str | None = None) -> Iterator[str]:
        """The text broken at the width, what follows the first line indented as far as its head or by `indent`."""
        if self.plain:  # a screen reader breaks lines as it likes
            yield first + text
            return
        below = " " * cells(first) if indent is None else indent
        room = max(20, min(self.width - 1, _MOST) - cells(first))
        for number, line in enumerate(wrapped(text, room)):
            yield (below if number else first) + line


def noted(fact: Fact) -> str:
    """What is noted behind a bullet: （来源：党委会记录；待补）."""
    notes = [f"来源：{fact.source}"] if fact.source else []
    marks = ((fact.pending, "待补"), (fact.withheld, "不写入"), (fact.unverified, "电话，未核"))
    notes += [mark for holds, mark in marks if holds]
    return f"（{'；'.join(notes)}）" if notes else ""


def total(stops: Sequence[Stop]) -> str:
    """9节38条，其中待补2条."""
    count, pending = sum(stop.count for stop in stops), sum(stop.pending for stop in stops)
    said = f"{sum(stop.count > 0 for stop in stops)}节{count}条" if count else "没有要点"
    return said + (f"，其中待补{pending}条" if pending else "")
