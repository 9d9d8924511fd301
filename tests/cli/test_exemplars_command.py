"""assistant exemplars, through the command."""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path

import docx
import pytest
from office import quick_settings, title_in
from scripted_endpoint import Reply

from assistant.report.exemplar_markdown import parse_exemplar

REPORT = """\
中共松岭镇委员会关于2025年上半年意识形态工作情况的报告
中共云岭县委宣传部：
2025年上半年，松岭镇党委抓好理论学习和正面宣传。现将有关情况报告如下：
一、工作开展情况
（一）强化组织领导，压实主体责任。镇党委书记陈国栋主持专题研究意识形态工作3次。与12个村签订责任书15份。
（二）强化理论武装，筑牢思想根基。一是镇党委组织中心组学习8次，其中研讨3次。二是宣讲员徐婷、朱勇到村宣讲21场，听众900余人次。
（三）强化正面宣传，壮大主流声音。投稿34篇，采用13篇。陈国栋的党课被县级媒体刊发。
二、存在的问题
宣讲员平均年龄偏大，互动少。
三、下一步打算
宣传委员牵头，9月底前培训宣讲员2期。
特此报告。
中共松岭镇委员会
2025年7月2日
"""
SECOND = REPORT.replace("松岭镇", "石桥镇").replace("8次", "9次").replace("陈国栋", "高志强")


@pytest.fixture
def shelf():
    return Path(os.environ["ASSISTANT_EXEMPLARS"])


@pytest.fixture
def write(tmp_path):
    def file(text=REPORT, name="去年半年.txt"):
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(path)

    return file


def _files(folder):
    return sorted(p.name for p in folder.iterdir()) if folder.exists() else []


def test_a_report_becomes_an_exemplar_keyed_with_bullets(run, write, shelf):
    done = run("exemplars", "add", write())
    assert done.code == 0, done.err
    exemplar = parse_exemplar((shelf / "去年半年.md").read_text("utf-8"), "去年半年")
    front = exemplar.front
    assert (front.township, front.kind, front.period, front.date) == ("松岭镇", "报告", "2025年上半年", "2025-07-02")
    assert (front.template, front.recipient, front.issuer) == ("ideology", "中共云岭县委宣传部", "中共松岭镇委员会")
    assert [(s.heading.level, s.keys) for s in exemplar.report.sections] == [
        (1, ()),
        (2, ("leadership",)),
        (2, ("study",)),
        (2, ("publicity",)),
        (1, ("problems",)),
        (1, ("plans",)),
    ]
    study = next(s for s in exemplar.sections if s.keys == ("study",))
    assert study.facts[0] == "组织中心组学习8次，其中研讨3次"
    assert [bool(s.facts) for s in exemplar.sections] == [True, True, True, False, True]
    assert "存在的问题〔存在问题〕：没有要点，起草时不作样子（没有数字）" in done.out


def test_persons_get_invented_names_and_the_list_is_shown(run, write, shelf):
    done = run("exemplars", "add", write())
    text = (shelf / "去年半年.md").read_text("utf-8")
    values = json.loads(run("exemplars", "add", write(), "--overwrite", "--format", "json").out)
    replaced = {pair["old"]: pair["new"] for pair in values["added"][0]["replaced"]}
    assert set(replaced) == {"陈国栋", "徐婷", "朱勇"}
    for old, new in replaced.items():
        assert f"{old} → {new}" in done.out
        assert old not in text
        assert text.count(new) >= REPORT.count(old)
    assert "某" not in text


@pytest.mark.parametrize("name", ["去年.md", "去年.docx", "去年.gbk.txt"])
def test_every_kind_of_file_that_can_be_read(run, tmp_path, shelf, name):
    path = tmp_path / name
    if name.endswith(".docx"):
        document = docx.Document()
        for line in REPORT.splitlines():
            document.add_paragraph(line)
        document.save(str(path))
    else:
        path.write_bytes(REPORT.encode("gb18030" if "gbk" in name else "utf-8"))
    done = run("exemplars", "add", str(path), "--name", "甲")
    assert done.code == 0, done.err
    assert "到村宣讲21场" in (shelf / "甲.md").read_text("utf-8")


