"""assistant pull: what leaders changed in Word comes back into draft.md, and nothing else of it changes."""

from __future__ import annotations

import json
import re

import pytest
from leaders import Revision

STUDY = "宣讲队到村宣讲14场，听众620余人次。"


@pytest.fixture
def exported(office):
    assert office.draft("--model", "skeleton").code == 0
    assert office.export().code == 0
    return office


@pytest.fixture
def pull(exported):
    def run(*arguments):
        return exported.command("pull", str(exported.docx), "-C", str(exported.folder), *arguments)

    return run


def values(done):
    return json.loads(done.out)


def test_an_unchanged_file_changes_nothing(exported, pull):
    before = exported.draft_file.read_bytes()
    done = pull()
    assert done.code == 0
    assert "正文没有改动" in done.out
    assert exported.draft_file.read_bytes() == before


def test_words_typed_over(exported, pull):
    text = exported.text
    with Revision(exported.docx) as word:
        word.replace("宣讲队到村", "宣讲队进村入户")
    done = pull()
    assert done.code == 0
    assert exported.text == text.replace("宣讲队到村", "宣讲队进村入户")
    assert "〔改〕强化理论武装，筑牢思想根基" in done.out
    assert "宣讲队[-到村-]{+进村入户+}宣讲14场" in done.out


def test_tracked_changes_are_accepted_or_rejected(exported, pull):
    text = exported.text
    with Revision(exported.docx) as word:
        word.track("宣讲队到村", "宣讲队进村入户")
    done = pull("--tracked", "reject")
    assert (done.code, exported.text) == (0, text)
    assert "修订2处：张书记2处" in done.out
    assert pull().code == 0
    assert exported.text == text.replace("宣讲队到村", "宣讲队进村入户")


def test_a_paragraph_deleted_with_tracked_changes(exported, pull):
    with Revision(exported.docx) as word:
        word.track_deleted("特此报告")
    assert pull().code == 0
    assert "特此报告" not in exported.text


@pytest.mark.parametrize("marks", [True, False], ids=["with bookmarks", "without bookmarks"])
class TestSections:
    """Headings reworded, sections moved, put in, taken out, merged and split; bookmarks or none."""

    @pytest.fixture
    def word(self, exported, marks):
        with Revision(exported.docx) as word:
            if not marks:
                word.without_bookmarks()
            yield word

    def test_heading_reworded(self, exported, pull, word):
        text = exported.text
        word.replace("强化理论武装，筑牢思想根基", "学深悟透，凝心铸魂")
        word.save(exported.docx)
        assert pull().code == 0
        assert exported.text == text.replace(
            "### 强化理论武装，筑牢思想根基 {#study}", "### 学深悟透，凝心铸魂 {#study}"
        )

    def test_section_moved(self, exported, pull, word):
        study = exported.section("study")
        word.move("（一）", "镇党委会专题研究", "听众620余人次")
        word.save(exported.docx)
        done = pull()
        assert done.code == 0
        assert exported.text.index("{#study}") < exported.text.index("{#leadership}")
        assert exported.section("study") == study
        assert "〔移动〕" in done.out

    def test_section_put_in(self, exported, pull, word):
        text = exported.text
        word.insert_after("听众620余人次", "各村都有了宣讲员。")
        word.insert_after("听众620余人次", "（三）用好宣讲队伍")
        word.save(exported.docx)
        assert pull().code == 0
        assert exported.text == text.replace("## 存在问题", "### 用好宣讲队伍\n\n各村都有了宣讲员。\n\n## 存在问题")

    def test_section_taken_out(self, exported, pull, word):
        text = exported.text
        for words in ("（二）", "听众620余人次"):
            word.delete(words)
        word.save(exported.docx)
        done = pull()
        assert done.code == 1
        assert "facts.md 第16行的要点不在正文里了" in done.err or "〔删去〕" in done.out
        assert "{#study}" not in exported.text
        assert exported.text.split("###")[0] == text.split("###")[0]

    def test_two_sections_made_one(self, exported, pull, word):
        word.delete("（二）")
        word.save(exported.docx)
        assert pull().code == 0
        assert "{#leadership #study}" in exported.text
        assert STUDY in exported.section("leadership")

    def test_a_section_made_two(self, exported, pull, word):
        word.insert_after("（二）强化理论武装", "（三）深入宣讲")
        word.move("（三）深入宣讲", "（三）深入宣讲", "听众620余人次")
        word.insert_after("（三）深入宣讲", "宣讲员名册已经更新。")
        word.save(exported.docx)
        assert pull().code == 0
        assert "### 深入宣讲\n\n宣讲员名册已经更新。\n" in exported.text


