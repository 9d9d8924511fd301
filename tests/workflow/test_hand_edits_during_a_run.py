"""The clerk types in draft.md while the program drafts: what is typed stays, what is drafted is in the history."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from office import FACTS, HEADINGS, obedient, title_in
from scripted_endpoint import Reply

from assistant.store.history import History
from assistant.store.journal import Author, Standing, WriteJournal
from assistant.store.records import SectionVersion
from assistant.store.workspace import Workspace

_HEAD = "### 强化理论武装，筑牢思想根基"


def history_of(office) -> History:
    return History(office.folder / ".assistant" / "history.db", lambda: datetime.now(UTC))


def while_drafting(title, edit):
    """An endpoint in whose answering time for one section the clerk edits the file, once."""
    done = []

    def reply(request):
        if title_in(request) == title and not done:
            done.append(edit())
        return obedient(request)

    return reply


def test_section_written_by_hand_meanwhile_is_kept(office, serve):
    serve(obedient)
    office.draft("--section", "leadership")
    mine = f"\n{_HEAD} {{#study}}\n\n这一节我自己写了。\n"
    serve(while_drafting("理论学习", lambda: office.draft_file.write_text(office.text + mine, "utf-8")))
    done = office.draft()
    assert office.section("study") == "这一节我自己写了。"
    assert office.text.count("#study") == 1
    assert "“理论学习”：起草时有人写了这一节，没有动；新写的存在历史记录里" in done.err
    assert "14场" in history_of(office).overtaken()[0].text
    assert all(f"#{key}" in office.text for key in HEADINGS.values())


def test_section_edited_while_it_is_rewritten_is_kept(office, serve):
    serve(obedient)
    office.draft()
    serve(while_drafting("理论学习", lambda: office.edit("宣讲队到村", "十二名宣讲员到村")))
    done = office.draft("--section", "study", "--format", "json")
    assert "十二名宣讲员到村" in office.section("study")
    assert json.loads(done.out)["set_aside"] == ["理论学习"]
    assert json.loads(done.out)["drafted"] == []


def test_version_set_aside_is_not_taken_for_what_stands_there(office, serve):
    """The clerk takes the edit back: the section is the program's again and may be rewritten."""
    serve(obedient)
    office.draft()
    serve(while_drafting("理论学习", lambda: office.edit("宣讲队到村", "十二名宣讲员到村")))
    office.draft("--section", "study", "--seed", "3")
    office.edit("十二名宣讲员到村", "宣讲队到村")
    serve(obedient)
    assert office.draft("--section", "study").code == 0


def test_closing_written_by_hand_meanwhile_is_kept(office, serve):
    serve(obedient)
    office.draft("--section", "leadership")
    text = office.text.replace("特此报告。", "以上报告，请审阅。")
    serve(while_drafting("下一步打算", lambda: office.draft_file.write_text(text, "utf-8")))
    office.draft()
    assert office.section("closing") == "以上报告，请审阅。"


def test_key_deleted_by_hand_leads_to_no_second_copy(office, serve):
    endpoint = serve(obedient)
    office.draft()
    office.edit(" {#study}", "")
    asked = len(endpoint.requests)
    assert office.draft().code == 0
    assert len(endpoint.requests) == asked
    assert office.text.count(_HEAD) == 1


def test_key_and_heading_changed_by_hand_lead_to_no_second_copy(office, serve):
    endpoint = serve(obedient)
    office.draft()
    office.edit(f"{_HEAD} {{#study}}", "### 学深悟透，知行合一")
    asked = len(endpoint.requests)
    assert office.draft().code == 0
    assert len(endpoint.requests) == asked
    assert "#study" not in office.text


def test_key_comes_back_when_the_program_rewrites_the_section(office, serve):
    serve(obedient)
    office.draft()
    before = office.text
    office.edit(" {#study}", "")
    assert office.draft("--section", "study").code == 0
    assert office.text == before


def test_lead_whose_heading_was_deleted_gets_no_second_one(office, serve):
    serve(obedient)
    office.draft()
    office.edit("## 导语 {#opening}\n\n", "")
    office.write_facts(FACTS + "\n## 网络舆情\n- 重点时段值守18天\n")
    office.draft()
    assert office.text.count("现将有关情况报告如下：") == 1


@pytest.mark.parametrize("attributes", ["{#study .locked}", "{.locked #study}", "{#study .Locked}"])
def test_locked_section_is_refused_and_says_how_to_unlock(office, serve, attributes):
    endpoint = serve(obedient)
    office.draft()
    office.edit("{#study}", attributes)
    before = office.draft_file.read_bytes()
    asked = len(endpoint.requests)
    done = office.draft("--section", "study")
    assert done.code == 2
    assert "锁定" in done.err
    assert ".locked" in done.err
    assert (office.draft_file.read_bytes(), len(endpoint.requests)) == (before, asked)


def test_locked_section_without_text_is_left_to_the_clerk(office, serve):
    endpoint = serve(obedient)
    office.draft("--section", "leadership")
    office.edit("## 结尾", f"{_HEAD} {{#study .locked}}\n\n## 结尾")
    done = office.draft()
    assert "理论学习" not in [title_in(r) for r in endpoint.requests]
    assert office.section("study") == ""
    assert done.code == 1  # its facts stand nowhere
    assert "不在正文里：宣讲队到村宣讲14场" in done.out


