"""One answer against one right answer: each complaint has its outcome and its words; nothing wrong passes and nothing right fails."""

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from grader import bank
from grader.bank import Item
from grader.judge import Fault, judge
from grader.spec import Kata, array, integer, real, scalar
from grader.verdict import Outcome
from grader.wire.messages import Answer, Question, Result, TensorValue, Trouble

STEADY = settings(derandomize=True, database=None, deadline=None, max_examples=40)
GRAD = Kata("grad", "f", lambda x: x * x * x, {"x": scalar(-50, 50)}, precision="strict")
VECTOR = Kata("grad", "f", lambda x: np.sum(np.sin(x) * x), {"x": array(-50, 50)}, precision="strict")
PAIR = Kata("grad", "f", lambda x, y: x * np.exp(y), {"x": scalar(-5, 5), "y": scalar(-5, 5)}, precision="strict")
OP = Kata("op", "f", lambda x: np.tanh(x), {"x": array(-50, 50)}, precision="strict")
RUN = Kata("run", "f", lambda x, n: x * 1.1 ** np.arange(n), {"x": real(-50, 50), "n": integer(1, 9)}, precision="strict")
SIZE = Kata("grad", "f", lambda x: np.where(x < 0, -x, x), {"x": scalar(-50, 50)})
PLAIN = Kata("answer", "f", lambda n: "odd" if n % 2 else "even", {"n": integer(0, 9)})
X = np.array([0.5, -1.25, 2.0])


def tensor(values: Any) -> TensorValue:
    """An argument."""
    return TensorValue(np.asarray(values, dtype=np.float64))


def item(kata: Kata, *args: Any, cotangents: Any = ()) -> Item:
    """A question with its right answer."""
    found = bank.answer(kata, Question(list(args), [np.asarray(each) for each in cotangents]), 1.0)
    assert found is not None
    return found


def result(values: Any, kind: str = "tensor", dtype: str = "float64") -> Result:
    """A returned tensor."""
    return Result(kind, dtype, np.asarray(values, dtype=np.float64))


def answer(*results: Result, packed: bool | None = None, gradients: tuple[Result, ...] = ()) -> Answer:
    """What came back: one result, or several in a tuple."""
    return Answer(list(results), len(results) != 1 if packed is None else packed, list(gradients), [], None)


ONE = item(GRAD, tensor(2.0))
THREE = item(VECTOR, tensor(X))
TWO = item(PAIR, tensor(2.0), tensor(0.0))
PULLED = item(OP, tensor([0.0, 0.0]), cotangents=[[2.0, 3.0]])
TRAJECTORY = item(RUN, 2.0, 2)
KINK = item(SIZE, tensor(0.0))
WORD = item(PLAIN, 3)
RIGHT = np.cos(X) * X + np.sin(X)

