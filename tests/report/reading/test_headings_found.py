"""One quirk of real reports each: what is a heading, where it ends, which level it has."""

from __future__ import annotations

from imported_parts import only, outline, said

BODY = "镇党委召开专题会议3次，研究具体事项11件，逐项明确了办理的单位和时限。"
MORE = "各村按月上报进展，镇里每季度通报一次，年底纳入考核。"


def test_half_width_and_mixed_brackets_are_one_level():
    text = f"一、工作情况\n(一)强化领导\n{BODY}\n（二）抓好学习\n{BODY}\n(三）办好实事\n{BODY}"
    assert outline(text) == ["1 一、|工作情况", "2 (一)|强化领导", "2 （二）|抓好学习", "2 (三）|办好实事"]


def test_heading_and_body_on_one_line_are_split_at_the_first_stop():
    report = only(f"一、工作情况\n（一）强化领导，压实责任。{BODY}{MORE}")
    (section,) = report.sections[0].sections
    assert (section.heading.text, section.heading.run_in) == ("强化领导，压实责任。", True)
    assert said(*section.paragraphs) == [BODY + MORE]
    assert section.paragraphs[0].line == section.heading.passage.line == 2


def test_stop_inside_the_closing_quote_is_split_behind_the_quote():
    text = f"一、工作情况\n（一）强化领导，压实“三项责任。”{BODY}\n（二）抓好学习。{BODY}"
    assert outline(text)[1] == "2 （一）|强化领导，压实“三项责任。”+"


def test_heading_glued_to_its_body_is_left_whole():
    glued = "加强组织领导,统筹推进文化阵地和队伍建设镇党委高度重视文化工作，先后召开专题会议研究部署，逐级签订了目标责任书，各项任务有序推进。"
    text = f"一、工作情况\n(一){glued}{MORE}\n(二)抓好学习\n{BODY}\n(三)办好实事\n{BODY}"
    assert outline(text)[1:3] == [f"2 (一)|{glued}{MORE}", "2 (二)|抓好学习"]


def test_level_one_heading_that_ends_in_a_stop():
    text = f"一、工作情况。\n（一）强化领导。{BODY}\n二、存在问题。\n{BODY}"
    assert outline(text) == ["1 一、|工作情况。", "2 （一）|强化领导。+", "1 二、|存在问题。"]


def test_items_that_are_whole_sentences_are_paragraphs():
    items = [
        "（一）宣传形式比较单一，群众参与的积极性还没有充分调动起来。",
        "（二）文化站的设备老化，书屋的图书已有三年没有更新。",
        "（三）网格员多为兼职，日常巡查的力量明显不足。",
    ]
    report = only("一、存在问题\n" + "\n".join(items) + f"\n二、下一步打算\n{BODY}")
    assert said(*report.sections[0].paragraphs) == items
    assert report.sections[0].sections == ()


def test_long_headings_with_a_stop_are_headings_where_text_follows():
    long = "聚焦群众反映强烈的突出问题，逐项列出清单，逐级压实责任，推动各项任务落地见效。"
    assert len(long) < 60
    text = f"一、工作情况\n（一）{long}\n{BODY}\n（二）{long}\n{BODY}\n二、存在问题\n{BODY}"
    assert [line.split("|")[0] for line in outline(text)] == ["1 一、", "2 （一）", "2 （二）", "1 二、"]


def test_heading_before_a_colon_is_run_in():
    text = f"一、工作情况\n1.强化领导：{BODY}\n2.抓好学习：{BODY}"
    assert outline(text) == ["1 一、|工作情况", "2 1.|强化领导：+", "2 2.|抓好学习：+"]


def test_list_of_names_and_values_is_no_outline():
    assert outline("一、会议安排\n1.时间：7月3日上午\n2.地点：镇文化站\n3.参加人员：各村书记") == ["1 一、|会议安排"]


def test_a_long_item_leaves_no_gap_in_a_series_of_headings():
    long = "建立由镇党委书记任组长、班子成员任副组长、各站所和各村负责人为成员的工作领导小组并定期调度。"
    text = f"一、工作情况\n1.强化领导。{BODY}\n2.{long}\n3.抓好学习。{BODY}"
    assert [line.split("|")[0] for line in outline(text)] == ["1 一、", "2 1.", "2 2.", "2 3."]


def test_one_short_item_makes_no_headings_of_numbered_paragraphs():
    long = "完善由镇党委书记总负责、班子成员分片包干、各村具体落实的责任体系，并纳入年度目标考核。"
    text = f"一、工作情况\n1.{long}\n2.{long}\n3.抓好学习。{BODY}"
    assert outline(text) == ["1 一、|工作情况"]


