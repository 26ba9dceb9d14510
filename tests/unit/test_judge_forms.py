"""Answers in every form that is allowed: described as a box does, sent over the wire, judged; and the words for those that are not."""

from typing import Any

import numpy as np
import pytest
import torch

from grader import bank, questions
from grader.bank import Item
from grader.judge import Fault, drawable, judge
from grader.runner.answer import describe
from grader.runner.backends import torch as backend
from grader.spec import Kata, integer, real, scalar
from grader.verdict import Outcome
from grader.wire.codec import decode, encode
from grader.wire.messages import Answer, Question, TensorValue

GRADIENT, VALUE = Outcome.WRONG_GRADIENT, Outcome.WRONG_VALUE


def tensor(values: Any, dtype: torch.dtype = torch.float64, grad: bool = False) -> torch.Tensor:
    """One that a program returns; with `grad` it still holds a graph."""
    made = torch.tensor(values, dtype=dtype, requires_grad=grad)
    return made * 1 if grad else made


def run(reference: Any, **options: Any) -> Kata:
    """A trajectory from x."""
    return Kata("run", "f", reference, {"x": real(-9, 9)}, precision="strict", **options)


def plain(right: Any, **options: Any) -> Kata:
    """A kata whose right answer is this one."""
    return Kata("answer", "f", lambda n: right, {"n": integer(0, 9)}, **options)


def item(kata: Kata, *args: Any) -> Item:
    """A question with its right answer."""
    found = bank.answer(kata, questions.with_cotangents(kata, Question(list(args)), 3), 1.0)
    assert found is not None
    return found


def answered(kata: Kata, returned: Any, gradients: tuple[Any, ...] = ()) -> Answer:
    """What the grader gets when a program returns this."""
    packed = isinstance(returned, tuple | list)
    results = [describe(each, backend, kata.kind != "answer") for each in (returned if packed else [returned])]
    answer = decode(encode(Answer(results, packed, [describe(each, backend) for each in gradients], [], None)))
    assert isinstance(answer, Answer)
    return answer


def fault_of(kata: Kata, returned: Any, gradients: tuple[Any, ...] = ()) -> Fault | None:
    """The judgement at x = 2 (or n = 2)."""
    arg: Any = 2 if kata.kind == "answer" else 2.0 if kata.kind == "run" else TensorValue(np.array(2.0))
    return judge(kata, item(kata, arg), answered(kata, returned, gradients))


LINE = run(lambda x: np.array([x, 2 * x, 3 * x]))
POINTS = run(lambda x: np.array([[x, 1.0], [2 * x, 1.0], [3 * x, 1.0]]))
NOTHING = run(lambda x: np.zeros(0) * x)
PARTS = run(lambda x: (np.array([x, 2 * x]), x * x))
RIGHT_FORMS = {
    "tensor": (LINE, tensor([2.0, 4.0, 6.0])),
    "numbers": (LINE, [2.0, 4.0, 6.0]),
    "numbers-in-a-tuple": (LINE, (2, 4, 6)),
    "0-d-tensors": (LINE, [tensor(2.0), tensor(4.0), tensor(6.0)]),
    "mixed": (LINE, [2.0, tensor(4.0), 6]),
    "numpy": (LINE, np.array([2.0, 4.0, 6.0])),
    "numpy-numbers": (LINE, [np.float64(2), np.float64(4), np.float64(6)]),
    "with-a-graph": (LINE, tensor([2.0, 4.0, 6.0], grad=True)),
    "points": (POINTS, [tensor([2.0, 1.0]), tensor([4.0, 1.0]), tensor([6.0, 1.0])]),
    "points-as-lists": (POINTS, [[2.0, 1.0], [4.0, 1.0], [6.0, 1.0]]),
    "points-as-tuples-of-tensors": (POINTS, [(tensor(2.0), tensor(1.0)), (tensor(4.0), 1), (6.0, tensor(1.0))]),
    "points-of-any-kind": (POINTS, (tensor([2.0, 1.0]), [4.0, 1.0], np.array([6.0, 1.0]))),
    "an-empty-list": (NOTHING, []),
    "an-empty-tensor": (NOTHING, tensor([])),
    "parts": (PARTS, (tensor([2.0, 4.0]), tensor(4.0))),
    "parts-a-list-and-a-number": (PARTS, ([2.0, tensor(4.0)], 4.0)),
    "parts-in-a-list": (PARTS, [[2, 4], tensor(4.0)]),
}


