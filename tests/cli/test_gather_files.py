"""assistant gather FILE… through its own door."""

from __future__ import annotations

import io
import json
from io import BytesIO

import openpyxl
import pytest
from office import FACTS, Office
from scripted_endpoint import Reply

MESSAGE = "党政办：\n一、理论学习\n1.集中学习9次（来源：签到册）\n2.撰写心得体会30篇\n二、网络舆情\n上报舆情信息5条\n"


@pytest.fixture
def sent(office, tmp_path):
    """sent("名称", 内容) is a file that an office has sent."""

    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def gather(office: Office, *arguments: str):
    return office.command("gather", "-C", str(office.folder), *arguments)


def values(office: Office, *arguments: str) -> dict:
    return json.loads(gather(office, *arguments, "--format", "json").out)


def facts(office: Office) -> str:
    return office.facts.read_text("utf-8")


def villages(*rows: tuple[object, ...], header=("村（社区）", "宣讲（场）", "受众（人次）")) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "理论学习"
    for row in (header, *rows):
        book.active.append(list(row))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_without_a_terminal_the_table_is_shown_and_nothing_written(office, sent):
    done = gather(office, sent("要点.txt", MESSAGE))
    assert done.code == 0
    assert "集中学习9次" in done.out
    assert "党政办（要点.txt），签到册" in done.out
    assert "--yes" in done.err
    assert facts(office) == FACTS


def test_plain_says_each_bullet_in_a_sentence(office, sent):
    out = gather(office, sent("要点.txt", MESSAGE), "--plain").out
    assert "第1条：集中学习9次。来源：党政办（要点.txt），签到册。" in out


def test_each_bullet_is_written_into_its_section_with_its_source(office, sent):
    assert gather(office, sent("要点.txt", MESSAGE), "--yes").code == 0
    text = facts(office)
    assert "- 集中学习9次  <!-- 来源：党政办（要点.txt），签到册 -->" in text
    assert (
        text.index("## 理论学习")
        < text.index("集中学习9次")
        < text.index("## 网络舆情")
        < text.index("上报舆情信息5条")
    )
    assert text.index("上报舆情信息5条") < text.index("## 存在问题")


def test_nothing_else_of_facts_is_touched(office, sent):
    before = ("\ufeff" + FACTS.replace("- 镇党委会", "<!-- 手记 -->\n*  镇党委会")).replace("\n", "\r\n")
    office.write_facts(before)
    gather(office, sent("要点.txt", MESSAGE), "--yes")
    after = office.facts.read_bytes().decode()
    assert all(line in after for line in before.split("\r\n"))
    assert after.count("\n") == after.count("\r\n")


def test_taken_in_twice_is_written_once(office, sent):
    file = sent("要点.txt", MESSAGE)
    gather(office, file, "--yes")
    text = facts(office)
    done = gather(office, file, "--yes")
    assert facts(office) == text
    assert "0条" in done.err


def test_what_a_file_withholds_stays_withheld(office, sent):
    gather(office, sent("要点.txt", "网络舆情\n平台账号3个，不公开（不写入）\n"), "--yes")
    drafted = office.draft("--model", "skeleton")
    assert "平台账号" in facts(office)
    assert "平台账号" not in office.text
    assert drafted.code in (0, 1)


def test_json_has_the_documented_keys(office, sent):
    found = values(office, sent("要点.txt", MESSAGE))
    assert set(found) == {
        *("file", "written", "bullets", "pairs", "totals", "missing", "unknown", "reminder", "left_out", "notes"),
    }
    assert set(found["bullets"][0]) == {
        *("number", "text", "source", "section", "title", "sure", "pending", "withheld", "unverified"),
        *("file", "line", "standing", "replaces", "remarks"),
    }
    assert found["bullets"][0]["section"] == "study"
    assert [line["text"] for line in found["left_out"]] == ["党政办：", "一、理论学习", "二、网络舆情"]
    assert found["written"] == 0
    assert facts(office) == FACTS


def test_two_offices_that_say_otherwise_stand_side_by_side(office, sent):
    files = (sent("党政办.txt", "培训通讯员8人\n"), sent("宣传办.txt", "培训通讯员11人\n"))
    found = values(office, *files)
    assert [pair["kind"] for pair in found["pairs"]] == ["contradiction"]
    assert {found["pairs"][0][side]["text"] for side in ("first", "second")} == {"培训通讯员8人", "培训通讯员11人"}
    done = gather(office, *files)
    assert done.code == 1
    assert "数字不一样" in done.out


def test_what_contradicts_facts_names_the_line(office, sent):
    pair = values(office, sent("要点.txt", "镇党委会专题研究意识形态工作5次\n"))["pairs"][0]
    assert pair["kind"] == "contradiction"
    assert FACTS.split("\n")[pair["first"]["line"] - 1] == "- 镇党委会专题研究意识形态工作2次"


