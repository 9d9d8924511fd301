"""The front matter of facts.md and of exemplars: YAML between two `---` lines, every value text."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import fields
from difflib import get_close_matches
from functools import lru_cache

import yaml

from assistant.errors import InputError
from assistant.report.facts import KINDS, FrontMatter
from assistant.report.finding import Finding

ALIASES = {
    "乡镇": "township",
    "发文机关": "issuer",
    "主送机关": "recipient",
    "文种": "kind",
    "时段": "period",
    "日期": "date",
    "数据截至": "as_of",
    "标题": "title",
    "模板": "template",
    "提纲": "outline",
    "去年同期": "last_year",
    "上期报告": "previous",
    "通知": "notice",
    "指导": "guidance",
    "导语": "opening",
    "结尾": "closing",
    "附件": "attachments",
    "发文字号": "number",
    "文号": "number",
    "签发人": "signer",
    "自称": "self_name",
    "党委简称": "committee",
}
_OVERRIDES = {"self_name": "given_self_name", "committee": "given_committee"}
_KNOWN = ({f.name for f in fields(FrontMatter)} - {"extra", *_OVERRIDES.values()}) | set(_OVERRIDES)
_WITH_DEFAULT = {"kind", "template"}
_NOTICED_TOO_LATE = ("while scanning a simple key", "while scanning a quoted scalar")
_FULL_WIDTH_COLON = re.compile(r"^([^\S\n]*[\w\u4e00-\u9fff]+)：[^\S\n]*", re.MULTILINE)
_DATE = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")


def split_front_matter(text: str, file: str) -> tuple[str, int]:
    """The YAML between the first two `---` lines and the line number of the body's first line (from 1).

    Raises InputError where the first line is `---` and no second one follows. No front matter: ("", 1)."""
    lines = text.split("\n")
    if not lines or lines[0].lstrip("\ufeff").strip() != "---":
        _refuse_unopened(lines, file)
        return "", 1
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == "---":
            return "\n".join(lines[1 : number - 1]), number + 1
    raise InputError(f"{file} 第1行：文件头以 --- 开始，但没有结束的 ---。", "请在文件头最后一项下面补一行 ---。")


@lru_cache(maxsize=16)  # a sheet is read again after each line that is put into it
def parse_front_matter(source: str, file: str) -> FrontMatter:
    """Front matter as FrontMatter. Raises InputError with file and line for broken YAML, a field that stands twice, a
    wrong kind or date."""
    values = _load(_FULL_WIDTH_COLON.sub(r"\1: ", source), file)
    _refuse_doubled(source, file)
    known: dict[str, str] = {}
    extra: list[tuple[str, str]] = []
    for key, value in values.items():
        name = ALIASES.get(key, key)
        if name in _KNOWN and (value or name not in _WITH_DEFAULT):
            known[_OVERRIDES.get(name, name)] = value
        elif name in _KNOWN:
            continue
        else:
            extra.append((key, value))
    front = FrontMatter(**known, extra=tuple(extra))
    _check_kind(front, source, file)
    for name in ("date", "as_of"):
        _check_date(getattr(front, name), name, source, file)
    return front


def format_front_matter(front: FrontMatter) -> str:
    """The lines from --- to ---, what has no value left out. parse_front_matter gives the same front matter back, where
    values are single lines without control characters."""
    given = [(field.name, getattr(front, field.name)) for field in fields(FrontMatter) if field.name != "extra"]
    names = {field: name for name, field in _OVERRIDES.items()}
    values = [*front.extra, *((names.get(name, name), value) for name, value in given if value)]
    return "\n".join(["---", *(f"{name}: {yaml_value(value)}".rstrip() for name, value in values), "---", ""])


def yaml_value(value: str) -> str:
    """The value as YAML reads it back: in double quotes where it would be taken for something else."""
    plain = re.fullmatch(r"[\w](?:[\w./\\（）()·，。、；《》“”+\- ]*[\w）)”》])?", value)
    return value if plain or not value else json.dumps(value, ensure_ascii=False)


def line_of(source: str, name: str) -> int:
    """The line of facts.md on which a front matter key stands (the first `---` is line 1); 1 where it is absent."""
    names = {name} | {alias for alias, target in ALIASES.items() if target == name}
    for number, line in enumerate(source.split("\n"), start=2):
        if re.split(r"[:：]", line, maxsplit=1)[0].strip() in names:
            return number
    return 1


def has_field(source: str, name: str) -> bool:
    """Whether a front matter names the field, be it empty."""
    names = {name} | {alias for alias, target in ALIASES.items() if target == name}
    return any(re.split(r"[:：]", line, maxsplit=1)[0].strip() in names for line in source.split("\n") if line.strip())


def unknown_fields(front: FrontMatter, source: str, file: str) -> tuple[Finding, ...]:
    """A finding for each field that means nothing, with the name that comes nearest."""
    names = [*_KNOWN, *ALIASES]
    return tuple(
        Finding(
            "unknown-field",
            "warning",
            f"文件头里没有“{key}”这一项，不起作用。",
            line_of(source, key),
            excerpt=key,
            fix=f"是不是“{near[0]}”？"
            if (near := get_close_matches(key, names, 1))
            else "请核对名称，或者删去这一行。",
            file=file,
        )
        for key, _ in front.extra
    )


def _refuse_unopened(lines: list[str], file: str) -> None:
    """Raises InputError where the fields of a front matter stand at the top and the `---` above them is missing."""
    number, first = next(((n, line) for n, line in enumerate(lines, start=1) if line.strip()), (1, ""))
    name = re.split(r"[:：]", first.lstrip("\ufeff"), maxsplit=1)[0].strip()
    if re.search(r"[:：]", first) and ALIASES.get(name, name) in _KNOWN:
        raise InputError(
            f"{file} 第{number}行：文件头前面缺一行 ---。", "请在最上面补一行 ---，文件头最后一项下面也要有一行。"
        )


def _refuse_doubled(source: str, file: str) -> None:
    """Raises InputError for a field that stands twice, under one name or two: nobody knows which one counts."""
    seen: dict[str, int] = {}
    for number, line in enumerate(source.split("\n"), start=2):
        match = re.match(r"([\w\u4e00-\u9fff]+)\s*[:：]", line)
        if match is None:
            continue
        name = ALIASES.get(match[1], match[1])
        if name in seen:
            raise InputError(f"{file} 第{number}行：“{match[1]}”前面第{seen[name]}行已经写过。", "请删去其中一行。")
        seen[name] = number


def _load(source: str, file: str) -> dict[str, str]:
    try:
        loaded = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506  # BaseLoader builds text, lists, maps only
    except (yaml.YAMLError, RecursionError) as error:
        begun = getattr(error, "context", None) in _NOTICED_TOO_LATE
        mark = getattr(error, "context_mark" if begun else "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise InputError(
            f"{file} 第{line}行：文件头读不懂。", "每行应是“名称: 内容”，内容里有冒号或 # 时用引号括起来。"
        ) from error
    if loaded is None or loaded == "":
        return {}
    if not isinstance(loaded, dict):
        raise InputError(f"{file} 第2行：文件头读不懂。", "每行应是“名称: 内容”，例如 period: 2026年上半年。")
    for key, value in loaded.items():
        if not isinstance(key, str) or not isinstance(value, str):
            raise InputError(
                f"{file} 第{line_of(source, str(key))}行：{key} 应是一行文字。", "请把内容写在同一行，不用列表或缩进。"
            )
    return {key.strip(): value.strip() for key, value in loaded.items()}


def _check_kind(front: FrontMatter, source: str, file: str) -> None:
    if front.kind not in KINDS:
        raise InputError(
            f"{file} 第{line_of(source, 'kind')}行：文种“{front.kind}”不认识。", f"请写 {'、'.join(KINDS)} 之一。"
        )


def _check_date(value: str, name: str, source: str, file: str) -> None:
    if not value:
        return
    match = _DATE.fullmatch(value)
    try:
        if not match:
            raise ValueError(value)  # noqa: TRY301  # one message for both kinds of wrong date
        dt.date(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        raise InputError(
            f"{file} 第{line_of(source, name)}行：日期“{value}”不对。",
            "请写成 2026-07-03；日子未定写 2026-07，或者留空。",
        ) from None