GRADIENT, VALUE = Outcome.WRONG_GRADIENT, Outcome.WRONG_VALUE
LISTED = "a list or tuple of {} where one tensor was asked for"
OF_TWO = " where a tuple of 2 tensors was asked for"
COMPLAINTS = {
    "none": (GRAD, ONE, answer(Result("NoneType", "", None)), "answer", GRADIENT, "the gradient is None"),
    "python-float": (GRAD, ONE, answer(Result("float", "", 12.0)), "answer", GRADIENT, "the gradient is a Python float, not a tensor"),
    "python-int": (GRAD, ONE, answer(Result("int", "", 12)), "answer", GRADIENT, "the gradient is a Python int, not a tensor"),
    "numpy": (GRAD, ONE, answer(result(12.0, kind="ndarray")), "answer", GRADIENT, "the gradient is a ndarray, not a tensor"),
    "text": (GRAD, ONE, answer(Result("str", "", "12.0")), "answer", GRADIENT, "the gradient is a str, not a tensor"),
    "float32": (GRAD, ONE, answer(result(12.0, dtype="float32")), "answer", GRADIENT, "the gradient is a float32 tensor, not float64"),
    "int64": (
        GRAD,
        ONE,
        answer(Result("tensor", "int64", np.array(12))),
        "answer",
        GRADIENT,
        "the gradient is a int64 tensor, not float64",
    ),
    "unreadable": (
        GRAD,
        ONE,
        answer(Result("tensor", "float64", None)),
        "answer",
        GRADIENT,
        "the gradient is a tensor that cannot be read (too large, or not a plain dense tensor)",
    ),
    "shape-1": (GRAD, ONE, answer(result([12.0])), "answer", GRADIENT, "the gradient has shape (1,), not ()"),
    "shape-column": (VECTOR, THREE, answer(result(RIGHT[:, None])), "answer", GRADIENT, "the gradient has shape (3, 1), not (3,)"),
    "shape-too-short": (VECTOR, THREE, answer(result(RIGHT[:2])), "answer", GRADIENT, "the gradient has shape (2,), not (3,)"),
    "two-for-one": (
        GRAD,
        ONE,
        answer(result(12.0), result(12.0)),
        "answer",
        GRADIENT,
        LISTED.format(2),
    ),
    "none-for-one": (GRAD, ONE, answer(packed=True), "answer", GRADIENT, LISTED.format(0)),
    "one-for-two": (PAIR, TWO, answer(result(1.0)), "answer", GRADIENT, "one result where a tuple of 2 tensors was asked for"),
    "three-for-two": (
        PAIR,
        TWO,
        answer(*[result(1.0)] * 3),
        "answer",
        GRADIENT,
        "a list or tuple of 3" + OF_TWO,
    ),
    "second-is-none": (PAIR, TWO, answer(result(1.0), Result("NoneType", "", None)), "answer", GRADIENT, "gradient 2 of 2 is None"),
    "second-is-wrong": (PAIR, TWO, answer(result(1.0), result(3.0)), "gradient", GRADIENT, "gradient 2 of 2 is 3.0, not 2.0"),
    "wrong": (GRAD, ONE, answer(result(24.0)), "gradient", GRADIENT, "the gradient is 24.0, not 12.0"),
    "nan": (GRAD, ONE, answer(result(np.nan)), "gradient", GRADIENT, "the gradient is nan, not 12.0"),
    "inf": (GRAD, ONE, answer(result(np.inf)), "gradient", GRADIENT, "the gradient is inf, not 12.0"),
    "minus-inf": (GRAD, ONE, answer(result(-np.inf)), "gradient", GRADIENT, "the gradient is -inf, not 12.0"),
    "kink": (SIZE, KINK, answer(result(1.5)), "gradient", GRADIENT, "the gradient is 1.5, not between -1.0 and 1.0"),
    "value-of-an-op": (OP, PULLED, answer(result([0.0, 0.5])), "value", VALUE, "the result, entry [1], is 0.5, not 0.0"),
    "value-is-none": (OP, PULLED, answer(Result("NoneType", "", None)), "answer", VALUE, "the result is None"),
    "ones-sent-back": (
        OP,
        PULLED,
        answer(result([0.0, 0.0]), gradients=(result([1.0, 1.0]),)),
        "gradient",
        GRADIENT,
        "the gradient with respect to x, entry [0], is 1.0, not 2.0",
    ),
    "no-gradient-of-an-op": (
        OP,
        PULLED,
        answer(result([0.0, 0.0]), gradients=(Result("NoneType", "", None),)),
        "answer",
        GRADIENT,
        "the gradient with respect to x is None",
    ),
    "gradients-left-out": (
        OP,
        PULLED,
        answer(result([0.0, 0.0])),
        "answer",
        GRADIENT,
        LISTED.format(0),
    ),
    "trajectory": (RUN, TRAJECTORY, answer(result([2.0, 2.5])), "value", VALUE, "the result, entry [1], is 2.5, not 2.2"),
    "trajectory-too-short": (RUN, TRAJECTORY, answer(result([2.0])), "answer", VALUE, "the result has shape (1,), not (2,)"),
    "list-too-long": (
        RUN,
        TRAJECTORY,
        answer(*[Result("float", "", 2.0)] * 3),
        "answer",
        VALUE,
        "the result has shape (3,), not (2,)",
    ),
    "word": (PLAIN, WORD, answer(Result("str", "", "even")), "value", VALUE, "the answer is 'even', not 'odd'"),
    "word-as-bytes": (PLAIN, WORD, answer(Result("bytes", "", b"odd")), "value", VALUE, "the answer is b'odd', not 'odd'"),
    "word-in-a-tuple": (PLAIN, WORD, answer(Result("str", "", "odd"), packed=True), "value", VALUE, "the answer is ['odd'], not 'odd'"),
    "tensor-for-a-word": (
        PLAIN,
        WORD,
        answer(result([1.0, 2.0])),
        "value",
        VALUE,
        "the answer is [1.0, 2.0] (a tensor or array where a plain value was asked for), not 'odd'",
    ),
}


@pytest.mark.parametrize("name", COMPLAINTS)
def test_each_complaint_has_its_stage_outcome_and_words(name):
    """The learner reads exactly this."""
    kata, question, given, stage, outcome, message = COMPLAINTS[name]
    fault = judge(kata, question, given)
    assert fault is not None
    assert (fault.stage, fault.outcome, fault.message) == (stage, outcome, message)


def test_a_wrong_entry_is_named():
    """The first wrong entry of an array is told, with its index."""
    wrong = RIGHT.copy()
    wrong[1:] = 7.0
    fault = judge(VECTOR, THREE, answer(result(wrong)))
    assert fault is not None
    assert fault.message.startswith("the gradient, entry [1], is 7.0, not -1.34")


