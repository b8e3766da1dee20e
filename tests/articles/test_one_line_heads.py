"""Stories with heads of one line, in a file that shows no space between them: not crossheads of the first. All text is invented."""

from __future__ import annotations

import pytest
from tests.parts import issue_of_text

BODIES = (
    "　　修伞的摊子支在桥头，一天补七八把。摊主\n说，骨架断了能接，布破了能补，只有手柄没处\n配。\n　　桥头的人来来去去，伞修好了挂在绳上，没\n有人拿错。\n",
    "　　磨坊的石磨停了三年，今年又转起来。水从\n上游的闸口放下来，转一圈要半分钟。\n　　村里人扛着麦子排队，一个上午磨了两百多\n斤。\n",
    "　　渡口的灯换成了太阳能，夜里不用再派人守。\n船工说，从前一盏马灯烧一夜煤油，风大了还要\n重新点。\n　　灯装在木桩上，离水面两米。\n",
)


@pytest.mark.parametrize(
    ("heads", "below"),
    [
        (("桥头修伞的老摊子", "石磨三年 水转半圈", "一盏旧灯 半河船影"), ("", "")),
        (
            ("桥头修伞的老摊子", "磨坊里面水声又响", "渡口那盏旧的马灯"),
            ("记者 古淮\n图为磨坊里排队的村民。\n", "记者 古淮\n图为装在木桩上的灯。\n"),
        ),
    ],
)
def test_heads_alike_in_length_are_each_a_storys(
    heads: tuple[str, ...], below: tuple[str, str]
) -> None:
    """A head of two halves, or one over a writer and a picture, opens a story, and its like do not make crossheads of it."""
    text = "".join(
        f"{head}\n{under}{body}"
        for head, under, body in zip(heads, ("", *below), BODIES, strict=True)
    )

    assert [article.headline for article in issue_of_text(text).articles] == list(heads)
