"""What is printed on a page and belongs to no story: masthead, folio, channels, hotlines, editors.

`furniture_role(line)` looks at one printed line, folded to simplified and with its spaces kept. It is
sure of itself or answers None: a story's line must never be taken for furniture.
"""

from __future__ import annotations

import re

from shuzibao.conventions.numerals import NUMERAL
from shuzibao.model import Role

DATE = re.compile(
    rf"(?P<year>\d{{4}}|[二一][〇零○一二三四五六七八九]{{3}})\s*[年./-]\s*(?P<month>{NUMERAL})\s*[月./-]\s*(?P<day>{NUMERAL})\s*(?:日|号|\b)"
)
REPUBLICAN = re.compile(
    rf"(?:中华)?民国\s*(?P<year>{NUMERAL})\s*年\s*(?P<month>{NUMERAL})\s*月\s*(?P<day>{NUMERAL})\s*(?:日|号)"
)
LATIN_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
LATIN_DATE = re.compile(
    rf"(?:(?P<month>{LATIN_MONTHS})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})|"
    rf"(?P<day2>\d{{1,2}})\s+(?P<month2>{LATIN_MONTHS}),?\s+(?P<year2>\d{{4}}))"
)
WEEKDAY = re.compile(
    r"(?:星期|礼拜|周)\s*(?P<day>[一二三四五六日天])|(?P<latin>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
)
NUMBER = re.compile(rf"(?<!总)(?<!总 )第\s*(?P<number>{NUMERAL})\s*期|No\.\s*(?P<latin>\d+)")
RUNNING = re.compile(
    rf"总\s*(?:第\s*)?(?P<number>{NUMERAL})\s*期|总期(?:数|号)\s*[:：]?\s*(?P<other>\d+)|^第(?P<old>{NUMERAL})号$"
)
PERMIT = re.compile(
    r"准印证(?:号)?\s*[:：]?\s*(?:第)?\s*(?P<permit>[（(]?[A-Za-z0-9\u4e00-\u9fff]{0,6}[）)]?[\w-]*?\d[\w-]*)(?:号)?"
)
SERIAL = re.compile(
    r"(?:国内统一(?:连续出版物|刊)号\s*[:：]?\s*|统一刊号\s*[:：]?\s*|刊号\s*[:：]?\s*)?(?P<serial>CN\s*\d{2}\s*[-—－]\s*\d{4}(?:/\w+)?)"
)
LUNAR = re.compile(
    r"农历\s*(?P<lunar>[\u4e00-\u9fff]{2,16})|(?P<year>[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[\u4e00-\u9fff]{1,3}月[\u4e00-\u9fff]{1,4})"
)
PAGES_TODAY = re.compile(
    rf"(?:今日|本期|今天)\s*(?:共|出版|出)?\s*(?P<pages>{NUMERAL})\s*(?:大)?(?:个)?[版张]|共\s*(?P<other>{NUMERAL})\s*[版张]"
)
WEBSITE = re.compile(
    r"(?P<url>(?:https?://)?(?:www\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|cn|net|org|gov|edu|hk|tw|mo|sg|example|info|test|paper|news)(?:\.[a-z]{2})?(?:/[\w./?=&%-]*)?)"
)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(
    r"(?:\d{3,4}\s*[-—－]\s*)?\d{7,8}|1[3-9]\d{9}|400-\d{3}-?\d{4}|\b12\d{3}\b|\b96\d{3,4}\b"
)

PAPER_WORDS = r"(?:日报|晚报|早报|晨报|时报|周报|周刊|週刊|月报|快报|都市报|商报|新报|导报|青年报|工人报|画报|校报|院报|新闻|报|Daily|News|Times|Weekly|Post|Gazette|Herald|Chronicle|Tribune|Courier|Journal)"
TITLE_LINE = re.compile(
    rf"^[《〈]?(?P<name>(?:The\s+)?[\u4e00-\u9fffA-Za-z' ]{{1,24}}?{PAPER_WORDS})[》〉]?(?:数字报|电子报|社)?(?:\s+[A-Z][A-Za-z'’. ]{{2,40}})?$"
)
# YUNZE DAILY beside 云泽报
LATIN_NAME = re.compile(
    r"^(?:The\s+)?[A-Z][A-Za-z'’ ]{1,40}\s(?:Daily|News|Times|Weekly|Post|Gazette|Herald|Chronicle|Journal|University|Evening|Bao|Ribao)(?:\s+[A-Z][A-Za-z]+)?$",
    re.I,
)
QUOTED_TITLE = re.compile(
    rf"《(?P<name>[\u4e00-\u9fff]{{1,10}}?{PAPER_WORDS}|今日[\u4e00-\u9fff]{{2,4}}|[\u4e00-\u9fff]{{2,8}}(?=》(?:数字报|电子报|编辑部|报社)))》"
)
# 天气预报, 工作简报: words that end as names of papers do (徐汇报, 申报 and 南通报 are papers)
NO_PAPERS = re.compile(
    r"(?:预|简|举|捷|喜|警|战|墙|板|填|读|用|看|订|办|送|见|登|评|剪|晒|爱|卖|赠|投)报$|(?:收市|工作|情况|思想|学习|成果|专题)汇报$"
)
TODAY = re.compile(r"^[《〈]?(?P<name>今日[\u4e00-\u9fff]{2,4})[》〉]?$")

