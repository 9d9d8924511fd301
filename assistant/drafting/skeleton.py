"""Drafting with no model at all (骨架稿): each bullet as one plain written sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting.plain_wording import plain_wording, with_verb, worded_facts
from assistant.drafting.plan import SectionTask
from assistant.drafting.wording import SkeletonRules
from assistant.report.facts import FrontMatter
from assistant.style.numbering import chinese_number

_OWN_SUBJECT = re.compile(
    r"^(?:镇|乡|村|县|各|全|党委|党政|书记|班子|机关|纪委|宣传|组织委员|组织办|党建办|文化站|派出所|司法所|综治|综合|妇联|团委|学校|宣讲队|志愿|"
    r"红白理事会|中心组|党支部|[\u4e00-\u9fff]{1,6}(?:牵头|负责|委员|书记|办|站|所|会|组|队|村|员)(?=[，、与对在开组向到]))"
)
_VERB = re.compile(
    r"^(?:向|集体|集中|专题|围绕|对|针对|与|为|开展|组织|召开|举办|制定|印发|签订|完成|发放|制作|推送|更新|评选|评出|建成|投入|监测|上报|排查|研究|督查|检查|配备|配强|落实|学习|学了|"
    r"纳入|形成|新建|新订|修订|改造|更换|换|清理|注销|受理|化解|调整|出台|编印|张贴|悬挂|播出|放映|放|聘请|选派|走访|慰问|报送|设立|成立|"
    r"树立|树立和践行|深入|办|讲|查|搞|订|发|拉|开|请|建|修|收|送|选|做)"
)


def plain_section(task: SectionTask, rules: SkeletonRules, front: FrontMatter) -> str:
    """The section's text: prose, or 一是…二是… where the section is a series; one paragraph, or one an item."""
    if task.form != "paragraph" and len(task.texts) > 1:
        items = [
            f"{chinese_number(min(n, 99))}是{plain_sentence(text, rules)}" for n, text in enumerate(task.texts, start=1)
        ]
        return ("\n" if task.form == "items" else "").join(items)
    texts = worded_facts(task.texts, rules, front)
    return _prose(texts, _subject(task, rules, front))


def plain_sentence(fact: str, rules: SkeletonRules, subject: str = "") -> str:
    """One bullet as one sentence: spoken wording replaced, a verb before a bare noun, full-width marks, a full stop.

    Figures, titles and names stand as in the bullet."""
    return _sentence(with_verb(plain_wording(fact, rules.wording), rules.verbs), subject)


def _sentence(worded: str, subject: str = "") -> str:
    text = worded.rstrip("。；;，, ")
    if subject and wants_subject(text):
        text = subject + text
    return f"{text}。"


def _prose(worded: Sequence[str], subject: str) -> str:
    """The section's first sentence gets the subject, unless it has one; those that follow share it."""
    return "".join(_sentence(fact, "" if n else subject) for n, fact in enumerate(worded))


def _subject(task: SectionTask, rules: SkeletonRules, front: FrontMatter) -> str:
    pattern = next((rules.subjects[key] for key in task.keys if key in rules.subjects), "")
    return pattern.format(committee=front.committee, self_name=front.self_name)


def wants_subject(text: str) -> bool:
    return bool(_VERB.match(text)) and not _OWN_SUBJECT.match(text)
