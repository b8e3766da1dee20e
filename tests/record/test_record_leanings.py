"""What the finder's inner state is asked, and what it answers."""

from __future__ import annotations

import numpy as np
import pytest

from shuzibao.model import Role
from shuzibao.record.figures.thing_edges import edge_asks
from shuzibao.record.figures.thing_signs import Names, Number, options
from shuzibao.record.language.cut import Cut
from shuzibao.record.language.lac import LONGEST, LacFinder
from shuzibao.record.language.leanings import ONE_THREAD, WIDTH, Leanings, Questions, questions
from shuzibao.record.language.passage import passage_of
from shuzibao.record.language.pieces import Pieces
from shuzibao.record.places.span_reading import end_asks, start_asks
from shuzibao.record.places.spans import BODY, PLACE
from shuzibao.record.programmes.scheme_signs import Choice
from shuzibao.record.tell import _with_words

TEXT = "全区已建成养老机构43家，床位6845张。"


def test_the_states_are_those_that_the_tags_were_told_from() -> None:
    """One matrix and one constant make all tags' scores of all states: they are of the model's last layer."""
    texts = [
        TEXT,
        "短",
        "云浦区民政局的人说，养老院要办在家门口。",
        *map(chr, range(0x4E00, 0x4F40)),
    ]
    scores, states = (np.concatenate(found) for found in LacFinder()._run(sorted(texts, key=len)))
    ones = np.hstack([states, np.ones((len(states), 1), np.float32)])
    matrix = np.linalg.lstsq(ones, scores, rcond=None)[0]

    assert states.shape == (sum(map(len, texts)), WIDTH)
    assert np.abs(ones @ matrix - scores).max() < 1e-3


def test_a_text_longer_than_a_call_has_a_state_for_each_character() -> None:
    """It is read in parts, and nothing is lost between them."""
    text = "云浦区民政局的人说，" * 60
    states = LacFinder().read([text])[0].states

    assert len(text) > LONGEST
    assert states is not None
    assert states.shape == (len(text), WIDTH)


def test_a_question_is_a_direction_and_a_constant() -> None:
    """Of a state (1, 2, 0 …) a question of weights (3, 1, 0 …) and constant 0.5 has the leaning 5.5."""
    states = np.zeros((2, WIDTH), np.float32)
    states[1, :2] = 1, 2
    weights = np.zeros((WIDTH + 1, 1), np.float32)
    weights[[0, 1, WIDTH], 0] = 3, 1, 0.5
    leanings = Leanings(states)
    leanings.ask(Questions({"whether": 0}, weights))

    assert leanings.of([("whether", 1)]) == pytest.approx(5.5)
    assert leanings.of([("whether", 0), ("whether", 1)]) == pytest.approx(6.0)
    assert leanings.of([("whether", -1), ("whether", 2)]) == 0.0


def test_a_long_text_leans_as_one_product_would_say() -> None:
    """States are multiplied a few rows at a time; where one batch ends and the next begins nothing changes."""
    random = np.random.default_rng(7)
    states = random.uniform(-1, 1, (300, WIDTH)).astype(np.float32)
    weights = random.uniform(-1, 1, (WIDTH + 1, 40)).astype(np.float32)
    leanings = Leanings(states)
    leanings.ask(Questions({str(i): i for i in range(40)}, weights))
    told = [[leanings.of([(str(i), at)]) for i in range(40)] for at in range(300)]

    assert ONE_THREAD // weights.size < 300
    assert np.allclose(told, states @ weights[:-1] + weights[-1], atol=1e-4)


def test_a_finder_without_a_state_leans_nowhere() -> None:
    """With the dictionary alone every answer is 0, and no file is needed."""
    assert Leanings().of([("thing-none-left", 0)]) == 0.0


def test_a_passage_leans_as_its_sentences_do_one_after_another() -> None:
    """Sentences are read apart; the second one's leanings begin where it begins."""
    finder = LacFinder()
    both, second = (
        _with_words([passage_of(0, Role.PARAGRAPH, text)], finder)[0]
        for text in ("会议昨天举行。" + TEXT, TEXT)
    )
    for at in range(len(TEXT)):
        ask = "thing-before-last"
        assert both.leanings.of([(ask, 7 + at)]) == pytest.approx(
            second.leanings.of([(ask, at)]), abs=1e-4
        )


def test_every_question_that_is_asked_was_learnt() -> None:
    """No answer is 0 for want of a question in the file, and the file has none that nobody asks."""
    passage = _with_words([passage_of(0, Role.PARAGRAPH, TEXT)], LacFinder())[0]
    pieces = Pieces(Cut(passage))
    number = Number(14, 19, "张", floor=12, last_end=12, last_unit="家", last_of="养老机构")
    asks = [ask for option in options(pieces, number, Names()) for ask in option.asks]

    assert {o.what for o in options(pieces, number, Names())} == {
        "none",
        "same",
        "behind",
        "before",
    }
    asks += edge_asks(12)
    for kind in (BODY, PLACE):
        asks += [*start_asks(kind, 0), *end_asks(kind, 2)]
    whole = Choice(0, 4, ())
    asks += [*whole.asks(None), *whole.asks((0, 4))]
    assert {what for what, _ in asks} == set(questions().columns)
