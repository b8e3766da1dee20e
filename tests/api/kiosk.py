"""A small archive for the tests of what leaves the house: two invented papers, one of them hostile.

`open_kiosk` prints it into a folder; `Reader` asks the site for things, as a program would.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from press import Copy, issue, print_into

PAPER = "柳溪周报"
SLUG = "liuxizhoubao"
MORNING = "東渡晨報"
MORNING_SLUG = "dongduchenbao"

FIRST_DAY = dt.date(2024, 5, 6)
SECOND_DAY = dt.date(2024, 5, 13)
FIRST = f"{SLUG}/2024-05-06"
SECOND = f"{SLUG}/2024-05-13"
MORNING_ISSUE = f"{MORNING_SLUG}/2024-05-13"

BRIDGE = f"{FIRST}/1/1"
MARKET = f"{FIRST}/1/2"
SCHOOL = f"{FIRST}/2/1"
HOSTILE = f"{SECOND}/1/1"
WITHDRAWN = f"{SECOND}/1/2"
WITHDRAWN_WORDS = "本不该见报的一句话"

# Everything that breaks out of markup somewhere, and what no XML may hold.
POISON = '<script>alert("1")</script>]]> & \u202e反\u0001正 <!-- -->'

BRIDGE_LEAD = "本报讯 五月五日，跨越柳溪的新桥通车，两岸居民步行只要三分钟。"


def stories_of_first_day() -> list[Copy]:
    return [
        Copy(
            [
                ("kicker", "跨溪通道"),
                ("headline", "新桥通车 两岸相连"),
                ("deck", "步行三分钟可达"),
                ("paragraph", BRIDGE_LEAD),
                ("crosshead", "十年等待"),
                ("paragraph", "从前过溪要绕行两公里，老人们说，这座桥等了十年。"),
                ("jump_line", "（下转第2版）"),
            ],
            on=(2, 1),
            dateline="本报讯",
            byline="记者 何雨舟",
        ),
        Copy(
            [
                ("section_head", "市场"),
                ("paragraph", "早市搬进了室内大厅，摊位一百二十个。"),
            ],
            made="早市搬进了室内大厅",
        ),
        Copy(
            [("headline", "新桥通车 两岸相连"), ("paragraph", "桥长八十六米，设坡道两处。")],
            page=2,
            back=(1, 1),
        ),
    ]


def stories_of_second_day() -> list[Copy]:
    return [
        Copy([("headline", POISON), ("paragraph", f"正文也是：{POISON}"), ("caption", "图 溪边")]),
        Copy([("headline", "撤回的稿件"), ("paragraph", WITHDRAWN_WORDS)]),
        Copy([("advertisement", "夏季清仓 全场八折")], kind="advertisement", made="夏季清仓"),
    ]


def open_kiosk(folder: Path) -> Path:
    """The archive, with its index where search is there; one of its articles is withdrawn."""
    print_into(
        folder,
        [
            issue(
                PAPER,
                FIRST_DAY,
                stories_of_first_day(),
                pages=("要闻", "综合"),
                furniture=[("masthead", "柳溪周报 第十二期")],
                unplaced=["※"],
                number=12,
                running_number=312,
            ),
            issue(PAPER, SECOND_DAY, stories_of_second_day(), number=13, running_number=313),
            issue(
                PAPER,
                None,
                [Copy([("headline", "旧闻一则"), ("paragraph", "那一年溪水很大。")])],
                year=2022,
                date_basis="inferred",
            ),
            issue(
                MORNING,
                SECOND_DAY,
                [
                    Copy(
                        [
                            ("headline", "渡口復航"),
                            ("paragraph", "渡口於今晨復航，首班載客四十人。"),
                        ]
                    )
                ],
            ),
        ],
    )
    from shuzibao.archive import changes, edits
    from shuzibao.archive.store import Archive

    with Archive.open(folder, write=True) as archive:
        edits.hide(WITHDRAWN, "姓名有误", "2024-05-14", "编辑部")
        changes.tell(archive)
    return folder


class Reader:
    """Asks the site; answers are Django's responses, `json` and `text` read them."""

    def __init__(self, folder: Path) -> None:
        from shuzibao.archive import connection

        connection.use(folder)
        from django.test import Client

        self.folder = folder
        self._client = Client(headers={"host": "localhost"})

    def get(self, address: str, **headers: str) -> Any:
        from shuzibao.archive import connection

        connection.use(self.folder)  # other tests open other archives in this process
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._client.get(address, headers=given)

    def ask(self, method: str, address: str, **more: Any) -> Any:
        return self._client.generic(method, address, **more)

    def json(self, address: str) -> Any:
        answer = self.get(address)
        assert answer.status_code == 200, (address, answer.status_code, answer.content)
        return json.loads(answer.content)

    def text(self, address: str) -> str:
        answer = self.get(address)
        assert answer.status_code == 200, (address, answer.status_code, answer.content)
        return str(answer.content.decode())
