"""The argument lists of a kata: inputs that share sides fit together, what an author excludes is not asked, and nothing is asked twice."""

from functools import cache
from typing import Any

import numpy as np
import pytest

from grader import questions
from grader.spec import Kata, array, choice, drawn, given, index, integer, mask, probabilities, real, scalar
from grader.wire.codec import encode
from grader.wire.messages import GivenValue, Question, TensorValue

LOSS = Kata(
    kind="grad",
    function="f",
    reference=lambda z, y, m, p: np.sum(z * p) + np.sum(m) + np.sum(y),
    inputs={
        "z": array(-20, 20, shape=("N", "C")),
        "y": index(("N",), below="C"),
        "m": mask(("N", "C")),
        "p": probabilities(("N", "C")),
    },
    sizes={"N": (0, 3), "C": (1, 4)},
    also=[
        {"z": [[1.0, 2.0]], "y": [1], "m": [[True, False]], "p": [[0.5, 0.5]]},
        {"z": [[7.0], [3.0]], "y": [0, 0], "m": [[True], [True]], "p": [[1.0], [1.0]]},
    ],
)
LINE = Kata(
    kind="op",
    function="f",
    reference=lambda w, x, k: np.sum(w * x) ** k.k,
    inputs={
        "w": array(-2, 2, shape=("N",)),
        "x": array(-2, 2, shape=("N",), differentiable=False),
        "k": given("power", k=integer(1, 3), w=array(-1, 1, shape=("N",))),
    },
    sizes={"N": (1, 5)},
    where=lambda w, x, k: k.k != 2 and bool(np.all(w >= -1)),
)
MIXED = Kata(
    kind="run",
    function="f",
    reference=lambda x, n, mode, items: x * n,
    inputs={
        "x": real(-5, 5),
        "n": integer(1, 9),
        "mode": choice("a", "b"),
        "items": drawn(lambda rng: rng.integers(0, 9, 3).tolist()),
    },
    also=[{"x": 4.25, "n": 7, "mode": "b", "items": [1, 2]}],
    where=lambda x, n, mode, items: n % 2 == 1,
)
KATAS = {"loss": LOSS, "line": LINE, "mixed": MIXED}
BILINEAR = {"x": array(-2, 2, shape=("N", "M")), "k": real(0, 1), "y": array(-2, 2, shape=("M",))}
SECOND = Kata("op", "f", lambda x, k, y: (x @ y, np.sum(y)), BILINEAR, sizes={"N": (0, 3), "M": (1, 3)}, order=2)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enough questions to see everything, quick to draw."""
    monkeypatch.setattr(questions, "DRAWN", 60)
    monkeypatch.setattr(questions, "_EXAMPLES", 6)


@cache
def rows_of(name: str, source: str) -> list[list[Any]]:
    """The battery of a kata, or what is drawn for it."""
    return questions.battery(KATAS[name]) if source == "battery" else questions.drawn(KATAS[name], 3)


def asked(name: str) -> list[list[Any]]:
    """Everything."""
    return [*rows_of(name, "battery"), *rows_of(name, "drawn")]


def lengths(kata: Kata, args: list[Any]) -> list[dict[str, int]]:
    """Of each input, its named sides."""
    return [each.sizes_of(arg) for each, arg in zip(kata.inputs.values(), args, strict=True)]


@pytest.mark.parametrize("name", ["loss", "line"])
def test_all_inputs_of_a_row_have_the_same_sides(name):
    """A name stands for one length per question, within the author's bounds."""
    kata = KATAS[name]
    for args in asked(name):
        for side, (least, largest) in kata.sizes.items():
            found = {sizes[side] for sizes in lengths(kata, args) if side in sizes}
            assert len(found) == 1, args
            assert least <= found.pop() <= largest