EDITOR_WORDS = r"责任?\s*编辑?|编\s*辑|编\s*审|审\s*校|校\s*对|美\s*编|版\s*式|视\s*觉|组\s*版|值班(?:主任|编委|总编)|总值班|主\s*编|总\s*编(?:辑)?|执行主编|制\s*图|图\s*编|检\s*校|终\s*审|本版|一审|二审|三审|出版人|设计|社长|策\s*划|统\s*筹"
EDITORS = re.compile(
    rf"^[■●□◆]?\s*(?:本版|本期|执行|值班)?(?:{EDITOR_WORDS})(?:[、/／](?:{EDITOR_WORDS}))*\s*[:：/／　 ]\s*\S|^(?:{EDITOR_WORDS})[\u4e00-\u9fff]{{2,4}}$"
)
# 中共云泽区委主管　云泽区融媒体中心主办
PUBLISHERS = re.compile(
    r"^[\u4e00-\u9fff]{3,20}主管[ \u3000·|｜、]*[\u4e00-\u9fff]{3,24}(?:主办|承办|出版)$|^[\u4e00-\u9fff]{3,24}主管主办$"
)
SECTION_NAMES = "要闻|综合|时政|民生|社会|经济|文化|教育|体育|副刊|专版|专题|特刊|国际|国内|健康|科技|生活|评论|理论|社区|街镇|视点|深度|广告|公告|读者|法治|财经|娱乐|旅游|悦读|文艺|人物|记忆|校园|头版|新闻|都市|城事|聚焦|关注|服务|党建|影像|图片|百姓|基层|区情|企业|农业|产业|乡村|天下|调查|焦点|热点|动态|资讯|周末|艺术|读书|文史|阅读|博览|专刊|家园|时评|言论|本地|地方|本埠|电讯|商情|行情|文摘|纪事|综合新闻|要闻版|民生新闻|社会新闻|经济新闻"
FOLIO = re.compile(
    rf"^(?:[·|｜/\s\-—]*(?:第\s*[A-D]?{NUMERAL}\s*[版张页]|[A-D]?\d{{1,2}}\s*版?|{NUMERAL}\s*版|版次[:：]\s*[A-D]?\d{{1,2}}|(?:{SECTION_NAMES})(?:新闻|版|周刊)?|Page\s+\d+|"
    rf"(?:\d{{4}}\s*[年.\-/]\s*\d{{1,2}}\s*[月.\-/]\s*\d{{1,2}}\s*日?)|(?:星期|周)[一二三四五六日天]|[\u4e00-\u9fff]{{2,8}}(?:日报|晚报|周报|时报|报)|[\u4e00-\u9fff]{{2,4}}副刊(?=[·|｜/\s\-—:：]*[A-D]?\d)|(?i:(?:sun|mon|tues|wednes|thurs|fri|satur)day)|今日[\u4e00-\u9fff]{{2,4}}(?=\s+[A-D]?\d)|[\u4e00-\u9fff]{{2,6}}(?:新闻|周刊|资讯)(?=\s*(?:(?:{SECTION_NAMES})?\s*(?:[A-D]?\d|第)|$)))[·|｜/\s\-—:：]*){{1,6}}$"
)
PAGE_NUMBER = re.compile(
    rf"第\s*(?P<number>{NUMERAL})\s*[版页]|^第?(?P<label>[A-D]\d{{1,2}})\s*版?(?:\b|(?<=版))|版次[:：]\s*(?P<plain>\d{{1,2}})|^(?P<bare>\d{{1,2}})\s*版"
)

