"""A series that has not as many items as it announces (条数与所说的不符): 做到三个坚持：一是…二是…."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule
from assistant.style.series import is_series


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for series in is_series(manuscript).series:
        if series.promised and series.last > 1 and series.promised != series.last:
            yield manuscript.fault(
                series.passage,
                (series.start, series.start + 2),
                f"前面说有{series.promised}项，“一是”起却数到{series.last}。",
                "请核对项数，或改写前面的说法。",
            )


RULE = Rule(
    name="announced-count",
    family="numbering",
    severity="info",
    title="“几个方面”与条数对不上",
    source="《标点符号用法》GB/T 15834-2011 附录B.3.7：“一是”“二是”等序次语；次序应当连贯",
    failing=(
        "一、工作开展情况\n镇党委做到三个坚持：一是坚持学用结合。二是坚持建管并重。",
        "一、工作开展情况\n主要抓了两个方面：\n一是抓学习。\n二是抓宣传。\n三是抓阵地。",
    ),
    passing=(
        "一、工作开展情况\n镇党委做到三个坚持：一是坚持学用结合。二是坚持建管并重。三是坚持防引结合。",
        "一、工作开展情况\n全镇共有三个方面军：干部、党员、群众。一是抓学习。二是抓宣传。",
    ),
    check=_check,
)
