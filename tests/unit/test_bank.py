"""The questions of a kata: the same for everyone with the same seed, kept safely, and never asked where there is no right answer."""

import hashlib
import importlib
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader import bank, questions
from grader.spec import Kata, array, integer, real, scalar
from grader.wire.codec import encode
from grader.wire.messages import Question, TensorValue


def cube(x: Any) -> Any:
    """A reference."""
    return x * x * x


CUBE = Kata(kind="grad", function="f", reference=cube, inputs={"x": scalar(-1e3, 1e3, also=(2.0, -17.25))})
PRODUCT = Kata(
    kind="op",
    function="f",
    reference=lambda x, y: x * y * y,
    inputs={"x": scalar(-5, 5, also=(2.0, 4.5)), "y": scalar(-5, 5, dtypes=("float64", "float32"), also=(3.0,))},
)
SIZE = Kata(
    kind="op",
    function="f",
    reference=lambda x: np.sum(np.where(x < 0, -x, x)),
    inputs={"x": array(-5, 5, max_dims=1, max_side=3, also=([1.5, -1.5],))},
)
STEPS = Kata(
    kind="run", function="f", reference=lambda x, n: x / 2.0 ** np.arange(n), inputs={"x": real(-4, 4), "n": integer(1, 4, also=(3,))}
)
NAMED = Kata(kind="answer", function="f", reference=lambda n: "odd" if n % 2 else "even", inputs={"n": integer(0, 30)})
KATAS = {"grad": CUBE, "op": PRODUCT, "op-with-kinks": SIZE, "run": STEPS, "answer": NAMED}
_MADE: dict[str, bank.Bank] = {}


def made(name: str) -> bank.Bank:
    """The bank of a kata, made once for all tests that only look at it."""
    if name not in _MADE:
        _MADE[name] = bank.make(KATAS[name], b"identity", 1)
    return _MADE[name]


def content(one: bank.Bank) -> list[Any]:
    """Everything in a bank, as bytes and lists."""
    return [
        one.unit,
        one.left_out,
        *[
            (encode(item.question), item.plain, [[np.asarray(a).tobytes() for a in (e.center, e.slack, e.low, e.high)] for e in each])
            for item in one.items
            for each in (item.values, item.gradients)
        ],
    ]


def digest(one: bank.Bank) -> str:
    """A fingerprint of the questions."""
    return hashlib.sha256(b"".join(encode(item.question) for item in one.items)).hexdigest()


@pytest.fixture
def small(monkeypatch):
    """Banks of twenty drawn questions: quick to make, where their size does not matter."""
    monkeypatch.setattr(questions, "DRAWN", 20)
    monkeypatch.setattr(questions, "_BATTERY", 20)


@pytest.mark.parametrize("name", KATAS)
def test_the_same_seed_gives_the_same_bank(name, small):
    """Questions and answers, to the last bit."""
    assert content(bank.make(KATAS[name], b"identity", 1)) == content(bank.make(KATAS[name], b"identity", 1))


def test_another_seed_or_another_spec_gives_other_questions():
    """A secret salt is of use only if it changes what is asked."""
    found = {digest(bank.make(CUBE, identity, seed)) for identity, seed in ((b"identity", 1), (b"identity", 2), (b"other", 1))}
    assert len(found) == 3


def test_constants_of_other_modules_do_not_matter(tmp_path, monkeypatch):
    """Hypothesis likes to draw constants that it finds in local modules; the bank must not depend on what else was imported."""
    before = digest(made("grad"))
    (tmp_path / "odd_constants_here.py").write_text("NUMBERS = [" + ", ".join(f"{n}.53125" for n in range(100, 900)) + "]\n")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.import_module("odd_constants_here")
    assert digest(bank.make(CUBE, b"identity", 1)) == before