def test_bare_list_in_the_text_is_no_outline():
    text = f"一、工作情况\n下列各村已经完成：\n1.柳溪村\n2.枫岭村\n3.石桥村\n二、存在问题\n{BODY}"
    assert outline(text) == ["1 一、|工作情况", "1 二、|存在问题"]


def test_headings_without_ordinal_stand_beside_their_siblings():
    text = f"一、工作情况\n（一）强化领导。{BODY}\n存在的问题和不足\n{BODY}\n下一步工作打算\n（一）抓学习。{BODY}"
    assert outline(text) == [
        "1 一、|工作情况",
        "2 （一）|强化领导。+",
        "1 |存在的问题和不足",
        "1 |下一步工作打算",
        "2 （一）|抓学习。+",
    ]


def test_heading_without_ordinal_above_a_new_series_of_level_one():
    text = f"2025年工作回顾\n一、农业\n{BODY}\n二、文化\n{BODY}\n2026年工作安排\n一、农业\n{BODY}\n二、文化\n{BODY}"
    assert outline(text) == [
        "1 |2025年工作回顾",
        "2 一、|农业",
        "2 二、|文化",
        "1 |2026年工作安排",
        "2 一、|农业",
        "2 二、|文化",
    ]


def test_heading_without_ordinal_that_every_section_has_stands_inside():
    text = f"一、农业\n{BODY}\n存在问题\n{BODY}\n二、文化\n{BODY}\n存在问题\n{BODY}"
    assert outline(text) == ["1 一、|农业", "2 |存在问题", "1 二、|文化", "2 |存在问题"]


def test_duplicated_and_skipped_ordinals_are_kept():
    text = f"一、农业\n（一）水稻\n{BODY}\n（一）果蔬\n{BODY}\n（四）畜牧\n{BODY}\n三、文化\n{BODY}"
    assert outline(text) == ["1 一、|农业", "2 （一）|水稻", "2 （一）|果蔬", "2 （四）|畜牧", "1 三、|文化"]


def test_restarted_series_of_one_parent_is_kept_in_place():
    text = f"一、农业\n（一）水稻\n{BODY}\n（二）果蔬\n{BODY}\n（一）畜牧\n{BODY}"
    (section,) = only(text).sections
    assert [below.heading.number for below in section.sections] == [1, 2, 1]


def test_series_that_goes_on_across_level_one_keeps_its_numbers():
    text = f"一、农业\n（一）水稻\n{BODY}\n（二）果蔬\n{BODY}\n二、文化\n（三）书屋\n{BODY}\n（二十一）演出\n{BODY}"
    numbers = [[below.heading.number for below in section.sections] for section in only(text).sections]
    assert numbers == [[1, 2], [3, 21]]


def test_heading_that_lost_its_mark_is_the_one_that_is_missing():
    text = f"三、抓好学习\n{BODY}\n四以建好文化阵地为抓手\n{BODY}\n五、办好实事\n{BODY}"
    found = only(text).sections[1].heading
    assert (found.ordinal, found.mark, found.number, found.text) == ("四", "一、", 4, "以建好文化阵地为抓手")


def test_numeral_at_the_start_of_a_line_is_no_lost_ordinal():
    text = f"二、抓好学习\n{BODY}\n三农工作取得新的进展\n{BODY}\n三、办好实事\n{BODY}"
    assert outline(text) == ["1 二、|抓好学习", "1 三、|办好实事"]


def test_series_of_points_is_body_wherever_it_stands():
    points = [
        "一是强化领导。",
        "镇党委专题研究3次。二是明确责任。签订责任书12份。",
        "三是督查到位：",
        "四是活动丰富。一是办晚会；二是办展览。",
    ]
    report = only("一、工作情况\n" + "\n".join(points))
    assert said(*report.sections[0].paragraphs) == points
    assert report.sections[0].sections == ()


def test_dash_bullets_are_a_level_where_they_are_headings():
    text = f"一、工作情况\n——农业稳步发展。{BODY}\n——文化日益繁荣。{BODY}\n二、存在问题\n{BODY}"
    assert outline(text) == ["1 一、|工作情况", "2 ——|农业稳步发展。+", "2 ——|文化日益繁荣。+", "1 二、|存在问题"]


def test_dash_bullets_that_are_sentences_are_paragraphs():
    bullets = ["——完成村道硬化3.2公里。", "——新建文化广场2处。"]
    report = only("一、工作情况\n全年办成以下实事：\n" + "\n".join(bullets))
    assert said(*report.sections[0].paragraphs[1:]) == bullets


def test_item_that_begins_with_a_year_is_numbered():
    items = "".join(f"{n}.{2005 + n}年办理的实事。{BODY}\n" for n in range(1, 22))
    found = only(f"一、工作情况\n{items}").sections[0].sections
    assert [section.heading.number for section in found] == list(range(1, 22))


