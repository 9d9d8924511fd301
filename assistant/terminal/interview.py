"""The interview (采集) at the terminal: asks, hands every answer on at once, and shows what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.errors import AssistantError
from assistant.report.pasting import pasted_bullets
from assistant.terminal.interview_bullets import Bullets
from assistant.terminal.interview_commands import Command, Name, command_in, nearest_word
from assistant.terminal.interview_talk import Talk
from assistant.terminal.interview_view import total
from assistant.terminal.line_editor import Typed
from assistant.workflow.gathering.front import FrontQuestion
from assistant.workflow.gathering.gathering import Gathering


@dataclass(frozen=True)
class Helpers:
    """What comes from outside: the sentences of last year's report, and the fields that are asked about (all of them, or
    those that are needed and empty)."""

    last_year: Callable[[], Sequence[str]]
    fields: Callable[[Gathering, bool], list[FrontQuestion]]


class Interview:
    """`alone`: one section only, at whose end the interview ends."""

    def __init__(self, gathering: Gathering, talk: Talk, helpers: Helpers, *, alone: bool) -> None:
        self._gathering = gathering
        self._talk = talk
        self._fields = helpers.fields
        self._bullets = Bullets(gathering, talk, helpers.last_year)
        self._alone = alone
        self._over = False

    def run(self, *, all_fields: bool = False) -> None:
        """Until the clerk leaves or the last section is done. Raises KeyboardInterrupt for Ctrl-C."""
        try:
            self._ask_fields(all_fields=all_fields)
            self._greet()
            self._show_section()
            while not self._over:
                self._answered(self._talk.ask(f"第{len(self._gathering.facts) + 1}条：", pasting=True))
        except EOFError:
            self._talk.say([""])
        self._talk.tell(f"都存在 facts.md 里了：{total(self._gathering.stops)}。")
        self._talk.tell("接着写：assistant gather　　写齐了：assistant draft")

    def _greet(self) -> None:
        gathering, view = self._gathering, self._talk.view
        self._talk.say(view.greeting(gathering.sheet, resumed=gathering.resumed, about=gathering.template.subject))

    def _answered(self, typed: Typed) -> None:
        """One answer or command; what goes wrong is told, and what was typed is there to be mended."""
        while True:
            try:
                self._take(typed)
            except AssistantError as error:
                self._talk.tell(f"{error.message}{error.next_step}")
                if typed.several or command_in(typed.text) is not None:
                    return
                typed = self._talk.ask("再写一次：", typed.text)
                continue
            return

    def _take(self, typed: Typed) -> None:
        command = command_in(typed.text)
        if command is not None:
            self._actions[command.name](command)
        elif not typed.text.strip():
            self._next()
        else:
            self._bullets.add(pasted_bullets(typed.text), several=typed.several)

    @property
    def _actions(self) -> dict[Name, Callable[[Command], None]]:
        bullets, talk = self._bullets, self._talk
        return {
            "help": lambda _: talk.say(talk.view.help()),
            "unknown": self._unknown,
            "show": self._show,
            "all": lambda _: self._show_all(),
            "questions": lambda _: talk.say(talk.view.questions(self._gathering.stop)),
            "edit": bullets.edit,
            "remove": bullets.remove,
            "move": bullets.move,
            "source": bullets.note_source,
            "pending": bullets.mark,
            "withheld": bullets.mark,
            "unverified": bullets.mark,
            "undo": lambda _: bullets.undo(),
            "next": lambda _: self._next(),
            "previous": lambda _: self._previous(),
            "jump": self._jump,
            "new": self._begin,
            "front": lambda _: self._ask_fields(all_fields=True),
            "quit": lambda _: self._quit(),
        }

    def _next(self) -> None:
        if self._gathering.step(1, stay=self._alone):
            self._show_section()
        else:
            self._end()

    def _end(self) -> None:
        """After the last section: what is still empty, and a last chance to go back."""
        if self._alone:
            self._over = True
            return
        empty = [stop.title for stop in self._gathering.stops if not stop.count]
        said = f"还空着：{'、'.join(empty)}；没有可写的可以空着。" if empty else "每节都有要点了。"
        self._talk.tell(f"各节都问到了。{said}")
        typed = self._talk.ask("回车结束；还要补，写 /跳 和章节名称：")
        if typed.text.strip():
            self._talk.give_back(typed)
        else:
            self._over = True

    def _previous(self) -> None:
        if self._gathering.step(-1):
            self._show_section()
        else:
            self._talk.tell("这就是第一节。")

    def _jump(self, command: Command) -> None:
        if not command.rest:
            self._show_all()
            self._talk.tell("写 /跳 和名称或序号，例如 /跳 3。")
            return
        self._gathering.go(command.rest)
        self._show_section()

    def _begin(self, command: Command) -> None:
        self._gathering.begin(command.rest)
        self._show_section()

    def _quit(self) -> None:
        self._over = True

    def _show(self, command: Command) -> None:
        if command.rest:
            self._jump(command)
        else:
            self._bullets.show()

    def _show_section(self) -> None:
        stops = self._gathering.stops
        self._talk.say(self._talk.view.section(self._gathering.stop, self._gathering.place, len(stops)))

    def _show_all(self) -> None:
        self._talk.say(self._talk.view.overview(self._gathering.stops, self._gathering.place))

    def _unknown(self, command: Command) -> None:
        near = nearest_word(command.rest)
        meant = f"是不是 /{near}？" if near else ""
        self._talk.tell(f"没有“/{command.rest}”这个命令，没有存。{meant}写 ？ 看有哪些。")

    def _ask_fields(self, *, all_fields: bool) -> None:
        """One after the other, since one answer suggests another."""
        asked: set[str] = set()
        while questions := [q for q in self._fields(self._gathering, all_fields) if q.name not in asked]:
            self._ask_field(questions[0])
            asked.add(questions[0].name)

    def _ask_field(self, question: FrontQuestion) -> None:
        default = question.suggested
        while True:
            self._talk.tell(question.words + ("（回车就用下面的，也可以改）" if default else ""))
            typed = self._talk.ask("答：", default)
            command = command_in(typed.text)
            if command is not None and command.name == "quit":
                raise EOFError
            try:
                value = question.read(" ".join(typed.text.split()))
                if value or not question.needed:
                    self._gathering.set_field(question.name, value)
                    return
                self._talk.tell("这一项要写，正文里用得着。")
            except AssistantError as error:
                self._talk.tell(f"{error.message}{error.next_step}")
            default = typed.text
