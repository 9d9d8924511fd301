"""The reminder for the work group (催报): who has not sent, what is not filled in. It is copied by hand, never sent."""

from __future__ import annotations

from assistant.report.collecting.summing import Summary


def reminder(summary: Summary, period: str, subject: str) -> str:
    """The text; empty where everything is there. It sets no deadline: that is for the clerk to add."""
    partly = _partly(summary)
    if not summary.missing and not partly:
        return ""
    lines = [f"各村、社区：{period}{subject}数据表"]
    if summary.missing:
        lines[0] += f"还差{len(summary.missing)}个没有报：{'、'.join(summary.missing)}。"
    else:
        lines[0] += "都收到了，还有几项没有填全。"
    lines += [f"{place}还有没填的：{'、'.join(names)}。" for place, names in partly.items()]
    return "\n".join([*lines, "请尽快填好发回来，没有发生的填0。辛苦大家！"])


def _partly(summary: Summary) -> dict[str, list[str]]:
    """Places that have sent some figures and not others."""
    found: dict[str, list[str]] = {}
    for total in summary.totals:
        for place in total.missing:
            if place not in summary.missing and total.indicator.name not in found.setdefault(place, []):
                found[place].append(total.indicator.name)
    return {place: found[place] for place in summary.places if found.get(place)}
