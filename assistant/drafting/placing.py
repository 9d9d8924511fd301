"""Where a section goes that the outline lacks (补位): no fact is dropped for want of a place."""

from __future__ import annotations

from assistant.report.facts import FactSection, FactSheet
from assistant.report.report import CLOSING, OPENING
from assistant.report.template import Outline, OutlineNode, Template


def with_all_sections(outline: Outline, sheet: FactSheet, template: Template) -> Outline:
    """The outline with a place for every section that has facts.

    Work, and what is the township's own, goes behind the last work section, as a sibling of the work sections under the
    first grouping heading. Problems, plans and suggestions keep the template's order among themselves."""
    placed = {key for node in outline.nodes for key in node.keys} | {OPENING, CLOSING}
    lacking = [s for s in sheet.sections if s.key not in placed and s.usable]
    order = [spec.key for spec in template.sections]
    lacking.sort(key=lambda s: order.index(s.key) if s.key in order else len(order))
    nodes = list(outline.nodes)
    for section in lacking:
        _put(nodes, section, template)
    return Outline(outline.name, outline.about, tuple(nodes))


def _put(nodes: list[OutlineNode], section: FactSection, template: Template) -> None:
    spec = template.spec(section.key)
    at, like = _among_work(nodes, template) if spec is None or spec.grouped else _in_order(nodes, section.key, template)
    heading = "" if spec else section.title
    nodes.insert(at, OutlineNode(like.level, heading, (section.key,), like.run_in))


def _among_work(nodes: list[OutlineNode], template: Template) -> tuple[int, OutlineNode]:
    """Behind which place work goes, and a sibling to be like. Never under a section that has text of its own."""
    work = [i for i, node in enumerate(nodes) if _is_work(node, template)]
    if not work:
        return 0, OutlineNode(1)
    like = nodes[_first_grouped(nodes, work)]
    fitting = [i + 1 for i in work if _may_hold(nodes[: i + 1], like.level)]
    return (fitting or [work[-1] + 1])[-1], like


def _first_grouped(nodes: list[OutlineNode], work: list[int]) -> int:
    """The first work section right under a grouping heading; in a flat outline the first work section."""
    grouped = [i for i in work if nodes[i].level > 1 and _may_hold(nodes[:i], nodes[i].level)]
    return grouped[0] if grouped else min(work, key=lambda i: nodes[i].level)


def _may_hold(before: list[OutlineNode], level: int) -> bool:
    """Whether a section of this level may stand here: at the top, or right under a heading that groups."""
    parent = next((node for node in reversed(before) if node.level < level), None)
    if parent is None:
        return level == 1
    return not parent.keys


def _in_order(nodes: list[OutlineNode], key: str, template: Template) -> tuple[int, OutlineNode]:
    """Behind the last ungrouped section that the template has before this one; else before the first that it has
    later; else at the end."""
    order = [spec.key for spec in template.sections]
    ungrouped = [i for i, node in enumerate(nodes) if node.keys and not _is_work(node, template)]
    earlier = [i for i in ungrouped if any(k in order and order.index(k) < order.index(key) for k in nodes[i].keys)]
    if earlier:
        return _behind(nodes, earlier[-1]), nodes[earlier[-1]]
    if ungrouped:
        return ungrouped[0], nodes[ungrouped[0]]
    return len(nodes), OutlineNode(1)


def _behind(nodes: list[OutlineNode], index: int) -> int:
    """The place behind a node and all that is of a deeper level under it."""
    following = range(index + 1, len(nodes))
    return next((i for i in following if nodes[i].level <= nodes[index].level), len(nodes))


def _is_work(node: OutlineNode, template: Template) -> bool:
    """Whether all of the node's sections report work. One of the township's own does."""
    specs = [template.spec(key) for key in node.keys]
    return bool(specs) and all(spec is None or spec.grouped for spec in specs)