def test_sentence_that_begins_like_an_ordinal_is_no_heading():
    lines = ["一、二线城市客商来镇考察", "2026.6万元用于书屋建设", "1.5万份资料发放到户"]
    report = only("一、工作情况\n" + "\n".join(lines))
    assert said(*report.sections[0].paragraphs) == lines


def test_lone_number_in_the_text_begins_no_outline():
    assert outline(f"一、工作情况\n{BODY}\n12.其他事项按规定办理。{BODY}") == ["1 一、|工作情况"]


def test_short_text_may_go_from_level_one_to_arabic_figures():
    text = f"一、农业\n1.水稻\n{BODY}\n2.果蔬\n{BODY}"
    assert outline(text) == ["1 一、|农业", "2 1.|水稻", "2 2.|果蔬"]


def test_text_that_begins_with_brackets_has_them_at_level_one():
    text = f"（一）水稻\n{BODY}\n1.早稻。{BODY}\n2.晚稻。{BODY}\n（二）果蔬\n{BODY}"
    assert outline(text) == ["1 （一）|水稻", "2 1.|早稻。+", "2 2.|晚稻。+", "1 （二）|果蔬"]


def test_four_levels_of_the_standard():
    text = (
        f"一、农业\n（一）水稻\n1.早稻。{BODY}\n（1）育秧\n{BODY}\n（2）插秧\n{BODY}\n2.晚稻。{BODY}\n二、文化\n{BODY}"
    )
    assert [line[:1] for line in outline(text)] == ["1", "2", "3", "4", "4", "3", "1"]


def test_higher_mark_inside_a_lower_item_stands_inside():
    text = f"一、农业\n1.水稻\n（一）早稻。{BODY}\n（二）晚稻。{BODY}\n2.果蔬\n{BODY}"
    assert outline(text) == ["1 一、|农业", "2 1.|水稻", "3 （一）|早稻。+", "3 （二）|晚稻。+", "2 2.|果蔬"]


def test_parts_stand_above_level_one():
    text = f"第一部分 工作回顾\n一、农业\n{BODY}\n二、文化\n{BODY}\n第二部分 工作安排\n一、农业\n{BODY}"
    assert [line.split("|")[0] for line in outline(text)] == [
        *("1 第一部分", "2 一、", "2 二、", "1 第二部分", "2 一、"),
    ]


def test_full_width_figures_have_their_value():
    sections = only(f"一、农业\n１．水稻。{BODY}\n２．果蔬。{BODY}").sections[0].sections
    assert [(s.heading.ordinal, s.heading.number) for s in sections] == [("１．", 1), ("２．", 2)]


def test_marks_quotes_and_blanks_to_fill_in_are_left_as_they_stand():
    body = '加大宣传力度;落实\\"三项制度\\",X镇于X月X日印发《中共**县委关于印发的通知》，集中学习16次，其中12次、6次，覆盖９８％。'
    assert said(*only(f"一、工作情况\n{body}").sections[0].paragraphs) == [body]


def test_rows_of_a_table_copied_one_cell_a_line_are_no_headings():
    rows = "一、本年新收申请数量\n2\n0\n2\n二、上年结转申请数量\n0\n0\n0\n三、办理结果\n（一）予以公开\n1\n0\n1\n（二）不予公开\n0\n0\n0"
    text = f"一、总体情况\n{BODY}\n二、收到和处理申请情况\n{rows}\n三、存在问题\n{BODY}"
    assert outline(text) == ["1 一、|总体情况", "1 二、|收到和处理申请情况", "1 三、|存在问题"]


def test_page_number_under_a_heading_leaves_it_a_heading():
    text = f"一、总体情况\n{BODY}\n二、工作情况\n3\n（一）抓学习\n{BODY}\n三、存在问题\n{BODY}"
    assert [line.split("|")[0] for line in outline(text)] == ["1 一、", "1 二、", "2 （一）", "1 三、"]


def test_heading_without_ordinal_after_such_a_part_stands_beside_it():
    text = f"2025年工作回顾\n{BODY}\n一、抓学习\n{BODY}\n二、抓宣传\n{BODY}\n2026年工作安排\n一是抓阵地。二是抓队伍。"
    assert [line.split()[0] for line in outline(text)] == ["1", "2", "2", "1"]


def test_last_word_of_a_broken_line_is_no_heading():
    text = f"一、总体情况\n{BODY}\n二、审计建议\n县政府将于年底前向县人大常委会专题报告审计查出问题的整改\n情况。"
    assert [line.split("|")[0] for line in outline(text)] == ["1 一、", "1 二、"]
