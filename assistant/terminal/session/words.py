"""What the stages of a section and the answers of the clerk are called."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.terminal.asking import Option
from assistant.workflow.session.board import Place, Stage

_STAGES: Mapping[Stage, str] = {
    "waiting": "等着写",
    "writing": "正在写",
    "failed": "没写成",
    "drafted": "待看",
    "rewriting": "重写中",
    "proposed": "新稿待定",
    "adopted": "已采用",
    "pending": "缺要点",
    "locked": "锁定",
    "own": "自写",
}
_STYLES: Mapping[Stage, str] = {
    "writing": "cyan",
    "rewriting": "cyan",
    "failed": "bold red",
    "drafted": "bold",
    "proposed": "bold",
    "adopted": "green",
    "pending": "yellow",
}
LEAVE = Option("q", "退出")
LIST = Option("7", "目录")
_GOING = (Option("4", "看要点"), Option("5", "稍后"), Option("6", "上一节"), LIST)
_ALWAYS = (*_GOING, LEAVE)
_READ = (Option("1", "采用"), Option("2", "重写"), Option("3", "编辑"), *_ALWAYS)
_COMPARED = (
    Option("1", "用新稿"),
    Option("2", "再写一稿"),
    Option("3", "用了再改"),
    *_GOING,
    Option("8", "留原稿"),
    LEAVE,
)
_FAILED = (Option("2", "再写"), *_ALWAYS)
_TO_EDIT = (Option("3", "编辑"), *_ALWAYS)
CONFLICT = (Option("1", "留手改的"), Option("2", "用新写的"), Option("3", "两句都要"), Option("6", "回去"), LEAVE)
ENDING = (Option("1", "导出"), Option("2", "回去看"), LIST, LEAVE)


def stage_word(place: Place) -> str:
    if place.settling:
        return "存盘"
    return "稍后看" if place.later and place.open and not place.at_work else _STAGES[place.stage]


def stage_style(place: Place) -> str:
    return _STYLES.get(place.stage, "")


def answers(place: Place) -> tuple[Option, ...]:
    """What can be done with a section as it stands. The first is what Enter does, where it is 1."""
    if place.stage == "proposed" and not place.settling:
        return _COMPARED
    if place.readable:
        return _READ
    if place.stage == "failed":
        return _FAILED
    return _TO_EDIT if place.stage == "locked" else _ALWAYS