def test_a_wrong_entry_of_a_matrix_is_named():
    """With all its coordinates."""
    x = np.arange(6.0).reshape(2, 3) + 0.5
    right = np.cos(x) * x + np.sin(x)
    right[1, 2] = 0.0
    fault = judge(VECTOR, item(VECTOR, tensor(x)), answer(result(right)))
    assert fault is not None
    assert fault.message.startswith("the gradient, entry [1, 2], is 0.0, not ")


@pytest.mark.parametrize(
    ("kata", "question"), [(GRAD, ONE), (OP, PULLED), (RUN, TRAJECTORY), (PLAIN, WORD)], ids=lambda x: getattr(x, "kind", "")
)
def test_an_exception_is_raised(kata, question):
    """An exception is told before anything else, with what was expected beside it."""
    trouble = Trouble("ValueError", "no such thing", 3)
    fault = judge(kata, question, Answer([], False, [], [], trouble))
    assert fault is not None
    assert (fault.stage, fault.outcome, fault.message) == ("answer", Outcome.RAISED, "ValueError: no such thing")
    assert fault.trouble is trouble
    assert fault.expected is not None


@pytest.mark.parametrize(
    ("kata", "question", "given_answer"),
    [
        pytest.param(GRAD, ONE, answer(result(12.0)), id="grad"),
        pytest.param(GRAD, ONE, answer(result(12.0), packed=True), id="grad-in-a-tuple"),
        pytest.param(VECTOR, THREE, answer(result(RIGHT)), id="vector"),
        pytest.param(PAIR, TWO, answer(result(1.0), result(2.0)), id="pair"),
        pytest.param(OP, PULLED, answer(result([0.0, 0.0]), gradients=(result([2.0, 3.0]),)), id="op"),
        pytest.param(RUN, TRAJECTORY, answer(result([2.0, 2.2])), id="trajectory"),
        pytest.param(RUN, TRAJECTORY, answer(Result("float", "", 2.0), Result("float", "", 2.2)), id="trajectory-of-floats"),
        pytest.param(RUN, TRAJECTORY, answer(Result("int", "", 2), result(2.2)), id="trajectory-of-numbers-and-tensors"),
        pytest.param(RUN, item(RUN, 2.0, 1), answer(Result("float", "", 2.0), packed=True), id="trajectory-of-one"),
        pytest.param(SIZE, KINK, answer(result(-1.0)), id="kink-left"),
        pytest.param(SIZE, KINK, answer(result(0.0)), id="kink-middle"),
        pytest.param(SIZE, KINK, answer(result(1.0)), id="kink-right"),
        pytest.param(PLAIN, WORD, answer(Result("str", "", "odd")), id="word"),
    ],
)
def test_a_right_answer_has_no_fault(kata, question, given_answer):
    """In each form that is allowed."""
    assert judge(kata, question, given_answer) is None


@pytest.mark.parametrize(
    ("plain", "result_of"),
    [
        pytest.param(True, Result("int", "", 1), id="bool-int"),
        pytest.param(1, Result("bool", "", True), id="int-bool"),
        pytest.param(1, Result("float", "", 1.0), id="int-float"),
        pytest.param(1.0, Result("int", "", 1), id="float-int"),
        pytest.param("1", Result("int", "", 1), id="text-int"),
        pytest.param(1.0, Result("tensor", "float64", np.array(1.0)), id="float-tensor"),
        pytest.param(float("nan"), Result("float", "", float("nan")), id="nan"),
    ],
)
def test_a_plain_answer_is_compared_with_its_type(plain, result_of):
    """True is not 1, and 1 is not 1.0."""
    kata = Kata("answer", "f", lambda n: plain, {"n": integer(0, 9)})
    fault = judge(kata, item(kata, 1), answer(result_of))
    assert fault is not None
    assert fault.outcome is Outcome.WRONG_VALUE


@pytest.mark.parametrize("plain", [True, 1, 1.5, "word", b"bytes", None], ids=repr)
def test_a_plain_answer_of_any_type_can_be_right(plain):
    """Exactly equal is right."""
    kata = Kata("answer", "f", lambda n: plain, {"n": integer(0, 9)})
    assert judge(kata, item(kata, 1), answer(Result(type(plain).__name__, "", plain))) is None


def test_a_list_as_a_plain_answer():
    """A list or tuple is compared entry by entry."""
    kata = Kata("answer", "f", lambda n: [1, 2], {"n": integer(0, 9)})
    assert judge(kata, item(kata, 1), answer(Result("int", "", 1), Result("int", "", 2))) is None
    assert judge(kata, item(kata, 1), answer(Result("int", "", 2), Result("int", "", 1))) is not None
    assert judge(kata, item(kata, 1), answer(Result("int", "", 1))) is not None