def test_a_figure_that_no_fact_has_is_offered_for_the_facts(exported, pull):
    with Revision(exported.docx) as word:
        word.insert_after("听众620余人次", "组织干部夜学9次。")
    facts = exported.facts.read_text("utf-8")
    done = pull()
    assert done.code == 1
    assert "“9次”，要点里没有" in done.err
    assert "--add-facts" in done.err
    assert exported.facts.read_text("utf-8") == facts
    done = pull("--add-facts")
    assert "- 组织干部夜学9次  <!-- 来源：修改稿 draft.docx -->\n" in exported.facts.read_text("utf-8")


def test_facts_added_name_the_hand(exported, pull):
    with Revision(exported.docx) as word:
        word.track("听众620余人次。", "听众620余人次。组织干部夜学9次。")
    facts = exported.facts.read_text("utf-8")
    done = pull("--add-facts")
    assert done.code == 0
    bullet = "- 组织干部夜学9次  <!-- 来源：张书记修改，draft.docx -->"
    assert exported.facts.read_text("utf-8") == facts.replace("听众620余人次\n", f"听众620余人次\n{bullet}\n")
    assert exported.command("check", "-C", str(exported.folder)).out.count("9次") == 0


class TestCorrectedFigure:
    """A leader wrote another figure in the place of a fact's."""

    @pytest.fixture(autouse=True)
    def _corrected(self, exported):
        with Revision(exported.docx) as word:
            word.replace("14场", "16场")

    def test_the_fact_is_named(self, pull, exported):
        facts = exported.facts.read_text("utf-8")
        done = pull()
        assert done.code == 1
        assert done.err.count("要点第17行：14场 → 16场") == 1
        assert exported.facts.read_text("utf-8") == facts

    def test_the_fact_is_changed_where_it_stands(self, pull, exported):
        facts = exported.facts.read_text("utf-8")
        assert pull("--add-facts").code == 0
        bullet = "- 宣讲队到村宣讲14场，听众620余人次"
        changed = "- 宣讲队到村宣讲16场，听众620余人次  <!-- 来源：修改稿 draft.docx -->"
        assert exported.facts.read_text("utf-8") == facts.replace(bullet, changed)
        assert exported.command("check", "-C", str(exported.folder)).out.count("16场") == 0

    def test_what_the_fact_rested_on_stays(self, pull, exported):
        exported.change_fact("听众620余人次", "听众620余人次 <!-- 来源：签到册 -->")
        assert pull("--add-facts").code == 0
        assert (
            "- 宣讲队到村宣讲16场，听众620余人次 <!-- 来源：签到册 -->  <!-- 依据：修改稿 draft.docx -->\n"
            in exported.facts.read_text("utf-8")
        )

    def test_a_fact_of_several_lines(self, pull, exported):
        exported.change_fact("- 宣讲队到村宣讲14场，听众620余人次", "- 宣讲队到村宣讲\n  14场，听众620余人次")
        assert pull("--add-facts").code == 0
        facts = exported.facts.read_text("utf-8")
        assert "- 宣讲队到村宣讲\n  16场，听众620余人次  <!-- 来源：" in facts

    def test_a_new_figure_beside_it_comes_alone(self, pull, exported):
        with Revision(exported.docx) as word:
            word.replace("听众620余人次", "听众620余人次，发放资料300份")
        assert pull("--add-facts").code == 0
        facts = exported.facts.read_text("utf-8")
        assert "- 发放资料300份  <!-- 来源：" in facts
        assert facts.count("16场") == 1
        assert facts.count("620余人次") == 1

    def test_in_json(self, pull):
        found = values(pull("--add-facts", "--format", "json"))
        [figure] = found["figures"]
        assert (figure["kind"], figure["was"], figure["figure"]) == ("changed", "14场", "16场")
        assert found["changed_facts"] == [{"line": 17, "old": "14场", "new": "16场"}]
        assert found["added_facts"] == []


