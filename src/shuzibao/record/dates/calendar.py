"""Days that have names: festivals, solar terms, lunar dates, plan periods, reigns.

Lunar dates by lunar-python (MIT). Sources of the rules: 全国年节及纪念日放假办法; 老年人权益保障法 §12
(the ninth day of the ninth lunar month is 老年节; in force since 2013-07-01, so 2013's was the first);
the five-year plans, each from the year after its predecessor's end.
"""

from __future__ import annotations

import datetime as dt
import functools

# Solar festivals: folded name -> month, day.
SOLAR = {
    "元旦": (1, 1),
    "情人节": (2, 14),
    "妇女节": (3, 8),
    "三八节": (3, 8),
    "三八妇女节": (3, 8),
    "国际妇女节": (3, 8),
    "植树节": (3, 12),
    "消费者权益日": (3, 15),
    "愚人节": (4, 1),
    "世界读书日": (4, 23),
    "劳动节": (5, 1),
    "五一节": (5, 1),
    "五一劳动节": (5, 1),
    "国际劳动节": (5, 1),
    "青年节": (5, 4),
    "五四青年节": (5, 4),
    "护士节": (5, 12),
    "国际护士节": (5, 12),
    "儿童节": (6, 1),
    "六一儿童节": (6, 1),
    "国际儿童节": (6, 1),
    "世界环境日": (6, 5),
    "建党节": (7, 1),
    "建军节": (8, 1),
    "八一建军节": (8, 1),
    "中国医师节": (8, 19),
    "教师节": (9, 10),
    "烈士纪念日": (9, 30),
    "国庆": (10, 1),
    "国庆节": (10, 1),
    "双十节": (10, 10),
    "国庆日": (10, 1),
    "消防日": (11, 9),
    "记者节": (11, 8),
    "禁烟节": (6, 3),
    "学雷锋纪念日": (3, 5),
    "世界水日": (3, 22),
    "世界地球日": (4, 22),
    "世界知识产权日": (4, 26),
    "世界红十字日": (5, 8),
    "国际博物馆日": (5, 18),
    "世界无烟日": (5, 31),
    "全国爱眼日": (6, 6),
    "世界献血者日": (6, 14),
    "国际禁毒日": (6, 26),
    "全民健身日": (8, 8),
    "全国生态日": (8, 15),
    "世界粮食日": (10, 16),
    "世界艾滋病日": (12, 1),
    "全国交通安全日": (12, 2),
    "国际残疾人日": (12, 3),
    "国家宪法日": (12, 4),
    "国际志愿者日": (12, 5),
    "国家公祭日": (12, 13),
    "中国人民警察节": (1, 10),
    "人民警察节": (1, 10),
    "国际劳动妇女节": (3, 8),
    "全国爱耳日": (3, 3),
    "世界森林日": (3, 21),
    "国际森林日": (3, 21),
    "世界睡眠日": (3, 21),
    "世界气象日": (3, 23),
    "国际消费者权益日": (3, 15),
    "世界卫生日": (4, 7),
    "中国航天日": (4, 24),
    "全民国家安全教育日": (4, 15),
    "中国品牌日": (5, 10),
    "全国防灾减灾日": (5, 12),
    "防灾减灾日": (5, 12),
    "世界电信日": (5, 17),
    "国际家庭日": (5, 15),
    "全国土地日": (6, 25),
    "世界人口日": (7, 11),
    "回归纪念日": (7, 1),
    "全国爱牙日": (9, 20),
    "世界旅游日": (9, 27),
    "国际老年人日": (10, 1),
    "世界精神卫生日": (10, 10),
    "台湾光复节": (10, 25),
    "联合国糖尿病日": (11, 14),
    "双十一": (11, 11),
    "万圣节": (10, 31),
    "平安夜": (12, 24),
    "圣诞节": (12, 25),
}
# Days that fall on a weekday: month, weekday (0 is Monday), which one of the month.
MOVABLE = {
    "全国助残日": (5, 6, 3), "母亲节": (5, 6, 2), "父亲节": (6, 6, 3), "感恩节": (11, 3, 4), "全民国防教育日": (9, 5, 3),
}  # fmt: skip
# Lunar festivals: folded name -> lunar month, day. 除夕 is the last day of the year before.
LUNAR = {
    "春节": (1, 1),
    "大年初一": (1, 1),
    "元宵节": (1, 15),
    "元宵": (1, 15),
    "龙抬头": (2, 2),
    "端午节": (5, 5),
    "端午": (5, 5),
    "七夕": (7, 7),
    "七夕节": (7, 7),
    "中元节": (7, 15),
    "中秋节": (8, 15),
    "中秋": (8, 15),
    "重阳节": (9, 9),
    "重阳": (9, 9),
    "敬老节": (9, 9),
    "老年节": (9, 9),
    "腊八节": (12, 8),
    "腊八": (12, 8),
    "小年": (12, 23),
}
TERMS = (
    "立春",
    "雨水",
    "惊蛰",
    "春分",
    "清明",
    "谷雨",
    "立夏",
    "小满",
    "芒种",
    "夏至",
    "小暑",
    "大暑",
    "立秋",
    "处暑",
    "白露",
    "秋分",
    "寒露",
    "霜降",
    "立冬",
    "小雪",
    "大雪",
    "冬至",
    "小寒",
    "大寒",
)
# Words that look like a solar term in running text and seldom are one.
DOUBTFUL_TERMS = {"雨水", "小雪", "大雪", "小满"}
REIGNS = {
    "民国": 1911,
    "中华民国": 1911,
    "洪武": 1367,
    "永乐": 1402,
    "嘉靖": 1521,
    "万历": 1572,
    "崇祯": 1627,
    "康熙": 1661,
    "雍正": 1722,
    "乾隆": 1735,
    "嘉庆": 1795,
    "道光": 1820,
    "光绪": 1874,
    "宣统": 1908,
    "同治": 1861,
    "咸丰": 1850,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
}
LAST_OF_REIGN = {
    "洪武": 1398, "永乐": 1424, "嘉靖": 1566, "万历": 1620, "崇祯": 1644, "康熙": 1722, "雍正": 1735,
    "乾隆": 1795, "嘉庆": 1820, "道光": 1850, "咸丰": 1861, "同治": 1874, "光绪": 1908, "宣统": 1911,
    "民国": 1949, "中华民国": 1949,
}  # fmt: skip
# The n-th five-year plan covers these years.
PLANS = {n: (1981 + 5 * (n - 6), 1985 + 5 * (n - 6)) for n in range(6, 18)} | {
    1: (1953, 1957),
    2: (1958, 1962),
    3: (1966, 1970),
    4: (1971, 1975),
    5: (1976, 1980),
}
FIRST_ELDERS_DAY = 2013


