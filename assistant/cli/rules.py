"""assistant rules."""

from __future__ import annotations

import json

from assistant.cli.options import FormatOption, WorkspaceOption, is_json


def command(folder: WorkspaceOption = None, format_: FormatOption = "text") -> None:
    """列出核对的全部规则：名称、轻重、依据，各举一例。"""
    from assistant.provenance.rules import every_rule
    from assistant.style.rule import FAMILIES, example
    from assistant.terminal.findings_view import SEVERITIES

    del folder  # the same for every workspace; scripts may give -C to any command
    rules = every_rule()
    if is_json(format_):
        values = [
            {
                "name": rule.name,
                "family": rule.family,
                "severity": rule.severity,
                "title": rule.title,
                "source": rule.source,
                "wrong": (wrong := example(rule.failing[0]).text),
                # Where kind or period alone decide, an example may read like the wrong one.
                "right": next(text for given in rule.passing if (text := example(given).text) != wrong),
            }
            for rule in rules
        ]
        print(json.dumps({"rules": values}, ensure_ascii=False, indent=2))  # noqa: T201
        return
    lines = []
    for family, called in FAMILIES.items():
        lines.append(f"{called}（{family}）")
        for rule in (r for r in rules if r.family == family):
            wrong = " / ".join(example(rule.failing[0]).text.split("\n"))
            lines += [
                f"  {rule.name}：{rule.title}（{SEVERITIES[rule.severity]}）",
                f"    依据：{rule.source}",
                f"    例如：{wrong}",
            ]
        lines.append("")
    print("\n".join(lines).rstrip())  # noqa: T201
