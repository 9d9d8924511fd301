"""What a second run drafts: only what is missing, and never what a person wrote."""

from __future__ import annotations

import pytest
from office import BULLETS, FACTS, HEADINGS, TEN, obedient, sheet, title_in
from scripted_endpoint import Reply


def test_nothing_missing_asks_nobody(office, serve):
    endpoint = serve(obedient)
    office.draft()
    asked, before = len(endpoint.requests), office.draft_file.read_bytes()
    done = office.draft()
    assert done.code == 0
    assert (len(endpoint.requests), len(endpoint.listings)) == (asked, 1)
    assert office.draft_file.read_bytes() == before
    assert done.err == ""
    assert "没有要写的章节" in done.out


def test_only_the_missing_section_is_drafted(office, serve):
    endpoint = serve(obedient)
    office.draft()
    office.write_facts(FACTS + "\n## 网络舆情\n- 重点时段值守18天\n")
    done = office.draft()
    assert [title_in(r) for r in endpoint.requests[4:]] == ["网络舆情"]
    assert office.text.index("{#study}") < office.text.index("{#network}") < office.text.index("{#problems}")
    assert "已有的没有动" in done.out


def test_section_that_a_person_took_out_is_drafted_again(office, serve):
    endpoint = serve(obedient)
    office.draft()
    text = office.text
    start, end = text.index("### 强化理论武装"), text.index("## 存在问题")
    office.draft_file.write_text(text[:start] + text[end:], "utf-8")
    office.draft()
    assert [title_in(r) for r in endpoint.requests[4:]] == ["理论学习"]
    assert office.text == text


@pytest.mark.parametrize("name", ["理论学习", "study", "#study", "理论武装", "强化理论武装，筑牢思想根基", "理论 学习"])
def test_section_is_named_by_title_key_or_piece_of_its_heading(office, serve, name):
    endpoint = serve(obedient)
    assert office.draft("--section", name).code == 0
    assert [title_in(r) for r in endpoint.requests] == ["理论学习"]
    assert "#leadership" not in office.text


def test_several_sections_may_be_named(office, serve):
    endpoint = serve(obedient)
    office.draft("--section", "plans", "--section", "study", "--section", "理论学习")
    assert sorted(title_in(r) for r in endpoint.requests) == ["下一步打算", "理论学习"]


def test_unknown_name_lists_what_there_is(office, serve):
    endpoint = serve(obedient)
    done = office.draft("--section", "计划生育")
    assert done.code == 2
    assert "“计划生育”不是这份报告的章节" in done.err
    assert all(f"{title}（{key}）" in done.err for title, key in HEADINGS.items())
    assert endpoint.requests == []
    assert not office.draft_file.exists()


def test_ambiguous_name_lists_what_it_may_mean(office, serve):
    office.write_facts(sheet(TEN))
    endpoint = serve(obedient)
    done = office.draft("--section", "强化")
    assert done.code == 2
    assert "可以指好几节" in done.err
    assert "理论学习（study）" in done.err
    assert "存在问题" not in done.err
    assert endpoint.requests == []


def test_section_without_facts_says_so(office, serve):
    serve(obedient)
    done = office.draft("--section", "网络舆情")
    assert done.code == 2
    assert "还没有要点" in done.err


def test_named_section_that_nobody_edited_is_written_anew(office, serve):
    serve(obedient)
    office.draft()
    before = office.text
    serve(lambda r: Reply("宣讲队到村宣讲14场，听众620余人次。理论学习中心组学习6次，其中专题研讨3次。"))
    assert office.draft("--section", "study").code == 0
    assert office.section("study").startswith("宣讲队")
    assert before.split("### 强化理论武装")[0] == office.text.split("### 强化理论武装")[0]
    assert before.split("## 存在问题")[1] == office.text.split("## 存在问题")[1]


