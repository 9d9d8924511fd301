"""Names and sentences that stand nowhere: people, places, titles, quoted names, and sentences with figures."""

from __future__ import annotations

from random import Random

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘戴夏钟汪田任姜"
)
_GIVEN = "明 志强 秋禾 建国 晓梅 文斌 海燕 永福 春生 桂兰 立新 国华 小军 玉芬 景行 思远 承志 雪琴 长河 守义 丽娟 宝山 子衿 德厚 佩云 振东 广林 爱莲 一鸣 若溪".split()  # noqa: SIM905  # words
_FIRST = "柳桃杏石龙凤双大小上下东西南北青白黄红金银古新清云松竹枫榆槐荷鹤鹿马牛羊泉"
SECOND = "河沟湾坪岭塘桥坝庄店溪坡畈冲寨坳岗渡井林洼滩崖洞潭"
_COUNTY = "云岚安宁昌泰永丰平怀崇德武建长新望临"
_COUNTY_SECOND = "阳川州陵源化康平和岭峰水泉山江湖"
_TOPIC = "村级公告栏更换登记 志愿服务积分兑换 网络信息报送 红白事简办 农家书屋开放 应急广播值机 工作群备案 通讯员管理 宣讲员选聘 讲堂使用 文化广场维护 舆情会商 稿件审签 乡风评议 村史馆参观".split()  # noqa: SIM905  # words
_FORM = "办法 规定 细则 方案 制度 规则 清单 预案 计划".split()  # noqa: SIM905  # words
_QUOTED = "乡音 书香 火塘 渔家 晒场 田间 河畔 院坝 灯下 银龄 青禾 石榴籽 午间 星期六 廊桥 炉边".split()  # noqa: SIM905  # words
_QUOTED_SECOND = "课堂 讲堂 夜话 驿站 小院 故事会 微讲 读书会 评理台 好声音".split()  # noqa: SIM905  # words
_OPENERS = ("", "此外，", "同时，", "上半年，", "我镇还", "另外，", "与此同时，")
_DONE = (
    ("组织入户走访", "次"),
    ("开展国防教育讲座", "场"),
    ("举办家长课堂", "期"),
    ("发放防火明白卡", "份"),
    ("悬挂禁毒横幅", "条"),
    ("走访困难群众", "户"),
    ("慰问退役军人", "人次"),
    ("培训护林员", "人"),
    ("收集群众意见", "条"),
    ("清理小广告", "处"),
    ("制作展板", "块"),
    ("刊发简报", "期"),
    ("撰写信息", "篇"),
    ("修缮戏台", "座"),
    ("组建巡逻队", "支"),
    ("排查消防隐患", "处"),
    ("召开院坝会", "场次"),
    ("补充棋牌器材", "套"),
    ("安装喇叭", "只"),
    ("投入维修资金", "万元"),
    ("调解邻里纠纷", "起"),
    ("帮办实事", "件"),
    ("评选乡贤", "名"),
    ("开展读书分享", "次"),
    ("栽植绿化树", "株"),
    ("硬化路面", "米"),
    ("播放警示片", "部"),
    ("建立微信群", "个"),
    ("约谈负责人", "人次"),
    ("订阅报刊", "份"),
)
_WAYS = (
    *("通过{}形式", "通过{}等形式", "以{}的形式", "利用{}", "结合{}", "依托{}"),
    *("组织{}，", "并组织{}，", "开展{}，", "举办{}，", "通过{}，"),
)
_ACTIVITIES = "读书会 研讨会 外出参观 演讲比赛 知识竞赛 观影 书画展 文艺汇演 快闪 车间课堂 围炉夜话 情景剧 红歌会 徒步 沙龙 拉练 诗会 云课堂 微信群 抖音 赶集日 庙会 茶话会 接力跑 走访慰问 主题党日 辩论赛 案例剖析 结对帮扶 重走长征路".split()  # noqa: SIM905  # words
"""Some that the tracer's own list has, some that it has not."""


def person(random: Random) -> str:
    return random.choice(_SURNAMES) + random.choice(_GIVEN)


def village(random: Random) -> str:
    return random.choice(_FIRST) + random.choice(SECOND) + random.choice(("村", "村", "村", "社区"))


def place(random: Random) -> str:
    name = random.choice(_FIRST) + random.choice(SECOND)
    return name + random.choice(("村", "村", "村", "社区", "镇", "乡", "街道"))


def county(random: Random) -> str:
    return random.choice(_COUNTY) + random.choice(_COUNTY_SECOND) + "县"


def title(random: Random) -> str:
    return f"《{random.choice(_FIRST)}{random.choice(SECOND)}镇{random.choice(_TOPIC)}{random.choice(_FORM)}》"


def quoted(random: Random) -> str:
    return f"“{random.choice(_FIRST)}{random.choice(SECOND)}{random.choice(_QUOTED)}{random.choice(_QUOTED_SECOND)}”"


def number(random: Random) -> str:
    """As reports have them: small ones most often, large ones round."""
    size = random.random()
    if size < 0.5:
        return str(random.randrange(2, 60))
    return str(random.randrange(60, 1000)) if size < 0.9 else str(random.randrange(10, 90) * 100)


def way(random: Random) -> tuple[str, str]:
    """An activity, and the words that make it the way to what follows."""
    what = random.choice(_ACTIVITIES)
    return what, random.choice(_WAYS).format(what)


def sentence(random: Random, unit: str = "", value: str = "") -> tuple[str, str]:
    """A sentence with one figure, and the figure. With a unit: about something counted in it."""
    fitting = [d for d in _DONE if d[1] == unit] or [(f"完成其他事项并登记{unit and '在册'}", unit)] if unit else _DONE
    what, own = random.choice(list(fitting))
    figure = value or number(random) + own
    return f"{random.choice(_OPENERS)}{what}{figure}。", figure
