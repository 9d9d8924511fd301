"""Whatever a person does to a section that was drafted: drafting it again loses no sentence of theirs."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.gate import gate
from assistant.provenance.ledger import Ledger
from assistant.report.comments import without_comments
from assistant.report.draft_markdown import format_section, parse_draft, with_section
from assistant.report.facts import Fact
from assistant.report.report import Heading, Section
from assistant.store.records import SectionVersion
from assistant.workflow.carrying import Redone, Written, redone, written
from assistant.workflow.standing import identity_of

_FACTS = (
    "理论学习中心组学习12次，专题研讨4次",
    "干部撰写心得体会30余篇",
    "宣讲队进村入户宣讲46场，受众2300余人次",
    "3月15日召开学习推进会，21名村干部参加",
    "为9个村配送图书410册",
    "培训宣讲员17人，其中新聘任5人",
)
_OTHERS = {"46场": "47场", "410册": "420册", "17人": "19人", "30余篇": "40余篇"}
_PERSONS = (
    "镇领导每次都到场。",
    "宣讲队自编快板，讲了46场，2300余人次来听。",
    "心得体会写了30余篇，张贴在走廊里；",
    "其中柳溪村办得最好！",
    "图书送到了9个村，一共410册。<!-- 依据：配送单 -->",
    "下一年要再加把劲……",
    "（此处领导要求保留）",
    "群众说：“听得懂、记得住。”",
    "参加的有380人。<!-- 依据：签到表 -->",
    "一是抓学习，二是抓落实。",
    "新聘任的5人都是返乡大学生，培训宣讲员17人。<!-- 锁定 -->",
    "网址是 http://example.cn/a?b=1&c=2",
)
_COMMENTS = ("<!-- 依据：台账 -->", "<!-- 锁定 -->", "<!-- 请办公室再看 -->", " <!-- 依据：\n  会议记录 -->")
_RULES = shipped.wording().skeleton
_MANY = settings(max_examples=150, deadline=None)

edits = st.lists(
    st.tuples(
        st.sampled_from(["change", "add", "paragraph", "delete", "comment", "alone", "split", "swap"]),
        st.integers(0, 11),
        st.integers(0, len(_PERSONS) - 1),
    ),
    max_size=6,
)


def _task(texts):
    facts = tuple(Fact(text, "study", line=n, display=f"study.{n}") for n, text in enumerate(texts, start=1))
    return replace(shipped.task("study"), facts=facts)


def _drafted(task, text):
    section = gate(text, task, Ledger(()), _RULES)
    assert section is not None
    return section


def _version(section, task, deleted=()):
    return SectionVersion(
        section.keys,
        section.heading,
        without_comments(section.text),
        "model",
        facts=task.texts,
        kept=section.kept,
        deleted=deleted,
    )


def _edited(text: str, done) -> tuple[str, list[str]]:
    """The text as a person leaves it, and the sentences that are theirs."""
    parts = [s for s in re.split(r"(?<=[。；！])", text) if s]
    for kind, place, number in done:
        at = place % (len(parts) + 1)
        sentence = _PERSONS[number]
        if kind == "add" or not parts:
            parts.insert(at, sentence)
        elif kind == "paragraph":
            parts.insert(at, f"\n\n{sentence}\n\n")
        else:
            at = place % len(parts)
            if kind == "change":
                parts[at] = sentence
            elif kind == "delete":
                parts.pop(at)
            elif kind == "comment":
                parts[at] += _COMMENTS[number % len(_COMMENTS)]
            elif kind == "alone":
                parts.insert(at, "\n<!-- 这里要配照片 -->\n")
            elif kind == "split":
                parts.insert(at, "\n\n")
            else:
                parts[0], parts[at] = parts[at], parts[0]
    standing = "".join(parts).strip("\n")
    return standing, [p.strip() for p in parts if p.strip().startswith(tuple(_PERSONS))]


def _holds(text: str, sentence: str) -> bool:
    """Whether the person's sentence stands there: the mark of a series at its head and the stop at its end may differ."""

    def bare(words: str) -> str:
        words = re.sub(r"[一二三四五六七八九十]是", "", "".join(without_comments(words).split()))
        return words.strip("。；！，")

    return bare(sentence) in bare(re.sub(r"(?m)^[<=>]{7}.*$", "", text))


