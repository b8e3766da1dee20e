"""Names of standing columns 栏目名: 民生直通车, 走基层, 记者观察. They label a story and are no kicker."""

from __future__ import annotations

import re

# How column names end. Folded to simplified, without spaces.
_ENDS = (
    "直通车|走基层|基层行|见闻|观察|动态|特写|话题|身边事|身边人|视点|视线|聚焦|关注|传真|速递|短波|快讯|简讯|要闻|论坛|讲坛|"
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
