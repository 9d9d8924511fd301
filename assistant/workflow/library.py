"""What the installation and the office bring (书架): templates, exemplars, the wording of the prompts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from tomllib import TOMLDecodeError

from assistant import resources
from assistant.config import exemplar_dir
from assistant.drafting.wording import Wording, parse_wording
from assistant.errors import ConfigError, InputError
from assistant.report.exemplar import Exemplar
from assistant.report.exemplar_markdown import parse_exemplar
from assistant.report.template import Outline, Template
from assistant.report.template_toml import parse_template

_WORDING_FILES = (
    "system.md",
    "context.md",
    "section.md",
    "redraft.md",
    "repair.md",
    "headings.md",
    "bullets.md",
    "sorting.md",
    "forms.toml",
    "connectives.toml",
    "skeleton.toml",
)


@dataclass(frozen=True)
class BrokenExemplar:
    """An exemplar of the office's own that cannot be read; `message` says why."""

    name: str
    path: Path
    message: str


@dataclass(frozen=True)
class Library:
    """`folder` holds the office's own exemplars. Exemplars are read when they are first asked for: most commands need none."""

    templates: tuple[Template, ...]
    folder: Path

    @property
    def exemplars(self) -> tuple[Exemplar, ...]:
        """The office's own, then the shipped; an own one stands for a shipped one of the same name."""
        own = tuple(e for e in self._own if isinstance(e, Exemplar))
        names = {path.stem for path in own_exemplar_files(self.folder)}
        return (*own, *(e for e in _shipped_exemplars() if e.name not in names))

    @property
    def broken(self) -> tuple[BrokenExemplar, ...]:
        """The office's own exemplars that are skipped."""
        return tuple(e for e in self._own if isinstance(e, BrokenExemplar))

    @cached_property
    def _own(self) -> tuple[Exemplar | BrokenExemplar, ...]:
        return tuple(_own_exemplar(path) for path in own_exemplar_files(self.folder))

    def template(self, name: str) -> Template:
        """Raises ConfigError listing the templates there are."""
        found = next((t for t in self.templates if t.name == name), None)
        if found is None:
            names = "、".join(t.name for t in self.templates)
            raise ConfigError(f"没有模板“{name}”。", f"可用的有 {names}；assistant templates 列出说明。")
        return found

    def outline(self, template: Template, name: str) -> Outline:
        """A shape of the template or an exemplar's. Raises ConfigError listing what there is."""
        if not name:
            return template.shapes[0]
        shape = template.shape(name)
        if shape is not None:
            return shape
        exemplar = next((e for e in self.exemplars if e.name == name), None)
        if exemplar is not None:
            return exemplar.outline
        broken = next((b for b in self.broken if b.name == name), None)
        if broken is not None:
            raise ConfigError(f"范文“{name}”用不了：{broken.message}", f"请改正 {broken.path}，或者换一个提纲。")
        shapes = "、".join(s.name for s in template.shapes)
        names = "、".join(e.name for e in self.exemplars)
        raise ConfigError(f"没有提纲“{name}”。", f"可用的有 {shapes}；也可以照范文：{names}。")


def library() -> Library:
    """What the installation brings, with the office's own exemplars as they lie in their folder now."""
    return Library(_templates(), exemplar_dir())


def own_exemplar_files(folder: Path) -> tuple[Path, ...]:
    """The files of the office's own exemplars, by name; a folder that is not there has none."""
    try:
        return tuple(sorted(path for path in folder.glob("*.md") if not path.name.startswith(".")))
    except OSError:  # a settings folder that may not be looked into holds none for this user
        return ()


@cache
def _templates() -> tuple[Template, ...]:
    return tuple(parse_template(text, name) for name, text in resources.template_files().items())


@cache
def _shipped_exemplars() -> tuple[Exemplar, ...]:
    return tuple(parse_exemplar(text, name) for name, text in resources.exemplar_files().items())


def _own_exemplar(path: Path) -> Exemplar | BrokenExemplar:
    """A broken file is never a reason not to draft."""
    from assistant.store.classification import refuse_classified  # noqa: PLC0415  # the store loads sqlite3
    from assistant.store.text_file import read_text_file  # noqa: PLC0415

    try:
        text = read_text_file(path, "").text
        refuse_classified(text, str(path))
        return replace(parse_exemplar(text, path.stem), own=True)
    except InputError as error:
        return BrokenExemplar(path.stem, path, error.message)


@cache
def wording() -> Wording:
    """The wording of prompts/. Raises ConfigError where a file is broken."""
    try:
        return parse_wording({name: resources.prompt_text(name) for name in _WORDING_FILES})
    except (KeyError, TOMLDecodeError, AttributeError) as error:
        raise ConfigError(f"prompts 里的文件不对：{error}。", "请改正，或者重新安装。") from error