def test_edited_section_is_not_rewritten(office, serve):
    endpoint = serve(obedient)
    office.draft()
    office.edit("宣讲队到村", "十二名宣讲员走进各村")
    before = office.draft_file.read_bytes()
    done = office.draft("--section", "study")
    assert done.code == 2
    assert str(office.draft_file) in done.err
    assert "第" in done.err
    assert "一字未动" in done.err
    assert office.draft_file.read_bytes() == before
    assert len(endpoint.requests) == 4


def test_edited_heading_counts_as_an_edit(office, serve):
    serve(obedient)
    office.draft()
    office.edit("### 强化理论武装，筑牢思想根基", "### 学深悟透，知行合一")
    assert office.draft("--section", "study").code == 2


def test_section_rewritten_from_the_skeleton_is_the_person_s_too(office, serve):
    assert office.draft("--model", "skeleton").code == 0
    office.edit("620余人次", "600余人次")
    serve(obedient)
    assert office.draft("--section", "study").code == 2
    assert "600余人次" in office.text


def test_title_and_opening_edited_by_hand_are_kept(office, serve):
    serve(obedient)
    office.draft("--section", "study")
    office.edit("# 中共柳溪镇委员会关于", "# 柳溪镇党委关于")
    office.edit("现将有关情况报告如下：", "具体情况是：")
    assert office.draft().code == 0
    assert office.text.startswith("# 柳溪镇党委关于")
    assert office.section("opening").endswith("具体情况是：")
    assert office.text.count("#opening") == 1


def test_person_s_own_section_without_a_key_stays_where_it_is(office, serve):
    serve(obedient)
    office.draft()
    office.edit("## 存在问题", "### 我自己加的一节\n\n这是我写的，不许动。\n\n## 存在问题")
    office.write_facts(FACTS + "\n## 网络舆情\n- 重点时段值守18天\n")
    office.draft()
    assert "### 我自己加的一节\n\n这是我写的，不许动。\n" in office.text
    assert "#network" in office.text


def test_hand_edit_of_another_section_during_the_run_survives(office, serve):
    """The clerk types while the program drafts."""

    def reply(request):
        if title_in(request) == "下一步打算":
            office.edit("意识形态工作2次", "意识形态工作2次（手改）")
        return obedient(request)

    serve(obedient)
    office.draft("--section", "leadership")
    serve(reply)
    assert office.draft().code == 0
    assert "2次（手改）" in office.section("leadership")
    assert all(f"#{key}" in office.text for key in HEADINGS.values())


def test_windows_line_ends_and_byte_order_mark_stay(office, serve):
    office.write_facts(b"\xef\xbb\xbf" + FACTS.replace("\n", "\r\n").encode())
    serve(obedient)
    office.draft("--section", "study")
    data = office.draft_file.read_bytes()
    office.draft_file.write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert office.draft().code == 0
    data = office.draft_file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf#")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert all(f"#{key}".encode() in data for key in HEADINGS.values())


def test_every_call_and_version_is_in_the_history(office, serve):
    from datetime import UTC, datetime  # noqa: PLC0415

    from assistant.store.history import History  # noqa: PLC0415

    serve(lambda r: Reply("标题") if "拟一个标题" in r.task else obedient(r))
    office.draft("--headings", "model")
    history = History(office.folder / ".assistant" / "history.db", lambda: datetime.now(UTC))
    assert {call.section for call in history.calls()} == {*HEADINGS.values(), "headings"}
    for title, key in HEADINGS.items():
        version = history.last_generated(key)
        assert version is not None
        assert version.origin == "model"
        assert BULLETS[title][0] in version.raw


def test_opening_and_closing_may_be_declined(office, serve):
    office.write_facts(FACTS.replace("template:", "opening: 不写\nclosing: 不写\ntemplate:"))
    serve(obedient)
    assert office.draft().code == 0
    assert "#opening" not in office.text
    assert "#closing" not in office.text


def test_opening_of_the_program_follows_the_facts(office, serve):
    serve(obedient)
    office.draft()
    office.write_facts(FACTS + "\n## 网络舆情\n- 重点时段值守18天\n")
    office.draft()
    assert "网络舆情" in office.section("opening")
