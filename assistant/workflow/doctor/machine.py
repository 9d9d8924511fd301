"""This machine: the program, the fonts of the Word file, the disk, the editor (本机)."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shlex
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from assistant.config import PageSettings, cache_dir
from assistant.models.model_file import STARTER, has_starter
from assistant.workflow.doctor.lines import CheckLine, Figure, State, decimal

_LOW = 200 * 2**20
_ROLES = {
    "title_font": "标题",
    "body_font": "正文",
    "heading1_font": "一级标题",
    "heading2_font": "二级标题",
    "page_number_font": "页码",
    "latin_font": "数字和西文",
}
# Fonts under their names on all systems, those that look alike together: the first is what the standard's users expect.
_ALIKE = (
    ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "华文中宋", "STZhongsong"),
    ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "方正仿宋简体", "方正仿宋_GBK", "华文仿宋", "STFangsong"),
    ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "方正楷体简体", "方正楷体_GBK", "华文楷体", "STKaiti"),
    ("黑体", "SimHei", "方正黑体简体", "方正黑体_GBK", "华文黑体", "STHeiti"),
    ("宋体", "SimSun", "新宋体", "NSimSun", "方正书宋简体", "方正书宋_GBK", "华文宋体", "STSong"),
    ("Times New Roman", "Liberation Serif", "Nimbus Roman"),
)
_TWINS = (
    ("方正小标宋简体", "FZXiaoBiaoSong-B05S"),
    ("方正小标宋_GBK", "FZXiaoBiaoSong-B05"),
    ("仿宋_GB2312", "FangSong_GB2312"),
    ("仿宋", "FangSong"),
    ("楷体_GB2312", "KaiTi_GB2312"),
    ("楷体", "KaiTi"),
    ("黑体", "SimHei"),
    ("宋体", "SimSun"),
)
"""One font under two names."""


def program_line() -> CheckLine:
    try:
        version = importlib.metadata.version("township-report-assistant")
    except importlib.metadata.PackageNotFoundError:
        version = "开发版"
    found = (
        f"{version}，Python {platform.python_version()}，{platform.system()} {platform.machine()}，{os.cpu_count()}核"
    )
    return _line("program", "程序", "ok", found)


def font_lines(page: PageSettings, installed: frozenset[str]) -> Iterator[CheckLine]:
    """The fonts that are there, and those that are missing: what Word does without, and what to set."""
    if not installed:
        yield _line("fonts", "字体", "skipped", "看不到本机装了哪些字体")
        return
    wanted: dict[str, list[str]] = {}
    for setting in _ROLES:
        wanted.setdefault(getattr(page, setting), []).append(setting)
    missing = {font: settings for font, settings in wanted.items() if not _twins(font) & installed}
    there = [font for font in wanted if font not in missing]
    if there:
        yield _line("fonts", "字体", "ok", f"装了{'、'.join(there)}")
    if missing:
        yield _missing_line(missing, installed)


def _missing_line(missing: Mapping[str, Sequence[str]], installed: frozenset[str]) -> CheckLine:
    named = [f"{font}（{'、'.join(_ROLES[setting] for setting in settings)}）" for font, settings in missing.items()]
    found = (
        f"没有{'、'.join(named)}：在本机打开、打印，Word 用别的字体（多半是宋体）代替；"
        "文件里写的仍是原来的字体，在装了的电脑上照样。"
    )
    ways = ["请装上缺的字体：单位的正版字库，或者从装了的电脑上拷"]
    for font, settings in missing.items():
        stand_in = next((name for name in _alike(font) if name in installed), "")
        if stand_in:
            ways += [f"assistant config set page.{setting} {_quoted(stand_in)}" for setting in settings]
    return _line("fonts_missing", "字体", "warning", found, "；".join(ways))


def _twins(font: str) -> frozenset[str]:
    return frozenset({font, *(name for pair in _TWINS if font in pair for name in pair)})


def _alike(font: str) -> tuple[str, ...]:
    return next((names for names in _ALIKE if font in names), ())


def disk_lines(workspace: Path | None) -> Iterator[CheckLine]:
    """Room where the reports and the model lie, and whether the cache can be written."""
    place = workspace or Path.cwd()
    yield _room_line(place)
    yield _cache_line(cache_dir())


def _room_line(folder: Path) -> CheckLine:
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return _line("disk", "磁盘", "warning", f"看不到 {folder} 还剩多少空间")
    figures = (Figure("free_bytes", str(free)),)
    if not os.access(folder, os.W_OK):
        return _line("disk", "磁盘", "error", f"{folder} 不能写", "请检查文件夹的权限，或者换一个文件夹。", figures)
    if free < _LOW:
        return _line("disk", "磁盘", "warning", f"{folder} 只剩{_size(free)}", "请腾出空间。", figures)
    return _line("disk", "磁盘", "ok", f"{folder} 还剩{_size(free)}", figures=figures)


def _cache_line(cache: Path) -> CheckLine:
    existing = next((folder for folder in (cache, *cache.parents) if folder.exists()), Path(cache.anchor or "."))
    if not existing.is_dir() or not os.access(existing, os.W_OK):
        return _line(
            "cache_folder", "缓存文件夹", "error", f"{cache} 不能写", "请用环境变量 ASSISTANT_CACHE 指定别的文件夹。"
        )
    joined = (cache / STARTER.file_name).is_file()
    if joined or not has_starter(cache):
        return _line("cache_folder", "缓存文件夹", "ok", f"{cache}{'，小模型已经拼好' if joined else ''}")
    free = shutil.disk_usage(existing).free
    if free < STARTER.size + _LOW:
        found = f"{cache} 只剩{_size(free)}，小模型第一次用时要{_size(STARTER.size)}"
        return _line(
            "cache_folder", "缓存文件夹", "error", found, "请腾出空间，或者用环境变量 ASSISTANT_CACHE 指定别的文件夹。"
        )
    return _line("cache_folder", "缓存文件夹", "ok", f"{cache}，小模型第一次用时拼成一个文件，要{_size(STARTER.size)}")


def editor_line(environment: Mapping[str, str], known: Sequence[str]) -> CheckLine:
    """What `assistant edit` would open. `known` are the editors that are looked for where none is set."""
    variable = next((name for name in ("VISUAL", "EDITOR") if environment.get(name)), "")
    if variable:
        wanted = environment[variable]
        words = _words(wanted)
        if words and shutil.which(words[0]):
            return _line("editor", "编辑器", "ok", f"{wanted}（环境变量 {variable}）")
        return _line(
            "editor",
            "编辑器",
            "warning",
            f"环境变量 {variable} 写的 {wanted} 找不到",
            f"请改成装了的，例如 {variable}=nano。",
        )
    found = next((name for name in known if shutil.which(name)), "")
    if found:
        return _line("editor", "编辑器", "ok", f"{found}（没有设 EDITOR，用找到的第一个）")
    return _line(
        "editor",
        "编辑器",
        "note",
        "没有找到编辑器，assistant edit 用不了",
        "请设环境变量 EDITOR；也可以直接改 draft.md。",
    )


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command, posix=os.name != "nt")
    except ValueError:
        return []


def _quoted(text: str) -> str:
    return f"'{text}'" if " " in text else text


def _size(number: int) -> str:
    return f"{decimal(number / 2**30)} GB" if number >= 2**30 else f"{decimal(number / 2**20, 0)} MB"


def _line(
    topic: str, title: str, state: State, found: str, advice: str = "", figures: tuple[Figure, ...] = ()
) -> CheckLine:
    return CheckLine("machine", topic, title, state, found, advice, figures)