@pytest.mark.parametrize(("kata", "returned"), RIGHT_FORMS.values(), ids=RIGHT_FORMS)
def test_a_trajectory_is_right_in_every_form_that_is_allowed(kata, returned):
    """And it can be drawn in the form of the right answer."""
    assert fault_of(kata, returned) is None
    asked = item(kata, 2.0)
    shown = drawable(kata, asked, answered(kata, returned))
    assert shown is not None
    assert [np.asarray(each).tolist() for each in shown] == [each.center.tolist() for each in asked.values]


FLOAT32 = "the result is a float32 tensor, not float64"
WRONG_FORMS = {
    "too-short": (LINE, [2.0, 4.0], "the result has shape (2,), not (3,)"),
    "wrong-number": (LINE, [2.0, 4.0, 7.0], "the result, entry [2], is 7.0, not 6.0"),
    "float32": (LINE, tensor([2.0, 4.0, 6.0], torch.float32), FLOAT32),
    "float32-inside": (LINE, [tensor(2.0), tensor(4.0, torch.float32), 6.0], FLOAT32),
    "numpy-float32-inside": (LINE, [2.0, np.float32(4.0), 6.0], FLOAT32),
    "int64-inside": (LINE, [tensor(2.0), tensor(4, torch.int64), 6.0], "the result is a int64 tensor, not float64"),
    "text-inside": (LINE, [2.0, "4.0", 6.0], "a list or tuple of 3 where one tensor was asked for"),
    "none-inside": (LINE, [2.0, None, 6.0], "a list or tuple of 3 where one tensor was asked for"),
    "ragged": (POINTS, [[2.0, 1.0], [4.0], [6.0, 1.0]], "a list or tuple of 3 where one tensor was asked for"),
    "points-and-numbers": (POINTS, [[2.0, 1.0], 4.0, [6.0, 1.0]], "a list or tuple of 3 where one tensor was asked for"),
    "float32-points": (POINTS, [tensor([2.0, 1.0], torch.float32), [4.0, 1.0], [6.0, 1.0]], FLOAT32),
    "float32-in-a-point": (POINTS, [[2.0, tensor(1.0, torch.float32)], [4.0, 1.0], [6.0, 1.0]], FLOAT32),
    "transposed": (POINTS, [[2.0, 4.0, 6.0], [1.0, 1.0, 1.0]], "the result has shape (2, 3), not (3, 2)"),
    "one-part": (PARTS, tensor([2.0, 4.0]), "one result where a tuple of 2 tensors was asked for"),
    "parts-swapped": (PARTS, (4.0, [2.0, 4.0]), "result 1 of 2 has shape (), not (2,)"),
    "second-part-wrong": (PARTS, ([2.0, 4.0], 5.0), "result 2 of 2 is 5.0, not 4.0"),
    "second-part-float32": (PARTS, ([2.0, 4.0], tensor(4.0, torch.float32)), "result 2 of 2 is a float32 tensor, not float64"),
    "a-part-of-text": (PARTS, (["2", "4"], 4.0), "result 1 of 2 is a list"),
}


@pytest.mark.parametrize(("kata", "returned", "words"), WRONG_FORMS.values(), ids=WRONG_FORMS)
def test_a_trajectory_of_another_form_is_told_plainly(kata, returned, words):
    """The outcome is that of a value, and the words name the part."""
    fault = fault_of(kata, returned)
    assert fault is not None
    assert fault.outcome is VALUE
    assert fault.message.startswith(words)
    assert fault.stage == ("value" if " is 7.0" in words or " is 5.0" in words else "answer")


DETACHED = {
    "tensor": (run(lambda x: x * x, detached=True), tensor(4.0), tensor(4.0, grad=True)),
    "list": (
        run(lambda x: np.array([x, 2 * x]), detached=True),
        [tensor(2.0), 4.0],
        [tensor(2.0), tensor(4.0, grad=True)],
    ),
    "points": (run(lambda x: np.array([[x, x]]), detached=True), [[2.0, tensor(2.0)]], [[2.0, tensor(2.0, grad=True)]]),
    "part": (run(lambda x: (x, 2 * x), detached=True), (2.0, tensor(4.0)), (2.0, tensor(4.0, grad=True))),
    "gradient": (Kata("grad", "f", lambda x: x * x, {"x": scalar(-9, 9)}, detached=True), tensor(4.0), tensor(4.0, grad=True)),
}


