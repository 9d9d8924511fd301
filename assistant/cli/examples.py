"""Examples for the help of commands whose own description has none (例子): a line to type and what it does."""

from __future__ import annotations

from collections.abc import Mapping

Examples = tuple[tuple[str, str], ...]

EXAMPLES: Mapping[str, Examples] = {
    "new": (
        ("new 清河镇-2026上半年", "新建一个文件夹，里面有待填的 facts.md"),
        ("new 清河镇-2026上半年 --township 清河镇 --period 2026年上半年", "顺便填好文件头"),
    ),
    "draft": (
        ("draft", "边写边看，逐节采用"),
        ("draft --section 理论学习", "只写这一节"),
        ("draft --yes", "不提问，写完就结束"),
    ),
    "status": (("status", "各节的进度和下一步"), ("status -C 清河镇-2026上半年", "看别的文件夹里的一份")),
    "export": (
        ("export", "写成工作区里的 draft.docx"),
        ("export --review", "送审稿，供领导在纸上改"),
        ("export --against 送审稿.docx", "和送审稿的差别写成修订"),
    ),
    "pull": (
        ("pull 送审稿-改.docx", "把改过的收回 draft.md，先看再定"),
        ("pull 送审稿-改.docx --tracked ask", "修订逐处问"),
    ),
    "finish": (("finish", "写出 定稿.docx，冻结工作区"), ("finish --reopen", "还要改，重新打开")),
    "format": (("format 汇总稿.docx", "改好的另存一份"),),
    "rules": (("rules", "全部规则"),),
    "show": (("show 理论学习@2", "第2版的正文"), ("show study@2", "写 key 也行")),
    "undo": (("undo", "退回上一步"),),
    "redo": (("redo", "撤销错了，再做回来"),),
    "history": (
        ("history prune --keep 20 --days 90", "每节留20版，模型调用留90天"),
        ("history purge", "全部清除，先问一遍"),
    ),
    "outline": (("outline 去年半年.docx", "列出各级标题、在第几行"),),
    "templates": (("templates", "模板、提纲、规定章节和范文"),),
    "exemplars": (
        ("exemplars list", "都有哪些"),
        ("exemplars add 去年半年.docx", "把本单位的一份报告收作范文"),
        ("exemplars show 去年半年", "看收进来的样子"),
    ),
    "doctor": (("doctor", "查一遍，不对的说明怎样设"), ("doctor --write", "把测出来的写进用户配置")),
}


def example_rows(command: str) -> Examples:
    """The examples of a command, each as the whole line to type."""
    return tuple((f"assistant {line}", about) for line, about in EXAMPLES.get(command, ()))
