"""Which kinds of body have which titles: 校长 a school, 厂长 a company, 审判长 a court."""

from __future__ import annotations

import re

from shuzibao.record.base import Found
from shuzibao.record.rows import row

# Role -> kinds of body (or how its name ends) that it can belong to. By what Chinese bodies call their heads.
KINDS: tuple[tuple[frozenset[str], tuple[str, ...], str], ...] = tuple(
    (frozenset(row(roles)), row(kinds), ends)
    for roles, kinds, ends in (
        (
            "校长 园长 教务长 学务长 总务长 训导长 教导主任 教师 老师 教授 讲师 班主任 辅导员 书院院长",
            "school",
            "",
        ),
        ("院长", "hospital school institution government", r"院$|大学|学校$"),
        (
            "董事长 总经理 经理 总裁 首席执行官 创始人 首席科学家 首席技术官 总监 合伙人 厂长 店长 行长 车间主任 "
            "董事 独立董事 非执行董事 监事 监事长 财务总监 董秘 董事会秘书 运营总监 技术总监 "
            "总工程师 项目经理 人事经理 站务员 营业员 技术员 值班站长 值班员 乘务员 列车员",
            "company",
            "",
        ),
        (
            "艺术总监 音乐总监 舞台总监 首席指挥 常任指挥 独舞 编导 编舞 舞美总监 行政总监",
            "team institution",
            r"(?:团|剧院|歌剧院|舞剧院|艺术院|中心|队)$",
        ),
        ("馆长 馆员 研究馆员", "institution", r"馆$"),
        ("站长", "institution hospital community government", r"站$"),
        ("所长 副所长 民警 辅警 警长", "government institution", r"所$"),
        ("医师 主任医师 副主任医师 主治医师 医生 护士 护士长 药师 护师", "hospital", ""),
        ("队长 领队 教练 主教练 团长 指挥", "team", ""),
        ("会长 理事长 秘书长 副会长 理事", "association", r"会$"),
        ("局长", "government", r"局$"),
        ("审判长 审判员 人民陪审员 陪审员 法官 裁判官 书记员", "government", r"法院$|法庭$"),
        ("检察官 检察长", "government", r"检察院$"),
        ("议长 参议员 议员", "congress", r"议会$"),
        ("社长", "company institution", r"社$|公社$"),
        ("台长", "institution", r"台$"),
        ("主编 总编辑 编辑", "institution company", r"社$|报$|部$|中心$"),
        (
            "主席 主委 主任委员 总干事 干事长",
            "congress association party",
            r"(?:政协|妇联|工会|联|协会|联合会|学会|会|委|会馆|同盟|联盟|联席)$",
        ),
        ("委员", "congress", r"政协$"),
        ("主任", "community institution hospital government", r"(?:委会|中心|办公室|居委|委)$"),
        ("书记", "community party school company team government", ""),
    )
)
# How houses end that have workers by trade.
WORKS = r"(?:公司|集团|[局厂站段矿所队场社行])$"
# Titles that so many kinds of body have that one body far away says nothing.
ANYBODYS = frozenset(row("主任 书记 委员 主席 秘书长"))
# What an institution of no known kind is by its last word.
BY_END = {
    "company": re.compile(r"(?:厂|矿|控股|企业|商店|店|行|号)$"),
    "team": re.compile(r"(?:队|剧团|舞团|乐团|班|体校)$"),
    "association": re.compile(r"(?:会馆|(?<!委)(?<!员)会|同盟|联盟|联席)$"),
    "school": re.compile(r"(?:书院|学塾)$"),
}


def kinds_of(role: str) -> list[tuple[frozenset[str], tuple[str, ...], str]]:
    """The rows of KINDS for a title, or for its last two characters: 主审法官 goes with 法官."""
    return [
        kind for kind in KINDS if role in kind[0] or role[-2:] in kind[0] or role[-3:] in kind[0]
    ]


def fits(body: Found, kinds: tuple[str, ...], ends: str) -> bool:
    """Whether a body is of one of these kinds and its name ends so."""
    value, kind = str(body.value), body.parts.get("organisation_kind")
    like = kind == "institution" and any(k in BY_END and BY_END[k].search(value) for k in kinds)
    return (kind in kinds or like) and re.search(ends, value) is not None
