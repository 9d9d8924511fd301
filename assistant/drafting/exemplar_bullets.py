"""The bullets (要点) of an exemplar's sections: by rule from the sentences that have figures, or as a model lists them.

Either way every figure of the section stands in a bullet and every figure of a bullet in the section, or there are none."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.drafting.json_reply import json_in
from assistant.language.equality import equal
from assistant.language.names import titles
from assistant.language.quantities import figures
from assistant.language.quantity import Quantity
from assistant.language.sentences import sentences
from assistant.provenance.coverage import uncovered
from assistant.provenance.figure_trace import trace_figures
from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.name_trace import trace_names
from assistant.report.facts import FrontMatter

Origin = Literal["", "rule", "model"]
SCHEMA = json.dumps(
    {
        "type": "object",
        "properties": {"bullets": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 40}},
        "required": ["bullets"],
        "additionalProperties": False,
    }
)
"""What the model's reply must be, as JSON schema."""
_LONGEST, _MOST = 300, 40
_SERIES = re.compile("^[一二三四五六七八九十]{1,3}是")
_SINCE = re.compile("^(?:今年以来|半年来|上半年以来|今年上半年|今年)，")
_ACTS = (
    "组织|开展|召开|举办|举行|专题|研究|制定|制订|修订|出台|印发|签订|与|对|向|围绕|投入|投稿|发放|更新|建立|成立|累计|共|现有|配备|安排|新建|建成|"
    "完成|坚持|积极|认真|通过|利用|依托|先后|已|将|听取|审定|部署|学习|排查|清理|检查|督查|设立|推进|落实|深入|严格|及时|邀请|选派|推荐|评选|培训|宣传|发布|推送|"
    "制作|走访|慰问|化解|处置|上报|报送|购置|设置|收集|新订|刊发|讲|办理|聘请|购买|列支|拨付|改造|修缮|悬挂|张贴|播放|放映|打造|发动|动员|引导"
)


@dataclass(frozen=True)
class Bullets:
    """`texts` may be empty: then `why` says in Chinese what was wanting. `refused` are bullets of the model that the text
    does not bear out."""

    texts: tuple[str, ...] = ()
    origin: Origin = ""
    why: str = ""
    refused: tuple[str, ...] = ()


def bullets_by_rule(text: str, front: FrontMatter) -> Bullets:
    """A bullet for each sentence with a figure or a 《title》, cut to a bullet's form. `text` is a section's paragraphs, one
    a line."""
    if not _counted(text, front):
        return Bullets(why="没有数字")
    cut = [_as_bullet(s.text, front) for s in sentences(text) if figures(s.text) or titles(s.text)]
    for texts in (cut, [_bare(s.text) for s in sentences(text) if figures(s.text)]):
        bullets = tuple(dict.fromkeys(bullet for bullet in texts if bullet))
        if bullets and all_figures_agree(bullets, text, front):
            return Bullets(bullets, "rule")
    return Bullets(why="数字拆开以后对不上正文")


def bullets_from_reply(reply: str, text: str, front: FrontMatter) -> Bullets:
    """The model's bullets that the section bears out; those of the rule where the reply is not in the schema's form or the
    bullets that are left lack a figure of the section."""
    by_rule = bullets_by_rule(text, front)
    listed = parse_bullets(reply)
    if listed is None:
        return Bullets(by_rule.texts, by_rule.origin, by_rule.why or "模型的回复不合格式，按规则列")
    section = Ledger(facts=(Source("正文", text),))
    wrong = {n for n, bullet in enumerate(listed) if not _is_borne_out(bullet, section)} | set(uncovered(listed, text))
    kept = tuple(dict.fromkeys(bullet for n, bullet in enumerate(listed) if n not in wrong))
    refused = tuple(listed[n] for n in sorted(wrong))
    if kept and all_figures_agree(kept, text, front):
        return Bullets(kept, "model", refused=refused)
    return Bullets(by_rule.texts, by_rule.origin, by_rule.why or "模型列的要点缺数字，按规则列", refused)


def _is_borne_out(bullet: str, section: Ledger) -> bool:
    """Whether the section has every figure and name of a bullet."""
    return all(figure.sourced for figure in trace_figures(bullet, section)) and all(
        name.allowed for name in trace_names(bullet, section)
    )


def parse_bullets(reply: str) -> tuple[str, ...] | None:
    """The bullets of a reply {"bullets": ["…"]}; None for anything else."""
    value = json_in(reply)
    listed = value.get("bullets") if isinstance(value, dict) and set(value) == {"bullets"} else None
    if not isinstance(listed, list) or not 1 <= len(listed) <= _MOST or not all(isinstance(b, str) for b in listed):
        return None
    bullets = tuple(bullet.strip().rstrip("。；") for bullet in listed)
    good = all(0 < len(bullet) <= _LONGEST and bullet.isprintable() for bullet in bullets)
    return bullets if good else None


def all_figures_agree(bullets: Sequence[str], text: str, front: FrontMatter) -> bool:
    """Whether each figure of the text stands in a bullet, the report's own period aside, and each of a bullet in the text."""
    ours = [q for bullet in bullets for q in figures(bullet)]
    theirs = figures(text)
    period = _period(front)
    return all(any(equal(q, other) for other in (*ours, *period)) for q in theirs) and all(
        any(equal(q, other) for other in theirs) for q in ours
    )


def _as_bullet(sentence: str, front: FrontMatter) -> str:
    """二是镇党委召开会议2次。 → 召开会议2次."""
    bullet = _SERIES.sub("", _bare(sentence))
    for lead in (front.period, front.term, f"{front.period[:5]}{front.term}"):
        if lead and bullet.startswith(f"{lead}，"):
            bullet = bullet[len(lead) + 1 :]
            break
    bullet = _SINCE.sub("", bullet)
    subjects = "|".join(
        re.escape(s) for s in sorted({front.committee, front.self_name, "镇党委", "乡党委", "我镇", "我乡"})
    )
    return re.sub(f"^(?:{subjects})(?={_ACTS})", "", bullet).strip()


def _bare(sentence: str) -> str:
    return sentence.strip().rstrip("。；;：:！!，, ")


def _counted(text: str, front: FrontMatter) -> bool:
    """Whether the section counts anything beside its period."""
    period = _period(front)
    return any(not any(equal(q, other) for other in period) for q in figures(text))


def _period(front: FrontMatter) -> list[Quantity]:
    return [q for text in (front.period, front.term, front.period[:5]) for q in figures(text)]