def test_the_same_from_two_offices_is_one_bullet_with_both_sources(office, sent):
    gather(office, sent("党政办.txt", "放映公益电影12场\n"), sent("文化站.txt", "放映公益电影12场。\n"), "--yes")
    assert facts(office).count("放映公益电影12场") == 1
    assert "来源：党政办（党政办.txt）、文化站（文化站.txt）" in facts(office)


def test_nearly_the_same_is_shown_and_not_chosen_from(office, sent):
    found = values(office, sent("要点.txt", "宣讲队到各村宣讲14场，听众620人次\n"))
    assert [pair["kind"] for pair in found["pairs"]] == ["alike"]
    assert found["bullets"][0]["standing"] == 0


def test_what_has_no_section_is_told_and_not_written(office, sent):
    file = sent("要点.txt", "植树300棵\n")
    done = gather(office, file, "--yes")
    assert done.code == 1
    assert "第1条" in done.err
    assert facts(office) == FACTS
    assert gather(office, file, "--yes", "--section", "特色做法").code == 0
    assert "## 特色做法\n- 植树300棵" in facts(office)


def test_what_is_to_come_is_a_plan_under_any_heading(office, sent):
    found = values(office, sent("要点.txt", "一、理论学习\n集中学习9次。下一步，将培训宣讲员8人。\n"))
    assert [bullet["section"] for bullet in found["bullets"]] == ["study", "plans"]


def test_a_resident_s_data_are_pointed_out(office, sent):
    found = values(office, sent("要点.txt", "网络舆情\n联系人电话13900001234\n"))
    assert [remark["kind"] for remark in found["bullets"][0]["remarks"]] == ["privacy"]


def test_a_classified_file_stops_everything(office, sent):
    done = gather(office, sent("要点.txt", MESSAGE), sent("密.txt", "机密★10年\n学习3次\n"), "--yes")
    assert done.code == 2
    assert "密级" in done.err
    assert facts(office) == FACTS


def test_a_classified_table_too(office, sent):
    done = gather(office, sent("村表.xlsx", villages(("秘密★1年", 3, 4))), "--yes")
    assert done.code == 2
    assert facts(office) == FACTS


def test_a_matrix_is_summed_and_is_pending_until_all_have_sent(office, sent):
    (office.folder / "名册.txt").write_text("村：柳湾、上河村、石桥村\n机构：党政办\n", "utf-8")
    first = sent("村表.xlsx", villages(("柳湾村", 3, 120), ("上河村", "４", "80人次")))
    done = gather(office, first, "--yes")
    assert done.code == 1
    assert "还差1个没有报：石桥村" in done.out
    assert "- 宣讲7场  <!-- 来源：各村汇总（村表.xlsx，2个村、社区） --> <!-- 待补 -->" in facts(office)
    whole = sent("村表.xlsx", villages(("柳湾村", 3, 120), ("上河村", 4, 80), ("石桥村", 2, 50)))
    done = gather(office, whole, "--yes")
    assert done.code == 0
    assert "- 宣讲9场  <!-- 来源：各村汇总（村表.xlsx，3个村、社区） -->" in facts(office)
    assert "宣讲7场" not in facts(office)
    assert "待补" not in facts(office)
    assert "催报" not in done.out


def test_units_are_kept_apart(office, sent):
    found = values(office, sent("村表.xlsx", villages(("柳湾村", 3, 120), ("上河村", "4场次", "60人"))))
    assert [(t["indicator"], t["unit"], t["value"]) for t in found["totals"]] == [
        ("宣讲", "场", "3"),
        ("宣讲", "场次", "4"),
        ("受众", "人次", "120"),
        ("受众", "人", "60"),
    ]
    assert all(bullet["pending"] for bullet in found["bullets"])


def test_each_village_may_send_its_own_copy(office, sent):
    found = values(
        office, *(sent(f"{name}.xlsx", villages((name, n, n))) for n, name in ((3, "柳湾村"), (4, "上河村")))
    )
    assert [t["value"] for t in found["totals"]] == ["7", "7"]


@pytest.mark.parametrize("given", ["柳湾村、上河村、石桥村", "名册.txt", "村：柳湾、上河、石桥"])
def test_who_is_to_report_may_be_said(office, sent, tmp_path, monkeypatch, given):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "名册.txt").write_text("柳湾村\n上河村\n石桥村\n", "utf-8")
    found = values(office, sent("表.xlsx", villages(("柳湾村", 3, 1))), "--villages", given)
    assert found["missing"] == ["上河村", "石桥村"]
    assert "上河村、石桥村" in found["reminder"]


