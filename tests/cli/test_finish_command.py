"""assistant finish: a clean copy, and a workspace that nothing changes any more."""

from __future__ import annotations

import json
from zipfile import ZipFile

import pytest
from leaders import Revision
from office import FACTS

WRITING = {
    "draft": ("draft",),
    "redraft": ("redraft", "study", "--model", "skeleton", "--yes"),
    "export": ("export",),
    "pull": ("pull",),
    "finish": ("finish",),
    "undo": ("undo",),
}


@pytest.fixture
def drafted(office):
    assert office.draft("--model", "skeleton").code == 0
    return office


@pytest.fixture
def finish(drafted):
    def run(*arguments):
        return drafted.command("finish", "-C", str(drafted.folder), *arguments)

    return run


def parts(path) -> dict[str, str]:
    with ZipFile(path) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


def test_the_clean_copy_holds_nothing_but_the_report(drafted, finish):
    done = finish()
    assert done.code == 0
    path = drafted.folder / "定稿.docx"
    assert f"已定稿 {path}" in done.out
    found = parts(path)
    assert "word/comments.xml" not in found
    for sign in ("bookmarkStart", "w:vanish", "w:ins ", "w:del ", "w:highlight", "commentReference"):
        assert sign not in found["word/document.xml"]
    core = found["docProps/core.xml"]
    assert core[core.index("<cp:coreProperties") :].count("<") <= 2  # no property in it
    assert "宣讲队到村宣讲14场" in found["word/document.xml"]


@pytest.mark.parametrize("arguments", WRITING.values(), ids=WRITING)
def test_nothing_is_written_any_more(drafted, finish, arguments):
    drafted.export()
    with Revision(drafted.docx) as word:
        word.replace("宣讲队到村", "宣讲队进村入户")
    finish()
    before = {file: file.read_bytes() for file in drafted.folder.iterdir() if file.is_file()}
    more = (str(drafted.docx),) if arguments == ("pull",) else ()
    done = drafted.command(*arguments, *more, "-C", str(drafted.folder))
    assert done.code == 2
    assert "已经定稿" in done.err
    assert "assistant finish --reopen" in done.err
    assert {file: file.read_bytes() for file in drafted.folder.iterdir() if file.is_file()} == before


def test_reading_goes_on(drafted, finish):
    finish()
    assert drafted.command("check", "-C", str(drafted.folder)).code in (0, 1)
    assert drafted.command("trace", "-C", str(drafted.folder)).code in (0, 1)


def test_reopened_it_can_be_written_again(drafted, finish):
    finish()
    assert finish("--reopen").code == 0
    assert drafted.export().code == 0
    assert "本来就能改" in finish("--reopen").out
    assert finish().code == 0


OPEN = {
    "a mark": ("14场", "【待核实：14场】", "【待核实：14场】"),
    "a conflict": ("宣讲队到村", "\n<<<<<<< 手工修改\n宣讲员\n=======\n宣讲队\n>>>>>>> 新稿\n到村", "合并冲突"),
    "a blank": ("14场", "__场", "没填的空"),
}


@pytest.mark.parametrize(("old", "new", "told"), OPEN.values(), ids=OPEN)
def test_nothing_open_is_finished(drafted, finish, old, new, told):
    drafted.edit(old, new)
    done = finish()
    assert done.code == 2
    assert told in done.err
    assert not (drafted.folder / "定稿.docx").exists()
    assert drafted.export("--with-marks").code in (1, 2)  # not frozen