def test_text_moved_to_another_section_is_no_new_fact(exported, pull):
    with Revision(exported.docx) as word:
        word.move("听众620余人次", "听众620余人次", "镇党委会专题研究")
    facts = exported.facts.read_text("utf-8")
    done = pull("--add-facts")
    assert exported.facts.read_text("utf-8") == facts
    assert done.err.count("宣讲队到村宣讲14场") == 1
    assert done.err.count("不用再加") == 2
    assert "“14场、620余人次”是“理论学习”一节的要点（第17行）" in done.err
    assert "要点里没有" not in done.err


def test_bullets_of_several_sections_go_under_their_own(exported, pull):
    with Revision(exported.docx) as word:
        word.insert_after("镇党委会专题研究", "走访干部31人。")
        word.insert_after("听众620余人次", "组织干部夜学9次。")
        word.insert_after("听众620余人次", "发放读本210册。")
    pull("--add-facts")
    facts = exported.facts.read_text("utf-8")
    study = facts.split("## 理论学习\n")[1].split("\n\n")[0]
    assert "走访干部31人" in facts.split("## 理论学习")[0]
    assert study.index("发放读本210册") < study.index("组织干部夜学9次")


def test_a_sentence_that_was_decided_against_is_no_fact(exported, pull):
    with Revision(exported.docx) as word:
        word.replace("宣讲队到村宣讲14场", "宣讲队进村宣讲16场")
    exported.edit("宣讲队到村宣讲", "宣讲员到村宣讲")
    assert pull().code == 1
    text = exported.text
    mine = re.sub(r"<<<<<<<.*\n(.*\n)=======\n.*\n>>>>>>>.*\n", r"\1", text)
    exported.draft_file.write_text(mine, "utf-8")
    facts = exported.facts.read_text("utf-8")
    done = pull("--add-facts")
    assert "16场" not in done.said
    assert exported.facts.read_text("utf-8") == facts


class TestPulledBefore:
    """The same file a second time."""

    @pytest.fixture
    def settled(self, exported, pull):
        with Revision(exported.docx) as word:
            word.replace("宣讲队到村宣讲", "宣讲队进村入户宣讲")
            word.insert_after("听众620余人次", "组织干部夜学9次。")
        exported.edit("宣讲队到村宣讲", "宣讲员到村宣讲")
        assert pull().code == 1
        exported.draft_file.write_text(
            re.sub(r"<<<<<<<.*\n(.*\n)=======\n.*\n>>>>>>>.*\n", r"\1", exported.text), "utf-8"
        )
        return exported

    def test_what_was_decided_is_not_asked_again(self, settled, pull):
        text = settled.text
        done = pull("--add-facts")
        assert done.code == 0
        assert settled.text == text
        assert "已经收过" in done.out
        assert "- 组织干部夜学9次  <!-- 来源：" in settled.facts.read_text("utf-8")

    def test_it_can_be_asked_for(self, settled, pull):
        assert pull("--again").code == 1
        assert "<<<<<<<" in settled.text

    def test_after_undo_it_is_taken_over_again(self, exported, pull):
        with Revision(exported.docx) as word:
            word.replace("宣讲队到村", "宣讲队进村入户")
        pull()
        exported.command("undo", "-C", str(exported.folder))
        assert "宣讲队进村入户" not in exported.text
        pull()
        assert "宣讲队进村入户" in exported.text

    def test_a_file_revised_further_is_taken_over(self, settled, pull):
        with Revision(settled.docx) as word:
            word.delete("特此报告")
        pull()
        assert "特此报告" not in settled.text


