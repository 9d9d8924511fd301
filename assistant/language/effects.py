"""Clauses that name an effect (成效句): 提高了群众的满意度, 营造浓厚氛围, 使干部作风进一步好转."""

from __future__ import annotations

import re
from operator import add

_EFFECT = re.compile(
    r"^(?:(?:从而|进而|由此|使|让|为).{0,12})?(?:进一步|有效|切实|全面|不断|极大|显著|大大|有力|持续|着力|确保|力争|达到|取得|得到)*.{0,4}?"
    r"(?:提高|提升|增强|营造|弘扬|推动|促进|确保|实现|形成|夯实|筑牢|凝聚|激发|丰富|树立|奠定|巩固|坚定|满足|改善|优化|强化|赢得|受到|得到|取得|打下)"
)
_RAISED = (
    "提高|提升|增强|推动|促进|确保|保证|保障|维护|巩固|夯实|筑牢|凝聚|激发|改善|优化|缓解|消除|避免|带动|净化|拉近|杜绝|扭转|解决|"
    "深化|增进|丰富|营造|弘扬|奠定|坚定|满足|赢得|强化|培养|树立|拓宽|拓展|助力|引领"
)
_STANDING = "氛围|格局|局面|合力|矩阵|体系|风尚|基础|根基|环境|风气|动力|活力|动能|力量|正能量|保障|依据|方向|贡献|光彩|欢乐|平台|好去处"
_QUALITY = "显著|明显|良好|突出|喜人|斐然|浓厚|高涨|提高|提升|增强|丰富|坚定|规范|改善|好转|加快|深入人心|向好|和谐|稳定|满意|顺畅|扎实|有力"
_DEGREE = "不仅|也|还|更|又|并|从而|进而|以|来|能够|切实|有效|极大|大大|进一步|不断|有力|着力|全面|积极|持续"
_REPORTED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?:[^，。]{{0,14}}?(?:{_DEGREE}){{1,3}}地?)?(?P<key>{_RAISED})",
        rf"(?P<key>{_RAISED})了",
        (
            r"(?P<key>得到|取得|受到|赢得|获得|收到)了?[^，。]{0,14}"
            r"(?:提高|提升|增强|改善|好评|成效|效果|认可|肯定|赞扬|赞誉|支持|欢迎|反馈|传承|进步)"
        ),
        rf"(?:日益|不断|明显|显著|大幅|更加|愈发|逐步|逐渐|进一步|稳步|持续)(?P<key>{_QUALITY})",
        r"(?:成效|效果|反响|收效|成果|效益)[^，。]{0,4}(?P<key>显著|良好|明显|突出|喜人|凸显)",
        r"(?:进展|运行|推进)(?P<key>顺利|良好|平稳)",
        r"为[^，。]{1,24}(?P<key>提供|奠定|打下|注入|增添|带来|做出|作出|创造|贡献)",
        rf"(?:形成|构建|营造|打造|凝聚|注入)(?:了|起|起了)?[^，。]{{0,16}}(?P<key>{_STANDING})",
        r"(?P<key>深受|好评|赞誉|受益匪浅|深入人心|广受)|(?P<drawn>吸引)了?[^，。]{0,4}(?:大量|众多|广大|不少)",
        r"^(?P<key>使(?![用命者馆])|让(?![利座步贤]))[^，。]{3}",
        r"^(?!受)[^，。]{0,10}?(?P<key>导致|致使|造成|影响|限制|制约|不利于)",
    )
)


_HINTS = frozenset(
    word[:2]
    for words in (
        _RAISED,
        _STANDING,
        _QUALITY,
        "得到|取得|受到|赢得|获得|收到|凸显|平稳|顺利|提供|打下|注入|增添|带来|做出|作出|创造|深受|好评|赞誉|受益|广受|吸引|导致|致使|造成|影响|限制|制约|不利",
    )
    for word in words.split("|")
)
"""The first two characters of every word that can name an effect; 使 and 让 begin a clause."""
_REACHED = re.compile(
    r"了|有效|切实|进一步|不断|极大|大大|显著|明显|有力|日益|更加|良好|不仅|^(?:以|使|让|为|导致|致使|造成|影响)|得到|受到|取得"
)


def names_effect(clause: str) -> bool:
    """Whether a clause begins like one that names an effect."""
    return _EFFECT.match(clause) is not None


def names_consequence(clause: str) -> bool:
    """Whether a clause begins like one that names what came of it: 导致宣传效果不佳, 影响工作开展."""
    return clause.startswith(("导致", "致使", "造成", "影响", "不利于"))


def effect_words(clause: str) -> tuple[str, ...]:
    """The words by which a clause names an effect or a consequence, wherever they stand in it: 丰富 in 群众文化生活日益丰富, 确保
    in 这些会议确保了工作质量. Empty where it names none."""
    if clause[:1] not in ("使", "让") and _HINTS.isdisjoint(map(add, clause, clause[1:])):
        return ()
    found = (match[match.lastgroup or 0] for pattern in _REPORTED if (match := pattern.search(clause)))
    return tuple(dict.fromkeys(found))


def insists(clause: str) -> bool:
    """Whether a clause speaks of an effect as reached or as more than before: 了, 有效, 进一步."""
    return _REACHED.search(clause) is not None