@pytest.mark.parametrize("name", ["loss", "line"])
@pytest.mark.parametrize("source", ["battery", "drawn"])
def test_every_length_of_a_name_occurs(name, source):
    """Also zero, where it is allowed: in what is always asked, and in what is drawn."""
    kata, rows = KATAS[name], rows_of(name, source)
    for side, (least, largest) in kata.sizes.items():
        assert {sizes[side] for args in rows for sizes in lengths(kata, args) if side in sizes} == set(range(least, largest + 1))


def test_every_length_occurs_where_there_are_too_many_to_try_all():
    """Six lengths of one name and six of another."""
    inputs = {"a": array(0, 1, shape=("A",)), "b": array(0, 1, shape=("B",))}
    kata = Kata("grad", "f", lambda a, b: np.sum(a) + np.sum(b), inputs, sizes={"A": (1, 6), "B": (1, 6)})
    for position in (0, 1):
        assert {len(row[position].values) for row in questions.battery(kata)} == set(range(1, 7))


def test_the_nasty_values_of_each_input_meet_each_size():
    """At a size that a battery comes back to, several patterns are asked, not one."""
    rows = [args for args in questions.battery(LOSS) if args[0].values.shape == (3, 4)]
    for position in range(4):
        assert len({args[position].values.tobytes() for args in rows}) >= 4


def test_own_argument_lists_come_first_and_whole():
    """Before anything else, in the author's order, and not mixed with each other."""
    for kata in (LOSS, MIXED):
        for literals, row in zip(kata.also, questions.battery(kata), strict=False):
            parsed = [each.parse(literals[name]) for name, each in kata.inputs.items()]
            assert [_bare(value) for value in row] == [_bare(value) for value in parsed]


def _bare(value: Any) -> Any:
    """A value without its state."""
    return (value.values.tolist(), value.dtype, value.layout) if isinstance(value, TensorValue) else value


@pytest.mark.parametrize("name", ["line", "mixed"])
def test_what_the_author_excludes_is_not_asked(name):
    """`where` holds for every row of the battery and every drawn one, and still there are many."""
    rows = asked(name)
    assert all(KATAS[name].allows(args) for args in rows)
    assert len(rows) > 60


def test_an_excluded_own_list_is_not_asked():
    """`where` has the last word."""
    kata = Kata("run", "f", lambda n: n, {"n": integer(1, 9)}, also=[{"n": 4}, {"n": 5}], where=lambda n: n % 2 == 1)
    assert questions.battery(kata)[0] == [5]


def test_an_op_is_asked_with_leaves_and_data_is_never_one():
    """Plain never, but both kinds of leaf; what is not differentiated stays plain."""
    rows = asked("line")
    assert {args[0].state for args in rows} == {"leaf", "leaf_with_grad"}
    assert {args[1].state for args in rows} == {"plain"}


@pytest.mark.parametrize("position", [1, 2, 3], ids=["index", "mask", "probabilities"])
def test_tensors_that_have_no_slope_are_plain(position):
    """Labels, masks and targets never require a gradient; scores come in all three states."""
    rows = asked("loss")
    assert {args[position].state for args in rows} == {"plain"}
    assert {args[0].state for args in rows} == {"plain", "leaf", "leaf_with_grad"}


@pytest.mark.parametrize("name", KATAS)
def test_the_same_seed_gives_the_same_questions(name):
    """And another seed gives others."""
    first, again, other = (encode([encode(Question(args)) for args in questions.drawn(KATAS[name], seed)]) for seed in (5, 5, 6))
    assert first == again
    assert first != other


def test_values_of_different_types_are_different_questions():
    """True, 1 and 1.0 are three; equal ones of one type are one, objects too."""
    made = [GivenValue("f", ["k"], [1]), GivenValue("f", ["k"], [2]), GivenValue("f", ["k"], [1])]
    rows: list[list[Any]] = [[True], [1], [1.0], ["1"], [1], [[1]], *([each] for each in made)]
    assert len(list(questions.distinct(rows))) == 7


