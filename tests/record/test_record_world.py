"""Who is who across articles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from shuzibao.record.speech.follow import ENOUGH, likeness
from shuzibao.record.world import Decisions, Sighting, _groups, clash, identify, kin, near_twins

CHIEF = frozenset({"云浦区人民政府"})


def test_one_name_in_one_office_is_one_person() -> None:
    """The same body in two papers ties two mentions."""
    one = Sighting("a/2023-01-01/1/1", "林若溪", 2023, CHIEF)
    two = Sighting("b/2024-01-01/1/1", "林若溪", 2024, CHIEF)

    assert set(identify([one, two]).values()) == {"林若溪"}


def test_a_name_in_two_districts_is_two_people() -> None:
    """Posts in places that have nothing to do with each other clash."""
    one = Sighting("a/2023-01-01/1/1", "王伟", 2023, CHIEF)
    two = Sighting("a/2023-02-01/1/1", "王伟", 2023, frozenset({"临泽区人民政府"}))

    assert identify([one, two]) == {(one.article, "王伟"): "王伟", (two.article, "王伟"): "王伟~2"}


def test_ages_that_do_not_agree_are_two_people() -> None:
    """百岁老人 of 100 and one of 88 in the same year are not the same."""
    one = Sighting("a/2023-01-01/1/1", "张秀英", 2023, age=100, described="老人")
    two = Sighting("a/2023-02-01/1/1", "张秀英", 2023, age=88, described="老人")

    assert len(set(identify([one, two]).values())) == 2


def test_two_neighbours_of_one_name_are_not_merged_without_evidence() -> None:
    """Ordinary people share names: nothing but the name ties them, so they stay two."""
    one = Sighting("a/2023-01-01/1/1", "陈静", 2023, described="居民")
    two = Sighting("a/2023-05-01/2/1", "陈静", 2023, described="志愿者")

    assert len(set(identify([one, two]).values())) == 2


def test_near_twins_are_shown_and_never_merged() -> None:
    """A name that differs by one character in the same district is perhaps the same, until decided."""
    bodies = {"高文昀": CHIEF, "高文昫": frozenset({"云浦区"}), "李明": CHIEF}
    decided = Decisions(different=frozenset({frozenset({"高文昀", "高文昫"})}))

    assert near_twins(bodies) == [("高文昀", "高文昫")]
    assert near_twins(bodies, decided) == []


def test_an_editors_word_goes_before_the_rules() -> None:
    """A decision that two keys are the same gives both one key."""
    one = Sighting("a/2023-01-01/1/1", "王伟", 2023, CHIEF)
    two = Sighting("a/2023-02-01/1/1", "王伟", 2023, frozenset({"临泽区人民政府"}))
    decided = Decisions(same=frozenset({frozenset({"王伟", "王伟~2"})}))

    assert set(identify([one, two], decided).values()) == {"王伟"}


def test_a_report_on_the_same_matter_scores_above_one_on_another() -> None:
    """What was promised of lifts is followed up by lifts, not by concerts."""
    item = "启动一梯一策加装电梯计划，新增电梯300台"

    assert likeness(item, "今年我区已有210台加装电梯投入使用") > ENOUGH
    assert likeness(item, "周末音乐会在滨江举行") < ENOUGH


BODIES = ("云浦区人民政府", "云浦区民政局", "南川省白河市教育局", "青禾市人民政府", "闪送")
SIGHTINGS = st.lists(
    st.builds(
        Sighting,
        article=st.builds(
            "{}/2021-01-{:02}/1/1".format, st.sampled_from(("a", "b")), st.integers(1, 28)
        ),
        name=st.just("甲乙"),
        year=st.sampled_from((2021, 2022, None)),
        bodies=st.frozensets(st.sampled_from(BODIES), max_size=2),
        age=st.sampled_from((None, None, 80, 81, 83)),
        described=st.sampled_from((None, None, "百岁老人", "居民")),
        reporter=st.booleans(),
        others=st.frozensets(st.sampled_from("丙丁戊"), max_size=1),
    ),
    max_size=9,
)


@given(SIGHTINGS)
def test_a_group_compares_as_its_members_would(seen: list[Sighting]) -> None:
    """Gathered evidence gives the groups that comparing with every member gives."""
    groups: list[list[Sighting]] = []
    for sighting in seen:
        fits = (
            g for g in groups
            if not any(clash(sighting, other) for other in g) and any(kin(sighting, other) for other in g)
        )  # fmt: skip
        home = next(fits, None)
        if home is None:
            groups.append([sighting])
        else:
            home.append(sighting)

    assert _groups(seen) == groups
