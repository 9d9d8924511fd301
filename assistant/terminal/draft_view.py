"""Drafting as the clerk sees it: the section at hand streams; without a terminal, one line a section."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from typing import TextIO

from assistant.drafting.pipeline import Failed, Finished, Repairing, Restarted, Started, Written
from assistant.report.draft import GatedSection
from assistant.report.finding import Finding
from assistant.workflow.events import CarriedEdits, DraftEvent, Note, Saved, SectionFinding, Summary, Uncovered

_AGAIN = "下一步：再运行一次 assistant draft，只写没写成的。"


class DraftView:
    """Talk goes to `talk` (stderr). `live` streams the text of the first unfinished section in reading order."""

    def __init__(
        self, titles: Sequence[str], talk: TextIO, *, live: bool, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._titles = list(titles)
        self._talk = talk
        self._live = live
        self._clock = clock
        self._begun: dict[str, float] = {}
        self._texts: dict[str, str] = {}
        self._ended: dict[str, str] = {}
        self._shown = 0
        self._headed = ""
        self._printed = ""

    def show(self, event: DraftEvent) -> None:
        if isinstance(event, Note) and event.title in self._titles:
            self._ended[event.title] = f"· {event.text}"
        elif isinstance(event, Note):
            self._line(f"· {event.text}")
        elif isinstance(event, Started):
            self._begun[event.job.task.title] = self._clock()
            self._texts.setdefault(event.job.task.title, "")
        elif isinstance(event, Written):
            self._texts[event.job.task.title] += event.text
        elif isinstance(event, Restarted):
            self._restart(event.job.task.title, event.reason)
        elif isinstance(event, Repairing):
            self._restart(event.job.task.title, f"{event.reason}，请模型改一遍")
        elif isinstance(event, Saved) and event.section.origin != "template":
            self._ended[event.title] = self._saved_line(event)
        elif isinstance(event, Failed):
            self._ended[event.job.task.title] = f"✗ {event.job.task.title}：没有写成。{event.error.message}"
        elif isinstance(event, Summary | Finished):
            pass
        self._advance()

    def _advance(self) -> None:
        """Shows the section at hand as far as it has come, and goes on to the next one once it is on disk."""
        while self._shown < len(self._titles):
            title = self._titles[self._shown]
            if self._live and title in self._begun and title not in self._ended:
                self._head(title)
            if self._live and self._texts.get(title):
                self._stream(title)
            if title not in self._ended:
                return
            if self._printed:
                self._talk.write("\n")
            self._line(f"[{self._shown + 1}/{len(self._titles)}] {self._ended[title]}")
            self._shown += 1
            self._printed = ""

    def between(self, number: int) -> None:
        """One of several attempts at the section has ended; the next is shown from its beginning."""
        self.close()
        self._texts = dict.fromkeys(self._texts, "")
        self._headed = ""
        self._line(f"· 第{number}稿写好了")

    def close(self) -> None:
        """Ends the line that a stopped section left open."""
        if self._printed:
            self._talk.write("\n")
            self._printed = ""

    def _head(self, title: str) -> None:
        """The section's name as soon as it is begun: a small model reads half a minute before its first word."""
        if self._headed != title:
            self._line(f"── {title}")
            self._headed = title

    def _stream(self, title: str) -> None:
        self._head(title)
        text = self._texts[title]
        self._talk.write(text[len(self._printed) :])
        self._talk.flush()
        self._printed = text

    def _restart(self, title: str, reason: str) -> None:
        if self._live and self._printed and self._titles[self._shown] == title:
            self._talk.write("\n")
        self._printed, self._texts[title] = "", ""
        self._headed = ""
        self._line(f"· {title}：{reason}")

    def _saved_line(self, event: Saved) -> str:
        section = event.section
        parts = [f"{len(section.text)}字"]
        if section.marked:
            parts.append(f"待核实{len(section.marked)}处：{'、'.join(section.marked)}")
        if section.added:
            parts.append(f"补要点{len(section.added)}条")
        corrected = sum(finding.rule == "corrected" for finding in section.findings)
        if corrected:
            parts.append(f"改正{corrected}处")
        if section.cut:
            parts.append(f"删空话{len(section.cut)}处")
        if event.title in self._begun:
            parts.append(f"{self._clock() - self._begun[event.title]:.1f}秒")
        return "\n".join([f"✓ {event.title}：{'，'.join(parts)}", *map(_finding_line, section.findings)])

    def _line(self, text: str) -> None:
        self._talk.write(text + "\n")
        self._talk.flush()


def _finding_line(finding: Finding) -> str:
    """What the gate found, under the section's line."""
    if finding.rule == "added":
        return f"    补上第{finding.line}行的要点：{finding.excerpt}"
    if finding.rule in ("empty-tail", "corrected", "replaced"):
        return f"    {finding.message}"
    line = f"第{finding.line}行的要点：" if finding.line else ""
    excerpt = f"（{finding.excerpt}）" if finding.excerpt not in finding.message else ""
    return f"    {'待核实：' if finding.rule == 'untraced' else ''}{line}{finding.message}{excerpt}{finding.fix}"