def test_a_table_out_of_word_and_of_csv(office, sent):
    text = "填报单位,工作内容,数量,单位\n综治办,排查矛盾纠纷,23,件\n"
    gather(office, sent("表.csv", text.encode("gbk")), "--yes")
    assert "- 排查矛盾纠纷23件  <!-- 来源：综治办（表.csv） -->" in facts(office)


def test_what_is_piped_in(office, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(BytesIO(MESSAGE.encode("gbk"))))
    assert gather(office, "-", "--yes").code == 0
    assert "集中学习9次  <!-- 来源：党政办（粘贴的材料），签到册 -->" in facts(office)


def test_a_hidden_sheet_and_a_formula_are_told(office, sent):
    book = openpyxl.Workbook()
    book.active.append(["村（社区）", "宣讲（场）"])
    book.active.append(["柳湾村", "=1+2"])
    book.create_sheet("底稿").sheet_state = "hidden"
    stream = BytesIO()
    book.save(stream)
    told = gather(office, sent("村表.xlsx", stream.getvalue())).err
    assert "底稿" in told
    assert "B2是公式" in told


def test_a_model_is_asked_only_where_it_is_named_and_only_for_what_is_open(office, sent, serve):
    endpoint = serve(Reply('{"1": "特色做法"}'))
    file = sent("要点.txt", "植树300棵\n" + MESSAGE)
    assert values(office, file)["bullets"][0]["section"] == ""
    assert endpoint.requests == []
    assert values(office, file, "--model", "scripted")["bullets"][0]["section"] == "highlights"
    assert len(endpoint.requests) == 1
    assert "植树300棵" in endpoint.requests[0].text
    assert "集中学习9次" not in endpoint.requests[0].text


@pytest.mark.parametrize("reply", ["不知道", '{"1": "无"}', '{"1": "没有这一节"}', '["特色做法"]', "{"])
def test_a_useless_reply_leaves_the_bullet_open(office, sent, serve, reply):
    serve(Reply(reply))
    done = gather(office, sent("要点.txt", "植树300棵\n"), "--model", "scripted", "--yes")
    assert done.code == 1
    assert facts(office) == FACTS


def test_no_model_no_answer(office, sent, serve):
    serve(lambda _: Reply(status=401))
    done = gather(office, sent("要点.txt", "植树300棵\n"), "--model", "scripted", "--yes")
    assert done.code == 2
    assert facts(office) == FACTS


def test_a_foreign_host_gets_nothing(office, sent, monkeypatch):
    monkeypatch.setenv("ASSISTANT_BASE_URL", "https://model.example.com/v1")
    done = gather(office, sent("要点.txt", "植树300棵\n"), "--model", "m", "--yes")
    assert done.code == 2
    assert "allow-host" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["没有.txt"], "没有文件"),
        (["--yes"], "没有写文件"),
        (["--villages", "没有.txt"], "没有写文件"),
    ],
)
def test_what_cannot_be_done_is_said(office, arguments, said):
    done = gather(office, *arguments)
    assert done.code == 2
    assert said in done.err


def test_a_finished_report_takes_nothing_in(office, sent):
    office.draft("--model", "skeleton")
    assert office.command("finish", "-C", str(office.folder)).code in (0, 1)
    before = facts(office)
    assert gather(office, sent("要点.txt", MESSAGE), "--yes").code == 2
    assert facts(office) == before


def test_whom_a_text_is_addressed_to_has_not_sent_it(office):
    (office.folder / "综治办.txt").write_text(
        "镇党政办：\n现将上半年情况报来。\n1.排查隐患32处\n2.化解纠纷18件\n", "utf-8"
    )
    done = office.command("gather", "-C", str(office.folder), str(office.folder / "综治办.txt"), "--yes")
    assert done.code in (0, 1)
    text = office.facts.read_text("utf-8")
    assert "镇党政办（" not in text
    assert "来源：综治办（综治办.txt）" in text


def test_sums_in_two_units_each_replace_their_own(office):
    table = office.folder / "村表.csv"
    gather = (
        "gather",
        "-C",
        str(office.folder),
        str(table),
        "--yes",
        "--villages",
        "柳湾村、上河村",
        "--section",
        "理论学习",
    )
    head = "村（社区）,志愿服务队（支）,志愿服务队（人）\n"
    table.write_text(f"{head}柳湾村,1,10\n", "utf-8")
    office.command(*gather)
    table.write_text(f"{head}柳湾村,1,10\n上河村,2,20\n", "utf-8")
    office.command(*gather)
    text = office.facts.read_text("utf-8")
    assert "志愿服务队3支" in text
    assert "志愿服务队30人" in text
    assert "10人" not in text
    assert "1支" not in text
