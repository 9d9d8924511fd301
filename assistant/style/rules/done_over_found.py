"""More done than there was (整改多于发现): 发现问题9个，整改11个."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.language.numerals import half_width
from assistant.style.counting import at_least, exact, shown
from assistant.style.handled import handled
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.prose:
        for pair in handled(half_width(block.text)):
            whole, part = pair.whole, pair.part
            if part.value <= pair.in_all or not exact(block.text, whole) or not at_least(block.text, part):
                continue
            said = f"{pair.verb}{shown(part.value)}{part.unit}，多于{pair.found}的{shown(pair.in_all)}{whole.unit}。"
            fix = f"核对两个数；{pair.verb}的含以前遗留的，要分开写明。"
            yield manuscript.fault(block.passage, (whole.start, part.end), said, fix)


RULE = Rule(
    name="done-over-found",
    family="arithmetic",
    severity="error",
    title="整改多于发现、办结多于受理、采用多于投稿",
    source="《党政机关公文处理工作条例》第十九条：分析问题实事求是，表述准确（同一句里部分不大于全部）",
    failing=(
        "督查2轮，发现问题9个，整改11个。",
        "发现9处隐患，已整改到位十二处。",
        "受理群众诉求24件，办结26件。",
        "排查矛盾纠纷96件，化解98件。",
        "向县级以上媒体投稿38篇，采用41篇。",
        "征集意见建议20条，采纳22条。",
        "反馈问题6个，完成整改７个。",
        "发现问题9个，整改10余个。",
        "首轮发现问题27个，第二轮发现问题19个，两轮共整改47个。",
    ),
    passing=(
        "督查2轮，发现问题14个，已整改11个，余下3个9月底前完成。",
        "发现问题9个，连同上年遗留的整改11个。",
        "发现问题10余个，整改11个。",
        "排查阵地9处，整改11处。",
        "发现问题9个，带动各村整改同类问题30个。",
        "受理复议案件24件，办结26件（含上年结转3件）。",
        "反馈问题25个，分解任务80个，完成78个。",
        "受理群众诉求24件；化解矛盾纠纷26件。",
        "发现问题9个，整改9个，整改率100%。",
        "收集意见20条，解决问题25个。",
        "排查风险点11个，化解8个。",
        "首轮发现问题27个，第二轮发现问题19个，两轮共整改41个。",
        "1月至3月排查隐患12个，4月至6月发现隐患15个，合计整改24个。",
    ),
    check=_check,
)
