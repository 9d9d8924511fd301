"""assistant draft with the scripted endpoint and with no model: what is drafted, said, kept."""

from __future__ import annotations

import json

import pytest
from office import BULLETS, FACTS, HEAD, HEADINGS, TEN, facts_in, obedient, sheet, title_in
from scripted_endpoint import Reply


def test_every_section_is_drafted_in_order(office, serve):
    endpoint = serve(obedient)
    done = office.draft()
    assert done.code == 0
    assert sorted(map(title_in, endpoint.requests)) == sorted(BULLETS)
    places = [office.text.index(f"{{#{key}}}") for key in ("opening", *HEADINGS.values(), "closing")]
    assert places == sorted(places)
    for title, key in HEADINGS.items():
        for bullet in BULLETS[title]:
            assert bullet.split("，")[0] in office.section(key)


def test_title_opening_and_closing_come_from_the_program(office, serve):
    endpoint = serve(obedient)
    office.draft()
    assert office.text.startswith("# 中共柳溪镇委员会关于2026年上半年")
    assert office.section("opening").endswith("现将有关情况报告如下：")
    assert office.section("closing") == "特此报告。"
    assert all(title_in(r) in BULLETS for r in endpoint.requests)


def test_result_goes_to_stdout_and_talk_to_stderr(office, serve):
    endpoint = serve(obedient)
    done = office.draft()
    first, *progress = done.err.splitlines()
    assert first.startswith("模型：")
    assert endpoint.base_url in first
    assert "ASSISTANT_BASE_URL" in first  # says why this one
    assert [line.split("：")[0] for line in progress] == [
        f"[{n}/4] ✓ {title}" for n, title in enumerate(BULLETS, start=1)
    ]
    assert str(office.draft_file) in done.out
    assert "下一步" in done.out
    assert "✓" not in done.out


def test_without_a_terminal_there_is_no_colour_and_no_spinner(office, serve):
    serve(obedient)
    done = office.finish("draft")
    assert done.code == 0
    assert "\x1b" not in done.said
    assert "\r" not in done.said
    assert len(done.err.splitlines()) == 5  # which model, and a line a section


def test_yes_is_taken_and_nothing_is_asked(office, serve):
    serve(obedient)
    assert office.draft("--yes").code == 0


def test_json_has_the_documented_keys(office, serve):
    serve(obedient)
    done = office.draft("--format", "json")
    values = json.loads(done.out)
    lists = {"drafted", "kept", "left_out", "pending", "failed", "untried", "set_aside", "not_covered", "findings"}
    lists |= {"renewed"}
    assert set(values) == {"file", "usage", "seconds", *lists}
    assert set(values["drafted"][0]) == {"keys", "heading", "origin", "characters", "marked", "added", "cut"}
    assert {s["keys"][0] for s in values["drafted"]} == set(HEADINGS.values())
    assert values["file"] == str(office.draft_file)
    assert values["seconds"].replace(".", "").isdigit()


def test_tokens_and_cached_share_are_told(office, serve):
    serve(obedient)
    out = office.draft().out
    assert "词元：提示" in out
    assert "取自缓存" in out


def test_estimated_tokens_say_so(office, serve):
    serve(lambda request: Reply(obedient(request).text, usage=None))
    assert "提示约" in office.draft().out


def test_skeleton_drafts_without_any_model(office):
    done = office.draft("--model", "skeleton")
    assert done.code == 0
    assert "不用模型" in done.err
    assert "理论学习中心组学习6次" in office.section("study")
    assert "词元" not in done.out


def test_model_named_by_flag_is_asked_for(office, serve):
    endpoint = serve(obedient, models=("one", "two"))
    office.draft("--model", "two")
    assert {r.body["model"] for r in endpoint.requests} == {"two"}
    assert endpoint.listings == []


def test_first_listed_model_is_taken_where_none_is_named(office, serve):
    endpoint = serve(obedient, models=("one", "two"))
    office.draft()
    assert {r.body["model"] for r in endpoint.requests} == {"one"}
    assert len(endpoint.listings) == 1


def test_seed_is_passed_on(office, serve):
    endpoint = serve(obedient)
    office.draft("--seed", "7")
    assert {r.body["seed"] for r in endpoint.requests} == {7}


def test_foreign_figure_is_marked_and_the_run_says_so(office, serve):
    serve(lambda r: Reply(obedient(r).text.rstrip("。") + "，参加干部310人。") if "14场" in r.task else obedient(r))
    done = office.draft()
    assert done.code == 1
    assert "【待核实：干部310人】" in office.section("study")
    assert "310人" in done.out
    assert "待核实1处" in done.err


def test_fact_that_the_model_left_out_is_added(office, serve):
    serve(lambda r: Reply("理论学习中心组学习6次，其中专题研讨3次。") if "14场" in r.task else obedient(r))
    done = office.draft()
    assert done.code == 0
    assert "14场" in office.section("study")
    assert "620余人次" in office.section("study")
    assert "补要点1条" in done.err


@pytest.mark.parametrize(
    "reply",
    [
        "<think>六次？</think>好的，以下是正文：\n## 二、理论学习\n**1. 中心组**学习6次,其中专题研讨3次。",
        "……",
        "一是" * 40,
    ],
)
def test_chaos_becomes_a_section_or_its_own_failure(office, serve, reply):
    serve(lambda r: Reply(reply) if "14场" in r.task else obedient(r))
    done = office.draft()
    assert "#leadership" in office.text
    assert "#plans" in office.text
    if "#study" in office.text:
        text = office.section("study")
        assert not any(mark in text for mark in ("**", "<think", "好的", "1. "))
        assert "14场" in text
    else:
        assert done.code == 2
        assert "理论学习" in done.out