def test_an_exemplar_s_own_file_is_to_be_copied(run, write, shelf):
    run("exemplars", "add", write())
    copy = write((shelf / "去年半年.md").read_text("utf-8"), "抄来的.md")
    done = run("exemplars", "add", copy)
    assert (done.code, f"复制到 {shelf}" in done.err) == (2, True)


def test_several_reports_of_a_file_are_added_each(run, write, shelf):
    done = run("exemplars", "add", write(REPORT + SECOND))
    assert done.code == 0, done.err
    assert "2份报告" in done.out
    assert _files(shelf) == ["去年半年-1.md", "去年半年-2.md"]
    assert "石桥镇" in (shelf / "去年半年-2.md").read_text("utf-8")


_REFUSED = {
    "missing": (None, (), "没有文件"),
    "empty": ("", (), "空文件"),
    "no text": (b"\x00\x01\x02\x03" * 40, (), "不是文本文件"),
    "placeholder": (REPORT.replace("8次", "X次"), (), "没填、没核实"),
    "mark": (REPORT.replace("8次", "【待核实：8次】"), (), "没填、没核实"),
    "classified": ("秘密★5年\n" + REPORT, (), "密级标志"),
    "no sections": ("镇党委高度重视，认真落实。\n成效明显。\n", (), "没有认出标题"),
    "other sections": ("一、粮食收购\n收粮300吨。\n二、道路养护\n修路3公里。\n", (), "规定章节"),
    "shipped name": (REPORT, ("--name", "004"), "程序自带"),
    "shape's name": (REPORT, ("--name", "three-part"), "程序自带"),
    "unfit name": (REPORT, ("--name", "../甲"), "不能作范文的名称"),
    "unknown template": (REPORT, ("--template", "nope"), "没有模板"),
    "shipped, overwriting": (REPORT, ("--name", "004", "--overwrite"), "程序自带"),
}


@pytest.mark.parametrize("case", _REFUSED)
def test_refused_with_a_reason_and_nothing_written(run, write, shelf, tmp_path, case):
    content, options, reason = _REFUSED[case]
    path = str(tmp_path / "没有.txt") if content is None else write(content)
    done = run("exemplars", "add", path, *options)
    assert done.code == 2
    assert reason in done.err
    assert done.out == ""
    assert not shelf.exists()


def test_one_bad_report_of_a_file_keeps_the_others_out(run, write, shelf):
    assert run("exemplars", "add", write(REPORT + SECOND.replace("13篇", "××篇"))).code == 2
    assert not shelf.exists()


def test_a_name_that_is_taken_is_kept_unless_overwritten(run, write, shelf):
    run("exemplars", "add", write())
    before = (shelf / "去年半年.md").read_bytes()
    done = run("exemplars", "add", write(SECOND))
    assert (done.code, "已有范文“去年半年”" in done.err) == (2, True)
    assert (shelf / "去年半年.md").read_bytes() == before
    assert run("exemplars", "add", write(SECOND), "--overwrite").code == 0
    assert "石桥镇" in (shelf / "去年半年.md").read_text("utf-8")
    assert _files(shelf) == ["去年半年.md"]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_the_file_has_the_mode_that_the_system_gives(run, write, shelf):
    old = os.umask(0o027)
    try:
        run("exemplars", "add", write())
    finally:
        os.umask(old)
    assert stat.S_IMODE((shelf / "去年半年.md").stat().st_mode) == 0o640


def test_list_names_own_and_shipped(run, write):
    run("exemplars", "add", write())
    done = run("exemplars", "list")
    assert done.code == 0
    assert "去年半年  ideology，5节，" in done.out
    listed = json.loads(run("exemplars", "list", "--format", "json").out)
    assert {e["name"]: e["own"] for e in listed["exemplars"]} | {"去年半年": True, "004": False} == {
        e["name"]: e["own"] for e in listed["exemplars"]
    }
    assert set(listed["exemplars"][0]) == {"name", "own", "file", "about", "template", "sections", "bullets"}
    assert all(Path(e["file"]).is_file() for e in listed["exemplars"])
    assert "范文 去年半年" in run("templates").out