@pytest.mark.parametrize(("kata", "good", "bad"), DETACHED.values(), ids=DETACHED)
def test_a_result_that_holds_a_graph_is_wrong_where_plain_numbers_are_asked_for(kata, good, bad):
    """With the right numbers, wherever in the result the graph is; without `detached` it does not matter."""
    assert fault_of(kata, good) is None
    fault = fault_of(kata, bad)
    assert fault is not None
    assert (fault.stage, fault.outcome) == ("answer", GRADIENT if kata.kind == "grad" else VALUE)
    assert "still holds a graph: what is kept should be plain numbers" in fault.message
    assert fault_of(Kata(**{**vars(kata), "detached": False}), bad) is None


VALUED = Kata("grad", "f", lambda x: x * x * x, {"x": scalar(-9, 9)}, precision="strict", with_value=True)
VALUES = {
    "right": ((tensor(8.0), tensor(12.0)), None),
    "right-with-a-number": ((8.0, tensor(12.0)), None),
    "right-in-a-list": ([tensor(8.0), tensor(12.0)], None),
    "wrong-value": ((tensor(9.0), tensor(12.0)), ("value", VALUE, "the value is 9.0, not 8.0")),
    "wrong-gradient": ((8.0, tensor(13.0)), ("gradient", GRADIENT, "the gradient is 13.0, not 12.0")),
    "both-wrong": ((9.0, tensor(13.0)), ("value", VALUE, "the value is 9.0, not 8.0")),
    "swapped": ((tensor(12.0), tensor(8.0)), ("value", VALUE, "the value is 12.0, not 8.0")),
    "gradient-is-a-number": ((8.0, 12.0), ("answer", GRADIENT, "the gradient is a Python float, not a tensor")),
    "value-float32": ((tensor(8.0, torch.float32), tensor(12.0)), ("answer", VALUE, "the value is a float32 tensor, not float64")),
    "value-none": ((None, tensor(12.0)), ("answer", VALUE, "the value is None")),
    "gradient-only": (tensor(12.0), ("answer", GRADIENT, "one result where a tuple of 2 tensors was asked for")),
    "three": ((8.0, tensor(12.0), 1.0), ("answer", GRADIENT, "a list or tuple of 3 where a tuple of 2 tensors was asked for")),
}


@pytest.mark.parametrize(("returned", "told"), VALUES.values(), ids=VALUES)
def test_a_value_comes_before_its_gradient(returned, told):
    """Each has its own stage, outcome and words."""
    fault = fault_of(VALUED, returned)
    assert (None if fault is None else (fault.stage, fault.outcome, fault.message)) == told


NESTED = plain([1, [True, "a"], [[2.5, None]]])
SAME = {
    "same": (NESTED, [1, [True, "a"], [[2.5, None]]], True),
    "tuples": (NESTED, (1, (True, "a"), ((2.5, None),)), True),
    "bool-for-an-int": (NESTED, [True, [True, "a"], [[2.5, None]]], False),
    "int-for-a-bool": (NESTED, [1, [1, "a"], [[2.5, None]]], False),
    "float-for-an-int": (NESTED, [1.0, [True, "a"], [[2.5, None]]], False),
    "flat": (NESTED, [1, True, "a", 2.5, None], False),
    "too-short": (NESTED, [1, [True, "a"]], False),
    "tensor-inside": (NESTED, [tensor(1), [True, "a"], [[2.5, None]]], False),
    "bytes-inside": (NESTED, [1, [True, b"a"], [[2.5, None]]], False),
    "tuple-for-a-tuple": (plain((1, 2)), (1, 2), True),
    "list-for-a-tuple": (plain((1, 2)), [1, 2], True),
    "empty": (plain([]), [], True),
    "empty-tuple": (plain([]), (), True),
    "empty-for-none": (plain(None), [], False),
    "none": (plain(None), None, True),
    "object-for-none": (plain(None), object(), False),
    "set-for-none": (plain(None), {1, 2}, False),
    "object-for-none-in-a-list": (plain([None, 1]), [object(), 1], False),
    "one-in-a-list": (plain("a"), ["a"], False),
    "list-of-one": (plain(["a"]), "a", False),
    "list-of-a-list": (plain([[1]]), [[1]], True),
    "list-of-lists-flat": (plain([[1]]), [1], False),
    "array": (plain([1, 2]), np.array([1, 2]), False),
    "tensor": (plain([1.0, 2.0]), tensor([1.0, 2.0]), False),
}


