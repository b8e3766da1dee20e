"""Who asks, promises or says: verbs, and how enumerations run."""

from __future__ import annotations

import re

ASK = ("要求", "强调", "指出", "希望", "叮嘱", "嘱咐", "勉励", "提出", "呼吁", "建议", "倡议", "号召", "责成", "寄语", "提醒", "敦促", "请求", "训令", "饬令", "令", "嘱", "主张", "期望", "谕令", "电令", "通令", "促请", "期盼", "明确")  # fmt: skip
SAY = ("表示", "说", "介绍", "透露", "认为", "坦言", "告诉记者", "说道", "谈到", "回忆", "解释", "回应", "称", "告诉", "感慨", "笑言", "直言", "云", "谓", "补充道", "总结", "写道")  # fmt: skip
# What is made known is a promise where it says what will be: 宣布，明年起设立….
ANNOUNCE = ("宣布", "公布", "决定")
PROMISE = ("承诺", "保证", "答应", "允诺", "许诺")
VERB = re.compile("|".join(sorted((*ASK, *SAY, *ANNOUNCE, *PROMISE), key=len, reverse=True)))
# 并要求: the same speaker asks something else, of somebody else.
AND_ASKS = re.compile(
    rf"，(?:并|同时|还|又|也|(?=呼吁|号召|要求))(?P<verb>{'|'.join(sorted(ASK, key=len, reverse=True))})"
)
# Verbs that always introduce what is asked for; after the others only a modal makes a demand.
ALWAYS = frozenset(
    (
        "要求",
        "希望",
        "叮嘱",
        "嘱咐",
        "勉励",
        "呼吁",
        "建议",
        "倡议",
        "号召",
        "责成",
        "寄语",
        "提醒",
        "敦促",
        "训令",
        "饬令",
        "嘱",
        "期望",
        "谕令",
        "电令",
        "通令",
        "促请",
        "期盼",
    )
)
MODAL = re.compile(
    r"要(?!闻|素|点|求|员|道|害|塞|职|旨|义|领|么|是|好)|必须|务必|应当|应该|(?<![供响反效适对相感理])应(?=[^急用对届聘邀变答征])|须|力争|争取|切实|不得|不能再|[绝决]不(?=[让能允会])|限(?=[^制量度时定于公期]{0,6}[前内])"
)
WILL = re.compile(
    r"将(?!军|来|近|士|领|帅|要举行)|计划(?=[^的生经书、，。”》])|拟(?=[^定人稿任])|力争|争取|预计将|承诺|保证"
)
# 公布，沙田医院将…; 决定，年内再…. Behind a comma: 宣布开幕 is done, not promised.
AHEAD = re.compile(
    r"[，：]“?[^。；]{0,16}?(?:将(?!军|来|近|士)|明年|(?:今年|本月|本周)起|从今年|年内|年底前|下半年|下月|下个月|今后|即日起|日起)"
)
MARKER = re.compile(
    r"(?:^|(?<=[。；：，！\s]))(?:(?P<n>[一二三四五六七八九十])(?:是要?|要(?=[^闻素点]))|第(?P<nth>[一二三四五六七八九十])(?:是|，|、|要)|(?P<word>首先|其次|再次|最后)(?:要|，|是)|（(?P<b>[一二三四五六七八九十\d])）|(?P<d>\d)[.、](?!\d)|其(?P<q>[一二三四五])[，、是])"
)
WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": 9}
PRONOUN = re.compile(
    r"(?:(?<=[，。；！？”])|(?<![一-鿿，]))(?:随后|同时|会上|期间)?，?(?:他|她)(?=[^人们的和])"
)
MEETING = re.compile(
    r"(?:会议|大会|会上|通知|意见|方案|规划|活动|决议|报告|公告|《[^》]{2,30}》|倡议书|市委|区委|县委|省委|市政府|区政府|省政府|县政府|国务院|党中央|中央)(?=要求|强调|指出|提出|认为|号召|决定|明确|[，]?$)"
)
# A post or a body without a name before the verb: 县长谕令, 公社党委号召.
BARE = re.compile(
    r"(?:^|(?<=[，。；：“”]))(?P<who>[^，。；：“”的]{0,8}?(?:(?:省|市|区|县|镇|乡|厂|校|院|局|处|科|署|司|社|队|部|所)长|书记|主任|主席|经理|党委|支部|省府|县府|市府|政府|公署|警方|校方|院方|局方|厂方|公司|工会|商会))$"
)
ADDRESSEE = re.compile(
    r"^(?P<who>[^，。：；“”要]{2,24}?)，?(?=要|务必|必须|千万|不能|别|多(?=[^年数])|时常|切实|继续|尽快|及时|不断|加快|认真|做好|抓紧|全力|严格|进一步|把|不要|努力|常)"
)
# 希望|企业|抢抓机遇: whom a wish is put to, without 要.
HOPED = re.compile(
    r"(?P<who>(?:广大|各|全体|全区|全市|全县|各级|青年|高校)*(?:企业|青年|学生|学子|毕业生|同学们|干部|党员|职工|居民|市民|医护人员|委员|代表|单位|部门|街镇|学校|大家|同志们|家长|考生))"
    r"(?=(?!们|家|的|和|与|、|，)[一-鿿])"
)
# Between the speaker and the verb there may stand where and how, never another sentence's end.
GAP = re.compile(r"[^。！？；“”]{0,40}$")
CONTINUES = re.compile(
    r"(?:要|必须|应|须|同时|还要|并|也要|更要|切实|进一步|不断|坚持|持续|继续|着力|加快|各|全|[^，。]{2,12}?要(?!求|闻|素|点))"
)
DEADLINE_AFTER = re.compile(r"(?:之?前|底前?|以前|内|年底|起)")
