"""Meetings and campaigns (会议、学习教育) that a text names without marks: 党的二十届四中全会, 党史学习教育总结会议."""

from __future__ import annotations

import re

from assistant.language.span import Span

_NUMERAL = "[一二三四五六七八九十]"
_NUMBERED = re.compile(rf"(?:党的)?{_NUMERAL}{{1,3}}届(?:{_NUMERAL}中)?全会|党的(?:十{_NUMERAL}|二十)大")
_HEAD = re.compile(
    "学习教育|主题教育|教育实践活动"
    "|(?:总结|动员|部署|推进|表彰|工作|座谈|启动|现场)(?:大会|会议|会)|(?:会议|大会|座谈会|全会)(?=精神)"
)
_CAMPAIGNS = ("学习教育", "主题教育", "教育实践活动")
_LEFT = re.compile(
    "传达|学习(?!教育|强国)|召开|举办|举行|参加|贯彻(?!中央八项规定精神)|落实|开展|组织|围绕|结合|按照|根据|通过|推进|认真|深入(?!贯彻中央八项规定精神)|期间|以来"
    "|(?:抓|办|搞|做|开)好|抓(?:实|紧|牢)|全面|持续|扎实|推动|巩固|深化|发挥|集中|重点|专题|镇党委|乡党委|党委|党工委|我[镇乡]|县委|[了过在为对把将及与是的年月日次等]|中(?!央)"
)
_RUN = re.compile("[\u4e00-\u9fff]+\\Z")
_LONGEST, _SHORTEST = 30, 4


def events(text: str) -> tuple[Span, ...]:
    """Each with the words that tell it from others; a bare 工作会议 or 座谈会 is none. In reading order; the longer one where
    a name stands in another (党史学习教育 in 党史学习教育总结会议)."""
    spans = [Span(*match.span(), match[0]) for match in _NUMBERED.finditer(text)]
    for head in _HEAD.finditer(text):
        run = _RUN.search(text, max(0, head.start() - _LONGEST), head.start())
        if run:
            start = run.start() + max((cut.end() for cut in _LEFT.finditer(run[0])), default=0)
            if head.start() - start >= (2 if head[0] in _CAMPAIGNS else _SHORTEST):
                spans.append(Span(start, head.end(), text[start : head.end()]))
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)


def is_known_by_itself(text: str, event: Span) -> bool:
    """Whether it must rest on something: a plenum, a campaign, or a meeting whose 精神 is spoken of."""
    return (
        _NUMBERED.fullmatch(event.text) is not None
        or event.text.endswith(_CAMPAIGNS)
        or text.startswith("精神", event.end)
    )