def _standing(section: Section, version: SectionVersion) -> tuple[str, Written]:
    draft = f"# 报告\n\n## 前一节 {{#leadership}}\n\n研究2次。\n\n{format_section(section)}\n## 后一节\n\n自己写的。\n"
    report, _ = parse_draft(draft)
    known = identity_of(shipped.task("study"), version)
    return draft, written(draft, known, known.find(report), version)


def _again(text: str, version: SectionVersion, task, seed: int) -> tuple[Redone, str]:
    head = Section(Heading(2, version.heading), ("study",), tuple(text.split("\n")))
    _, there = _standing(head, version)
    facts = list(task.texts)
    turn = seed % len(facts)
    reply = "".join(f"镇里{f}。" if seed % 2 else f"{f}。" for f in (*facts[turn:], *facts[:turn]))
    done = redone(_drafted(task, reply), there, task, Ledger(()), _RULES)
    return done, "\n".join(done.paragraphs)


@_MANY
@given(edits, st.integers(0, 20), st.sets(st.sampled_from(sorted(_OTHERS))))
def test_no_sentence_of_a_persons_is_lost(done, seed, changed):
    task = _task(_FACTS)
    base = _drafted(task, "".join(f"{fact}。" for fact in _FACTS))
    standing, own = _edited(base.text, done)
    now = list(_FACTS)
    for old in changed:
        now = [fact.replace(old, _OTHERS[old]) for fact in now]
    result, text = _again(standing, _version(base, task), _task(now), seed)
    for sentence in own:
        assert _holds(text, sentence), (sentence, text)
    comments = re.findall(r"<!--.*?-->", standing, re.DOTALL)
    assert all("".join(c.split()) in "".join(text.split()) for c in comments), text
    assert ("<<<<<<<" in text) == bool(result.unsettled)


@_MANY
@given(edits, st.integers(0, 20))
def test_a_second_time_they_stand_there_still(done, seed):
    task = _task(_FACTS)
    base = _drafted(task, "".join(f"{fact}。" for fact in _FACTS))
    standing, own = _edited(base.text, done)
    version = _version(base, task)
    for turn in (seed, seed + 1, seed + 2):
        result, standing = _again(standing, version, task, turn)
        version = _version(result.section, task, result.carried.deleted)
        for sentence in own:
            assert _holds(standing, sentence), (sentence, standing)
        assert not result.unsettled


@_MANY
@given(st.lists(st.sampled_from(range(len(_FACTS))), unique=True, max_size=4), st.integers(0, 20))
def test_what_was_taken_out_stays_out(gone, seed):
    task = _task(_FACTS)
    sentences = [f"{fact}。" for fact in _FACTS]
    base = _drafted(task, "".join(sentences))
    standing = "".join(s for n, s in enumerate(sentences) if n not in gone)
    _, text = _again(standing, _version(base, task), task, seed)
    assert all((_FACTS[n][-4:] in text) == (n not in gone) for n in range(len(_FACTS)))


@_MANY
@given(edits)
def test_no_byte_outside_the_section_changes(done):
    task = _task(_FACTS)
    base = _drafted(task, "".join(f"{fact}。" for fact in _FACTS))
    version = _version(base, task)
    standing, _ = _edited(base.text, done)
    head = Section(Heading(2, version.heading), ("study",), tuple(standing.split("\n")))
    draft, there = _standing(head, version)
    result = redone(_drafted(task, "".join(f"{f}。" for f in reversed(_FACTS))), there, task, Ledger(()), _RULES)
    new = Section(Heading(2, version.heading), ("study",), result.paragraphs)
    changed = with_section(draft, new, shipped.plan().outline, identity_of(task, version))
    assert changed.startswith(draft[: draft.index("### ")])
    assert changed.endswith(draft[draft.index("## 后一节") :])


@pytest.mark.parametrize(
    "text", ["<!-- 没有完", "-->", "<!---->", "【待核实：】", "<<<<<<<", "=======", "# ", "{#study}"]
)
def test_odd_marks_in_a_sentence_are_kept(text):
    task = _task(_FACTS)
    base = _drafted(task, "".join(f"{fact}。" for fact in _FACTS))
    standing = f"镇领导每次都{text}到场。{base.text}"
    _, again = _again(standing, _version(base, task), task, 3)
    assert f"镇领导每次都{text}到场。" in again
