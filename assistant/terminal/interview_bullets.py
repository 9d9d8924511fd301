"""Bullets entered and changed in the interview (写与改): what is odd is pointed out once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.report.bullet import Bullet
from assistant.report.pasting import bullet_typed, pasted_bullets
from assistant.terminal.interview_commands import Command, Name, command_in
from assistant.terminal.interview_talk import Talk
from assistant.terminal.interview_view import noted
from assistant.workflow.gathering.gathering import Gathering

_MARKS: dict[Name, str] = {"pending": "待补", "withheld": "不写入", "unverified": "电话（未核）"}


class Bullets:
    """What is done to the bullets of the section one is at. Raises what Gathering raises; EOFError, KeyboardInterrupt."""

    def __init__(self, gathering: Gathering, talk: Talk, last_year: Callable[[], Sequence[str]]) -> None:
        self._gathering = gathering
        self._talk = talk
        self._last_year = last_year

    def add(self, bullets: Sequence[Bullet], *, several: bool) -> None:
        """On disk first; then looked at."""
        if not bullets:
            self._talk.tell("没有看到文字，没有存。")
            return
        numbers = self._gathering.add(bullets)
        if len(numbers) > 1:
            self._talk.tell(f"存了{len(numbers)}条：")
            self._talk.say(self._talk.view.bullets(self._gathering.facts, numbers[0] - 1))
        if several or len(numbers) > 1:
            for number in numbers:
                self._point_out(number, several=True)
        else:
            self._look_at(numbers[0])

    def show(self) -> None:
        if self._gathering.facts:
            self._talk.say(self._talk.view.bullets(self._gathering.facts))
        else:
            self._talk.tell("这一节还没有要点。")

    def edit(self, command: Command) -> None:
        number, text = self._several(command)[0], command.rest
        if not text:
            before = self._gathering.bullet(number).text
            typed = self._talk.ask(f"改第{number}条：", before)
            if command_in(typed.text) is not None:
                self._talk.give_back(typed)
                return
            text = typed.text
            if bullet_typed(text).text in {"", before}:
                self._talk.tell("没有改。")
                return
        self._rewrite(number, text)
        self._look_at(number)

    def remove(self, command: Command) -> None:
        if command.rest:
            self._talk.tell("删第几条？写数字，例如 /删 2。")
            return
        numbers = self._several(command)
        texts = [self._gathering.bullet(number).text for number in numbers]
        self._gathering.remove(numbers)
        self._talk.tell(f"删了：{'；'.join(texts)}。要回来，写 /撤销。")

    def move(self, command: Command) -> None:
        if len(command.numbers) == 1 and command.rest:
            stop = self._gathering.send(command.numbers[0], command.rest)
            self._talk.tell(f"挪到“{stop.title}”了。")
        elif len(command.numbers) == 2 and not command.rest:
            self._gathering.move(*command.numbers)
            self.show()
        else:
            self._talk.tell("写成 /移 2 1（第2条挪到第1条的位置），或者 /移 2 阵地管理（挪到那一节）。")

    def note_source(self, command: Command) -> None:
        numbers, source = self._several(command), command.rest
        if not source:
            typed = self._talk.ask("来源：", self._gathering.bullet(numbers[0]).source)
            if command_in(typed.text) is not None:
                self._talk.give_back(typed)
                return
            source = " ".join(typed.text.split())
        for number in numbers:
            self._gathering.replace(number, replace(self._gathering.bullet(number), source=source))
        self._say(numbers)

    def mark(self, command: Command) -> None:
        """The mark is set, or taken back where all have it; with words, they are a new bullet that has it."""
        name = command.name
        if command.rest and not command.numbers:
            self.add([_marked(bullet, name, True) for bullet in pasted_bullets(command.rest)], several=False)
            return
        numbers = self._several(command)
        bullets = [self._gathering.bullet(number) for number in numbers]
        sets = not all(_has(bullet, name) for bullet in bullets)
        for number, bullet in zip(numbers, bullets, strict=True):
            self._gathering.replace(number, _marked(bullet, name, sets))
        if not sets:
            self._talk.tell(f"取消了“{_MARKS[name]}”。")
        self._say(numbers)

    def undo(self) -> None:
        what = self._gathering.undo()
        self._talk.tell(f"撤销了刚才的{what}。" if what else "没有可撤销的。")
        if what and self._gathering.facts:
            self._talk.say(self._talk.view.bullets(self._gathering.facts, max(0, len(self._gathering.facts) - 5)))

    def _point_out(self, number: int, *, several: bool) -> bool:
        found = self._gathering.remarks(number, self._last_year())
        for remark in found:
            self._talk.say(self._talk.view.remark(number, remark.message, several=several))
        return bool(found)

    def _look_at(self, number: int) -> None:
        """What is odd about a bullet is pointed out once. It is stored as it is: the next line typed is the next bullet, so
        that nothing is typed behind the words of this one."""
        if self._point_out(number, several=False):
            self._talk.tell(f"已经存了。要改写 /改 {number}，没写错就接着写。")

    def _rewrite(self, number: int, text: str) -> None:
        """Other words for a bullet; its notes stay, those that are typed come to them."""
        new, old = bullet_typed(text), self._gathering.bullet(number)
        marks = (old.pending or new.pending, old.withheld or new.withheld, old.unverified or new.unverified)
        self._gathering.replace(number, Bullet(new.text, new.source or old.source, *marks))

    def _several(self, command: Command) -> tuple[int, ...]:
        """The bullets that are meant; the last one where no number is given."""
        numbers = command.numbers or (max(1, len(self._gathering.facts)),)
        for number in numbers:
            self._gathering.bullet(number)  # refuses one that there is not before any is changed
        return numbers

    def _say(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            fact = self._gathering.facts[number - 1]
            self._talk.tell(f"第{number}条：{fact.text}{noted(fact)}")


def _has(bullet: Bullet, name: Name) -> bool:
    return {"pending": bullet.pending, "withheld": bullet.withheld}.get(name, bullet.unverified)


def _marked(bullet: Bullet, name: Name, holds: bool) -> Bullet:
    if name == "pending":
        return replace(bullet, pending=holds)
    return replace(bullet, withheld=holds) if name == "withheld" else replace(bullet, unverified=holds)