# 第6版 文化 2024年3月21日 责编 …: a folio with all that a page's head may say.
FULL_FOLIO = re.compile(
    rf"^(?:(?:第\s*{NUMERAL}|[A-D]?\d{{1,2}})\s*版\b|{DATE.pattern.replace('?P<year>', '?:').replace('?P<month>', '?:').replace('?P<day>', '?:')})"
)
# 第A02版：评论·声音: a page's number and what it calls itself.
NAMED_FOLIO = re.compile(rf"^第\s*[A-D]?{NUMERAL}\s*版\s*[:：|｜·]\s*[\u4e00-\u9fff·/／ ]{{2,9}}$")
# 要 闻 1: a page's name spaced out, beside its number.
SPACED_OUT = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff](?:[ \u3000]|$))")
# 相關新聞刊A5版: where else in the paper there is more.
ELSEWHERE = re.compile(
    r"^[（(▲▼■●★☆※\s]*(?:相关)?(?:新闻|报道|报导|内容|图文|文章)?(?:刊于?|见|载于?|另见|详见|尚有)\s*(?:今日|本报)?第?[A-Da-d]?\d{1,2}[、，,]?[A-Da-d]?\d{0,2}[版页][）)\s]*$|^[→▶►>]{1,4}\s*[A-D]?\d{1,2}[版页]?$"
)

CHANNEL_WORDS = r"微信公众号|微信号|微信|微博|抖音号|抖音|快手|视频号|客户端|公众号|APP|App|app|小程序|头条号|今日头条|B站|小红书|强国号|澎湃号|扫一扫|扫码|二维码|关注我们"
CHANNEL = re.compile(
    rf"^[《]?[\u4e00-\u9fffA-Za-z0-9·“”\s《》]{{0,16}}(?:{CHANNEL_WORDS})[\s\u4e00-\u9fff:：]{{0,6}}$"
)
CONTACT = re.compile(
    r"^(?:[^\s，。；！？、]{0,6}(?:热线|电话|邮箱|信箱|传真|地址|邮编|邮发代号|定价|零售价?|网址|网站|官网|E-?mail|Email|投稿|印刷|承印|发行|订阅|广告部?|编辑部|社址|主办|主管|承办|出版|Tel|Fax|Price)\S{0,4})\s*[:：]",
    re.I,
)
# 三、咨询电话：… is an item of a notice.
LISTED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)]|\d{1,2}[.、．]\D)"
)
HOTLINE = re.compile(r"热线|电话|投稿|报料|爆料|订报|订阅|咨询|传真|广告|Tel", re.I)
STATEMENT = re.compile(
    r"版权所有|请注明出处|均可转载|^(?:来信|来稿|投稿)请[寄写]|^本[版刊报].{0,4}欢迎[^，。]{0,4}(?:来稿|投稿|赐稿)|未经(?:许可|授权|书面)|本报地址|广告经营许可|发布登记|法律顾问|Published (?:by|every)|All rights reserved",
    re.I,
)
# 今日天气 晴 3至14℃, in the ear beside a paper's name
WEATHER = re.compile(r"^(?:今日|今天|明日|明天|本市)?天气(?:预报|热线)?[\s:：]|^森林火险等级")
# 晴 5℃～16℃, 西北风3级 相对湿度40%, 洗车指数 适宜: each word of such a line
_SKY = r"[晴阴多云雨雪雾霾雷阵小中大暴冻转到间夹局部有时]*[晴阴云雨雪雾霾]"
_HEAT = r"(?:-?\d{1,2}(?:℃|°C|度)?[～~至到转—–-])?-?\d{1,2}(?:℃|°C|度)"
_WIND = r"(?:[东南西北偏转]{1,5}|微)风?(?:[小于约]{0,2}\d{1,2}(?:级?[～~至到转—–-]\d{1,2})?级)?"
_STATE = (
    r"(?:洗车|紫外线|穿衣|晨练|运动|感冒|旅游|晾晒|舒适度|空气质量|空气污染|空气)(?:强度|气象)?(?:指数|等级|级别)?"
    r"|(?:最[高低])?(?:相对)?(?:湿度|温度|气温)|降水概率|能见度|较?适宜|不宜|较?[强弱]|中等|[优良]|[轻中重]度污染|[\u4e00-\u9fff]{1,3}水位\d{1,3}(?:\.\d{1,2})?米|\d{1,3}%"
)
_DAY = (
    r"今[日天晚夜]|明[日天]|后[日天]|白天|夜[间里]|市区|本市|今明两天|[日夜]间|[到至]夜[间里]|天气"
)
_WEATHER_WORD = re.compile(
    rf"(?:{_DAY}){{0,3}}[:：]?(?:{_SKY}|{_HEAT}|{_WIND}|(?:{_STATE})+)[，、；。]?"
)
_WHICH_DAY = re.compile(rf"(?:{_DAY}){{1,3}}[:：]?")
_WEATHER_SAID = re.compile(r"\d|指数|湿度|空气质量")  # 大雪 alone is a headline