def test_section_without_facts_is_left_out_and_named(office, serve):
    office.write_facts(FACTS + "\n## 网络舆情\n")
    serve(obedient)
    done = office.draft()
    assert done.code == 0
    assert "网络舆情" in done.out
    assert "#network" not in office.text


def test_required_section_without_facts_waits_for_them(office, serve):
    office.write_facts(sheet({t: b for t, b in BULLETS.items() if t != "理论学习"}))
    endpoint = serve(obedient)
    done = office.draft()
    assert done.code == 1
    assert office.section("study").startswith("【待补：理论学习")
    assert "理论学习" in done.out
    again = office.draft()
    assert again.code == 1  # it still stands there
    assert "理论学习" in again.out
    office.write_facts(FACTS)
    before = len(endpoint.requests)
    assert office.draft().code == 0
    assert [title_in(r) for r in endpoint.requests[before:]] == ["理论学习"]
    assert "【待补" not in office.text
    assert "14场" in office.section("study")


def test_withheld_fact_and_sources_reach_neither_request_nor_draft(office, serve):
    text = FACTS.replace(
        "- 宣讲队", "- 查处违规聚餐3起 <!-- 不写入 -->\n- 人数还在核对，约77人 <!-- 待补 -->\n- 宣讲队"
    ).replace("14场，听众620余人次", "14场，听众620余人次  <!-- 来源：宣讲台账第4页 -->")
    office.write_facts(text)
    endpoint = serve(obedient)
    office.draft("--headings", "model")
    asked = "\n".join(r.text for r in endpoint.requests)
    for secret in ("违规聚餐", "77人", "台账第4页", "不写入"):
        assert secret not in asked
        assert secret not in office.text


def test_own_section_of_the_township_is_drafted(office, serve):
    office.write_facts(FACTS + "\n## 红色驿站\n- 建成驿站2处，接待1300人\n")
    endpoint = serve(obedient)
    assert office.draft().code == 0
    assert "红色驿站" in [title_in(r) for r in endpoint.requests]
    assert office.text.index("红色驿站 {#红色驿站}") < office.text.index("{#problems}")


def test_near_miss_of_a_heading_is_pointed_out(office, serve):
    office.write_facts(FACTS.replace("## 理论学习", "## 理论学 习"))
    serve(obedient)
    done = office.draft()
    assert "facts.md 第15行" in done.err
    assert "理论学习" in done.err
    assert "#study" in office.text


def test_accepted_headings_of_the_model_stand_in_the_draft(office, serve):
    proposed = "压实工作责任，专题研究部署\n深化理论学习，组织集中宣讲"
    serve(lambda r: Reply(proposed) if "拟一个标题" in r.task else obedient(r))
    done = office.draft("--headings", "model")
    assert done.code == 0
    assert "### 压实工作责任，专题研究部署 {#leadership}" in office.text
    assert "### 深化理论学习，组织集中宣讲 {#study}" in office.text


@pytest.mark.parametrize(
    "proposed",
    ["压实责任\n深化理论学习，筑牢思想", "压实工作责任，专题研究部署\n学习赵庄精神，宣讲走进赵庄村", "", "好的"],
)
def test_refused_headings_leave_the_template_s(office, serve, proposed):
    serve(lambda r: Reply(proposed) if "拟一个标题" in r.task else obedient(r))
    done = office.draft("--headings", "model")
    assert done.code == 0
    assert "标题" in done.err
    assert "### 强化理论武装，筑牢思想根基 {#study}" in office.text


def test_headings_must_be_one_of_two(office):
    done = office.draft("--headings", "mine")
    assert done.code == 2
    assert "template 或 model" in done.err


def test_facts_reach_the_endpoint_once_each(office, serve):
    office.write_facts(sheet(TEN))
    endpoint = serve(obedient)
    assert office.draft().code == 0
    asked = [fact for r in endpoint.requests for fact in facts_in(r)]
    assert sorted(asked) == sorted(b for found in TEN.values() for b in found)


def test_grammar_refused_by_the_server_is_done_without(office, serve):
    from office import quick_settings  # noqa: PLC0415

    quick_settings(grammar="llama")
    endpoint = serve(
        lambda r: Reply(status=400, error="grammar is not supported") if "grammar" in r.body else obedient(r)
    )
    done = office.draft()
    assert done.code == 0
    assert "语法约束" in done.err
    assert sum("grammar" in r.body for r in endpoint.requests) <= 4


def test_head_without_optional_fields_is_enough(office, serve):
    office.write_facts(sheet(BULLETS, "\n".join(line for line in HEAD.splitlines() if "recipient" not in line) + "\n"))
    serve(obedient)
    assert office.draft().code == 0


def test_what_is_odd_in_the_draft_is_said(office, serve):
    serve(obedient)
    office.draft()
    draft = office.folder / "draft.md"
    draft.write_text(draft.read_text("utf-8") + "\n## 又一节 {#study}\n\n手写的话。\n", "utf-8")
    done = office.draft()
    assert "draft.md 第" in done.err
    assert "#study" in done.err
