"""Headlines of neighbours that a tool wrote with a single space between: cut where the story below says so."""

from __future__ import annotations

from collections.abc import Sequence

from shuzibao.read.columns.sidebyside import columns_apart
from shuzibao.read.lines import split_lines

FERRY = (
    "　　本报讯 清晨六点，北渡口的",
    "第一班船坐满了人，船家收起跳",
    "板，对岸的早市正好开秤，卖菱",
    "角的已经占好了位子。",
    "　　渡口每天开十六班，学生凭",
    "证免费，自行车也能推上船去，",
    "老人上下有人搀扶。",
)
LIBRARY = (
    "　　本报讯 榆树巷的书屋昨起",
    "夜间开门，灯一直亮到十点，看",
    "门的是退休的邮差，他把每本书",
    "都登记在旧账簿上。",
    "　　借书不收押金，逾期也不罚",
    "款，只请读者还书时写一句话，",
    "贴在门口的墙上。",
)
GOES_ON = (
    "在墙根的告示栏里，写着开船的",
    "钟点，风大的日子停开，由敲钟",
    "的人通知两岸，从来没有误过。",
    "　　冬天水浅，船要绕过沙洲，",
    "多走一刻钟，船家备了热茶，",
    "乘客不觉得冷。",
    "　　明年春天要添一条新船。",
)


def page(heads: Sequence[str], left: Sequence[str], right: Sequence[str]) -> str:
    rows = [f"{one:　<14}      {other}" for one, other in zip(left, right, strict=True)]
    return "\n".join([*heads, *rows])


def read(text: str) -> list[str]:
    return [line.text for line in columns_apart(text, tuple(split_lines(text, 0, len(text))))]


def test_two_headlines_with_one_space_between_stand_over_their_own_stories() -> None:
    lines = read(page(["渡口头班船开往早市 榆树巷书屋夜里开门"], FERRY, LIBRARY))
    assert lines.index("渡口头班船开往早市") == 0
    assert lines.index("榆树巷书屋夜里开门") == 1 + len(FERRY)


def test_headlines_of_several_lines_are_cut_line_by_line() -> None:
    heads = ["北渡口第一班船天亮 榆树巷的书屋昨天起", "就开，人人有座        夜里开门"]
    lines = read(page(heads, FERRY, LIBRARY))
    assert lines[:2] == ["北渡口第一班船天亮", "就开，人人有座"]
    at = lines.index("榆树巷的书屋昨天起")
    assert lines[at + 1] == "夜里开门"
    assert at == 2 + len(FERRY)


def test_a_headline_with_a_space_over_a_column_that_goes_on_stays_whole() -> None:
    lines = read(page(["渡口头班船开往早市 夜里也有灯火照路"], FERRY, GOES_ON))
    assert lines[0] == "渡口头班船开往早市 夜里也有灯火照路"


def test_the_row_of_the_masthead_is_cut_nowhere() -> None:
    row = "北渡周报第七期第三版 2019年5月6日 星期一"
    assert read(page([row], FERRY, LIBRARY))[0] == row