def test_constants_that_hypothesis_has_cached_do_not_matter(tmp_path, monkeypatch):
    """Nor on which other property tests ran in the same process before."""
    before = digest(made("grad"))
    code = f"""
import sys
sys.path.insert(0, {str(tmp_path)!r})
import odd_numbers
from hypothesis import given, settings, strategies as st
for lo, hi in ((-1e3, 1e3), (-10.0, 10.0)):
    settings(database=None, max_examples=200)(given(st.floats(lo, hi, allow_nan=False, allow_subnormal=False))(lambda x: None))()
    settings(database=None, max_examples=200)(given(st.floats(lo, hi))(lambda x: None))()
"""
    (tmp_path / "odd_numbers.py").write_text("NUMBERS = [" + ", ".join(f"{n / 100}03125" for n in range(-999, 999)) + "]\n")
    assert _fresh(tmp_path, code) == before


def test_a_fresh_process_makes_the_same_bank(tmp_path):
    """What ran before in this process leaves no trace in the questions."""
    assert _fresh(tmp_path, "") == digest(made("grad"))


def _fresh(tmp_path: Path, first: str) -> str:
    """The fingerprint of CUBE's bank, made in a new process after running `first`."""
    script = tmp_path / "fresh.py"
    script.write_text(
        f"{first}\nimport hashlib\nfrom grader import bank\nfrom grader.spec import Kata, scalar\nfrom grader.wire.codec import encode\n"
        'KATA = Kata("grad", "f", lambda x: x * x * x, {"x": scalar(-1e3, 1e3, also=(2.0, -17.25))})\n'
        'items = bank.make(KATA, b"identity", 1).items\n'
        'print(hashlib.sha256(b"".join(encode(item.question) for item in items)).hexdigest())\n'
    )
    path = os.pathsep.join([str(Path(bank.__file__).parent.parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        [sys.executable, script], env={**os.environ, "PYTHONPATH": path}, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("name", KATAS)
def test_no_question_is_asked_twice(name):
    """Every question is different from every other in arguments."""
    questions = [encode(Question(item.question.args, [])) for item in made(name).items]
    assert len(set(questions)) == len(questions)


def test_there_are_many_questions():
    """The battery and most of 300 draws."""
    assert len(made("grad").items) > 250
    assert made("grad").left_out == 0


@pytest.mark.parametrize(
    ("name", "position", "wanted"),
    [("grad", 0, {2.0, -17.25}), ("op", 0, {2.0, 4.5}), ("op", 1, {3.0}), ("run", 1, {3})],
    ids=["grad", "op-x", "op-y", "run-n"],
)
def test_values_of_the_author_are_asked(name, position, wanted):
    """Each value of `also` is in every bank."""
    args = [item.question.args[position] for item in made(name).items]
    assert wanted <= {float(arg.values) if isinstance(arg, TensorValue) else arg for arg in args}


def test_values_of_the_author_are_asked_together():
    """Every combination of the authors' values for several inputs."""
    pairs = {(float(item.question.args[0].values), float(item.question.args[1].values)) for item in made("op").items}
    assert {(2.0, 3.0), (4.5, 3.0)} <= pairs


def test_every_combination_of_the_author_comes_first():
    """Before anything else, in order."""
    kata = Kata("run", "f", lambda x, n: x * n, {"x": real(-9, 9, also=(2.0, 4.5, 1.25)), "n": integer(1, 4, also=(3, 2))})
    assert questions.battery(kata)[:6] == [[2.0, 3], [2.0, 2], [4.5, 3], [4.5, 2], [1.25, 3], [1.25, 2]]


def test_arrays_of_the_author_are_asked():
    """Nested lists are values too."""
    assert [1.5, -1.5] in [item.question.args[0].values.tolist() for item in made("op-with-kinks").items]


def test_every_state_of_a_tensor_is_asked():
    """Plain, a leaf, a leaf with an old gradient."""
    assert {item.question.args[0].state for item in made("grad").items} == {"plain", "leaf", "leaf_with_grad"}


def test_upstream_gradients_are_drawn_and_never_one():
    """A cotangent of ones would hide a forgotten one."""
    cotangents = [float(each) for item in made("op").items for each in item.question.cotangents]
    assert len(cotangents) == len(made("op").items)
    assert len(set(cotangents)) >= 4
    assert 1.0 not in cotangents


@pytest.mark.parametrize("name", KATAS)
def test_a_kept_bank_comes_back(name, tmp_path, monkeypatch, small):
    """The second time nothing is made: the file holds everything, to the last bit."""
    first = bank.open_bank(KATAS[name], b"identity", 1, tmp_path / "cache")
    monkeypatch.setattr(bank, "make", lambda *_: pytest.fail("made again"))
    assert content(bank.open_bank(KATAS[name], b"identity", 1, tmp_path / "cache")) == content(first)


def test_another_seed_or_spec_has_a_file_of_its_own(tmp_path, small):
    """Nothing is mixed up in a shared folder."""
    found = {digest(bank.open_bank(CUBE, identity, seed, tmp_path)) for identity, seed in ((b"a", 1), (b"a", 2), (b"b", 1), (b"a", 1))}
    assert len(found) == 3
    assert len(list(tmp_path.iterdir())) == 3


FOREIGN = {
    "empty": b"",
    "text": b"hello, this is no bank\n",
    "zeros": bytes(1000),
    "none": encode(None),
    "a-list": encode([1.0, 0]),
    "a-record": encode(Question([1.0], [])),
    "no-questions": encode([1.0, 0, []]),
    "no-records": encode([1.0, 0, [["x", [], [], None]]]),
    "no-arrays": encode([1.0, 0, [[Question([1.0], []), [[1.0, 2.0]], [], None]]]),
    "a-unit-of-text": encode(["x", 0, [[Question([1.0], []), [], [], None]]]),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_file_is_replaced(name, tmp_path, small):
    """What is not a bank is made again, and kept."""
    right = bank.open_bank(CUBE, b"identity", 1, tmp_path)
    (path,) = tmp_path.iterdir()
    good = path.read_bytes()
    path.write_bytes(FOREIGN[name])
    assert content(bank.open_bank(CUBE, b"identity", 1, tmp_path)) == content(right)
    assert path.read_bytes() == good


def test_a_truncated_file_is_replaced(tmp_path, small):
    """However much of it is missing."""
    right = bank.open_bank(CUBE, b"identity", 1, tmp_path)
    (path,) = tmp_path.iterdir()
    good = path.read_bytes()
    for end in (1, 5, 26, len(good) // 2, len(good) - 1):
        path.write_bytes(good[:end])
        assert content(bank.open_bank(CUBE, b"identity", 1, tmp_path)) == content(right)
        assert path.read_bytes() == good


def test_a_damaged_file_is_replaced(tmp_path, small):
    """One wrong byte anywhere must not change a question or an answer."""
    right = content(bank.open_bank(CUBE, b"identity", 1, tmp_path))
    (path,) = tmp_path.iterdir()
    good, rng = path.read_bytes(), random.Random(1)
    for at in rng.sample(range(len(good)), 12):
        path.write_bytes(good[:at] + bytes([good[at] ^ 0x10]) + good[at + 1 :])
        assert content(bank.open_bank(CUBE, b"identity", 1, tmp_path)) == right, at


def _blocked(tmp_path: Path, how: str) -> Path:
    """A folder that nothing can be written to."""
    (tmp_path / "file").write_text("not a folder")
    (tmp_path / "locked").mkdir(mode=0o500)
    places = {"read-only": "locked", "below-read-only": "locked/deep", "a-file": "file", "below-a-file": "file/deep"}
    return Path("/proc/self") if how == "proc" else tmp_path / places[how]


@pytest.mark.parametrize("how", ["read-only", "below-read-only", "a-file", "below-a-file", "proc"])
def test_a_folder_that_cannot_be_written_is_no_error(how, tmp_path, small):
    """The bank is made, and made again the next time."""
    folder = _blocked(tmp_path, how)
    assert content(bank.open_bank(CUBE, b"identity", 1, folder)) == content(bank.make(CUBE, b"identity", 1))


def test_without_a_folder_nothing_is_kept(tmp_path, monkeypatch, small):
    """Not even in the current folder."""
    monkeypatch.chdir(tmp_path)
    bank.open_bank(CUBE, b"identity", 1, None)
    assert list(tmp_path.iterdir()) == []


def test_a_value_that_cannot_travel_is_no_error(tmp_path, small):
    """An `answer` kata may have an answer that no file can hold: its bank is simply not kept."""
    kata = Kata(kind="answer", function="f", reference=lambda n: (n, n + 1), inputs={"n": integer(0, 9)})
    assert bank.open_bank(kata, b"identity", 1, tmp_path).items[0].plain is not None


@pytest.mark.parametrize(
    ("reference", "x"),
    [
        pytest.param(lambda x: 1 / x, 0.0, id="pole"),
        pytest.param(lambda x: np.log(x), 0.0, id="logarithm"),
        pytest.param(lambda x: np.sqrt(x), 0.0, id="root"),
        pytest.param(lambda x: x / np.sqrt(x * x), 0.0, id="0/0"),
        pytest.param(lambda x: np.log(x), -1.0, id="outside-the-domain"),
        pytest.param(lambda x: np.exp(x), 800.0, id="overflow"),
    ],
)
def test_where_there_is_no_finite_answer_nothing_is_asked(reference, x):
    """A point without a finite value and slope is no question, for complex steps do not see infinities."""
    kata = Kata(kind="grad", function="f", reference=reference, inputs={"x": scalar(-1e3, 1e3)})
    assert bank.answer(kata, Question([TensorValue(np.array(x))], []), 1.0) is None


def test_questions_without_an_answer_are_counted(small):
    """The author's tool can tell how many were left out."""
    kata = Kata(kind="run", function="f", reference=lambda x: np.divide(1.0, x), inputs={"x": real(-2, 2, also=(0.0,))})
    found = bank.make(kata, b"identity", 1)
    assert found.left_out >= 1
    assert all(item.question.args[0] != 0 for item in found.items)


def test_an_answer_is_what_the_reference_says():
    """Values, gradients and plain answers of one question each."""
    tensor = TensorValue(np.array(2.0))
    gradient = bank.answer(CUBE, Question([tensor], []), 1.0)
    product = bank.answer(PRODUCT, Question([tensor, TensorValue(np.array(3.0))], [np.array(10.0)]), 1.0)
    steps = bank.answer(STEPS, Question([4.0, 3], []), 1.0)
    named = bank.answer(NAMED, Question([3], []), 1.0)
    assert gradient is not None
    assert product is not None
    assert steps is not None
    assert named is not None
    assert [float(each.center) for each in gradient.values] == [pytest.approx(12.0)]
    assert [float(each.center) for each in product.values] == [18.0]
    assert [float(each.center) for each in product.gradients] == [pytest.approx(90.0), pytest.approx(120.0)]
    assert steps.values[0].center.tolist() == [4.0, 2.0, 1.0]
    assert named.plain == "odd"


@settings(derandomize=True, database=None, deadline=None, max_examples=30)
@given(st.floats(-1e3, 1e3), st.sampled_from(("float64", "int64", "float32")))
def test_the_reference_sees_float64(x, dtype):
    """Whatever the learner's tensor is made of."""
    (arg,) = CUBE.plain([TensorValue(np.array(x), dtype)])
    assert arg.dtype == np.float64
    assert float(arg) == x


@pytest.mark.parametrize(("scale", "unit"), [(1e-6, 1e-6), (1.0, 1.0), (1e6, 1.0)])
def test_the_unit_follows_small_answers_only(scale, unit, small):
    """Where all answers are small, small differences count; the unit is never above one."""
    kata = Kata(kind="run", function="f", reference=lambda x: scale * (1 + 0 * x), inputs={"x": real(-2, 2)})
    assert bank.make(kata, b"identity", 1).unit == pytest.approx(unit)
