"""What the shell offers when Tab is pressed (命令补全). The shells' scripts are the command line library's; the answers are
ours, so that they come at once: files are only skimmed, and whatever is wrong with them, nothing is offered."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.cli.aliases import ALIASES, command_called

VARIABLE = "_ASSISTANT_COMPLETE"
_BREAKS_WORDS = "@"
_SECTIONS = {"redraft", "edit", "log"}
_VERSIONS = {"show", "diff"}
_FIRST: Mapping[str, tuple[str, ...]] = {
    "config": ("show", "set", "path", "allow-host"),
    "history": ("prune", "purge"),
    "exemplars": ("list", "show", "add", "remove"),
}
_VALUES: Mapping[str, tuple[str, ...]] = {
    "--format": ("text", "json"),
    "--model": ("embedded", "skeleton"),
    "--headings": ("template", "model"),
    "--tracked": ("accept", "reject", "ask"),
    "--kind": ("报告", "汇报", "总结"),
}


@dataclass(frozen=True)
class Offer:
    """One way to go on, and what it is."""

    value: str
    about: str = ""


def answer(lines_of_help: Mapping[str, str], command_of: Callable[[str], Any]) -> int:
    """Prints what the shell may offer; nothing where anything fails. `command_of` loads a command, for its options."""
    shell = os.environ.get(VARIABLE, "").partition("_")[2]
    try:
        words = _words(shell)
        offers = offers_for(words[:-1], words[-1], lines_of_help, command_of)
        return _printed(shell, offers, words[-1])
    except Exception:  # noqa: BLE001  # a completion that fails must not spoil the line that is being typed
        return 1


def offers_for(
    before: Sequence[str], typed: str, lines_of_help: Mapping[str, str], command_of: Callable[[str], Any]
) -> list[Offer]:
    """What may stand in place of `typed`, behind the words `before` (without the program's name)."""
    folder, words = _without_folder(before)
    if words and words[-1] == "-C":
        return []
    if not words:
        return [offer for offer in _commands(typed, lines_of_help) if offer.value.startswith(typed)]
    name = command_called(words[0])
    found = _arguments(name, words[1:], typed, folder, command_of)
    return [offer for offer in found if offer.value.startswith(typed)]


def _arguments(
    name: str, words: Sequence[str], typed: str, folder: Path, command_of: Callable[[str], Any]
) -> Iterable[Offer]:
    from assistant.cli.completed_names import section_names, version_names

    last = words[-1] if words else ""
    if last in _VALUES:
        return [Offer(value) for value in _VALUES[last]]
    if last == "--section":
        return section_names(folder, typed)
    if last == "--against":
        return version_names(folder, typed)
    if typed.startswith("-"):
        return _options(command_of(name))
    if name in _SECTIONS:
        return section_names(folder, typed)
    if name in _VERSIONS:
        return version_names(folder, typed)
    return [Offer(value) for value in _FIRST.get(name, ())] if not words else ()


def _commands(typed: str, lines_of_help: Mapping[str, str]) -> Iterable[Offer]:
    """By their Chinese names where Chinese is being typed."""
    if typed.startswith("-"):
        return [Offer("--help"), Offer("-C")]
    if typed and not typed.isascii():
        return [Offer(alias, lines_of_help[c]) for c in lines_of_help for alias in ALIASES.get(c, ())]
    return [Offer(command, line) for command, line in lines_of_help.items()]


def _options(command: Any) -> Iterable[Offer]:
    options = [] if command is None else [p for p in command.params if p.param_type_name == "option" and not p.hidden]
    return [*(Offer(o.opts[-1], o.help or "") for o in options), Offer("--help")]


def _without_folder(words: Sequence[str]) -> tuple[Path, list[str]]:
    """The folder that -C names, before or behind the command, and the words without it."""
    folder, rest = Path(), list(words)
    for place, word in enumerate(words[:-1]):
        if word == "-C":
            folder = Path(words[place + 1]).expanduser()
            rest = [*words[:place], *words[place + 2 :]]
    return folder, rest


def _words(shell: str) -> list[str]:
    """The words up to the cursor without the program's name; the last is the one being typed."""
    if shell == "bash":
        words = os.environ["COMP_WORDS"].split("\n")
        return _whole([_bare(word) for word in words[1 : int(os.environ["COMP_CWORD"]) + 1]])
    line = os.environ.get("_TYPER_COMPLETE_ARGS", "")
    words = _split(line)[1:]
    return words if words and not line[-1:].isspace() else [*words, ""]


def _whole(words: list[str]) -> list[str]:
    """Bash takes 理论学习@2 for three words."""
    joined: list[str] = []
    for word in words:
        if joined and (word == _BREAKS_WORDS or joined[-1].endswith(_BREAKS_WORDS)):
            joined[-1] += word
        else:
            joined.append(word)
    return joined or [""]


def _split(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError:  # a quotation that is not closed yet
        return line.split()


def _bare(word: str) -> str:
    return "".join(_split(word)) if word else ""


def _printed(shell: str, offers: Sequence[Offer], typed: str) -> int:
    if shell == "bash":
        cut = len(typed.rpartition(_BREAKS_WORDS)[0])  # what stands before @ is not replaced, the @ is
        _print([offer.value[cut:] for offer in offers])
    elif shell == "zsh":
        listed = " ".join(f'"{_quoted(o.value)}":"{_quoted(o.about)}"' for o in offers)
        _print([f"_arguments '*: :(({listed}))'" if offers else "_files"])
    elif shell == "fish":
        if os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
            return 0 if offers else 1
        _print([f"{offer.value}\t{offer.about}" for offer in offers])
    else:
        _print([f"{offer.value}:::{offer.about or ' '}" for offer in offers])
    return 0


def _quoted(text: str) -> str:
    for mark, instead in (('"', '""'), ("'", "''"), ("$", "\\$"), ("`", "\\`"), (":", "\\\\:")):
        text = text.replace(mark, instead)
    return text


def _print(lines: Sequence[str]) -> None:
    print("\n".join(lines))  # noqa: T201
