"""Names of standing columns 栏目名: 民生直通车, 走基层, 记者观察. They label a story and are no kicker."""

from __future__ import annotations

import re

from shuzibao.script.characters import ems

# How column names end. Folded to simplified, without spaces.
_ENDS = (
    "直通车|走基层|基层行|见闻|观察|动态|特写|话题|身边事|身边人|视点|视线|聚焦|关注|传真|速递|速读|速览|速报|早知道|要览|短波|快讯|简讯|短讯|要闻|论坛|讲坛|"
    "访谈|专访|连线|时评|短评|札记|随笔|纪事|掠影|广角|之窗|之声|之家|信箱|调查|追踪|现场|风采|故事|专栏|侧记|纵横|大观|漫谈|杂谈|"
    "茶座|直击|播报|看点|热线|扫描|瞭望|探访|寻访|集锦|文摘|副刊|副镌|专题|特刊|分类信息|分类广告|服务台|公告栏|便民信息|信息港|読者来信|读者来信|编读往来|"
    "新闻眼|新闻特写|记者手记|一周|这一周|月历|日历|百科|讲堂|学堂|课堂|沙龙|客厅|角|园地|天地|长廊|橱窗|备忘|提示|声音|人物|档案|印象"
)
COLUMN = re.compile(
    rf"^[◆■●▲★□◇○【\[「『《〈]?[\u4e00-\u9fff·&A-Za-z]{{0,7}}?(?:{_ENDS})[】\]」』》〉]?$"
)
MOST = 9


def is_column_name(text: str) -> bool:
    """Whether a short line over a headline is the name of a standing column. text: folded, no spaces."""
    return 2 <= len(text) <= MOST and COLUMN.match(text) is not None


# The same and more, by words that headlines end with too: a sign to be weighed beside others.
_PERHAPS = re.compile(
    r"^(?!.*(?:举行|召开|启动))[\u4e00-\u9fff·]{0,6}(?:新闻|快讯|简讯|速递|动态|传真|快报|特写|特稿|专访|专栏|连载|广角|直击|追踪|零距离|热线|往来|来函|来信|回音壁|链接|花絮"
    r"|看台|之窗|窗口|视窗|纵横|视野|视点|视角|论坛|声音|对话|聚焦|关注|调查|观察|故事|人物|人生|记忆|副刊|随笔|漫谈|杂谈|大家谈|时评|短评|园地|天地|驿站|讲堂|课堂|门诊|信箱|百科|提醒|热词"
    r"|镜头|瞬间|风采|进行时|现场|内外|履职|说法|法治|文化|教育|体育|健康|天气|娱乐|财经|国际|要闻)$"
)
MOST_PERHAPS = 7.0  # ems


def may_name_a_column(text: str) -> bool:
    """Whether a short line among headings looks like a column's name: 体育广角, 法治. text: folded, no spaces."""
    return ems(text) <= MOST_PERHAPS and _PERHAPS.match(text) is not None
