"""Activities that nobody held, told beside what the facts have (添出来的活动): 通过读书会形式集中学习16次 for 集中学习16次.

Most words of such a clause are the facts' own, so that its weight says nothing. What tells is a listed activity that no fact
names in any words, and words of no fact right behind 通过, 邀请, 举办 and the like."""

from __future__ import annotations

import re

from assistant.language.activities import activities
from assistant.provenance.grounds import Grounds, content_mask

_MEANS = re.compile(r"(?:通过|以|采取|采用)(?P<what>[^，。]{2,30}?)(?:等|等多种)?(?:形式|方式|途径|载体)")
_MOSTLY_SUPPORTED = 0.7
_LEADS = re.compile("通过|借助|利用|依托|采取|邀请|联合|会同|结合|赴|走进|举办|举行|召开|(?P<verb>组织|开展|进行)")
_FOREIGN = re.compile("[.s“]?(?P<word>m[ms]{1,11})")
_A_NOUN = 3
"""Characters that are no verb of two (组织观看, 开展整治), which may well tell a fact in other words."""
_FORM = "会赛展课节"


def listed_activity(clause: str, words: str) -> str:
    """The activity by a name on our list of which `words`, everything that facts and front matter say, have nothing; empty
    for none."""
    return next((a.text for a in activities(clause) if not a.is_told_by(words)), "")


def foreign_activity(clause: str, grounds: Grounds) -> str:
    """The words of a clause that name an activity, or a way of holding one, and are no fact's; empty for none."""
    return _foreign_means(clause, grounds) or _behind_a_lead(clause, grounds)


def _foreign_means(clause: str, grounds: Grounds) -> str:
    means = _MEANS.search(clause)
    return means["what"] if means and grounds.weight_of(means["what"]).support <= _MOSTLY_SUPPORTED else ""


def _behind_a_lead(clause: str, grounds: Grounds) -> str:
    """Words that no fact has, where an activity or its means is named."""
    leads = list(_LEADS.finditer(clause))
    marks = grounds.marks(clause, content_mask(clause)) if leads else ""
    for lead in leads:
        run = _FOREIGN.match(marks, lead.end())
        word = clause[slice(*run.span("word"))] if run else ""
        if word and (not lead["verb"] or len(word) >= _A_NOUN or word[-1] in _FORM):
            return word
    return ""