@pytest.mark.parametrize("name", ["去年半年", "004"])
def test_show_gives_the_file_as_it_stands(run, write, shelf, name):
    run("exemplars", "add", write())
    values = json.loads(run("exemplars", "show", name, "--format", "json").out)
    assert values["text"] == Path(values["file"]).read_text("utf-8")
    assert values["own"] == (name == "去年半年")
    assert run("exemplars", "show", name).out.rstrip("\n") == values["text"].rstrip("\n")


@pytest.mark.parametrize("action", ["show", "remove"])
@pytest.mark.parametrize("name", ["没有", "../config", ""])
def test_a_name_that_there_is_none_of(run, action, name):
    done = run("exemplars", action, name, *(["--yes"] if action == "remove" else []))
    assert done.code == 2
    assert "exemplars list" in done.err


def test_own_exemplars_are_removed_with_yes(run, write, shelf):
    run("exemplars", "add", write())
    done = run("exemplars", "remove", "去年半年")
    assert (done.code, "--yes" in done.err) == (2, True)
    assert _files(shelf) == ["去年半年.md"]
    assert run("exemplars", "remove", "去年半年", "--yes").code == 0
    assert _files(shelf) == []


def test_shipped_exemplars_are_not_removed(run):
    done = run("exemplars", "remove", "004", "--yes")
    assert (done.code, "程序自带" in done.err) == (2, True)
    assert run("exemplars", "show", "004").code == 0


@pytest.mark.parametrize(
    "arguments",
    [("drop",), ("list", "004"), ("add",), ("show",), ("list", "--overwrite"), ("remove", "甲", "--model", "embedded")],
)
def test_usage_that_is_wrong_says_what_there_is(run, arguments):
    done = run("exemplars", *arguments)
    assert done.code == 2
    assert done.err.startswith("错误：")


def test_a_broken_own_exemplar_is_named_and_skipped(run, write, shelf):
    run("exemplars", "add", write())
    (shelf / "坏的.md").write_text("没有章节", "utf-8")
    (shelf / "乱码.md").write_bytes(b"\xff\xfe\x00\x01")
    done = run("exemplars", "list")
    assert done.code == 1
    assert "坏的  用不了" in done.out
    assert "乱码  用不了" in done.out
    broken = json.loads(run("exemplars", "list", "--format", "json").out)["broken"]
    assert [b["name"] for b in broken] == ["乱码", "坏的"]
    assert run("exemplars", "remove", "坏的", "--yes").code == 0


LEADERSHIP = {"组织领导与责任落实": ("镇党委会专题研究意识形态工作2次",)}


def _request_of(endpoint, title):
    return next(r for r in endpoint.requests if title_in(r) == title)


def _obedient(request):
    return Reply("".join(f"{line[2:]}。" for line in request.task.split("\n") if line.startswith("- ")))


@pytest.mark.parametrize("few_shots", ["per_section", "once"])
def test_a_draft_in_its_shape_has_it_among_the_few_shots(office, serve, run, write, few_shots):
    run("exemplars", "add", write())
    quick_settings(few_shots=few_shots, few_shot_count=2)
    endpoint = serve(_obedient)
    done = office.draft("--shape", "去年半年")
    assert done.code == 0, done.said
    assert "outline: 去年半年" in office.facts.read_text("utf-8")
    assert "21场" in _request_of(endpoint, "理论学习").text
    assert "徐婷" not in "".join(r.text for r in endpoint.requests)


def test_it_is_among_the_few_shots_where_its_facts_are_nearest(office, serve, run, write):
    near = "理论学习中心组学习8次，其中专题研讨3次。宣讲队到村宣讲21场，听众900余人次。"
    run("exemplars", "add", write(re.sub("一是镇党委组织中心组.*", near, REPORT)))
    endpoint = serve(_obedient)
    assert office.draft().code == 0
    assert "21场" in _request_of(endpoint, "理论学习").text


