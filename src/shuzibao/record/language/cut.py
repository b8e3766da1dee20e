"""A passage's words at hand by position: which word stands here, does a word end here, how far left."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set as AbstractSet

from shuzibao.record.base import Word
from shuzibao.record.language.passage import Passage
from shuzibao.record.people.foreign import whole_names
from shuzibao.record.rows import row

# Words that a name or an organisation is told of, never part of: the walk to the left stops here.
STOPS = frozenset(
    row(
        "交由 在 于 到 由 与 和 及 以及 对 向 请 据 从 为 让 把 被 将 跟 同 给 是 "
        "有 的 了 等 并 或 按 经 因 随 靠 用 至 率 携 赴 来到 前往 走进 走访 "
        "调研 视察 察看 参观 看望 慰问 邀请 联合 组织 带领 带队 陪同 会同 会见 拜访 "
        "录取 考取 考上 考入 入读 升读 聘请 任命 选举 授予 推荐 支持 指导 主办 承办 协办 成立 召开 举行 举办 开展 "
        "推进 打造 建设好 位于 坐落 记者 来自 毕业于 就读 任职 担任 兼任 出任 当选 "
        "现任 曾任 历任 拟任 拟 任 原任 委托 听取 要求 通过 依托 围绕 根据 针对 如今 目前 当前 此次 今年 "
        "近日 日前 包括 其中 名为 称为 取名 命名 协调 督促 联系 服务好 报送 送到 "
        "送往 转至 抵达 途经 沿着 进入 离开 返回 迁至 落户 入驻 设在 设于 改为 更名 "
        "属于 获得 荣获 加入 审议 审查 批准 落实 宣读 传达 提请 配合 协助 感谢 依靠 接受 执行 服从 响应"
    )
)


BRACKETS = "（）“”《》、，。：；！？ "
PARTS = tuple("部处科室组办")


def printings(name: str, text: str) -> list[int]:
    """Where a text prints a name, one printing not over another."""
    found, at = [], text.find(name)
    while at >= 0:
        found.append(at)
        at = text.find(name, at + len(name))
    return found


class Cut:
    """The words of one passage, indexed."""

    __slots__ = ("foreign", "gaps", "leanings", "pieces", "starts", "text", "whole", "words")

    def __init__(self, passage: Passage, whole: str | None = None) -> None:
        """whole: the text of the whole article, for what its other mentions say."""
        self.text = passage.text
        self.whole = passage.text if whole is None else whole
        self.words = passage.words
        self.leanings = passage.leanings
        self.pieces: object = None  # in its smallest words, when somebody first asks (`pieces.py`)
        self.starts = [word.start for word in passage.words]
        # where a headline had a space that means a pause: 麦浪黄 178万亩
        self.gaps = frozenset(
            i
            for i in range(1, len(self.text))
            if passage.display and passage.at[i] - passage.at[i - 1] > 1
        )
        self.foreign = whole_names(self.text, self.words)  # names read whole: start -> end

    def index_at(self, position: int) -> int:
        """The word that the character at `position` belongs to; -1 where there are no words."""
        return bisect_right(self.starts, position) - 1

    def word_at(self, position: int) -> Word | None:
        index = bisect_right(self.starts, position) - 1
        return self.words[index] if index >= 0 else None

    def begins(self, position: int) -> bool:
        """Whether a word begins here (or the text ends)."""
        word = self.word_at(position)
        return position >= len(self.text) or (word is not None and word.start == position)

    def starting(self, position: int) -> Word | None:
        word = self.word_at(position)
        return word if word is not None and word.start == position else None

    def leftwards(
        self,
        position: int,
        tags: AbstractSet[str],
        also: AbstractSet[str] = frozenset(),
        most: int = 24,
    ) -> list[Word]:
        """The words that end at `position`, as far left as tags (or the words of `also`) allow.

        A word that only begins before `position` is cut there. In the order of the text.
        """
        index = self.index_at(position - 1) if position > 0 else -1
        found: list[Word] = []
        while index >= 0:
            word = self.words[index]
            end = min(word.end, position)
            text = self.text[word.start : end]
            part = word.tag == "n" and self.text[end : end + 1] in PARTS  # 协调|部, 联系|处
            if word.tag == "w" and text[-1:].isalnum():  # ）教育局, read as one with the bracket
                found.append(Word(end - len(text.lstrip(BRACKETS)), end, "n"))
                break
            if (text in STOPS and not part) or not (word.tag in tags or text in also):
                break
            if position - word.start > most:
                break
            found.append(Word(word.start, end, word.tag))
            index -= 1
        return found[::-1]
