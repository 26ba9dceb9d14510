"""From a failing question to a friendly one, where inputs share sides, exclude each other, or are objects."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader import bank, questions, shrink
from grader.bank import Item
from grader.judge import Fault
from grader.spec import Kata, array, choice, drawn, given, index, integer, mask, probabilities
from grader.verdict import Outcome
from grader.wire.messages import GivenValue, Question, TensorValue


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """A slow machine must not change where shrinking ends."""
    monkeypatch.setattr(shrink, "_MOST_SECONDS", 1e9)


def loss(z: Any, y: Any, m: Any, p: Any) -> Any:
    """Something that needs all four to fit together."""
    return np.sum(z[np.arange(len(y)), y]) + np.sum(np.where(m, z, 0)) + np.sum(p * z)


INPUTS = {
    "z": array(-20, 20, shape=("N", "C")),
    "y": index(("N",), below="C", ignore=-100),
    "m": mask(("N", "C")),
    "p": probabilities(("N", "C")),
}
LOSS = Kata("grad", "f", loss, INPUTS, sizes={"N": (1, 4), "C": (2, 5)})
Wrong = Callable[..., Any]


def shrunk(kata: Kata, args: list[Any], wrong: Wrong) -> tuple[list[Any], list[list[Any]]]:
    """The arguments at the end, and all that were asked on the way. A program is wrong where `wrong` says so."""
    asked: list[list[Any]] = []

    def replay(candidate: Item) -> Fault | None:
        asked.append(candidate.question.args)
        return Fault("gradient", Outcome.WRONG_GRADIENT, "wrong") if wrong(*kata.plain(candidate.question.args)) else None

    start = bank.answer(kata, questions.with_cotangents(kata, Question(args), 0), 1.0)
    assert start is not None
    fault = replay(start)
    assert fault is not None
    found, _ = shrink.shrink(kata, start, fault, 1.0, replay)
    return found.question.args, asked


def batch(rows: int, columns: int) -> list[Any]:
    """A question of this size, nothing in it friendly."""
    rng = np.random.default_rng(rows * 10 + columns)
    z = TensorValue(np.round(rng.uniform(-20, 20, (rows, columns)), 3), layout="strided", state="leaf_with_grad")
    y = TensorValue(rng.integers(0, columns, rows), "int64")
    m = TensorValue(rng.random((rows, columns)) < 0.5, "bool")
    return [z, y, m, TensorValue(rng.dirichlet(np.ones(columns), rows))]


BUGS: dict[str, tuple[Wrong, tuple[int, int]]] = {
    "always": (lambda z, y, m, p: True, (1, 2)),
    "from-two-rows": (lambda z, y, m, p: len(z) >= 2, (2, 2)),
    "from-four-columns": (lambda z, y, m, p: z.shape[1] >= 4, (1, 4)),
    "two-rows-or-more-and-more-columns": (lambda z, y, m, p: 2 <= z.shape[0] < z.shape[1], (2, 3)),
}


@pytest.mark.parametrize(("wrong", "shape"), BUGS.values(), ids=BUGS)
def test_a_side_is_shortened_in_all_inputs_at_once(wrong, shape):
    """As short as the author allows and the bug needs; whatever was tried on the way fitted together."""
    found, asked = shrunk(LOSS, batch(4, 5), wrong)
    assert found[0].values.shape == shape
    for z, y, m, p in asked:
        assert z.values.shape == m.values.shape == p.values.shape
        assert y.values.shape == z.values.shape[:1]
        assert np.all((y.values >= 0) & (y.values < z.values.shape[1]))
        assert np.allclose(np.sum(p.values, axis=-1), 1)


def test_what_is_left_is_friendly_too():
    """Once the sides are short: ones, labels in order, a full mask, even shares."""
    (z, y, m, p), asked = shrunk(LOSS, batch(4, 5), lambda z, y, m, p: True)
    assert (z.values.tolist(), z.state, z.layout) == ([[1.0, 1.0]], "plain", "contiguous")
    assert (y.values.tolist(), m.values.tolist(), p.values.tolist()) == ([0], [[True, True]], [[0.5, 0.5]])
    assert len(asked) <= shrink.MOST_CALLS + 1


@pytest.mark.parametrize("last", [False, True], ids=["first", "last"])
def test_either_end_may_be_the_reason(last):
    """The row that shows the bug is kept, on whichever end it is."""
    args = batch(4, 5)
    numbers = np.full((4, 5), 3.25)
    numbers[-1 if last else 0] = 7.75
    args[0] = TensorValue(numbers)
    found, _ = shrunk(LOSS, args, lambda z, y, m, p: bool(np.any(z == 7.75)))
    assert found[0].values.shape == (1, 2)
    assert 7.75 in found[0].values


def test_what_the_author_excludes_is_never_tried():
    """`where` holds for every question on the way, also where a simpler one would show the bug."""
    kata = Kata(
        "grad", "f", lambda x, w: np.sum(x * w), {"x": array(-9, 9, shape=("N",)), "w": array(-9, 9, shape=("N",))},
        sizes={"N": (0, 5)}, where=lambda x, w: np.sum(x) > 4 and len(w) != 2,
    )  # fmt: skip
    args = [TensorValue(np.array([5.5, 3.25, -1.5, 2.0])), TensorValue(np.array([1.5, -2.5, 0.1, 8.0]))]
    (x, w), asked = shrunk(kata, args, lambda x, w: len(x) > 0)
    assert all(kata.allows(each) for each in asked)
    assert x.values.shape == w.values.shape == (1,)
    assert (x.values.tolist(), w.values.tolist()) == ([5.0], [1.0])


def test_an_op_of_order_two_is_shortened_with_its_upstream_gradients():
    """Each candidate has upstream gradients in its own shapes, and leaves."""
    inputs = {"x": array(-9, 9, shape=("N", "M")), "y": array(-9, 9, shape=("M",))}
    kata = Kata("op", "f", lambda x, y: x @ (y * y), inputs, sizes={"N": (1, 3), "M": (1, 4)}, order=2)
    seen: list[Item] = []

    def replay(candidate: Item) -> Fault | None:
        seen.append(candidate)
        return Fault("gradient", Outcome.WRONG_GRADIENT, "wrong")

    question = Question([TensorValue(np.full((3, 4), 3.3)), TensorValue(np.full(4, -0.7))])
    start = bank.answer(kata, questions.with_cotangents(kata, question, 0), 1.0)
    assert start is not None
    found, _ = shrink.shrink(kata, start, Fault("gradient", Outcome.WRONG_GRADIENT, "wrong"), 1.0, replay)
    assert found.question.args[0].values.tolist() == [[1.0]]
    for each in seen:
        x, y = each.question.args
        assert [c.shape for c in each.question.cotangents] == [x.values.shape[:1], x.values.shape, y.values.shape]
        assert [x.state, y.state] == ["leaf", "leaf"]
        assert len(each.gradients) == 4


def test_an_object_is_shortened_with_the_tensors_beside_it():
    """A named side inside what an object is made of is the same side; its numbers become friendly."""
    kata = Kata(
        "grad", "f", lambda f, x: f.k * np.sum(f.w * x),
        {"f": given("law", k=integer(1, 9), w=array(-9, 9, shape=("N",)), mode=choice("a", "b")), "x": array(-9, 9, shape=("N",))},
        sizes={"N": (1, 6)},
    )  # fmt: skip
    law = GivenValue("law", ["k", "w", "mode"], [7, TensorValue(np.linspace(-1.3, 2.9, 6)), "b"])
    (f, x), asked = shrunk(kata, [law, TensorValue(np.linspace(0.1, 1.7, 6))], lambda f, x: f.k >= 3 and len(x) >= 2)
    assert (f.args[0], f.args[1].values.tolist(), f.args[2]) == (3, [1.0, 1.0], "a")
    assert x.values.tolist() == [1.0, 1.0]
    assert all(len(g.args[1].values) == len(v.values) for g, v in asked)


def first_positive(items: list[int]) -> int:
    """Raises StopIteration where there is none."""
    return next(each for each in items if each > 0)


def last_one(items: list[int]) -> int:
    """Has no last one in an empty list: UnboundLocalError."""
    for each in items:
        found = each
    return found


def attribute(items: list[int]) -> int:
    """Has no first one in an empty list: AttributeError."""
    return (items[0] if items else None).bit_length()  # type: ignore[union-attr]


@pytest.mark.parametrize("reference", [first_positive, last_one, attribute], ids=lambda each: each.__name__)
def test_a_reference_that_cannot_take_a_simpler_value_is_not_asked(reference):
    """Half a list may be less than the author ever draws: whatever the reference raises then, shrinking goes on."""
    kata = Kata("answer", "f", reference, {"items": drawn(lambda rng: [int(n) for n in rng.integers(1, 9, 3)])})
    found, _ = shrunk(kata, [[3, 4, 5]], lambda items: True)
    assert len(found[0]) == 1