class TestFields:
    def test_a_month_is_no_date_of_signature(self, drafted, finish):
        drafted.write_facts(FACTS.replace("2026-07-03", "2026-07"))
        done = finish()
        assert done.code == 2
        assert "签发日期（date）" in done.err
        assert "--date 2026-07-03" in done.err
        done = finish("--date", "2026-07-09")
        assert done.code == 0
        assert "date: 2026-07-09\n" in drafted.facts.read_text("utf-8")
        assert "2026年7月9日" in parts(drafted.folder / "定稿.docx")["word/document.xml"]

    def test_a_wrong_date_changes_nothing(self, drafted, finish):
        before = drafted.facts.read_bytes()
        assert finish("--date", "2026-13-40").code == 2
        assert drafted.facts.read_bytes() == before

    @pytest.mark.parametrize("field", ["number", "文号", "signer", "签发人"])
    def test_what_the_office_uses_is_asked_for(self, drafted, finish, field):
        drafted.write_facts(FACTS.replace("template:", f"{field}:\ntemplate:"))
        done = finish()
        assert done.code == 2
        assert "--number" in done.err or "--signer" in done.err

    def test_number_and_signer_stand_above_the_title(self, drafted, finish):
        done = finish("--number", "柳委〔2026〕12号", "--signer", "张三", "--format", "json")
        values = json.loads(done.out)
        assert (values["number"], values["signer"], values["purged"]) == ("柳委〔2026〕12号", "张三", False)
        text = parts(drafted.folder / "定稿.docx")["word/document.xml"]
        assert text.index("柳委〔2026〕12号") < text.index("签发人：") < text.index("张三") < text.index("现将有关情况")
        facts = drafted.facts.read_text("utf-8")
        assert 'number: "柳委〔2026〕12号"\n' in facts
        assert "signer: 张三\n" in facts

    def test_number_and_signer_come_back_from_word(self, drafted, finish):
        drafted.write_facts(FACTS.replace("template:", "number: 柳委〔2026〕12号\nsigner: 张三\ntemplate:"))
        drafted.export()
        done = drafted.command("pull", str(drafted.docx), "-C", str(drafted.folder))
        assert (done.code, "正文没有改动" in done.out) == (0, True)


def test_purged_the_history_is_empty(drafted, finish):
    done = finish("--purge")
    assert done.code == 0
    assert "历史记录已清除" in done.out
    assert "宣讲14场".encode() not in (drafted.folder / ".assistant" / "history.db").read_bytes()


def test_a_file_that_somebody_revised_is_not_overwritten(drafted, finish):
    finish()
    finish("--reopen")
    with Revision(drafted.folder / "定稿.docx") as word:
        word.replace("宣讲队到村", "宣讲队进村入户")
    assert finish().code == 2
    assert finish("--overwrite").code == 0


def test_a_marker_that_cannot_be_read_still_freezes(drafted, finish):
    finish()
    (drafted.folder / ".assistant" / "finished.json").write_text("{", "utf-8")
    assert drafted.export().code == 2
    assert finish("--reopen").code == 0
    assert drafted.export().code == 0


def test_figures_and_names_without_a_source_are_told(drafted, finish):
    drafted.edit("宣讲队到村宣讲14场", "宣讲队到石门村宣讲15场")
    done = finish()
    assert done.code == 1
    assert "有2处数字、名称在要点里没有出处：" in done.err
    assert "理论学习：15场" in done.err
    assert "：石门村" in done.err
    assert "assistant trace" in done.err


def test_a_figure_that_a_person_confirmed_is_not_told(drafted, finish):
    drafted.edit("听众620余人次。", "听众620余人次。另有骨干9人参加。<!-- 依据：宣传办签到册 -->")
    done = finish()
    assert "没有出处" not in done.said
    assert done.code == 0


@pytest.mark.parametrize(
    "date", ["2026年7月3日", "2026年7月3号", "2026/7/3", "2026.07.03", "２０２６年７月３日", "2026-7-3"]
)
def test_a_date_may_be_written_as_people_write_it(drafted, finish, date):
    assert finish("--date", date).code == 0
    assert "date: 2026-07-03" in drafted.facts.read_text("utf-8")


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--date", "2026年7月", "签发日期“2026年7月”看不懂"),
        ("--date", "2026-02-30", "签发日期“2026-02-30”看不懂"),
        ("--number", "2026-07-03", "发文字号“2026-07-03”不像发文字号"),
    ],
)
def test_what_is_no_date_and_no_number_is_said_to_be_none(drafted, finish, option, value, said):
    before = drafted.facts.read_bytes()
    done = finish(option, value)
    assert done.code == 2
    assert said in done.err
    assert drafted.facts.read_bytes() == before
    assert not (drafted.folder / "定稿.docx").exists()


def test_a_number_is_written_under_the_name_that_stands_there(drafted, finish):
    drafted.change_fact("\ndate:", "\n发文字号：\ndate:")
    assert finish("--number", "柳委[2026]12号").code == 0
    assert '发文字号： "柳委〔2026〕12号"' in drafted.facts.read_text("utf-8")
