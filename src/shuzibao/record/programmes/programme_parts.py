"""What a programme rests on 组成 and who answers for it 责任单位, as its sentence tells.

Parts: 以学校为主、家庭为辅. Bodies stand before it (区民政局推出“三级联动”), behind it (由区民政局牵头), or as its
牵头单位, in its own sentence or in the next where that goes on with 该项目.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from shuzibao.record.base import Found
from shuzibao.record.language.passage import Passage
from shuzibao.record.programmes.programme_lists import listed

_ROLE = (
    r"(?:基础|基石|核心|中心|主体|主力|龙头|引领|统领|牵引|先导|依托|依靠|支撑|支柱|支点|后盾|补充|保障|保证|主导|抓手|手段|纽带|平台|载体"
    r"|重点|导向|目标|骨干|主线|单元|[主辅先本要基根](?=[、，。；的]|$))"
)
# A part begins behind 以 or a mark, so that no word before it goes with it: 服务体系|以|社区为依托.
PART = re.compile(
    rf"(?:以|(?<=[、，：；。”])|^)(?P<name>[^以、，。；：“”]{{1,8}}?)(?:为(?P<role>{_ROLE})|(?P<other>相结合|相衔接|相融合|结合))"
)
BETWEEN = re.compile(r"[、，]?(?:以及|并|和)?")
RUNS = re.compile(
    r"布局|推进|建立|打造|实施|牵头|负责|推出|开展|启动|主办|组织|承办|发起|创建|探索|落实|推动|构建|设立|举办|试行|首创|制定|印发|出台|成立|健全|深化|做优"
)
BODY_REACH = 30  # characters between a body and the programme that it runs
RUN_BY = re.compile(r"[交]?由$")
ALSO = re.compile(r"[、和与及]|以及|会同|联合|联手|携手|协同")
RUNS_IT = re.compile(
    r"[^，。；]{0,8}?(?:牵头|负责|统筹|运营|主管|主办|承办|协办|主导|实施|组织|推进|推动|推出|发起|建设|管理|承担|承建|落实|指导|开展|打造|制定|监管|托管)"
)
OFFICE = r"(?:牵头|责任|主管|主办|承办|协办|组织|指导|实施|运营|建设|管理|发起|配合|监管)(?:单位|部门|方|主体|机构)"
OFFICE_IS = re.compile(rf"{OFFICE}(?:分别)?(?:[是为：有]|包括)$")
IS = re.compile(r"是|为|作为|担任")
OF_OFFICE = re.compile(rf"的?{OFFICE}")
THIS = re.compile(
    r"[该此]?(?:这[一项个])?[一-鿿]{0,2}(?:项目|工程|行动|计划|机制|体系|活动|制度|工作)"
)
UNRUN = ("meeting", "document")


def with_parts(
    programmes: Sequence[Found], passages: Sequence[Passage], organisations: Sequence[Found]
) -> list[Found]:
    """The programmes of an article, each with its parts and the bodies that answer for it."""
    told = []
    for found in programmes:
        passage = passages[found.passage]
        here = [p for p in programmes if p.passage == found.passage]
        bodies = [o for o in organisations if o.passage == found.passage and o.value]
        parts = dict(found.parts)
        told_of = found.parts["programme_kind"] not in UNRUN
        if row := _parts(found, here, passage) or (
            _listed(found, here, passage) if told_of else ()
        ):
            parts["parts"] = row
        if told_of and (run := _run(found, here, passage, bodies)):
            parts["bodies"] = run
        told.append(replace(found, parts=parts))
    return told


def _listed(found: Found, programmes: Sequence[Found], passage: Passage) -> tuple[str, ...]:
    """The parts that a list tells, up to where another programme is named."""
    others = [p.start for p in programmes if p.start >= found.end and p.value != found.value]
    name = str(found.parts["alias"] or found.value)
    return listed(passage, found.start, found.end, name, min(others, default=len(passage.text)))


def _parts(found: Found, programmes: Sequence[Found], passage: Passage) -> tuple[str, ...]:
    """The parts told in a programme's sentence, where they are told of it and not of its neighbour."""
    start, end = passage.sentence_at(found.start)
    end = _with_this(passage, end)
    row: list[re.Match[str]] = []
    for match in PART.finditer(passage.text, start, end):
        if row and not BETWEEN.fullmatch(passage.text, row[-1].end(), match.start()):
            if len(row) > 1:
                break
            row = []
        row.append(match)
    if len(row) < 2 or _told_of(row, programmes, passage, start, end) != found.start:
        return ()
    return tuple(m["name"] + ("为" + m["role"] if m["role"] else m["other"]) for m in row)


def _with_this(passage: Passage, end: int) -> int:
    """Where what is told of a programme ends: with the next sentence, where that goes on with 该项目."""
    following = next((a for a, _ in passage.sentences if a >= end), len(passage.text))
    this = THIS.match(passage.text, following)
    return passage.sentence_at(following)[1] if this and this.group()[0] in "该此这" else end


def _told_of(
    row: Sequence[re.Match[str]],
    programmes: Sequence[Found],
    passage: Passage,
    start: int,
    end: int,
) -> int | None:
    """Where the programme stands that a row of parts is told of: right behind with 的, else the last before, else the next."""
    first, last = row[0].start(), row[-1].end()
    here = [p.start for p in programmes if start <= p.start < end]
    after = [at for at in here if at >= last]
    if (
        after
        and passage.text[last : last + 1] == "的"
        and "，" not in passage.text[last : after[0]]
    ):
        return after[0]
    before = [at for at in here if at < first]
    return before[-1] if before else after[0] if after else None


def _run(
    found: Found, programmes: Sequence[Found], passage: Passage, bodies: Sequence[Found]
) -> tuple[str, ...]:
    text = passage.text
    start, end = passage.sentence_at(found.start)
    last = max((p.end for p in programmes if start <= p.start < found.start), default=start)
    before = [o for o in bodies if start <= o.start and _leads(text, o, found, last)]
    end = _with_this(passage, end)
    next_one = min((p.start for p in programmes if p.start >= found.end), default=end)
    behind = _behind(text, found.end, min(end, next_one), bodies)
    return tuple(dict.fromkeys(str(o.value) for o in (*before, *behind)))


def _leads(text: str, body: Found, found: Found, last: int) -> bool:
    """Whether a body before a programme runs it; one that is told to run the programme before (`last` ends) does not."""
    if not 0 <= found.start - body.end <= BODY_REACH:
        return False
    between = text[body.end : found.start]
    if body.start >= last > 0 and RUN_BY.search(text, 0, body.start) and "，" in between:
        return False
    named = IS.fullmatch(between) is not None and OF_OFFICE.match(text, found.end) is not None
    return named or RUNS.search(between) is not None


def _behind(text: str, start: int, end: int, bodies: Sequence[Found]) -> Iterator[Found]:
    """The bodies behind a programme that it is run by: 由甲局、乙局牵头; 牵头单位是甲局."""
    row: list[Found] = []
    named = False
    for body in (*(o for o in bodies if start <= o.start < end), None):
        if row and (body is None or not ALSO.fullmatch(text, row[-1].end, body.start)):
            if named or RUNS_IT.match(text, row[-1].end, end):
                yield from row
            row = []
        if body is None:
            return
        office = OFFICE_IS.search(text, start, body.start) is not None
        if row or office or RUN_BY.search(text, start, body.start):
            named = office if not row else named
            row.append(body)