UNREADABLE = [
    Result("tensor", "float64", None),
    Result("tensor", "float64", np.zeros((2, 2))),
    Result("tensor", "float64", [1.0, [2.0]]),
    Result("float", "", None),
    Result("float", "", "twelve"),
    Result("int", "", [1]),
    Result("tensor", "float64", Question([], [])),
    Result("tensor", "float64", np.zeros((0, 3))),
    Result("tensor", "float64", np.array([True, False])),
]
LISTS = Kata("answer", "f", lambda n: [1.0, 2.0], {"n": integer(0, 9)})
CASES = [(GRAD, ONE), (VECTOR, THREE), (PAIR, TWO), (OP, PULLED), (RUN, TRAJECTORY), (PLAIN, WORD), (LISTS, item(LISTS, 1))]


@pytest.mark.parametrize("number", range(len(UNREADABLE)))
@pytest.mark.parametrize(("kata", "question"), CASES, ids=["grad", "vector", "pair", "op", "run", "plain", "plain-list"])
def test_forged_results_are_wrong_and_nothing_worse(kata, question, number):
    """Whatever a box claims to have returned is judged: never an exception on this side, never right."""
    forged = UNREADABLE[number]
    for given_answer in (answer(forged), answer(forged, packed=True), answer(forged, forged), answer(forged, forged, gradients=(forged,))):
        assert judge(kata, question, given_answer) is not None


def test_what_is_shown_is_plain():
    """Yours and expected are Python numbers and lists, ready to print."""
    fault = judge(VECTOR, THREE, answer(result([1.0, 2.0, 3.0])))
    assert fault == Fault("gradient", GRADIENT, fault.message if fault else "", [1.0, 2.0, 3.0], pytest.approx(RIGHT.tolist()))
    fault = judge(PAIR, TWO, answer(result(1.0), result(3.0)))
    assert fault is not None
    assert (fault.yours, fault.expected) == ([1.0, 3.0], pytest.approx([1.0, 2.0]))


KINDS = {
    "grad": (VECTOR, lambda x: item(VECTOR, tensor(x)), lambda x: np.cos(x) * x + np.sin(x)),
    "op": (
        OP,
        lambda x: item(OP, tensor(x), cotangents=[np.full(x.shape, 2.0)]),
        lambda x: 2 * (1 - np.tanh(x) ** 2),
    ),
    "run": (RUN, lambda x: item(RUN, float(x[0]), 4), lambda x: x[0] * 1.1 ** np.arange(4)),
}


def _given(kind: str, x: np.ndarray, numbers: np.ndarray) -> Answer:
    """The answer with these numbers; the value of an op is right."""
    if kind == "op":
        return answer(result(np.tanh(x)), gradients=(result(numbers),))
    return answer(result(numbers))


POINTS = st.lists(st.floats(-3, 3).filter(lambda x: abs(x) > 1e-3), min_size=1, max_size=5).map(np.array)


@pytest.mark.parametrize("kind", KINDS)
def test_a_right_answer_with_some_noise_in_the_last_digits_never_fails(kind):
    """A few units in the last place are every program's right."""
    kata, ask, right = KINDS[kind]

    @STEADY
    @given(POINTS, st.integers(0, 1000))
    def check(x: np.ndarray, seed: int) -> None:
        numbers = right(x)
        noise = np.random.default_rng(seed).integers(-4, 5, numbers.shape) * np.spacing(np.max(np.abs(numbers), initial=1.0))
        assert judge(kata, ask(x), _given(kind, x, numbers + noise)) is None

    check()


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_answer_never_passes(kind):
    """Neither random numbers nor right ones with one wrong entry."""
    kata, ask, right = KINDS[kind]

    @STEADY
    @given(POINTS, st.integers(0, 1000), st.sampled_from(("random", "one", "scaled", "shifted")))
    def check(x: np.ndarray, seed: int, how: str) -> None:
        numbers, rng = right(x), np.random.default_rng(seed)
        changed = numbers.copy()
        at = int(rng.integers(len(numbers)))
        changed[at] += float(rng.choice((-1, 1))) * 10.0 ** float(rng.integers(-6, 3))
        wrong = {"random": rng.normal(size=numbers.shape), "one": changed, "scaled": numbers * 1.0001, "shifted": numbers + 1e-6}[how]
        assume(np.max(np.abs(numbers)) > 0.01)
        fault = judge(kata, ask(x), _given(kind, x, wrong))
        assert fault is not None
        assert fault.outcome is (VALUE if kind == "run" else GRADIENT)

    check()


@STEADY
@given(st.integers(0, 9), st.text(max_size=5))
def test_a_wrong_plain_answer_never_passes(n, text):
    """Only the one right word is right."""
    right = "odd" if n % 2 else "even"
    fault = judge(PLAIN, item(PLAIN, n), answer(Result("str", "", text)))
    assert (fault is None) == (text == right)
