"""What bounds the names of places and bodies: words that none begins with, holds or goes over."""

from __future__ import annotations

import re

# 县长严慎予电呈省府: a title and what its holder does is no body; 主席团, 书记处 are.
TITLE_FIRST = re.compile(
    r"副?(?:[省市县区乡镇村局处科厅署院校社厂店部司州]长|书记|主任|主席|经理|董事长)(?![团处部室会]|委员|助理|协会|联)"
)
# What a body does, with another or how: 消防支队|联合|云浦区应急局, 民政局|积极|布局.
TOGETHER = re.compile("联合|会同|联同|偕同|连同|携手|邀请|走访|积极|主动|率先|持续|深入|扎实|认真")
# What one body does with another: 消防支队|联合|云浦区应急局, 到伽师县|任|县农业农村局副局长.
BETWEEN = re.compile("联合|会同|携手|邀请|组织|走访|调研|看望|支援|委托|任|到|赴|由|与|和")
BESIDE = re.compile("[与和及]")
# 石井镇|和|县农机局, “…”机制|与|市委: a town or a scheme, and the next body.
TOWN_BESIDE = re.compile("(?:(?<=[镇乡村”])|(?<=机制|体系|行动|工程|制度))[与和及](?=[省市县区])")
# 民革市委|第九次代表大会, 小顾|考上|云溪大学, 教师|组成|服务队, 满足|各大|医院
NOT_INSIDE = re.compile(
    r"第[一二三四五六七八九十百\d]+次|录取|考[上入取]|促请|[一二三四五六七八九十\d]楼|组成|选[进入]|各[大类级地]"
)
# 云浦|新添|两座公园, 圣罗莎港|直航|渤南港: what is told between two places, and how many.
NO_PLACE_OVER = re.compile(
    r"[一二两三四五六七八九十\d]+[多余几]?[座个所家](?![庄店村屯])|月[〇一二三四五六七八九十廿卅\d]+[日夜晨]|直航|直达|开往|通往|驶往|飞往|新添|新增"
)
# 各街镇, 十八里路, 经|望海大桥: any of them, how far, and which way.
NO_NAME = re.compile(
    r"经(?![一二三四五六七八九十开])[一-鿿]{2,}[桥站镇]$|[各每该某此](?![一-鿿][州山岭])|[一二三四五六七八九十百千万两几\d]+(?:公里|里|米)[长]?路$"
)
SHARED = re.compile("[省市县区镇乡州]长|市[区郊]")  # 云浦|区长, 沣川|市区; not 青禾市|长沙县
# 廿九日|假汉口总商会, 时任|镇党委, 我院|党委, 各|村委会, 原|市商业局, 第九届|省政协, 邻国|警察局, 假|民众教育馆: what goes before a body's name.
BEFORE_BODY = re.compile(
    r"[〇一二三四五六七八九十廿卅\d]{1,3}日(?!报)(?=[一-鿿]{3})|[时现新拟历曾]任|任(?=[省市区镇乡州])|我[省市县区镇乡村校院司国]|[该各]|本[省市县区校院邑埠]|邻[国省市县]|假(?![日肢期牙发])(?=[一-鿿]{4})|原(?=[省市县区](?!管局)|[一-鿿]{2,4}(?:地区|专区|公社|革委会))|第[一二三四五六七八九十至第]{1,8}届|会同|经(?![济信贸委开纬营络])|(?:或|并|但)(?=[一-鿿]{3})|[美法英日德港韩荷台陆外]商(?=[一-鿿]{3})"
)
# 从严治|党, 入|党: what is done with the one party.
TO_PARTY = re.compile(r"[治入建爱管退脱反护跟叛兴忧为]$")
# 市场监督管理局长安路|所, 人民法院大埔|法庭
PART_OF_OFFICE = re.compile(
    r"(?<=[局院队署])[一-鿿]{2,4}?(?P<kind>所|法庭|庭|分局|中队|管理站)(?=[，。、；：（）“”]|调解|的|在|将|与|和|副?所长|副?庭长|负责|工作|执法|民警|受理|接|$)"
)
# 鄂省, 湘省: provinces as the papers of the Republic call them.
OLD_PROVINCE = re.compile(
    "(?<![一-鿿])[冀豫辽黑湘皖鲁苏浙赣鄂桂甘晋陕吉闽粤青川滇黔秦]省|(?<=[在于由至赴到自])[冀豫湘皖鲁苏浙赣鄂桂晋陕闽粤川滇黔秦]省"
)
