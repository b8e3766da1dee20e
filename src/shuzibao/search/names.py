"""The words of the query language, as tables. Names are compared by their matching key: 標題 is 标题."""

from __future__ import annotations

from shuzibao.search.key import matching_key

# Our name of a field: other names for it. docs/search.md lists them for readers.
FIELD_NAMES = {
    "headline": "title 标题 主题 主标题 题目",
    "kicker": "引题 肩题",
    "deck": "subtitle 副题 副标题",
    "byline": "author by 作者 记者 署名",
    "body": "text 正文 内容",
    "section": "column 栏目 栏题 版名",
    "kind": "type 类型 体裁",
    "page": "版 版面 版次 页",
    "paper": "newspaper 报 报纸 报名",
    "date": "日期 时间 出版日期",
    "person": "人 人物 姓名",
    "org": "organisation organization 机构 组织 单位",
    "place": "地点 地方 地名",
    "programme": "program 项目 工程 计划",
}

KIND_NAMES = {
    "article": "文章 稿件 报道 新闻",
    "advertisement": "ad 广告",
    "notice": "启事 公告 通知 通告",
    "picture": "photo 图片 照片",
}


def _by_any_name(table: dict[str, str]) -> dict[str, str]:
    return {
        matching_key(alias): name
        for name, aliases in table.items()
        for alias in (name, *aliases.split())
    }


FIELDS = _by_any_name(FIELD_NAMES)
KINDS = _by_any_name(KIND_NAMES)