class TestUndo:
    """The facts that a pull changed go with its step."""

    @pytest.fixture
    def pulled(self, exported, pull):
        with Revision(exported.docx) as word:
            word.insert_after("听众620余人次", "组织干部夜学9次。")
        self.facts = exported.facts.read_bytes()
        self.text = exported.text
        assert pull("--add-facts").code == 0
        return exported

    def test_facts_and_draft_go_back_together(self, pulled):
        after = pulled.facts.read_bytes(), pulled.text
        done = pulled.command("undo", "-C", str(pulled.folder))
        assert (pulled.facts.read_bytes(), pulled.text) == (self.facts, self.text)
        assert "facts.md 也恢复成原来的了" in done.err
        pulled.command("redo", "-C", str(pulled.folder))
        assert (pulled.facts.read_bytes(), pulled.text) == after

    def test_facts_edited_since_stay_and_the_bullet_is_named(self, pulled):
        pulled.change_fact("理论学习中心组学习6次", "理论学习中心组学习7次")
        facts = pulled.facts.read_bytes()
        done = pulled.command("undo", "-C", str(pulled.folder))
        assert (done.code, pulled.text, pulled.facts.read_bytes()) == (0, self.text, facts)
        assert "第18行“- 组织干部夜学9次" in done.err
        assert "还在里面" in done.err

    def test_facts_alone_are_a_step_too(self, exported, pull):
        with Revision(exported.docx) as word:
            word.insert_after("听众620余人次", "组织干部夜学9次。")
        pull()
        text, facts = exported.text, exported.facts.read_bytes()
        pull("--add-facts")
        assert exported.facts.read_bytes() != facts
        exported.command("undo", "-C", str(exported.folder))
        assert (exported.text, exported.facts.read_bytes()) == (text, facts)
        exported.command("undo", "-C", str(exported.folder))
        assert "夜学9次" not in exported.text
        exported.command("redo", "-C", str(exported.folder), "--steps", "2")
        assert exported.text == text
        assert exported.facts.read_bytes() != facts

    def test_in_json(self, pulled):
        pulled.change_fact("理论学习中心组学习6次", "理论学习中心组学习7次")
        done = pulled.command("undo", "-C", str(pulled.folder), "--format", "json")
        [step] = values(done)["steps"]
        [kept] = step["kept_files"]
        assert kept["file"] == "facts.md"
        assert [line["line"] for line in kept["lines"]] == [18]


def test_comments_are_listed_with_their_section(exported, pull):
    with Revision(exported.docx) as word:
        word.comment("听众620余人次", "请核实人数")
    done = pull("--format", "json")
    assert done.code == 0
    [comment] = values(done)["comments"]
    assert comment["section"] == "强化理论武装，筑牢思想根基"
    assert (comment["author"], comment["text"]) == ("张书记", "请核实人数")
    assert "宣讲队到村宣讲14场" in comment["quoted"]


class TestBothSides:
    """draft.md was edited while the leaders had the Word file."""

    def test_changes_of_both_stand(self, exported, pull):
        with Revision(exported.docx) as word:
            word.replace("宣讲队到村", "宣讲队进村入户")
        exported.edit("其中专题研讨3次", "其中专题研讨班3次")
        assert pull().code == 0
        assert "其中专题研讨班3次" in exported.text
        assert "宣讲队进村入户" in exported.text

    def test_the_same_place_is_a_conflict_between_markers(self, exported, pull):
        with Revision(exported.docx) as word:
            word.replace("宣讲队到村宣讲", "宣讲队进村入户宣讲")
        exported.edit("宣讲队到村宣讲", "宣讲员到村宣讲")
        done = pull()
        assert done.code == 1
        assert "1处两边改得不一样" in done.out
        text = exported.text
        assert "<<<<<<< 手工修改\n宣讲员到村宣讲14场，听众620余人次。\n=======\n" in text
        assert "宣讲队进村入户宣讲14场，听众620余人次。\n>>>>>>> Word 改稿" in text
        assert exported.export().code == 2
        assert pull().code == 2

    def test_a_heading_changed_on_both_sides(self, exported, pull):
        with Revision(exported.docx) as word:
            word.replace("强化理论武装，筑牢思想根基", "学深悟透，凝心铸魂")
        exported.edit("强化理论武装，筑牢思想根基", "深学细悟，筑牢根基")
        assert pull().code == 1
        assert "标题：深学细悟，筑牢根基\n=======\n标题：学深悟透，凝心铸魂" in exported.text

    def test_a_section_deleted_there_and_changed_here(self, exported, pull):
        with Revision(exported.docx) as word:
            for words in ("（二）", "听众620余人次"):
                word.delete(words)
        exported.edit("宣讲队到村", "宣讲员到村")
        assert pull().code == 1
        assert "宣讲员到村宣讲14场" in exported.text
        assert "=======\n>>>>>>> Word 改稿" in exported.text


