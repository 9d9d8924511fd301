"""export --review and --against; the hidden bookmarks of an export."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from assistant.files.docx_revision import read_revised
from assistant.files.revised import accept, reject


@pytest.fixture
def drafted(office):
    assert office.draft("--model", "skeleton").code == 0
    return office


def document(path) -> str:
    with ZipFile(path) as package:
        return package.read("word/document.xml").decode("utf-8")


def text(path: Path, takes=accept) -> list[str]:
    return [line.text for line in read_revised(path.read_bytes(), path).lines(takes) if line.text]


class TestBookmarks:
    def test_each_section_has_one_by_its_key(self, drafted):
        drafted.export()
        names = re.findall(r'bookmarkStart w:id="\d+" w:name="([^"]+)"', document(drafted.docx))
        assert names[0].startswith("_asst_base_")
        assert names[1:] == ["_asst__1", "_asst_leadership", "_asst_study", "_asst_problems", "_asst_plans"]
        assert document(drafted.docx).count("bookmarkEnd") == len(names)

    @pytest.mark.parametrize("key", ["自办.节-目", "a" * 60, "base_x", "_1"])
    def test_odd_keys_make_good_names(self, drafted, key):
        drafted.edit("{#study}", f"{{#{key}}}")
        drafted.export()
        names = re.findall(r'w:name="(_asst_[^"]+)"', document(drafted.docx))
        assert len(names) == len(set(names)) == 6
        assert all(re.fullmatch(r"_\w{1,39}", name) for name in names)


class TestReview:
    def test_a_copy_to_write_on(self, drafted):
        done = drafted.export("--review")
        assert (done.code, done.out.strip()) == (0, f"已导出 {drafted.folder / '送审稿.docx'}")
        path = drafted.folder / "送审稿.docx"
        xml = document(path)
        assert 'w:lnNumType w:countBy="1"' in xml
        assert int(re.search(r'w:right="(\d+)"', xml.split("w:pgMar")[1])[1]) > 3000
        with ZipFile(path) as package:
            assert "送审稿" in package.read("word/header1.xml").decode("utf-8")
        assert not drafted.docx.exists()

    def test_fact_numbers_stand_small_behind_their_sentences(self, drafted):
        drafted.export("--review")
        path = drafted.folder / "送审稿.docx"
        assert "宣讲队到村宣讲14场，听众620余人次。〔study.2〕" in "".join(text(path))
        run = next(run for run in document(path).split("<w:r>") if "〔study.2〕" in run)
        assert '<w:sz w:val="16"/>' in run

    def test_figures_without_a_source_and_confirmed_ones_say_so(self, drafted):
        drafted.edit("听众620余人次。", "听众620余人次。放映9场。群众300人参加。<!-- 依据：签到册 -->")
        drafted.export("--review")
        said = "".join(text(drafted.folder / "送审稿.docx"))
        assert "放映9场。〔无出处〕" in said
        assert "群众300人参加。〔已确认〕" in said
        assert "<!--" not in said

    def test_it_can_be_pulled_like_any_other(self, drafted):
        before = drafted.text
        drafted.export("--review")
        done = drafted.command("pull", str(drafted.folder / "送审稿.docx"), "-C", str(drafted.folder))
        assert (done.code, drafted.text) == (0, before)
        assert "正文没有改动" in done.out


class TestAgainst:
    @pytest.fixture
    def changed(self, drafted, tmp_path):
        """The draft edited since it was exported to 旧稿.docx."""
        drafted.export("-o", str(tmp_path / "旧稿.docx"))
        (tmp_path / "旧稿.md").write_text(drafted.text, "utf-8")
        drafted.edit("宣讲14场", "宣讲15场")
        drafted.edit("### 强化理论武装", "### 强化理论学习")
        return drafted

    @pytest.mark.parametrize("name", ["旧稿.docx", "旧稿.md"])
    def test_a_file(self, changed, tmp_path, name):
        old = text(tmp_path / "旧稿.docx")
        done = changed.export("--against", str(tmp_path / name), "--author", "李镇长")
        assert done.code in (0, 1)
        path = changed.folder / "修订稿.docx"
        changed.export()
        assert text(path) == text(changed.docx)
        assert text(path, reject) == old
        changes = read_revised(path.read_bytes(), path).changes
        assert [c.text for c in changes] == ["武装", "学习", "14场", "15场"]
        assert {c.author for c in changes} == {"李镇长"}

    def test_a_version_of_a_section(self, changed):
        assert changed.export("--against", "理论学习@1").code in (0, 1)
        path = changed.folder / "修订稿.docx"
        assert [c.text for c in read_revised(path.read_bytes(), path).changes] == ["武装", "学习", "14场", "15场"]

    def test_a_step(self, changed):
        from datetime import UTC, datetime  # noqa: PLC0415

        from assistant.store.history import History  # noqa: PLC0415

        step = History(changed.folder / ".assistant" / "history.db", lambda: datetime.now(UTC)).steps()[0].id
        assert changed.export("--against", str(step)).code in (0, 1)
        path = changed.folder / "修订稿.docx"
        assert "14场" in "".join(c.text for c in read_revised(path.read_bytes(), path).changes)

    @pytest.mark.parametrize("name", ["没有", "99", "理论学习@99", "没有@1", "没有.docx"])
    def test_no_such_text(self, changed, name):
        done = changed.export("--against", name)
        assert done.code == 2
        assert not (changed.folder / "修订稿.docx").exists()

    def test_not_both(self, changed):
        assert changed.export("--against", "1", "--review").code == 2
