"""Clauses that name an effect (成效句): 提高了群众的满意度, 营造浓厚氛围, 使干部作风进一步好转."""

from __future__ import annotations

import re

_EFFECT = re.compile(
    r"^(?:(?:从而|进而|由此|使|让|为).{0,12})?(?:进一步|有效|切实|全面|不断|极大|显著|大大|有力|持续|着力|确保|力争|达到|取得|得到)*.{0,4}?"
    r"(?:提高|提升|增强|营造|弘扬|推动|促进|确保|实现|形成|夯实|筑牢|凝聚|激发|丰富|树立|奠定|巩固|坚定|满足|改善|优化|强化|赢得|受到|得到|取得|打下)"
)


def names_effect(clause: str) -> bool:
    """Whether a clause begins like one that names an effect."""
    return _EFFECT.match(clause) is not None


def names_consequence(clause: str) -> bool:
    """Whether a clause begins like one that names what came of it: 导致宣传效果不佳, 影响工作开展."""
    return clause.startswith(("导致", "致使", "造成", "影响", "不利于"))
