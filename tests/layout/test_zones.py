"""The printed shapes of stories: what lies in them, what does not, and what is cut out."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from shuzibao.layout.geometry import zones_of
from shuzibao.layout.geometry.zones import Shape
from shuzibao.model import Box

HAIR = 0.01  # points


def test_zones_follow_the_print_and_stay_l_shaped():
    """Two columns of unlike height make an L, walked clockwise."""
    [[zone]] = zones_of([[Box(0, 0, 200, 20), Box(0, 20, 95, 300), Box(105, 20, 200, 100)]])

    assert zone.outline == ((0, 0), (200, 0), (200, 100), (95, 100), (95, 300), (0, 300))
    assert zone.holes == ()


def test_the_white_beside_a_centred_headline_belongs_to_its_story():
    """No notches left and right of it; what another story prints there stays its own."""
    [[zone]] = zones_of([[Box(60, 0, 140, 24), Box(0, 30, 200, 300)]])
    [[headed], _] = zones_of([[Box(60, 0, 140, 24), Box(0, 30, 200, 300)], [Box(150, 0, 200, 20)]])

    assert zone.outline == ((0, 0), (200, 0), (200, 300), (0, 300))
    assert headed.outline == ((0, 0), (150, 0), (150, 30), (200, 30), (200, 300), (0, 300))


def test_a_box_inside_a_story_is_a_hole_in_its_zone():
    """The story around it stays one piece; the boxed story's print is not in it."""
    around = [
        Box(0, 0, 300, 40),
        Box(0, 40, 90, 200),
        Box(210, 40, 300, 200),
        Box(0, 200, 300, 300),
    ]
    [outer], [inner] = zones_of([around, [Box(100, 60, 200, 180)]])

    assert outer.outline == ((0, 0), (300, 0), (300, 300), (0, 300))
    assert len(outer.holes) == 1
    assert inner.outline == ((100, 60), (200, 60), (200, 180), (100, 180))
    assert not holds(outer, 150, 120)


def test_a_story_inside_a_hole_inside_a_story_has_its_own_hole():
    """Three boxes in each other: each hole belongs to the smallest piece around it."""

    def ring(left: float, right: float) -> list[Box]:
        return [
            Box(left, left, right, left + 10),
            Box(left, right - 10, right, right),
            Box(left, left, left + 10, right),
            Box(right - 10, left, right, right),
        ]

    [outer], [middle], [inner] = zones_of([ring(0, 300), ring(50, 250), [Box(120, 120, 180, 180)]])

    assert [len(zone.holes) for zone in (outer, middle, inner)] == [1, 1, 0]
    assert (holds(middle, 55, 150), holds(outer, 55, 150)) == (True, False)


def test_blocks_may_overlap_where_their_lines_do_not():
    """A block that runs around another one: its lines stay in its own zone."""
    wide = [Box(0, 0, 300, 12), Box(0, 12, 140, 24), Box(0, 24, 300, 36)]
    inset = [Box(150, 14, 300, 22)]
    one, two = zones_of([[Box(0, 0, 300, 36)], [Box(150, 8, 300, 30)]], [wide, inset])

    assert all(covers(one, line) for line in wide)
    assert all(covers(two, line) for line in inset)


cells = st.tuples(st.integers(0, 9), st.integers(0, 9))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sets(cells, min_size=1, max_size=14), min_size=1, max_size=5))
def test_every_line_lies_in_its_zone_and_no_two_zones_share_a_place(stories):
    """Lines anywhere, in blocks that overlap: each is in its own story's zone and in no other one."""
    taken: set[tuple[int, int]] = set()
    lines = []
    for story in stories:
        free = sorted(story - taken)
        taken |= set(free)
        lines.append([Box(10 * x, 10 * y, 10 * x + 9, 10 * y + 9) for x, y in free])
    blocks = [[around(own)] if own else [] for own in lines]
    zones = zones_of(blocks, lines)

    for number, own in enumerate(lines):
        assert all(covers(zones[number], line) for line in own)
    for x in range(1, 100, 5):
        for y in range(1, 100, 5):
            assert sum(holds(shape, x, y) for zone in zones for shape in zone) <= 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sets(cells, min_size=1, max_size=30), min_size=1, max_size=3))
def test_outlines_run_clockwise_and_holes_the_other_way(stories):
    """So any way of filling draws the same shape; no outline is without area."""
    own = [[Box(10 * x, 10 * y, 10 * x + 10, 10 * y + 10) for x, y in story] for story in stories]
    shapes = [shape for zone in zones_of(own, own) for shape in zone]

    assert all(area(shape.outline) > 0 for shape in shapes)
    assert all(area(hole) < 0 for shape in shapes for hole in shape.holes)


def around(boxes: list[Box]) -> Box:
    box = boxes[0]
    for other in boxes[1:]:
        box = box.union(other)
    return box


def covers(zone: tuple[Shape, ...], box: Box) -> bool:
    """Whether the box's corners and middle lie in the zone, a hair within its edge."""
    xs = (box.left + HAIR, (box.left + box.right) / 2, box.right - HAIR)
    ys = (box.top + HAIR, (box.top + box.bottom) / 2, box.bottom - HAIR)
    return all(any(holds(shape, x, y) for shape in zone) for x in xs for y in ys)


def holds(shape: Shape, x: float, y: float) -> bool:
    """Even-odd rule over the outline and its holes."""
    inside = False
    for points in (shape.outline, *shape.holes):
        for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                inside = not inside
    return inside


def area(points: tuple[tuple[float, float], ...]) -> float:
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) / 2
