from hypothesis import given
from hypothesis import strategies as st

from asnplan import analysis

SOURCE = []


def inner(rules, source):
    source.append("inner")
    return rules["a"] * 10


def outer(rules, source, memory):
    source.append("outer")
    return memory.of(inner, rules, source) + rules["b"]


def test_what_is_not_read_may_change_without_a_new_reckoning():
    memory, calls = analysis.Memory(), []
    assert memory.of(inner, {"a": 1, "c": 1}, calls) == 10
    assert memory.of(inner, {"a": 1, "c": 2}, calls) == 10
    assert memory.of(inner, {"a": 2, "c": 2}, calls) == 20
    assert calls == ["inner", "inner"]


def test_what_an_inner_function_reads_its_outer_one_has_read():
    memory, calls = analysis.Memory(), []
    assert [memory.of(outer, {"a": a, "b": b}, calls, memory) for a, b in ((1, 1), (1, 2), (2, 2), (1, 1))] == [
        11, 12, 22, 11,
    ]  # fmt: skip
    # the second time the inner result is kept, and still b = 2 is told from b = 1 and a = 2 from a = 1
    assert calls == ["outer", "inner", "outer", "outer", "inner"]


def test_other_sources_are_other_results():
    memory, one, other = analysis.Memory(), [], []
    assert memory.of(inner, {"a": 1}, one) == memory.of(inner, {"a": 1}, other)
    assert one == other == ["inner"]


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=12))
def test_a_memory_changes_no_result(asked):
    memory = analysis.Memory()
    for a, b in asked:
        assert memory.of(outer, {"a": a, "b": b}, SOURCE, memory) == 10 * a + b