@pytest.mark.parametrize("shape", [(0, 2), (3, 1)], ids=str)
def test_second_derivatives_get_upstream_gradients_of_their_own(shape):
    """One per output, then one per differentiable input, in its shape."""
    x, y = TensorValue(np.ones(shape)), TensorValue(np.ones(shape[1]))
    question = questions.with_cotangents(SECOND, Question([x, 0.5, y]), 11)
    assert [each.shape for each in question.cotangents] == [shape[:1], (), shape, shape[1:]]
    assert [arg.state for arg in question.args if isinstance(arg, TensorValue)] == ["leaf", "leaf"]


def test_upstream_gradients_are_drawn_from_their_seed():
    """The same again for the same seed, in many styles for many; never all ones."""
    args = [TensorValue(np.ones((3, 2))), 0.5, TensorValue(np.ones(2))]
    made = [questions.with_cotangents(SECOND, Question(args), seed).cotangents for seed in (*range(40), 0)]
    assert encode(made[0]) == encode(made[-1])
    directions = [each[2] for each in made]
    assert len({each.tobytes() for each in directions}) > 30
    assert not any(np.all(each == 1) for each in directions)
    assert any(np.all(each == each.flat[0]) for each in directions)
    assert any(np.any(each == 0) for each in directions)


def test_other_katas_get_no_upstream_gradient():
    """Their question stays what it is."""
    question = Question([TensorValue(np.array(2.0))])
    assert questions.with_cotangents(Kata("grad", "f", lambda x: x, {"x": scalar(-5, 5)}), question, 1) is question


TOGETHER = {"z": array(-1, 1, shape=("N",), also=([1.0, 0.5],)), "w": array(-1, 1, shape=("N",))}


def test_own_values_of_an_input_with_a_named_side_are_refused():
    """`also` of one input, where another one shares the side: whole argument lists are wanted."""
    with pytest.raises(ValueError, match="also= of the Kata"):
        Kata("grad", "f", lambda z, w: np.sum(z * w), TOGETHER, sizes={"N": (1, 3)})


@pytest.mark.parametrize("each", [array(0, 1, shape=("N",)), index((2,), below="C")], ids=["side", "bound"])
def test_a_name_without_sizes_is_the_authors_mistake(each):
    """A name that `sizes` does not have is refused when the kata is made."""
    with pytest.raises(ValueError, match="sizes"):
        Kata("grad", "f", lambda x, y: np.sum(x), {"x": scalar(0, 1), "y": each}, sizes={"M": (1, 2)})


def test_an_object_may_be_made_of_nothing():
    """A function of given.py without parameters."""
    assert given("model").battery() == [GivenValue("model", [], [])]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        pytest.param({"order": 2}, "only an 'op' kata has order 2", id="second-derivatives-of-a-grad"),
        pytest.param({"order": 3, "kind": "op"}, "order 3", id="third-derivatives"),
        pytest.param({"kind": "op", "with_value": True}, "with_value", id="value-of-an-op"),
        pytest.param({"accepts": max}, "accepts", id="accepts-of-a-grad"),
        pytest.param({"kink": "left"}, "kink 'left'", id="kink"),
        pytest.param({"sizes": {"N": (3, 2)}, "inputs": {"x": array(0, 1, shape=("N",))}}, "least, largest", id="sizes-reversed"),
        pytest.param({"sizes": {"N": (-1, 2)}, "inputs": {"x": array(0, 1, shape=("N",))}}, "least, largest", id="sizes-negative"),
        pytest.param({"sizes": {"N": (1, 2)}}, "sizes", id="sizes-of-nothing"),
        pytest.param({"also": [{"y": 1.0}]}, "are not the inputs", id="also-of-another-name"),
    ],
)
def test_a_kata_that_makes_no_sense_is_refused(fields, words):
    """When it is made, in words of its own."""
    with pytest.raises(ValueError, match=words):
        Kata(**{"kind": "grad", "function": "f", "reference": np.sum, "inputs": {"x": scalar(0, 1)}, **fields})
