"""Names of persons by their frames. SAID holds sentences with names, SILENT those that have words like names and none."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.people import people, pseudonyms, with_pseudonyms
from assistant.language.placeholders import placeholders

_MODERATE = settings(max_examples=150, deadline=None)

SAID = {
    "镇党委书记陈国栋主持召开党委会，专题研究意识形态工作2次。": ["陈国栋"],
    "镇长林晓梅带队督查3轮，走访各村。": ["林晓梅"],
    "由宣传委员周海涛任组长，成立专班。": ["周海涛"],
    "成立以党委书记刘建军为组长、镇长王芳为副组长的领导小组。": ["刘建军", "王芳"],
    "副组长：赵永强、孙丽、钱志明。": ["赵永强", "孙丽", "钱志明"],
    "评选“身边好人”李秀英、张德福等6名。": ["李秀英", "张德福"],
    "黄坪村村民吴大勇自编快板12段。": ["吴大勇"],
    "村支书郑卫东讲党课4场。": ["郑卫东"],
    "组织学习杨春兰同志先进事迹1次。": ["杨春兰"],
    "涌现出石桥村何桂花、柳湾村马长顺等正面典型。": ["何桂花", "马长顺"],
    "宣讲员徐婷、朱强到村宣讲14场。": ["徐婷", "朱强"],
    "道德模范欧阳秀芝在文化广场讲述家风故事。": ["欧阳秀芝"],
    "网络舆情由综治办主任罗斌负责，值守18天。": ["罗斌"],
    "退役军人梁小军义务放映电影9场。": ["梁小军"],
    "邀请县委党校教授韩立群授课2次。": ["韩立群"],
    "联系人：冯玉洁。": ["冯玉洁"],
    "种粮大户唐金生带动农户35户。": ["唐金生"],
    "许文静老师为学生讲红色故事5场。": ["许文静"],
    "志愿者邓超和曹雪带领群众清理河道3公里。": ["邓超", "曹雪"],
    "派出所所长彭勇深入学校作法治讲座3场。": ["彭勇"],
    "曾令华、肖玉珍、田野等12名志愿者参加服务。": ["曾令华", "肖玉珍", "田野"],
    "党委副书记高翔牵头整改问题7个。": ["高翔"],
    "好媳妇蒋小燕获评县级“最美家庭”。": ["蒋小燕"],
    "农家书屋管理员余秋生多年坚持值班。": ["余秋生"],
    "老党员任长春捐赠图书200册。": ["任长春"],
    "镇党委委员、宣传委员方晓宁报告了工作。": ["方晓宁"],
    "镇党委书记何志远到双坪村宣讲党的二十届四中全会精神。": ["何志远"],
    "分管领导、宣传委员陆思敏每月听取网信工作汇报。": ["陆思敏"],
    "镇长邹强在会上通报舆情处置情况。": ["邹强"],
    "成立由镇党委书记谭明亮任组长，镇长夏冰、副书记石磊任副组长的专班。": ["谭明亮", "夏冰", "石磊"],
    "文化站站长龙小玲牵头编排节目8个。": ["龙小玲"],
    "选树“最美家庭”贾玉兰家庭等12户。": ["贾玉兰"],
    "刊发村医薛守仁三十年出诊的故事。": ["薛守仁"],
    "清水村支部书记江海波捐资2万元修路。": ["江海波"],
    "身边好人评选揭晓，尹秀珍、侯德胜、段玉成等8人当选。": ["尹秀珍", "侯德胜", "段玉成"],
    "见义勇为好青年汤俊杰被授予“县级好人”。": ["汤俊杰"],
    "理论宣讲员白雪、康健分别到学校、企业宣讲。": ["白雪", "康健"],
    "上报先进个人：温建平、顾晓东。": ["温建平", "顾晓东"],
    "教师万里红自发组织留守儿童阅读36次。": ["万里红"],
    "调解员于保国化解邻里纠纷14起。": ["于保国"],
    "村民小组长苗春生带头拆除违规宣传牌。": ["苗春生"],
    "广播员郝佳每天播报3次。": ["郝佳"],
    "向牺牲的护林员齐国胜同志学习。": ["齐国胜"],
    "驻村第一书记管志刚同志走访群众260户。": ["管志刚"],
}
SILENT = (
    "党委书记带头讲党课4场，镇长任组长。",
    "书记高度重视，主任安排专人负责，干部常年值守。",
    "深入学习贯彻习近平总书记重要讲话精神，学习雷锋同志先进事迹。",
    "党员安全意识明显增强，群众文化生活更加丰富。",
    "志愿者管理办法修订1项，网格员时刻关注舆情。",
    "各村张贴标语120条，陈列馆接待群众900人次。",
    "书记、镇长、委员和站所负责人分片督查2轮。",
    "学习《张富清传》《焦裕禄的故事》各1次。",
    "由镇党委书记任组长，由各村支部书记负责。",
    "石桥村、柳湾村等4个村建成文化广场。",
    "发放《村民手册》300份，慰问老党员、困难户等12人。",
    "评选好媳妇、好婆婆等20名。",
    "党员向群众宣讲政策，干部于3月入户走访。",
    "理论、文艺、科普等5名宣讲员走遍各村。",
    "群众房屋、农户田间、村民林地排查3次。",
    "副书记严格落实责任，组长单独约谈2人。",
    "村民马上办、干部白天走访、党员黄金时段宣讲。",
    "责任人：镇党委书记；牵头单位：宣传办。",
    "与市委、县委保持一致，向县委宣传部报告1次。",
    "组织党员、干部、青年、妇女等人员参加。",
    "推荐道德模范候选人3名，选树先进典型9个。",
    "学习焦裕禄、孔繁森、谷文昌等先进典型。",
    "组织委员牵头，8月底前编写本地宣讲事例20个。",
    "包村干部、驻村工作队、村民小组组长全部到岗。",
    "发挥老党员、老干部、老教师、老军人、老模范等五老人员作用。",
    "聘请文明实践志愿者28人，指导老师常驻文化站。",
    "一名群众因邻里纠纷上访，主任明确专人调解。",
    "干部成立专班，党员张罗节目，居民许多人参加。",
    "镇党委会对干部关心关爱2次，对党员单独谈心15次。",
    "全镇网格员、志愿者、宣传员等120名骨干参加培训。",
    "邀请市委讲师团覃老师授课1次。",
    "镇党委书记每月过问1次，党委副书记具体抓落实。",
    "干部常态化入户，党员高标准服务，群众应知尽知。",
    "主任与站长一同检查网吧，委员和干事参加。",
    "通过“学习强国”平台学习，党员人均积分居前。",
    "全镇党员干部思想统一，群众满意度提高。",
    "对党员干部单独谈话，向群众公开承诺。",
    "老人节慰问老人45名，儿童节慰问学生120名。",
    "农户种植黄桃、杨梅、李子等3种果树。",
    "高举旗帜，党员时时处处作表率。",
    "组长由党委书记担任，成员为各站所负责人。",
    "干部范围扩大到村民小组，代表名额12个。",
    "组织全体干部、村两委成员、网格员等210人次参训。",
    "群众马桥村、石门村、白沙镇等3地参加。",
    "书记全程参与，镇长全力保障，委员分工负责。",
    "委员会议题经主任会议研究，学生家长联名致谢。",
    "志愿者平均年龄35岁，代表发言3次。",
    "群众反映道路扬尘，居民安装路灯，村民易地搬迁。",
    "模范作用、典型引路、榜样力量得到发挥。",
    "典型经验做法被县级媒体刊发，先进个人受表彰。",
    "村干部任职培训1期，村会计核算规范。",
    "经理人、法官进村、律师进村活动各2次。",
    "书记项目2个，镇长工程1个，委员联系点5处。",
    "党员连心桥、干部解难题、群众解心结活动6次。",
    "妇女手工编织、青年文明号、老人健康讲座各1场。",
    "镇党委书记于6月调研，站长于会后落实。",
    "学生宋词诵读、老师唐诗讲解进课堂。",
    "村民王家湾、李家沟等组修通道路。",
    "居民成立红白理事会，由会长主持。",
)
MISSED = ("返乡大学生季风创作短视频21条。",)
"""A short name with a doubtful surname behind a word for people: believed only before a mark."""


def _names(text):
    return [span.text for span in people(text)]


@pytest.mark.parametrize("text", SAID)
def test_a_name_in_its_frame_is_seen_whole(text):
    assert _names(text) == SAID[text]


@pytest.mark.parametrize("text", SILENT)
def test_words_that_begin_like_names_are_none(text):
    assert _names(text) == []


@pytest.mark.parametrize("text", MISSED)
def test_what_is_doubtful_is_left_alone(text):
    assert _names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "学习习近平总书记重要讲话精神，学习雷锋同志、焦裕禄同志先进事迹。",
        "学习《张富清同志先进事迹》《村支书王大山的故事》各1次。",
        "驻村第一书记带头，落实“三会一课”。",
    ],
)
def test_leaders_titles_and_set_phrases_hold_no_name(text):
    assert _names(text) == []


def test_a_name_is_replaced_wherever_it_stands_again():
    texts = ("镇党委书记陈国栋主持召开会议。", "上半年陈国栋同志讲党课4场，陈国栋的做法得到推广。")
    names = pseudonyms(texts)
    changed = [with_pseudonyms(text, names) for text in texts]
    assert list(names) == ["陈国栋"]
    assert "".join(changed).count(names["陈国栋"]) == 3
    assert "陈国栋" not in "".join(changed)


def test_a_short_name_is_replaced_where_marks_show_it():
    names = pseudonyms(("镇长王平带队督查，王平、镇党委书记一同参加。讲和平王平安。",))
    text = with_pseudonyms("王平、李子园，讲和平王平安。", names)
    assert text == f"{names['王平']}、李子园，讲和平王平安。"


def test_titles_keep_the_name_that_they_hold():
    names = pseudonyms(("村支书郑卫东讲党课。",))
    text = with_pseudonyms("编印《郑卫东工作法》，郑卫东到县里介绍。", names)
    assert text == f"编印《郑卫东工作法》，{names['郑卫东']}到县里介绍。"


def test_invented_names_have_the_length_and_are_nobody_s():
    text = "副组长：赵永强、孙丽、欧阳秀芝。村民何新民参加。"
    names = pseudonyms((text,))
    assert set(names) == {"赵永强", "孙丽", "欧阳秀芝", "何新民"}
    assert all(len(old) == len(new) for old, new in names.items())
    assert len(set(names.values())) == len(names)
    assert not any(new in text for new in names.values())


def test_more_persons_than_the_list_has():
    surnames, given = "王李张刘陈杨黄赵吴周", "建国志强秀英玉兰德福"
    listed = [f"{a}{b}{c}" for a in surnames for b, c in zip(given[::2], given[1::2], strict=True)]
    names = pseudonyms(("成员：" + "、".join(listed) + "。",))
    assert len(names) == len(set(names.values())) == len(listed)


@given(st.lists(st.sampled_from((*SAID, *SILENT)), max_size=6))
@_MODERATE
def test_only_names_change_and_no_placeholder_comes_in(sentences):
    text = "".join(sentences)
    names = pseudonyms((text,))
    changed = with_pseudonyms(text, names)
    assert len(changed) == len(text)
    assert placeholders(changed) == ()
    back = changed
    for old, new in names.items():
        back = back.replace(new, old)
    assert back == text


@given(st.text(alphabet="书记村民张王李高文明、，。等5名同志“”《》由任组长：\n的和", max_size=60))
@_MODERATE
def test_any_text_has_its_names_in_order_and_apart(text):
    spans = people(text)
    assert all(text[s.start : s.end] == s.text and 2 <= len(s.text) <= 4 for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert len(with_pseudonyms(text, pseudonyms((text,)))) == len(text)