@functools.lru_cache(maxsize=4096)
def lunar_day(year: int, month: int, day: int) -> dt.date | None:
    """The solar date of a day of lunar year `year`; a negative month is a leap month."""
    from lunar_python import Lunar  # type: ignore[import-untyped]

    try:
        solar = Lunar.fromYmd(year, month, day).getSolar()
    except Exception:  # the package raises bare Exception for a day that its month has not
        return None
    return dt.date(solar.getYear(), solar.getMonth(), solar.getDay())


@functools.lru_cache(maxsize=512)
def term_day(year: int, term: str) -> dt.date | None:
    """The day of a solar term within a solar year."""
    from lunar_python import Lunar

    table = Lunar.fromDate(dt.datetime(year, 7, 1)).getJieQiTable()
    days = [
        dt.date(s.getYear(), s.getMonth(), s.getDay()) for name, s in table.items() if name == term
    ]
    days = [day for day in days if day.year == year]
    if not days and year < 9999:
        table = Lunar.fromDate(dt.datetime(year + 1, 7, 1)).getJieQiTable()
        found = table.get(
            {"冬至": "DONG_ZHI", "小寒": "XIAO_HAN", "大寒": "DA_HAN"}.get(term, term)
        )
        found = table.get(term) or found
        days = [dt.date(found.getYear(), found.getMonth(), found.getDay())] if found else []
    return days[0] if days and days[0].year == year else None


def festival(name: str, year: int) -> dt.date | None:
    """The day of a festival in a solar year, or None where the name is none."""
    if name in SOLAR:
        return dt.date(year, *SOLAR[name])
    if name in MOVABLE:
        month, weekday, nth = MOVABLE[name]
        day = dt.date(year, month, 1)
        return day + dt.timedelta(days=(weekday - day.weekday()) % 7 + 7 * (nth - 1))
    if name in LUNAR:
        # The twelfth lunar month of year n falls into the solar year n + 1.
        lunar_year = year - 1 if LUNAR[name][0] == 12 else year
        return lunar_day(lunar_year, *LUNAR[name])
    if name in ("除夕", "大年三十", "年三十"):
        first = lunar_day(year, 1, 1)
        return first - dt.timedelta(days=1) if first else None
    term = name.removesuffix("节")
    return term_day(year, term) if term in TERMS else None