def is_weather(line: str) -> bool:
    """Whether a printed line tells the weather and nothing else, as in the ear beside a paper's name.

    line: folded to simplified, spaces kept.
    """
    words = line.split()
    if not words or not _WEATHER_SAID.search(line):
        return False
    said = [word for word in words if not _WHICH_DAY.fullmatch(word)]
    return bool(said) and all(_WEATHER_WORD.fullmatch(word) for word in said)


# A label over a column or a page's corner, the same every week.
LABELS = re.compile(
    r"^【[^】]{2,12}】$|^[■□◆▍▎][^，。！？：、]{2,12}$|^[■□●◆▲★▍【〖\[]*(?:走基层|图片新闻|图说新闻|(?:[\u4e00-\u9fff]{0,4})(?:简讯|短讯|要闻回放)|短波|短新闻|一句话新闻|要闻简报|新闻集装箱|本报评论员|评论员文章|社论|社评|时评|今日时评|编者按|编后|记者手记|编辑手记|"
    r"热点追踪|百姓故事|身边好人|凡人善举|来信来电|读者来信|为您服务|便民信息|天气预报|每周天气|回音壁|曝光台|一线传真|基层动态|街镇动态|部门动态|区域动态|新闻速递|"
    r"深度报道|特别报道|本期关注|本期话题|本版导读|今日导读|导读|[\u4e00-\u9fff]{2,4}时评|[\u4e00-\u9fff]{2,3}短波|[\u4e00-\u9fff]{2,4}速递|[\u4e00-\u9fff]{2,4}故事|人物志|[\u4e00-\u9fff]{0,4}副刊|夜光杯|悦读|影像志|法治之窗|健康驿站|生活百科|民生(?:直通车|热线|资讯|实事))[】〗\]]*$"
)
# The head of a notice 公告, or one that says what kind of piece it heads （社论）: no part of the story above it.
OWN_HEAD = re.compile(
    r"[（(](?:社论|代论|专论|短评|评论|时评|杂谈|杂文|通讯|特写|特稿|专访|小说|散文|诗|组诗|外[一二三四五]首|小品|相声|连载|书评|影评|译文)[）)]$|^[\u4e00-\u9fff“”（）()〔〕\d]{0,24}(?:公告|通告|通知|倡议书|招租|招聘|启事|启示|小启|敬启|声明|公示|讣告|更正|告示|啟事|聲明)$|^(?:开栏的话|开栏语|开篇的话|发刊词|致读者|告读者书?)$"
)
# 更多内容见A3版: a pointer to another page that no story goes on to.
POINTER = re.compile(
    rf"^[（(>▶►]*(?:更多(?:内容|报道|新闻)?|详细(?:报道|内容)|详情|相关(?:报道|内容|新闻)|全文|报道)?\s*(?:请)?(?:详见|参见|见|刊于|刊登于|刊)\s*(?:本报|今日|今天)?\s*(?:第\s*{NUMERAL}|[A-D]?\d{{1,2}})(?:\s*[、至—-]\s*[A-D]?\d{{1,2}})?\s*(?:版|(?<=[A-D]\d)|(?<=[A-D]\d\d))[)）]?$"
)
SIGN = re.compile(r"^[\W_0-9]{1,12}$")
# ②: which of several pictures this is
PICTURE_NUMBER = re.compile(r"^[①-⑳❶-❿⓪-⓿]$")

# A date alone on a line is a story's only where it opens a sentence.
LONGEST_FURNITURE = 60


