"""A short report in order, head to foot: what the rules on a report's form show their cases on, each naming what is its own."""

from __future__ import annotations

_TITLE = "中共清河镇委员会关于2026年上半年意识形态工作情况的报告"
_RECIPIENT = "中共云岭县委宣传部："
_LEAD = "今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下："
_BODY = """\
一、工作开展情况
镇党委召开会议专题研究，明确责任分工。
二、下一步打算
镇党委召开会议专题研究，明确责任分工。
"""


def whole_report(*, title: str = _TITLE, recipient: str = _RECIPIENT, lead: str = _LEAD, signed: str = "") -> str:
    """The text of a report of two sections; `signed` is its issuer and date. A part that is empty is left out."""
    head = "".join(f"{line}\n" for line in (title, recipient, lead) if line)
    return f"{head}{_BODY}{signed}"
