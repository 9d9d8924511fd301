"""What the installation brings (书架): templates, exemplars, the wording of the prompts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from tomllib import TOMLDecodeError

from assistant import resources
from assistant.drafting.wording import Wording, parse_wording
from assistant.errors import ConfigError
from assistant.report.exemplar import Exemplar
from assistant.report.exemplar_markdown import parse_exemplar
from assistant.report.template import Outline, Template
from assistant.report.template_toml import parse_template

_WORDING_FILES = (
    "system.md",
    "context.md",
    "section.md",
    "headings.md",
    "forms.toml",
    "connectives.toml",
    "skeleton.toml",
)


@dataclass(frozen=True)
class Library:
    """The exemplars are read when they are first asked for: most commands need none."""

    templates: tuple[Template, ...]

    @cached_property
    def exemplars(self) -> tuple[Exemplar, ...]:
        return tuple(parse_exemplar(text, name) for name, text in resources.exemplar_files().items())

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
        shapes = "、".join(s.name for s in template.shapes)
        names = "、".join(e.name for e in self.exemplars)
        raise ConfigError(f"没有提纲“{name}”。", f"可用的有 {shapes}；也可以照范文：{names}。")


@cache
def library() -> Library:
    return Library(tuple(parse_template(text, name) for name, text in resources.template_files().items()))


@cache
def wording() -> Wording:
    """The wording of prompts/. Raises ConfigError where a file is broken."""
    try:
        return parse_wording({name: resources.prompt_text(name) for name in _WORDING_FILES})
    except (KeyError, TOMLDecodeError, AttributeError) as error:
        raise ConfigError(f"prompts 里的文件不对：{error}。", "请改正，或者重新安装。") from error
