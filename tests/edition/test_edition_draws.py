"""Exact shares and independent streams."""

import numpy as np
import pytest

from asnplan.edition.draws import apportion, bell, deck
from asnplan.inputs.draws import stream


@pytest.mark.parametrize(
    ("total", "weights", "pieces"),
    [
        # 10 x 1/3 = 3.33 each: the piece left over goes to the first
        (10, [1, 1, 1], [4, 3, 3]),
        # 7 x 0.5, 0.3, 0.2 = 3.5, 2.1, 1.4: the largest remainder is the first's
        (7, [5, 3, 2], [4, 2, 1]),
        (5, [0, 1], [0, 5]),
        (0, [2, 3], [0, 0]),
    ],
)
def test_pieces_follow_the_largest_remainders(total, weights, pieces):
    assert apportion(total, weights).tolist() == pieces


def test_deck_holds_each_value_as_often_as_its_weight_says():
    cards = deck(np.random.default_rng(1), 100, ["a", "b"], [3, 1])
    assert [(cards == "a").sum(), (cards == "b").sum()] == [75, 25]


def test_bell_stays_between_its_ends():
    numbers = bell(np.random.default_rng(1), 10_000)
    assert abs(numbers).max() <= 2
    # four uniform draws: variance 4/12, standard deviation 0.577
    assert numbers.std() == pytest.approx(0.577, abs=0.02)


def test_each_table_has_its_own_stream():
    assert stream(7, "skm").random() == stream(7, "skm").random()
    assert stream(7, "skm").random() != stream(7, "kinerja").random()