def test_notes_of_the_clerk_stay(exported, pull):
    exported.edit("听众620余人次。", "听众620余人次。<!-- 依据：宣讲登记表 -->")
    exported.edit("### 强化理论武装", "<!-- 问过党建办 -->\n\n### 强化理论武装")
    exported.export()
    text = exported.text
    with Revision(exported.docx) as word:
        word.replace("宣讲队到村", "宣讲队进村入户")
    assert pull().code == 0
    assert exported.text == text.replace("宣讲队到村", "宣讲队进村入户")


def test_a_confirmation_goes_with_the_figure_it_confirmed(exported, pull):
    exported.edit("听众620余人次。", "听众620余人次。<!-- 依据：宣讲登记表 -->")
    exported.export()
    with Revision(exported.docx) as word:
        word.replace("620余人次", "720余人次")
    done = pull()
    assert "依据：宣讲登记表" not in exported.text
    assert "<!-- 依据：宣讲登记表 -->" in done.out


def test_what_the_front_matter_holds_is_told_and_not_taken(exported, pull):
    text = exported.text
    with Revision(exported.docx) as word:
        word.replace("2026年7月3日", "2026年7月9日")
    done = pull()
    assert (done.code, exported.text) == (0, text)
    assert "落款日期改了：2026年7月3日 → 2026年7月9日" in done.out


def test_a_revised_file_under_another_name_finds_its_base(exported, pull, tmp_path):
    other = Revision(exported.docx)
    other.replace("宣讲队到村", "宣讲队进村入户")
    path = other.save(tmp_path / "送审稿-张.docx")
    exported.edit("其中专题研讨3次", "其中专题研讨班3次")
    exported.export("--overwrite")  # the export of this name is another one now
    done = exported.command("pull", str(path), "-C", str(exported.folder))
    assert done.code == 0
    assert "没有" not in done.out.split("\n", maxsplit=1)[0]
    assert "其中专题研讨班3次" in exported.text
    assert "宣讲队进村入户" in exported.text


class TestWithoutBookmarks:
    """A leader copied the text into a document of their own, which came back under another name."""

    @pytest.fixture
    def returned(self, exported, tmp_path):
        def save(change=lambda word: None, name="修改稿-李.docx"):
            word = Revision(exported.docx)
            word.without_bookmarks()
            change(word)
            path = word.save(tmp_path / name)
            return lambda *more: exported.command("pull", str(path), "-C", str(exported.folder), *more)

        return save

    def test_edits_made_meanwhile_stay(self, exported, returned):
        pull = returned(lambda word: word.replace("宣讲队到村", "宣讲队进村入户"))
        exported.edit("听众620余人次。", "听众620余人次。宣讲员都有台账。")
        done = pull()
        assert done.code == 0
        assert "宣讲员都有台账。" in exported.text
        assert "宣讲队进村入户" in exported.text
        assert re.search(r"按\d+月\d+日导出的稿子对照", done.out)

    def test_edits_that_were_exported_since_stay(self, exported, returned):
        pull = returned(lambda word: word.replace("宣讲队到村", "宣讲队进村入户"))
        exported.edit("听众620余人次。", "听众620余人次。宣讲员都有台账。")
        assert exported.export("--overwrite").code == 0
        assert pull().code == 0
        assert "宣讲员都有台账。" in exported.text
        assert "宣讲队进村入户" in exported.text

    def test_under_its_own_name_too(self, exported, returned, tmp_path):
        returned(lambda word: word.replace("宣讲队到村", "宣讲队进村入户"))
        exported.edit("听众620余人次。", "听众620余人次。宣讲员都有台账。")
        assert exported.export("--overwrite").code == 0
        exported.docx.write_bytes((tmp_path / "修改稿-李.docx").read_bytes())
        done = exported.command("pull", str(exported.docx), "-C", str(exported.folder))
        assert done.code == 0
        assert "宣讲员都有台账。" in exported.text
        assert "宣讲队进村入户" in exported.text

    def test_what_the_leader_took_out_goes(self, exported, returned):
        pull = returned(lambda word: word.delete("特此报告"))
        assert pull().code == 0
        assert "特此报告" not in exported.text