def test_locked_lead_stays_when_the_facts_change(office, serve):
    serve(obedient)
    office.draft("--section", "study")
    office.edit("{#opening}", "{#opening .locked}")
    before = office.section("opening .locked")
    office.write_facts(FACTS + "\n## 网络舆情\n- 重点时段值守18天\n")
    office.draft()
    assert office.section("opening .locked") == before


def test_finished_section_that_a_hand_edit_overtook_is_told(office, serve):
    """Killed between the journal and draft.md, and then somebody edited the file."""
    serve(obedient)
    office.draft("--section", "leadership")
    history, standing = history_of(office), Workspace(office.folder).read_draft()
    version = SectionVersion(("study",), "强化理论武装，筑牢思想根基", "理论学习中心组学习6次。", "model")
    text = standing.text + f"\n{_HEAD} {{#study}}\n\n理论学习中心组学习6次。\n"
    WriteJournal(history.database, history.clock, "draft.md").begin(
        Standing(standing, standing), standing.with_text(text), version, Author("draft")
    )
    office.edit("意识形态工作2次", "意识形态工作2次（手改）")
    done = office.draft()
    assert "“强化理论武装，筑牢思想根基”没有放进 draft.md" in done.err
    assert "历史记录" in done.err
    assert "2次（手改）" in office.text


def test_fact_added_under_a_locked_section_is_named(office, serve):
    serve(obedient)
    office.draft()
    office.edit("{#study}", "{#study .locked}")
    office.write_facts(FACTS.replace("- 宣讲队", "- 举办读书班2期\n- 下村走访约77户 <!-- 不写入 -->\n- 宣讲队"))
    done = office.draft()
    line = office.facts.read_text("utf-8").split("\n").index("- 举办读书班2期") + 1
    assert done.code == 1
    assert f"facts.md 第{line}行的要点不在正文里：举办读书班2期" in done.out
    assert "77户" not in done.out
    assert "assistant redraft" in done.out.splitlines()[-1]
    values = json.loads(office.draft("--format", "json").out)["not_covered"]
    assert values == [{"file": str(office.facts), "line": line, "section": "理论学习", "fact": "举办读书班2期"}]
    office.edit("{#study .locked}", "{#study}")
    assert office.draft().code == 0
    assert "读书班2期" in office.section("study")


def test_fact_that_a_person_moved_to_another_section_is_no_loss(office, serve):
    serve(obedient)
    office.draft()
    sentence = "宣讲队到村宣讲14场，听众620余人次。"
    office.edit(sentence, "")
    office.edit("镇党委会专题", f"{sentence}镇党委会专题")
    assert office.draft().code == 0


def test_what_the_gate_did_is_told_with_the_facts_line(office, serve):
    def reply(request):
        text = "理论学习中心组学习6次，其中专题研讨3次，参加干部310人，提高了群众的满意度。"
        return Reply(text) if "14场" in request.task else obedient(request)

    serve(reply)
    done = office.draft()
    line = office.facts.read_text("utf-8").split("\n").index("- 宣讲队到村宣讲14场，听众620余人次") + 1
    said = done.err.splitlines()
    at = next(n for n, text in enumerate(said) if "✓ 理论学习" in text)
    assert f"    补上第{line}行的要点：宣讲队到村宣讲14场，听众620余人次" in said[at:]
    assert any(text.startswith("    待核实：") and "310人" in text for text in said[at:])
    assert any(text.startswith("    ") and "提高了群众的满意度" in text for text in said[at:])


def test_findings_in_json_name_file_and_line(office, serve):
    def reply(request):
        return (
            Reply("理论学习中心组学习6次，其中专题研讨3次，参加干部310人。")
            if "14场" in request.task
            else obedient(request)
        )

    serve(reply)
    done = office.draft("--format", "json")
    assert done.code == 1
    findings = json.loads(done.out)["findings"]
    keys = {"file", "line", "section", "rule", "severity", "excerpt", "message", "fix"}
    assert all(set(f) == keys and f["section"] == "理论学习" for f in findings)
    marked = next(f for f in findings if f["rule"] == "untraced")
    assert marked["file"] == str(office.draft_file)
    assert "【待核实：干部310人】" in office.text.split("\n")[marked["line"] - 1]
    added = next(f for f in findings if f["rule"] == "added")
    assert added["file"] == str(office.facts)
    assert added["excerpt"] in office.facts.read_text("utf-8").split("\n")[added["line"] - 1]


def test_missing_fact_is_told_where_repair_is_off(office, serve):
    (office.folder / "config.toml").write_text("[drafting]\nrepair = false\n", "utf-8")
    serve(lambda r: Reply("理论学习中心组学习6次，其中专题研讨3次。") if "14场" in r.task else obedient(r))
    done = office.draft()
    assert done.code == 1
    assert "14场" not in office.text
    assert "宣讲队到村宣讲14场" in done.err