@pytest.mark.parametrize(("kata", "returned", "is_right"), SAME.values(), ids=SAME)
def test_a_nested_answer_is_compared_with_its_types(kata, returned, is_right):
    """True is not 1 and 1 is not 1.0, at any depth; a tuple is a list."""
    fault = fault_of(kata, returned)
    assert (fault is None) is is_right
    assert fault is None or fault.outcome is VALUE


def raising(answer: Any, right: Any) -> bool:
    """An author's comparison that trusts what it gets."""
    return bool(abs(answer - right) < 0.1)


ACCEPTED = {
    "near": (raising, 2.05, True),
    "far": (raising, 2.5, False),
    "text": (raising, "2.0", False),
    "none": (raising, None, False),
    "list": (raising, [2.0], False),
    "tensor": (raising, tensor(2.0), False),
    "array": (raising, np.array(2.0), False),
    "always": (lambda answer, right: True, "anything", True),
    "always-but-a-tensor": (lambda answer, right: True, tensor(2.0), False),
    "never": (lambda answer, right: False, 2.0, False),
    "any-order": (lambda answer, right: sorted(answer) == [1, 2], (2, 1), True),
    "any-order-of-what-has-none": (lambda answer, right: sorted(answer) == [1, 2], (2, "1"), False),
    "numpys-true": (lambda answer, right: np.bool_(True), 2.0, True),
    "no-truth": (lambda answer, right: np.ones(2), 2.0, False),
    "bottomless": (lambda answer, right: bottomless(answer), 2.0, False),
}


def bottomless(answer: Any) -> bool:
    """A comparison without an end."""
    return bottomless([answer])


@pytest.mark.parametrize(("accepts", "returned", "is_right"), ACCEPTED.values(), ids=ACCEPTED)
def test_the_authors_own_comparison_decides(accepts, returned, is_right):
    """It takes the place of equality; where it stumbles, the answer is wrong, and a tensor never reaches it."""
    fault = fault_of(plain(2.0, accepts=accepts), returned)
    assert (fault is None) is is_right
    assert fault is None or fault.outcome is VALUE


TWICE = Kata("op", "f", lambda x, y: x * x * y, {"x": scalar(-9, 9), "y": scalar(-9, 9)}, precision="strict", order=2)
_ASKED = questions.with_cotangents(TWICE, Question([TensorValue(np.array(2.0)), TensorValue(np.array(3.0))]), 1)
C, DX, DY = (float(each) for each in _ASKED.cotangents)
PRODUCTS = (C * 12.0, C * 4.0, C * (6.0 * DX + 4.0 * DY), C * 4.0 * DX)
NAMES = [f"{what} with respect to {name}" for what in ("the gradient", "the second derivative") for name in "xy"]


@pytest.mark.parametrize("position", range(4), ids=["first-x", "first-y", "second-x", "second-y"])
@pytest.mark.parametrize("wrong", [None, 7.125, np.nan], ids=["none", "number", "nan"])
def test_second_derivatives_have_words_of_their_own(position, wrong):
    """A learner is told which derivative, and with respect to what; with all four right there is no fault."""
    asked = bank.answer(TWICE, _ASKED, 1.0)
    assert asked is not None
    assert judge(TWICE, asked, answered(TWICE, tensor(12.0), tuple(tensor(each) for each in PRODUCTS))) is None
    changed = [tensor(each) for each in PRODUCTS]
    changed[position] = None if wrong is None else tensor(wrong)
    fault = judge(TWICE, asked, answered(TWICE, tensor(12.0), tuple(changed)))
    assert fault is not None
    assert fault.outcome is GRADIENT
    assert fault.message.startswith(NAMES[position])
    assert ("the gradient of the gradient" in fault.message) is (position >= 2)
