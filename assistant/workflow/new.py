"""A new workspace: facts.md with its front matter and every standard section, the questions as comments."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from assistant.report.template import SectionSpec, Template
from assistant.store.workspace import Workspace, create_workspace

FIELDS = {
    "township": "乡镇名称，例如 清河镇",
    "issuer": "发文机关，例如 中共清河镇委员会",
    "recipient": "主送机关，例如 中共云岭县委宣传部；汇报、总结一般不写",
    "kind": "报告 | 汇报 | 总结",
    "period": "例如 2026年上半年",
    "date": "签发日期 2026-07-03；未定可以空着",
    "as_of": "数据截至哪天 2026-06-15；可以空着",
    "notice": "来文依据，例如 《……》（云宣发〔2026〕3号）；没有就空着",
    "guidance": "例如 县委领导和县委宣传部指导；没有就空着",
    "template": "模板",
    "outline": "提纲：模板的一种，或范文的名称",
    "last_year": "去年同期的报告，例如 2025上半年.docx；没有就空着",
    "previous": "上一份报告；没有就空着",
}


def facts_text(template: Template, values: Mapping[str, str]) -> str:
    """The text of a new facts.md: front matter as given, then `## title` with the questions in a comment each."""
    given = {"kind": "报告", "template": template.name, "outline": template.shapes[0].name, **values}
    lines = ["---", *(_field(name, hint, given.get(name, "")) for name, hint in FIELDS.items()), _HOW_TO, "---", ""]
    for spec in template.sections:
        lines += [f"## {spec.title}", _questions(spec), ""]
    return "\n".join(lines)


def new_workspace(folder: Path, template: Template, values: Mapping[str, str]) -> Workspace:
    """Makes the folder and its facts.md. Raises WorkspaceError where one stands there already; nothing is overwritten."""
    return create_workspace(folder, facts_text(template, values))


# It stands in the front matter as a YAML comment: there the marks of the example can be shown as they are written.
_HOW_TO = """\
# ——怎样写要点——
# 写在下面各节里，一行一条，写清数字和单位；行尾可以注明出处：
#   - 开展集中学习16次，其中专题研讨4次  <!-- 来源：党委会记录3月12日 -->
# 行尾还可以写 <!-- 不写入 -->（只存档，不进正文，不给模型看）、<!-- 待补 -->（先不写）。
# 没有要点的章节空着；自己要加的章节，另起一行写 ## 名称。"""


def _field(name: str, hint: str, value: str) -> str:
    text = f'"{value}"' if any(c in value for c in ':#"') and '"' not in value else value
    return f"{name}: {text}".rstrip() + f"    # {hint}"


def _questions(spec: SectionSpec) -> str:
    questions = "\n".join(f"{n}. {q}" for n, q in enumerate(spec.questions, start=1))
    counted = f"\n常用单位：{spec.counted}" if spec.counted else ""
    return f"<!--\n{questions}{counted}\n-->"
