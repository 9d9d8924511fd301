"""The office's own exemplars as files (自有范文): listed beside the shipped ones, shown, written, removed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from assistant import resources
from assistant.errors import InputError
from assistant.store.atomic import replace_bytes
from assistant.store.failures import writing_to
from assistant.store.text_file import content_hash, read_text_file
from assistant.workflow.library import Library, own_exemplar_files

_UNFIT = re.compile(r"[^\w（）()·+-]+")
_LONGEST_NAME = 60


@dataclass(frozen=True)
class ExemplarFile:
    """An exemplar's file and its text as it stands."""

    name: str
    own: bool
    path: Path
    text: str


def exemplar_file(name: str, library: Library) -> ExemplarFile:
    """An own one or a shipped one. Raises InputError where there is none of that name."""
    path = _own_path(name, library)
    if path is not None:
        return ExemplarFile(name, own=True, path=path, text=read_text_file(path, "").text)
    shipped = resources.exemplar_files()
    if name in shipped:
        return ExemplarFile(name, own=False, path=shipped_path(name), text=shipped[name])
    raise InputError(f"没有范文“{name}”。", "assistant exemplars list 列出全部范文。")


def removable(name: str, library: Library) -> Path:
    """The file of an own exemplar. Raises InputError for a shipped one and for a name that there is none of."""
    path = _own_path(name, library)
    if path is not None:
        return path
    if name in resources.exemplar_files():
        raise InputError(f"范文“{name}”是程序自带的，不能删。", "只能删 assistant exemplars add 加入的范文。")
    raise InputError(f"没有范文“{name}”。", "assistant exemplars list 列出全部范文。")


def remove(path: Path) -> None:
    with writing_to(path):
        path.unlink(missing_ok=True)


def shipped_path(name: str) -> Path:
    return resources.data_root() / "exemplars" / f"{name}.md"


def fit_name(name: str, given: bool) -> str:
    """A name that a file may have: a file's own is made fit, one that was given is refused where it is not."""
    fit = _UNFIT.sub("-", name).strip("-")[:_LONGEST_NAME]
    if fit and (not given or fit == name):
        return fit
    raise InputError(
        f"“{name}”不能作范文的名称。" if given else "从文件名得不出范文的名称。",
        "请用 --name 写一个名称：汉字、字母、数字和“-”，不超过60个字。",
    )


def refuse_taken(names: Sequence[str], library: Library, *, overwrite: bool) -> None:
    """Raises InputError where a shipped exemplar or a shape has the name, or an own one that is not to be overwritten."""
    shapes = {shape.name for template in library.templates for shape in template.shapes}
    for name in names:
        if name in resources.exemplar_files() or name in shapes:
            raise InputError(f"“{name}”是程序自带的范文或提纲的名称，没有加入。", "请用 --name 换一个名称。")
        if _own_path(name, library) is not None and not overwrite:
            raise InputError(f"已有范文“{name}”，没有加入。", "请用 --name 换一个名称；要换掉原来的，加 --overwrite。")


def write_all(texts: Sequence[tuple[Path, str]]) -> None:
    """Writes the files, each at once; where one cannot be written, those that are new are taken back."""
    new: list[Path] = []
    try:
        for path, text in texts:
            with writing_to(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                old = path.read_bytes() if path.exists() else None
            replace_bytes(path, None if old is None else content_hash(old), text.encode("utf-8"))
            new += [path] if old is None else []
    except BaseException:
        for path in new:
            with suppress(OSError):
                path.unlink()
        raise


def _own_path(name: str, library: Library) -> Path | None:
    """Found by looking, so that no name leads out of the folder."""
    return next((path for path in own_exemplar_files(library.folder) if path.stem == name), None)
