"""assistant templates."""

from __future__ import annotations

import json
import sys

from assistant.cli.options import FormatOption, WorkspaceOption, is_json


def command(folder: WorkspaceOption = None, format_: FormatOption = "text") -> None:
    """列出模板、各模板的提纲和规定章节，以及可以照着写的范文。"""
    from assistant.workflow.library import library

    del folder  # the same for every workspace; scripts may give -C to any command
    shelf = library()
    if is_json(format_):
        templates = [
            {
                "name": t.name,
                "about": t.about,
                "shapes": [{"name": s.name, "about": s.about} for s in t.shapes],
                "sections": [{"key": s.key, "title": s.title} for s in t.sections],
            }
            for t in shelf.templates
        ]
        exemplars = [{"name": e.name, "about": e.about, "template": e.front.template} for e in shelf.exemplars]
        print(json.dumps({"templates": templates, "exemplars": exemplars}, ensure_ascii=False, indent=2))  # noqa: T201
        return
    lines = []
    for template in shelf.templates:
        lines.append(f"模板 {template.name}：{template.about}")
        lines += [f"  提纲 {shape.name}：{shape.about}" for shape in template.shapes]
        lines.append("  章节 " + "、".join(f"{s.title}（{s.key}）" for s in template.sections))
        lines += [f"  范文 {e.name}：{e.about}" for e in shelf.exemplars if e.front.template == template.name]
        lines.append("")
    print("\n".join(lines).rstrip())  # noqa: T201
    for broken in shelf.broken:
        print(f"· 范文“{broken.name}”用不了：{broken.message}", file=sys.stderr)  # noqa: T201