def furniture_role(line: str, has_date_fact: bool = False) -> Role | None:
    """The role of a line that can be nothing but furniture, else None.

    line: folded to simplified, spaces kept.
    """
    text = line.strip()
    bare = re.sub(r"\s+", "", text)
    if not bare:
        return None
    if len(bare) > LONGEST_FURNITURE and not STATEMENT.search(text):
        return None
    facts = sum(
        pattern.search(text) is not None
        for pattern in (WEEKDAY, NUMBER, RUNNING, PERMIT, SERIAL, LUNAR, PAGES_TODAY)
    )
    date = DATE.search(text) or REPUBLICAN.search(text) or LATIN_DATE.search(text)
    ends_sentence = bare[-1] in "。！？；，"
    spread = SPACED_OUT.sub("", text) if any(c.isdigit() for c in text) else text
    if ((FOLIO.match(text) or FOLIO.match(spread)) and not NO_PAPERS.search(bare)) or (
        date and FULL_FOLIO.match(text) and PAGE_NUMBER.search(text) and not _flows(bare)
    ):
        return Role.FOLIO
    if NAMED_FOLIO.match(text):
        return Role.FOLIO
    if ELSEWHERE.match(text):
        return Role.FURNITURE
    if not ends_sentence:
        if (
            PERMIT.search(text)
            or SERIAL.search(text)
            or (RUNNING.search(text) and NUMBER.search(text))
        ):
            return Role.MASTHEAD
        if date and facts:
            return Role.MASTHEAD
        if date and len(bare) - len(re.sub(r"\s+", "", date[0])) <= 2:
            return Role.MASTHEAD
        if facts >= 1 and _only_facts(text):
            return Role.MASTHEAD
    if PUBLISHERS.match(text) or (date and EDITORS.match(text[date.end() :].strip())):
        return Role.MASTHEAD
    if EDITORS.search(text) and len(bare) <= 40 and not ends_sentence:
        return Role.FURNITURE
    if CHANNEL.match(text) and not ends_sentence and len(bare) <= 18:
        return Role.FURNITURE
    if LISTED.match(text):
        return None
    if "。" in bare[:-1] and not STATEMENT.search(text):
        return None
    if PHONE.search(text) and HOTLINE.search(text) and len(bare) <= 30 and not ends_sentence:
        return Role.FURNITURE
    if (CONTACT.match(text) or STATEMENT.search(text)) and len(bare) <= LONGEST_FURNITURE * 2:
        return Role.FURNITURE
    url = WEBSITE.search(text) or EMAIL.search(text)
    if url and len(bare) - len(url[0]) <= 14 and not ends_sentence:
        return Role.FURNITURE
    if POINTER.match(bare) or (WEATHER.match(text) and not ends_sentence):
        return Role.FURNITURE
    if PICTURE_NUMBER.match(bare):
        return Role.FURNITURE
    if SIGN.match(bare) and not any(c.isdigit() for c in bare):
        return Role.FURNITURE
    return None


def _only_facts(text: str) -> bool:
    """Nothing but masthead facts and the signs between them."""
    for pattern in (
        DATE,
        REPUBLICAN,
        LATIN_DATE,
        WEEKDAY,
        RUNNING,
        NUMBER,
        LUNAR,
        PAGES_TODAY,
        SERIAL,
        PERMIT,
    ):
        text = pattern.sub(" ", text)
    return len(re.sub(r"[\s（()）/|·,，:：;；\-—]+", "", text)) <= 1


SECTION_NAME = re.compile(rf"^(?:{SECTION_NAMES})(?:新闻|版|周刊)?$")
HAN_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
# 本市新闻, 体育周刊 head a page or a column of any paper.
SECTION_TITLE = re.compile(
    rf"^(?:(?:{SECTION_NAMES}|本[市县区省港埠地]|[市县区省]内|国内外?|国际|世界|时事|各地|地方|省市|教育|要闻|特稿|最新|今日|本报|相关|新华)[·、]?)+(?:新闻|周刊|画报|周报|时报|快报)?$"
)


def paper_name(line: str) -> str | None:
    """The paper's name where a line is nothing else, set wide or not; None otherwise.

    line: folded to simplified.
    """
    bare = HAN_SPACED.sub("", line.strip())
    found = TITLE_LINE.match(bare) or TODAY.match(bare)
    if found is None or any(
        one.search(found["name"]) for one in (SECTION_TITLE, NO_PAPERS, LABELS)
    ):
        return None
    return found["name"].strip()


def names_a_section(line: str) -> bool:
    """Whether a line is the name of a page or a column and nothing else: 评论, 社会新闻, 公告. line: folded, without spaces."""
    return SECTION_NAME.match(line) is not None


def _flows(text: str) -> bool:
    """Whether a line has the marks of a sentence."""
    return any(mark in text for mark in "，。！？；")
