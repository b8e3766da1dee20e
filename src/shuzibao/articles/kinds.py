"""News, advertisement, notice or picture: told by what a piece says."""

from __future__ import annotations

import re

from shuzibao.model import Kind
from shuzibao.script.characters import SPACE

# What notices say, and what only advertisements say. On the story's own text, folded.
NOTICE = re.compile(
    r"(?:公告|通告|启事|小启|声明|公示|通知)$|^(?:关于.{2,40}的(?:公告|通告|通知|公示))|特此(?:公告|通告|声明|通知)|现(?:就|将).{2,40}(?:通知|通告|公告|公示)如下|予以公示|(?:遗失|作废)声明|声明作废"
    r"|^(?:讣[告闻]|更正|征稿|寻物|寻人|招领)$|谨此讣[告闻]|(?:泣|敬)[启告]$|(?:停|断)[水电气](?:预告|预报)$|特此更正"
    r"|本(?:公告|启事)(?:见报|刊登|发布)之日|申报债权|拾到者|必有重谢|(?:寻找|联系)失主|前来认领"
)
ADVERTISEMENT = (
    re.compile(
        r"(?:电话|热线|咨询|手机|微信|[致请来]电)[:：]?\s*[\d-]{7,}|(?<!\d)1[3-9]\d{9}(?!\d)"
    ),
    re.compile(r"地址[:：]"),
    re.compile(
        r"(?:优惠|折扣|[一二三四五六七八九\d]折|特价|促销|让利|满减|店庆|开业|新品上市|欢迎品鉴|诚征|加盟|招商热线|火热|隆重|热销|抢购)"
    ),
    re.compile(
        r"(?:招聘|诚聘|急聘|月薪|包食宿|包吃住|底薪|招[\u4e00-\u9fff、]{2,12}[若\d一两二三四五六七八九十]+干?[名人])"
    ),
    re.compile(
        r"(?:批发零售|量大从优|送货上门|承接|随叫随到|营业时间|乘车[:：]|出租|转让|求购|出售|旺铺|精装修|拎包入住|非诚勿扰)"
    ),
)
# Of a few lines that end with where to call or where to come: what is sold, let, sought or taught.
SMALL = 130  # characters of a small advertisement
CALL = re.compile(
    r"(?:电话|热线|咨询|邮购|订购|问讯|[致请来]电)[:：\s]*(?:\d{2,4}[ -]?)?(?:\d{3,4}[ -]?\d{3,4}|[〇零一二三四五六七八九]{4,8})"
    r"|(?:(?<!\d)\d{3,4}[ -]?\d{3,4}|1\d{2}[×*Xx]{4}\d{4}|信箱[^，。]{1,6}转)[。]?$|Telephone \d{4}"
    r"|[街路巷弄道][^，。]{0,4}(?:\d{1,4}|[一二三四五六七八九十百〇零]{1,6})号[^，。]{0,6}$|(?:各大?|[全本][市省港埠])[^，。]{1,6}(?:均|皆)?有(?:代售|发售|出售|经售)$",
    re.M,
)
SELLS = re.compile(
    r"减价|[买满][^，。]{1,8}[送赠免]|新[米麦茶酒]|上市|经销|代售|有售|批发|零售|邮购|订购|售票|票在|每[斤码盒张袋公][^，。]{0,8}元|免费|上门|迁址|新址|交易会|加班"
    r"|驾校|学费|[出招求]租|租室|[出急]售|售房|转让|求购|家教|征友|代[工冻]|优先|包[一午吃]|(?:^|\s)招|面议|[存代]冻|送货|半价|[一二三四五六七八九]折|惠顾|光临|定[做制]|专[制营售修]|门诊|诊所|代售",
    re.M,
)
TELLS = re.compile(r"本报讯|记者|通讯员|据悉|昨[日天]")


def _is_small_advertisement(head: str, body: str) -> bool:
    """A few words of what is offered, and where to call; no reporter tells them."""
    whole = head + "\n" + body
    return (
        len(body) <= SMALL
        and CALL.search(whole) is not None
        and SELLS.search(whole) is not None
        and TELLS.search(whole) is None
    )


def kind_of_words(head: str, body: str, caption: str) -> Kind:
    """The kind of a piece by its headline, paragraphs and captions, folded."""
    if not body and caption:
        return Kind.PICTURE
    if len(body) > 900:
        return Kind.ARTICLE
    sold = sum(1 for pattern in ADVERTISEMENT if pattern.search(head + "\n" + body))
    if NOTICE.search(SPACE.sub("", head)) or (NOTICE.search(body) and len(body) < 500):
        return Kind.NOTICE
    if (sold >= 2 and len(body) < 400) or _is_small_advertisement(head, body):
        return Kind.ADVERTISEMENT
    return Kind.ARTICLE