def summary_text(summary: Summary, draft: str) -> str:
    """The result, for stdout: what was done, what is open, what comes next."""
    idle = not (summary.drafted or summary.failed or summary.set_aside)
    lines = [_written_line(summary, draft, idle=idle)]
    if summary.kept and not idle:
        lines.append(f"已有的没有动：{'、'.join(summary.kept)}")
    if summary.left_out:
        lines.append(f"没有要点，没有写：{'、'.join(summary.left_out)}")
    if summary.pending:
        lines.append(f"必写而没有要点，已标【待补】：{'、'.join(summary.pending)}")
    marked = [f"{s.heading}（{'、'.join(s.marked)}）" for s in summary.drafted if s.marked]
    if marked:
        lines.append(f"有待核实的数字：{'；'.join(marked)}")
    added = sum(len(s.added) for s in summary.drafted)
    if added:
        lines.append(f"模型漏写、程序补上的要点：{added}条")
    lines += _failed_lines(summary)
    if summary.set_aside:
        lines.append(f"起草时有人写了，没有动，新写的在历史记录里：{'、'.join(summary.set_aside)}")
    lines += [_renewed_line(one) for one in summary.renewed]
    opposed = [f.finding for f in summary.findings if f.finding.rule == "contradiction"]
    lines += [f"facts.md 第{f.line}行：{f.message}" for f in opposed]
    lines += [f"facts.md 第{u.line}行的要点不在正文里：{u.fact}（{u.section}）" for u in summary.not_covered]
    lines += _usage_lines(summary)
    lines.append(_next_step(summary, marked))
    return "\n".join(lines)


def _renewed_line(one: CarriedEdits) -> str:
    """What became of the hand edits of a section that was drafted again."""
    parts = [f"手改的{one.kept}句原样保留"] if one.kept else []
    parts += [f"你删去的{len(one.deleted)}句没有再写"] if one.deleted else []
    parts += [f"位置请看一下：{'；'.join(one.displaced)}"] if one.displaced else []
    parts += [f"{one.conflicts}处手改和新稿冲突，两种写法都在 draft.md 里"] if one.conflicts else []
    return f"{one.section}：{'，'.join(parts) or '没有手改'}"


def _written_line(summary: Summary, draft: str, *, idle: bool) -> str:
    if idle:
        return f"没有要写的章节，{draft} 里的都没有动"
    if not summary.drafted:
        return "一节也没有写成"
    return f"写好{len(summary.drafted)}节，在 {draft}"


def _failed_lines(summary: Summary) -> list[str]:
    """One line for each reason, however many sections it stopped."""
    titles: dict[str, list[str]] = {}
    for title, error in summary.failed:
        titles.setdefault(error.message, []).append(title)
    lines = [f"没有写成：{'、'.join(names)}。{message}" for message, names in titles.items()]
    return lines + ([f"还没有写：{'、'.join(summary.untried)}"] if summary.untried else [])


def _usage_lines(summary: Summary) -> list[str]:
    if not summary.calls:
        return []
    usage, later = summary.usage, summary.later
    about = "约" if usage.estimated else ""
    line = f"用时{summary.seconds:.0f}秒；词元：提示{about}{usage.prompt}，写出{about}{usage.completion}"
    if later.prompt:
        share = 100 * later.cached / later.prompt
        fresh = (later.prompt - later.cached) / max(summary.calls - 1, 1)
        line += f"；第二节起{share:.0f}%的提示取自缓存，每节新读{fresh:.0f}个"
    return [line]


def _next_step(summary: Summary, marked: Sequence[str]) -> str:
    if summary.failed:
        remedy = summary.failed[0][1].next_step
        return f"下一步：{remedy}\n改好后再运行一次 assistant draft，只写没写成的。" if remedy else _AGAIN
    if any(one.conflicts for one in summary.renewed):
        return "下一步：在 draft.md 里的 <<<<<<< 和 >>>>>>> 之间选一种写法，删去这几行标记，再运行 assistant export。"
    if summary.not_covered:
        return (
            "下一步：把不在正文里的要点写进这一节，或者用 assistant redraft 章节 重写，手改的句子保留"
            "（锁定的先解锁）；不用写的，在要点后面注明 <!-- 不写入 -->。"
        )
    if any(f.finding.rule == "contradiction" for f in summary.findings):
        return (
            "下一步：查原始记录，改正 facts.md 里数字对不上的要点，再运行 assistant draft，只重写那一节；"
            "若不是同一件事，请在要点里写明各自的范围。"
        )
    if marked or summary.pending:
        return "下一步：在 draft.md 里处理【待核实】【待补】，再运行 assistant export。"
    return "下一步：通读 draft.md，改好后运行 assistant export 导出 Word 文件。"


def sections_as_values(sections: Sequence[GatedSection]) -> list[dict[str, object]]:
    """For --format json."""
    return [
        {
            "keys": list(s.keys),
            "heading": s.heading,
            "origin": s.origin,
            "characters": len(s.text),
            "marked": list(s.marked),
            "added": list(s.added),
            "cut": list(s.cut),
        }
        for s in sections
    ]


def renewed_as_values(renewed: Sequence[CarriedEdits]) -> list[dict[str, object]]:
    """For --format json."""
    return [
        {
            "section": one.section,
            "kept": one.kept,
            "displaced": list(one.displaced),
            "deleted": list(one.deleted),
            "conflicts": one.conflicts,
        }
        for one in renewed
    ]


def uncovered_as_values(facts: Sequence[Uncovered]) -> list[dict[str, object]]:
    """For --format json."""
    return [{"file": u.file, "line": u.line, "section": u.section, "fact": u.fact} for u in facts]


def findings_as_values(findings: Sequence[SectionFinding]) -> list[dict[str, object]]:
    """For --format json."""
    return [
        {
            "file": f.finding.file,
            "line": f.finding.line,
            "section": f.section,
            "rule": f.finding.rule,
            "severity": f.finding.severity,
            "excerpt": f.finding.excerpt,
            "message": f.finding.message,
            "fix": f.finding.fix,
        }
        for f in findings
    ]


def is_terminal(stream: TextIO | None = None) -> bool:
    return (stream or sys.stderr).isatty()
