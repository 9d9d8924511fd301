"""Templates as data: prompts/templates/<name>.toml read into a Template."""

from __future__ import annotations

import tomllib
from typing import Any

from assistant.errors import ConfigError
from assistant.report.facts import KINDS
from assistant.report.template import Outline, OutlineNode, SectionSpec, Template

_FORMS = ("paragraph", "series", "items")


def parse_template(text: str, name: str) -> Template:
    """A template from its TOML. Raises ConfigError naming the file and what is wrong in it."""
    file = f"prompts/templates/{name}.toml"
    try:
        data = tomllib.loads(text)
        template = Template(
            name=name,
            about=_text(data, "about"),
            subject=_text(data, "subject"),
            titles=_by_kind(data["titles"], "titles"),
            leads=_by_kind(data["leads"], "leads"),
            overview=_text(data, "overview"),
            closings=_by_kind(data["closings"], "closings"),
            sections=tuple(_spec(s) for s in data["sections"]),
            shapes=tuple(_shape(s) for s in data["shapes"]),
            phrases=_texts(data.get("phrases", {}), "allowed"),
        )
        _check(template)
        _check_patterns(template)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"模板 {file} 读不懂：{error}。", "请改正这一处。") from error
    except KeyError as error:
        raise ConfigError(f"模板 {file} 缺少 {error.args[0]}。", "请参照 ideology.toml 补上。") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise ConfigError(f"模板 {file} 不对：{error}。", "请参照 ideology.toml 改正。") from error
    return template


def _by_kind(values: dict[str, str], name: str) -> dict[str, str]:
    missing = [kind for kind in KINDS if kind not in values]
    if missing:
        raise ValueError(f"[{name}] 缺少 {'、'.join(missing)}")
    return {kind: _text(values, kind) for kind in KINDS}


def _spec(data: dict[str, Any]) -> SectionSpec:
    low, high = data.get("length", (120, 300))
    return SectionSpec(
        key=_text(data, "key"),
        title=_text(data, "title"),
        headings=_texts(data, "headings"),
        questions=_texts(data, "questions"),
        counted=_text(data, "counted", ""),
        length=(int(low), int(high)),
        form=data.get("form", "paragraph"),
        required=bool(data.get("required", False)),
        grouped=bool(data.get("grouped", True)),
        guidance=_text(data, "guidance", ""),
        words=_texts(data, "words"),
    )


def _shape(data: dict[str, Any]) -> Outline:
    nodes = tuple(
        OutlineNode(int(n["level"]), _text(n, "heading", ""), _texts(n, "keys"), bool(n.get("run_in", False)))
        for n in data["nodes"]
    )
    return Outline(_text(data, "name"), _text(data, "about"), nodes)


def _check_patterns(template: Template) -> None:
    """Every field in braces is one that the program fills."""
    fields = {"issuer": "", "township": "", "period": ""}
    for pattern, known in (
        *((title, fields) for title in template.titles.values()),
        (template.overview, {"topics": "", "committee": ""}),
    ):
        try:
            pattern.format(**known)
        except (KeyError, IndexError, ValueError):
            raise ValueError(f"“{pattern}”里只能用 {'、'.join(f'{{{name}}}' for name in known)}") from None


def _text(data: dict[str, Any], name: str, default: str | None = None) -> str:
    value = data[name] if default is None else data.get(name, default)
    if not isinstance(value, str):
        raise TypeError(f"{name} 应是文字")
    return value


def _texts(data: dict[str, Any], name: str) -> tuple[str, ...]:
    values = data.get(name, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError(f"{name} 应是一列文字")
    return tuple(values)


def _check(template: Template) -> None:
    keys = [s.key for s in template.sections]
    double = {k for k in keys if keys.count(k) > 1}
    if double:
        raise ValueError(f"章节 key 重复：{'、'.join(sorted(double))}")
    for spec in template.sections:
        if spec.form not in _FORMS:
            raise ValueError(f"章节 {spec.key} 的 form “{spec.form}”不认识，可用的有 {'、'.join(_FORMS)}")
    if not template.shapes:
        raise ValueError("至少要有一个提纲 [[shapes]]")
    for shape in template.shapes:
        if any(not 1 <= n.level <= 4 or not (n.heading or n.keys) for n in shape.nodes):
            raise ValueError(f"提纲 {shape.name} 里每一项要有 1 到 4 的 level，还要有 heading 或 keys")
        unknown = {k for n in shape.nodes for k in n.keys} - set(keys)
        if unknown:
            raise ValueError(f"提纲 {shape.name} 里的 {'、'.join(sorted(unknown))} 不是本模板的章节")
