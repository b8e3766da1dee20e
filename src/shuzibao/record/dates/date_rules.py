"""How dates are written: one table of patterns on folded, squeezed text. What they mean is in dates.py."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shuzibao.record.dates.calendar import DOUBTFUL_TERMS, LUNAR, MOVABLE, REIGNS, SOLAR, TERMS

N = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
Y = r"(?:[12]\d{3}|[一二][〇零○一二三四五六七八九]{3})"
PART = (
    r"(?:凌晨|清晨|早上|早晨|上午|正午|中午|午间|午前|下午|午后|傍晚|晚上|晚间|当晚|夜间|深夜|夜晚"
    r"|全天|整天|[晚午晨夜早](?!班|会|报|市|间新|年|期|操))"
)
CLOCK = rf"(?:\d{{1,2}}[：:]\d{{2}}|(?:{N}|[零〇两])[时点](?:钟|半|整|{N}分|[一三]刻)?许?)"
TAIL = rf"(?:[（(]?(?:星期|周)[一二三四五六日天][）)]?)?(?P<part>{PART})?(?P<clock>{CLOCK})?"
REIGN = "(?:" + "|".join(sorted(REIGNS, key=len, reverse=True)) + ")"
# 后年, but 建成后|年产值
YEAR_AFTER = r"(?<![成产用工运营业束立完建])后年(?![均产总利销收])"
HUNDRED = r"一百(?:[零〇]?[一二三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?)?"
THE_YEAR = (
    rf"(?:(?P<reign>{REIGN})(?P<rn>元|{N}|\d{{3}}|{HUNDRED})年|(?P<year>{Y})年"
    rf"|(?<!\d)(?P<roc>1[0-2]\d)年(?={N}月|[底初末]|[上下]半年|第[一二三四1-4]季)|(?<![\d刑缓制役])(?P<short>\d\d)年(?={N}月)|(?P<han>[廿卅][一二三四五六七八九]?)年(?={N}月)"
    rf"|(?P<rel>今年|本年|今岁|去年|去岁|客岁|上年|明年|来年|前年|{YEAR_AFTER}|当年|同年|次年|翌年)(?:的)?)"
)
LUNAR_DAY = (
    r"(?:初[一二三四五六七八九十]|二十[一二三四五六七八九]?|三十|[十廿][一二三四五六七八九十]?)"
)
FESTIVALS = sorted(
    {
        *SOLAR,
        *MOVABLE,
        *(n for n in LUNAR),
        *(t + "节" for t in ("清明",)),
        "清明",
        "冬至",
        "夏至",
        "立春",
        "立夏",
        "立秋",
        "立冬",
        "春分",
        "秋分",
        "惊蛰",
        "谷雨",
        "霜降",
        "除夕",
        "大年三十",
        *(t for t in TERMS if t not in DOUBTFUL_TERMS),
    },
    key=len,
    reverse=True,
)
PLAN = r"(?:[“\"]?(?:十|第)?(?P<plan>[一二三四五六七八九十])五[”\"]?|第(?P<nth>[一二三四五六七八九十]{1,2})个五年)"


@dataclass(frozen=True, slots=True)
class DateRule:
    name: str
    pattern: re.Pattern[str]


def _rule(name: str, pattern: str) -> DateRule:
    return DateRule(name, re.compile(pattern))


# In order of preference where two begin at one place and are equally long.
RULES: tuple[DateRule, ...] = (
    _rule(
        "numeric",
        r"(?<![\d.])(?P<year>[12]\d{3})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?![\d.])",
    ),
    _rule(
        "years",
        rf"(?<!\d)(?P<year>{Y})年?(?:[-—–~～至到]+)(?P<last>{Y})年(?!{N}月)(?P<to>底|末)?",
    ),
    # 去年8.18、8.31: a day that people call by its numbers; 2021年1.2|万个 is a figure of that year
    _rule(
        "dotted",
        rf"{THE_YEAR}?(?<![\d.])(?P<month>1[0-2]|[1-9])\.(?P<day>[12]\d|3[01]|[1-9])(?![\d.%‰℃万亿千百倍个元吨斤克米升亩岁度秒]|[公平立毫厘美港][里斤顷方米元升]|小时)",
    ),
    # 2023/24学年, 2023至24年度: over the turn of the year
    _rule(
        "two_years",
        r"(?<!\d)(?P<year>[12]\d{3})年?[-—–~至到/](?P<last>\d{4}|\d{2})(?:学年度?|财政年度|财年|年度|赛季|球季|雪季)",
    ),
    _rule(
        "lunar",
        rf"{THE_YEAR}?(?P<old>农历|阴历|夏历|旧历|古历)?(?P<leap>闰)?"
        rf"(?P<month>正|腊|冬|{N})月(?P<day>{LUNAR_DAY})(?![日号\d月个天年届次两])",
    ),
    _rule("new_year", rf"{THE_YEAR}?大年(?P<day>初[一二三四五六七八九十])"),
    _rule(
        "days",
        rf"(?:{THE_YEAR}?(?P<month>{N})月)?(?<![\d第.])(?P<day>{N})(?:日?[-—–~～至到]+|(?:、{N})*[、和及与])(?P<last>{N})(?:日(?![内均人])|号(?![内均人线楼门馆院机井厅桥车店铺口码泊库]))",
    ),
    _rule(
        "day",
        rf"{THE_YEAR}?(?P<old>农历|阴历|夏历|旧历)?(?P<month>(?<![\d一二三四五六七八九十]){N})月(?P<day>{N})[日号]{TAIL}",
    ),
    _rule(
        "months",
        rf"{THE_YEAR}?(?<!\d)(?P<month>{N})月?(?:[-—–~～至到]+)(?P<last>{N})月(?:份)?(?![\d一二三四五六七八九十])",
    ),
    # 今年3、4月间, 三四月份
    _rule("months", rf"{THE_YEAR}?(?<![\d、])(?P<month>{N})、(?P<last>{N})月(?:份|间)"),
    _rule(
        "months",
        rf"{THE_YEAR}?(?<![一-十])(?=一二|二三|三四|四五|五六|六七|七八|八九)(?P<month>.)(?P<last>.)月(?:份|间)?",
    ),
    _rule(
        "rel_month",
        rf"(?P<which>本月|上月|上个月|下月|下个月|(?<!月)当月|是月|同月(?=\d))(?:(?P<day>{N})[日号]|(?P<third>上旬|中旬|下旬|底|初|末))?{TAIL}",
    ),
    _rule(
        "month",
        rf"{THE_YEAR}?(?P<month>(?<![\d一二三四五六七八九十第])(?<!刑\d\d年)(?<!刑[\d一二三四五六七八九十]年){N})月(?:份)?(?P<third>上旬|中旬|下旬|底|初|末)?(?![\d饼光票色球来]|亮(?![起灯相])|(?<![\d]月)[一二三四五六七八九十])",
    ),
    _rule(
        "year_part",
        rf"(?:{THE_YEAR}|(?<![\d一二三四五六七八九十两几多数半百千老青少成童近历每壮]))(?P<of>年底|年末|岁末|年终(?![分奖总决考])|年初|岁首|年中|年内|上半年|下半年|前三季度|前三个季度|前两季度|[前头首](?:十一?|[二三四五六七八九]|\d{{1,2}})(?:个月|月(?![份底初末上中下旬内日号\d]))|第?[一二三四]季度[末底]?|(?<![一-鿿》）])第[一二三四1-4]季(?!度|节|播|集)|(?<=[于在年望到至])第[一二三四]季(?!度|节|播|集)|第[1-4]季(?!度|节|播|集)|[首末]季(?!度?(?:节目|播|选|赛|后))度?|Q[1-4](?![0-9A-Za-z])|[春夏秋冬](?:季|天|日)?(?=[，。、以起开举]))",
    ),
    _rule(
        "year_end",
        rf"{THE_YEAR}(?P<of>底|末|初(?![春夏秋冬三])|(?:初|早|盛|仲|深|暮|晚|隆|严)[春夏秋冬]|[春夏秋冬](?:[天季]|(?![天季运晚耕招粮训令奥游笋播种茶卷旱灌荒汛收]|[一-鿿]?节)))",
    ),
    _rule("season", r"(?P<rel>今|去|明)(?P<of>春|夏|秋|冬)(?![奥])"),
    # of the month, or of the one before
    _rule("third", r"(?<![月个每])(?P<third>[上中下]旬)(?!末)"),
    _rule(
        "month_end",
        r"(?<![月个每上下本当一-十\d])月(?P<third>[底初末])(?=[，。、前以起]|将|已|止|完|能|可)",
    ),
    _rule("two_days", r"(?P<which>今明|昨今|明后)(?P<count>两|三)?[天日]"),
    _rule(
        "holidays",
        rf"{THE_YEAR}?(?P<name>暑假|寒假|暑期)(?=前|后|期间|里|将|，|。|起|到来|结束|开始)",
    ),
    _rule("year", rf"(?<![\d第])(?P<year>{Y})(?:年(?![级龄代])度?|财年)"),
    # 庚子年, 甲辰龙年
    _rule(
        "cycle",
        rf"(?P<reign>{REIGN})?(?P<stem>[甲乙丙丁戊己庚辛壬癸])(?P<branch>[子丑寅卯辰巳午未申酉戌亥])[鼠牛虎兔龙蛇马羊猴鸡狗猪]?年",
    ),
    _rule("reign_year", rf"(?P<reign>{REIGN})(?P<rn>元|{N}|\d{{3}}|{HUNDRED})年"),
    # 民廿五年; 廿八年, where a year of the Republic was told before
    _rule(
        "republic",
        rf"(?:(?<![一-鿿])|(?<=氏))(?:民(?P<rn>{N})|(?P<on>[廿卅][一二三四五六七八九]?))年(?![来前后间内级多余之])",
    ),
    _rule("roc_year", r"(?<![\d第])(?P<roc>1[01]\d)年(?:度|(?=起))"),
    # of a company's year, as the islands' papers say it; a team's 本季 is its season
    _rule("rel_quarter", r"(?P<which>[本上下次])季(?!节|后|赛|军|选|播)度?"),
    _rule("reign", rf"(?P<reign>{REIGN})年间"),
    _rule(
        "rel_year",
        rf"(?P<rel>今年|本年度?|今岁|去年|去岁|客岁|上年|明年|来年|前年|{YEAR_AFTER}|当年(?=[，、底末内])|同年|次年|翌年)",
    ),
    _rule(
        "decade",
        r"(?P<century>上世纪|本世纪|\d{2}世纪|[一二]十[一二]?世纪|十九世纪|十八世纪)?(?P<year>\d{4}|\d0|[一二三四五六七八九]{1,2}十)年代(?P<era>初|中期|末|后期)?",
    ),
    _rule(
        "century",
        r"(?P<century>上世纪|本世纪|\d{2}世纪|[一二]?十[一二九八]?世纪)(?P<era>初|中叶|末)?",
    ),
    _rule(
        "plan",
        rf"(?:{PLAN}(?P<plan_of>规划|计划)?(?P<of>期间|时期|期?末|末期|初期?|以来|开局之年|收官之年|开局|收官))",
    ),
    _rule(
        "week",
        r"(?P<which>上上|上|本|这|下)个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])?"
        + rf"(?P<part>{PART})?(?P<clock>{CLOCK})?",
    ),
    _rule(
        "weekday",
        r"(?<![每一])(?:周|星期|礼拜)(?P<day>[一二三四五六日天])"
        + rf"(?:(?P<part>{PART})(?P<clock>{CLOCK})?|(?=[，。、（）至到起将是举的在]|$))",
    ),
    # 今（20）日, as Taiwan's papers date
    _rule(
        "told_day",
        rf"(?P<which>[今昨明])[天日]?（(?:(?P<month>{N})月)?(?P<day>{N})日?）[天日]?(?P<part>{PART})?(?P<clock>{CLOCK})?",
    ),
    _rule(
        "rel_day",
        r"(?P<which>大前天|前天|前日|前晚|昨天|昨日|日昨|昨|今天|今日|今|明天|明日|明|后天|当天|当日|当晚|同日|是日|次日|翌日|即日)"
        rf"(?:(?<=[天日昨晚])(?P<part>{PART})?|(?P<part2>晚|晨|夜|午|早)(?![点期年辈报])|(?<=[今明昨])(?=\d{{1,2}}[时点]))(?P<clock>{CLOCK})?",
    ),
    _rule("about", r"(?P<about>近日|日前|连日来|连日|最近|前不久|不久前|近来)"),
    _rule(
        "ago",
        r"(?<!\d)(?P<n>\d{1,3}|[一二两三四五六七八九十百]{1,4}|半|几|数|多)(?P<unit>年|个月|天|周|个星期)(?:之?前|(?:多|余)年?前)(?![夕来])",
    ),
    _rule(
        "elders",
        r"(?:全国|我国|全市|全区)?第(?P<nth>\d+|[一二三四五六七八九十]+)个(?:全国|中国)?(?P<name>老年节|教师节|记者节|中国医师节)",
    ),
    _rule(
        "festival",
        rf"{THE_YEAR}?(?:的)?(?:“(?:三八|五一|五四|六一|七一|八一|\d{{1,2}}[·.]\d{{1,2}})”(?:国际|全国|世界)?)?(?:(?<!个)|(?!春节|中秋|元宵|除夕|端午|国庆|清明))(?P<name>{'|'.join(FESTIVALS)})",
    ),
    _rule(
        "short_festival",
        rf"{THE_YEAR}?[“\"]?(?P<name>五一|十一|六一|七一|八一|三八|五四)[”\"]?(?=黄金周|假期|长假|小长假|期间|前夕|前后|当天|国际|劳动节|妇女节|青年节)",
    ),
    _rule(
        "lone_day",
        rf"(?<![月\d一二三四五六七八九十百每第生节假工近续头末留期])(?P<day>{N})[日](?!内|之内|以内|元|程|游|本|均|报|记|常|益|趋|三餐|复|用|军|语|子|后|之|(?<!\d\d日)前)"
        + rf"(?P<part>{PART})?(?P<clock>{CLOCK})?",
    ),
)
# What stands between the two ends of a range.
RANGE = re.compile(r"(?:（[^）]{0,6}）)?起?(?:以?至|到|—+|–|-|[~～])")
FUTURE = re.compile(
    r"将|拟|计划(?!总?投资|生育|单列)|预计|预期|预料|争取|力争|届时|即将|明年|截止|报名|定于|订于|定在|有望|押后|押至|延至|延期|改期|推迟|预定|确保|务必|施行"
    r"|料[于在]"
)
# Behind a date: what is to be done by then, what begins then.
DUE = re.compile(r"(?:之前|以前|前)(?![往来期夕])|起(?!草|诉|义|火|源)")
# Right behind a date: the wire's or the letter's own day, 苏州1月1日|电, （记者唐云台北29日|电）.
DATELINE = re.compile(r"(?:（[^）]{1,20}）)?(?:电(?![力话视影动网子脑]|[一-鿿]费)|讯|消息[：，])")
PAST = re.compile(r"了|已|曾|累计|截至|达|实现|同比")