def test_a_skeleton_draft_takes_its_shape(office, run, write):
    run("exemplars", "add", write())
    done = office.draft("--shape", "去年半年", "--model", "skeleton")
    assert done.code == 0, done.said
    assert "## 工作开展情况\n\n### " in office.text


def test_a_broken_exemplar_is_told_and_stops_no_draft(office, serve, shelf):
    shelf.mkdir(parents=True)
    (shelf / "坏的.md").write_text("---\nkind: 请示\n---\n", "utf-8")
    serve(_obedient)
    done = office.draft()
    assert done.code == 0, done.said
    assert "范文“坏的”没有用" in done.err


def test_a_broken_exemplar_is_no_shape(office, shelf):
    shelf.mkdir(parents=True)
    (shelf / "坏的.md").write_text("没有章节", "utf-8")
    done = office.draft("--shape", "坏的", "--model", "skeleton")
    assert done.code == 2
    assert "范文“坏的”用不了" in done.err


def _lists(*bullets):
    return Reply(json.dumps({"bullets": list(bullets)}, ensure_ascii=False))


def _model_s(request):
    """Good bullets for 理论学习, one that the text lacks besides; nonsense for the rest."""
    if title_in(request) == "理论学习":
        return _lists("中心组学习8次，其中研讨3次", "到村宣讲21场，听众900余人次", "党课7场")
    return Reply("好的，以下是要点")


def _sections(done):
    return {s["keys"][0]: s for s in json.loads(done.out)["added"][0]["sections"] if s["keys"]}


def test_the_model_is_asked_only_when_it_is_named(serve, run, write):
    endpoint = serve(_model_s)
    assert run("exemplars", "add", write()).code == 0
    assert endpoint.requests == []


def test_the_model_s_bullets_are_checked_section_by_section(serve, run, write):
    quick_settings()
    endpoint = serve(_model_s)
    done = run("exemplars", "add", write(), "--model", "scripted", "--format", "json")
    assert done.code == 0, done.err
    sections = _sections(done)
    assert sections["study"]["bullets"] == ["中心组学习8次，其中研讨3次", "到村宣讲21场，听众900余人次"]
    assert (sections["study"]["by"], sections["study"]["refused"]) == ("model", ["党课7场"])
    assert (sections["leadership"]["by"], sections["leadership"]["note"]) == ("rule", "模型的回复不合格式，按规则列")
    assert [r.body["response_format"]["type"] for r in endpoint.requests] == ["json_schema"] * 5
    assert "陈国栋" not in "".join(r.text for r in endpoint.requests)


def test_an_endpoint_that_takes_no_schema_is_asked_without(serve, run, write):
    quick_settings()

    def script(request):
        if "response_format" in request.body:
            return Reply(status=400, error="This response_format type is unavailable now")
        return _model_s(request)

    endpoint = serve(script)
    done = run("exemplars", "add", write(), "--model", "scripted", "--format", "json")
    assert done.code == 0, done.err
    assert _sections(done)["study"]["by"] == "model"
    assert sum("response_format" in r.body for r in endpoint.requests) == 1


def test_a_reply_that_is_cut_leaves_the_rule_s_bullets(serve, run, write):
    quick_settings()
    serve(Reply('{"bullets": ["学', finish_reason="length"))
    done = run("exemplars", "add", write(), "--model", "scripted", "--format", "json")
    assert done.code == 0, done.err
    study = _sections(done)["study"]
    assert study["by"] == "rule"
    assert "按规则列" in study["note"]


def test_an_endpoint_that_does_not_let_in_adds_nothing(serve, run, write, shelf):
    quick_settings()
    serve(Reply(status=401))
    done = run("exemplars", "add", write(), "--model", "scripted")
    assert done.code == 2
    assert not shelf.exists()


def test_model_skeleton_is_the_rule(run, write):
    done = run("exemplars", "add", write(), "--model", "skeleton", "--format", "json")
    assert _sections(done)["study"]["by"] == "rule"