@pytest.mark.parametrize("marks", [True, False], ids=["with bookmarks", "without bookmarks"])
@pytest.mark.parametrize("lost", ["damaged", "deleted"])
class TestWithoutHistory:
    """The history was damaged or deleted after the export: nobody knows what the Word file was exported from."""

    @pytest.fixture
    def pull(self, exported, lost, marks):
        def run(*arguments):
            history = exported.folder / ".assistant" / "history.db"
            if lost == "damaged":
                history.write_bytes(b"SQLite format 3\0" + b"\7" * 5000)
            else:
                history.unlink()
            if not marks:
                with Revision(exported.docx) as word:
                    word.without_bookmarks()
            return exported.command("pull", str(exported.docx), "-C", str(exported.folder), *arguments)

        return run

    def test_a_sentence_added_by_hand_is_a_conflict(self, exported, pull):
        exported.edit("听众620余人次。", "听众620余人次。宣讲员都有台账。<!-- 依据：台账 -->")
        done = pull()
        assert done.code == 1
        assert "<<<<<<< 手工修改\n宣讲员都有台账。<!-- 依据：台账 -->\n=======\n>>>>>>> " in exported.text
        assert "不会自动删改" in done.out

    def test_a_sentence_changed_by_hand_is_a_conflict(self, exported, pull):
        exported.edit("宣讲队到村宣讲", "宣讲员到村宣讲")
        assert pull().code == 1
        assert "宣讲员到村宣讲14场，听众620余人次。\n=======\n宣讲队到村宣讲14场" in exported.text

    def test_a_section_written_by_hand_is_a_conflict(self, exported, pull):
        exported.edit("## 存在问题", "### 用好宣讲队伍\n\n各村都有了宣讲员。\n\n## 存在问题")
        assert pull().code == 1
        assert "### 用好宣讲队伍\n\n<<<<<<< 手工修改\n各村都有了宣讲员。\n=======\n>>>>>>> " in exported.text

    def test_a_heading_changed_by_hand_is_a_conflict(self, exported, pull):
        exported.edit("强化理论武装，筑牢思想根基", "深学细悟，筑牢根基")
        assert pull().code == 1
        assert "标题：深学细悟，筑牢根基\n=======\n标题：强化理论武装，筑牢思想根基" in exported.text

    def test_two_sections_that_are_one_in_word_are_a_conflict(self, exported, pull):
        with Revision(exported.docx) as word:
            word.delete("（二）")
        exported.edit("其中专题研讨3次", "其中专题研讨班3次")
        section = exported.section("study")
        assert pull().code == 1
        mine, theirs = exported.text.split("\n=======\n")
        assert "{#study}" in mine
        assert section in mine
        assert section.replace("研讨班", "研讨") in theirs

    def test_what_only_word_has_is_taken(self, exported, pull):
        with Revision(exported.docx) as word:
            word.insert_after("听众620余人次", "各村都有了宣讲员。")
        assert pull().code == 0
        assert "各村都有了宣讲员。" in exported.section("study")

    def test_an_unchanged_file_changes_nothing(self, exported, pull):
        text = exported.text
        assert pull().code == 0
        assert exported.text == text


def test_pull_is_one_step(exported, pull):
    before = exported.text
    with Revision(exported.docx) as word:
        word.replace("宣讲队到村", "宣讲队进村入户")
        word.replace("镇党委会专题研究", "镇党委专题研究")
    assert pull().code == 0
    after = exported.text
    assert exported.command("undo", "-C", str(exported.folder)).code == 0
    assert exported.text == before
    assert exported.command("redo", "-C", str(exported.folder)).code == 0
    assert exported.text == after
    log = exported.command("log", "study", "-C", str(exported.folder), "--format", "json")
    assert '"word"' in log.out


