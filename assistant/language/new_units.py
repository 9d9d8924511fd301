"""Measure words that no list has, by rule: a character between a number and a noun, or between a number and the end of the
clause, that begins no word which follows a bare number (12畦菜地, 油菜3垄，).
"""

from __future__ import annotations

import re

# Characters that begin what a bare number counts (18村, 24支部, 5部门, 3任务), by what they mean.
_PLACES = "村社镇乡县市区州省国街路巷桥河库塘田山湖沟渠圩岛港城站所办馆厅院园校厂店铺房屋室楼库场厕矿仓岗亭景"
_BODIES = "部单支机企公协商局委党团工会联班组网平项产业合基学中小大高校群家院医银农林牧渔政"
_PEOPLE = "人民员干书记领职教师生专青妇儿老残军警居户代队志困低党工村女男孩婴"
_THINGS = "产品任措制标指方重主新旧旅文体美特亮优先示试典红绿白黑蓝黄土水电气网信视图书报活节项危违隐风问意建案"
_FUNCTIONS = (
    "的了是在有和与及或等之以为于从由自向往至到被把将对并而且但其该此每各共总均都已未不无非再又也就才还只仅约近超逾"
    "多少余来左右上下前后内外中间里起止初末底间时点号日月年周旬季期世纪份额占比较同达增减升降提高下跌过能可要应须得"
    "开完成实举召组参走发办建设立培宣慰排整查处解化调整安投获评选推印制悬张入出进收取送做用给让使帮扶带管理"
)
_NO_UNITS = frozenset(_PLACES + _BODIES + _PEOPLE + _THINGS + _FUNCTIONS + "一二两三四五六七八九十百千万亿零〇半数几第")
_NEW = re.compile(r"[ ]?(?P<unit>[\u4e00-\u9fff])(?=[\u4e00-\u9fff，。；、！？：）)“《]|$)")


def new_unit_after(text: str, end: int) -> tuple[str, int]:
    """The unlisted measure word after a number that ends at `end`, and where it ends; ("", end) for none."""
    match = _NEW.match(text, end)
    if not match or match["unit"] in _NO_UNITS:
        return "", end
    return match["unit"], match.end()
