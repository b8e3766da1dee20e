"""How organisations are told in running text: what stands inside their names, before and behind them."""

from __future__ import annotations

import re

from shuzibao.record.places.organ_table import FIELDS, KNOWN
from shuzibao.record.posts.post_table import HEADS

HEAD = re.compile("|".join(sorted(HEADS, key=len, reverse=True)))
HEAD_AFTER = re.compile(r"(?:副|代|原|常务副)?(?:" + HEAD.pattern + ")")
KNOWN_NAME = re.compile("(?:" + "|".join(sorted(KNOWN, key=len, reverse=True)) + ")(?!门|队)")
AS_SUBJECT = r"(?=从|把|将|在|向|为|也|昨[天日]|今[天日]|近日|日前|发布|提醒|公布|出台|表示|介绍|邀请|积极|联合|携手|围绕|聚焦|推出|开展|举办|启动|依托|坚持|不断|全力|充分|通过|组织|持续|始终|深入|全面|、|，|：|$)"
FIELD = re.compile(rf"(?:{'|'.join(sorted(FIELDS, key=len, reverse=True))}){AS_SUBJECT}")
COUNTED = re.compile(r"[\d一二三四五六七八九十两几多]+[所家个名支座处位间]")
MODIFIERS_NOT_PROPER = re.compile(
    r"^(?:专业|知名|小型|大型|中型|品牌|连锁|互联网|高科技|科技|国有|民营|外资|合资|上市|跨国|总|分|子|母|老字号|本地|外地|优秀|示范|公益|寄宿制|九年一贯制|普惠性|托育|民办|公办|民营|三甲"
    r"|应急|便民|机收|农机|综合|实体|线下|专科|社区|居民|志愿者?|青年|党员|巾帼|家长|物业|养老|医疗|保洁|保安|快递|建筑|施工|运营|设计|第三方|合作|成员|兄弟|友好|结对|对口|帮扶|定点|主管|监管|执法|审批|职能|政府|基层|主办|承办|协办)+$"
)