@pytest.mark.parametrize("name", ["没有.docx", "draft.md"])
def test_what_is_no_word_file_is_refused(exported, name):
    done = exported.command("pull", str(exported.folder / name), "-C", str(exported.folder))
    assert done.code == 2


class TestAnotherReport:
    """Last year's report has the same headings."""

    @pytest.fixture
    def other(self, exported, pull):
        def make(old, new):
            with Revision(exported.docx) as word:
                word.without_bookmarks()
                word.replace(old, new)
            return pull

        return make

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("2026年上半年", "2025年上半年", "标题里是2025年上半年，要收的是2026年上半年"),
            ("2026年上半年", "2026年下半年", "标题里是2026年下半年，要收的是2026年上半年"),
            ("柳溪镇", "青石镇", "标题里是青石镇，要收的是柳溪镇"),
        ],
    )
    def test_it_is_refused_and_told_why(self, other, exported, old, new, told):
        text = exported.text
        done = other(old, new)()
        assert (done.code, exported.text) == (2, text)
        assert f"像是另一份报告：{told}" in done.err

    def test_it_can_be_pulled_all_the_same(self, other, exported):
        assert other("2026年上半年", "2025年上半年")("--other-report").code == 0
        assert exported.text.startswith("# ")
        assert "2025年上半年" in exported.text.split("\n")[0]

    @pytest.mark.parametrize("new", ["2026年1—6月", "", "2026年1月至6月"])
    def test_a_title_that_says_the_same_is_no_other(self, other, new):
        assert other("2026年上半年", new)().code == 0

    def test_a_title_that_a_leader_corrected_in_our_own_file_is_no_other(self, exported, pull):
        with Revision(exported.docx) as word:
            word.replace("2026年上半年", "2026年前三季度")
        assert pull().code == 0

    def test_a_draft_of_another_year_in_the_same_folder(self, exported, pull):
        exported.edit("2026年上半年", "2027年上半年")
        assert pull().code == 2


def test_a_section_moved_and_retitled_is_told_as_both(exported, pull):
    with Revision(exported.docx) as word:
        word.replace("强化理论武装，筑牢思想根基", "学深悟透，凝心铸魂")
        word.move("（二）", "听众620余人次", "配好宣传员")
    done = pull()
    assert "〔改、移动〕学深悟透，凝心铸魂\n  标题：" in done.out


@pytest.mark.parametrize("new", ["（三）", "（五）"])
def test_an_ordinal_alone_is_no_change(exported, pull, new):
    text = exported.text
    with Revision(exported.docx) as word:
        word.replace("（二）", new)
        word.replace("宣讲队到村", "宣讲队进村入户")
        word.replace("镇党委会专题", "镇党委专题")
    done = pull()
    assert done.out.count("〔改〕") == 2
    assert exported.text == text.replace("宣讲队到村", "宣讲队进村入户").replace("镇党委会专题", "镇党委专题")


def test_numbers_of_a_series_alone_are_no_change(exported, pull):
    exported.edit("宣讲队到村宣讲14场，听众620余人次。", "一是宣讲队到村宣讲14场，听众620余人次。")
    exported.export("--overwrite")
    with Revision(exported.docx) as word:
        word.replace("一是宣讲队", "二是宣讲队")
        word.replace("镇党委会专题", "镇党委专题")
    assert pull().out.count("〔改〕") == 1


def test_a_heading_of_another_level_is_told(exported, pull):
    with Revision(exported.docx) as word:
        word.replace("（二）", "二、")
    done = pull()
    assert "标题：第2级 → 第1级" in done.out


def test_another_report_is_refused(exported, pull):
    text = exported.text
    with Revision(exported.docx) as word:
        for paragraph in list(word.body)[:-1]:
            word.body.remove(paragraph)
    assert pull().code == 2
    assert exported.text == text


@pytest.mark.parametrize(("value", "code"), [("ask", 2), ("maybe", 2)])
def test_tracked_takes_what_it_takes(pull, value, code):
    assert pull("--tracked", value).code == code
