"""Sections in reading order put under one another by their levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.report.imported import ImportedHeading, ImportedSection, Passage


@dataclass(frozen=True)
class Node:
    """A heading and the paragraphs up to the next one."""

    heading: ImportedHeading
    paragraphs: tuple[Passage, ...] = ()
    keys: tuple[str, ...] = ()


def tree(nodes: Sequence[Node]) -> tuple[ImportedSection, ...]:
    """Each node below the last one before it of a higher level; however deep."""
    waiting: list[list[ImportedSection]] = [[]]
    open_nodes: list[Node] = []
    for node in nodes:
        while open_nodes and open_nodes[-1].heading.level >= node.heading.level:
            _close(open_nodes, waiting)
        open_nodes.append(node)
        waiting.append([])
    while open_nodes:
        _close(open_nodes, waiting)
    return tuple(waiting[0])


def _close(open_nodes: list[Node], waiting: list[list[ImportedSection]]) -> None:
    node, below = open_nodes.pop(), waiting.pop()
    waiting[-1].append(ImportedSection(node.heading, node.keys, node.paragraphs, tuple(below)))
