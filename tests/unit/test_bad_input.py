"""Whatever is handed in, the verdict is one plain sentence about the learner's own file, never the grader's insides."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import grader
from grader import submission
from grader.conversation import Limits
from grader.submission import SubmissionError
from grader.verdict import Outcome, Verdict

GradeSource = Callable[..., Verdict]

HONEST = (
    "def gradient(x):\n    x = x.detach().clone().requires_grad_(True)\n    y = x**2 + 1\n"
    "    (y**3 + (y - 3) ** 3).backward()\n    return x.grad\n"
)
PACKAGE = str(Path(grader.__file__).parent)


def check_one_plain_line(verdict: Verdict) -> str:
    """The message of a verdict with one finding, after checking that it is fit to be shown."""
    (finding,) = verdict.findings
    assert finding.message.strip()
    assert verdict.summary.strip()
    for text in (finding.message, finding.code, verdict.summary):
        assert "\n" not in text
        assert "Traceback" not in text
        assert PACKAGE not in text
        assert not re.search(r"grader[/.](runner|sandbox|wire)", text)
        assert not re.search(r'File ".*", line', text)
        assert text.isprintable()
    return finding.message


def wide(text: str) -> bytes:
    """UTF-16 with a mark, as some editors save it."""
    return text.encode("utf-16")


# name: source, outcome, a part of the message, line
CANNOT_LOAD = {
    "empty": ("", "there is no function gradient(x) in it", None),
    "blank": ("\n \n\t\n", "there is no function gradient(x) in it", None),
    "syntax_error": ("def gradient(x)\n    return x\n", "SyntaxError: expected ':'", 1),
    "indentation_error": ("def gradient(x):\nreturn x\n", "IndentationError: expected an indented block", 2),
    "null_byte": (b"def gradient(x):\n    return x\0", "null byte", 2),
    "utf_16": (wide(HONEST), "saved as UTF-16", 1),
    "latin_1": ("import math\n\n# für x\n".encode("latin-1"), "byte 0xfc is not UTF-8", 3),
    "unknown_encoding": (b"# coding: klingon\n", "unknown encoding", None),
    "binary": (bytes(range(256)) * 40, "null byte", 1),
    "random_bytes": (b"\x93\xfa\x8e\x9e" * 100, "", None),
    "misspelt": (HONEST.replace("gradient", "gradeint"), "you have gradeint(): rename it?", None),
    "no_argument": ("def gradient():\n    return 1\n", "is called as gradient(x), but yours takes ()", 1),
    "two_arguments": ("def gradient(x, y):\n    return 1\n", "is called as gradient(x), but yours takes (x, y)", 1),
    "async": ("async def gradient(x):\n    return x\n", "gradient is an async function", 1),
    "generator": ("def gradient(x):\n    yield x\n", "gradient is a generator", 1),
    "not_callable": ("gradient = 7\n", "gradient is a int, not a function", None),
    "missing_module": ("import no_such_module_at_all\n" + HONEST, "No module named 'no_such_module_at_all'", 1),
    "missing_name": ("from torch import no_such_name\n" + HONEST, "cannot import name 'no_such_name'", 1),
    "exception": ("\n\nraise ValueError('at the top')\n", "ValueError: at the top", 3),
    "exception_group": ("raise ExceptionGroup('several', [ValueError(1)])\n", "several", 1),
    "exit": ("import sys\nsys.exit(3)\n", "SystemExit: 3", 2),
    "asks_for_input": ("input('name: ')\n", "EOFError", 1),
    "opens_a_file": ("open('weights.pt')\n", "'weights.pt'", 1),
    "other_kata": ("def softsign(x):\n    return x\n", "there is no function gradient(x) in it", None),
    "html_page": ("<!DOCTYPE html>\n<html><body>Not found</body></html>\n", "SyntaxError", 1),
    "a_diff": ("--- a/x.py\n+++ b/x.py\n@@ -1 +1 @@\n", "SyntaxError", 3),
    "a_transcript": (">>> import torch\n>>> x = 1\n", "SyntaxError", 1),
    "a_notebook_by_another_name": ('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "there is no function", None),
    "nested_brackets": ("x = " + "[" * 1000 + "]" * 1000 + "\n", "SyntaxError: too many nested parentheses", 1),
}


@pytest.mark.parametrize(("source", "message", "line"), CANNOT_LOAD.values(), ids=CANNOT_LOAD)
def test_what_cannot_be_loaded_is_told_plainly(grade_source: GradeSource, source: str | bytes, message: str, line: int | None) -> None:
    """A file that cannot be loaded gets CANNOT_LOAD, one sentence, and the line where there is one."""
    verdict = grade_source("B", source)
    assert verdict.outcome is Outcome.CANNOT_LOAD, verdict
    text = check_one_plain_line(verdict)
    assert message in text
    assert verdict.findings[0].line == line
    assert verdict.stages == ("load",)


ABSURD = {
    "parentheses": "x = " + "(" * 100_000 + ")" * 100_000,
    "open_parentheses": "(" * 100_000,
    "minus_signs": "x = " + "-" * 200_000 + "1",
    "nots": "x = " + "not " * 60_000 + "1",
    "attributes": "x" + ".a" * 100_000,
    "powers": "x = 2" + "**2" * 60_000,
    "large_number": "x = " + "9" * 200_000,
    "deep_indentation": "".join(" " * i + "if True:\n" for i in range(200)) + " " * 200 + "pass\n",
}


@pytest.mark.parametrize("source", ABSURD.values(), ids=ABSURD)
def test_an_absurd_program_ends_in_a_verdict(grade_source: GradeSource, source: str) -> None:
    """Programs that exhaust the parser of the box cost the grader nothing and get a sentence."""
    verdict = grade_source("B", source)
    assert verdict.outcome in (Outcome.CANNOT_LOAD, Outcome.OUT_OF_MEMORY, Outcome.DIED, Outcome.TIMED_OUT)
    check_one_plain_line(verdict)


def test_a_program_too_deep_for_the_parser_is_not_short_of_memory(grade_source: GradeSource) -> None:
    """Source that is nested too deep cannot be loaded: nothing ran that could have used memory."""
    assert grade_source("B", ABSURD["minus_signs"]).outcome is Outcome.CANNOT_LOAD


def test_a_large_file_is_not_read(grade_source: GradeSource) -> None:
    """Fifty megabytes are refused by their size, which the message names."""
    verdict = grade_source("B", b"#" * (50 << 20))
    assert verdict.outcome is Outcome.CANNOT_LOAD
    assert "52,428,800 bytes" in check_one_plain_line(verdict)


def test_a_large_notebook_is_not_read(grade_source: GradeSource) -> None:
    """A notebook may be larger than a program, but not of any size."""
    verdict = grade_source("B", b" " * (9 << 20), suffix=".ipynb")
    assert verdict.outcome is Outcome.CANNOT_LOAD
    assert "9,437,184 bytes" in check_one_plain_line(verdict)


def test_a_file_just_below_the_limit_is_graded(grade_source: GradeSource) -> None:
    """A long program is graded as a short one is."""
    source = HONEST + "# padding\n" * ((submission.MOST_SOURCE - len(HONEST)) // 10)
    assert grade_source("B", source).outcome is Outcome.PASSED


# name: what gradient returns, a part of the message
ODD_RETURNS = {
    "none": ("None", "None"),
    "python_float": ("1.0", "not a tensor"),
    "python_int": ("1", "not a tensor"),
    "numpy": ("x.detach().numpy()", "not a tensor"),
    "text": ("'30.0'", "not a tensor"),
    "bytes": ("b'30'", "not a tensor"),
    "list": ("[x, x]", ""),
    "empty_tuple": ("()", ""),
    "dict": ("{'x': x}", "not a tensor"),
    "function": ("gradient", "not a tensor"),
    "type": ("float", "not a tensor"),
    "module": ("torch", "not a tensor"),
    "generator": ("(n for n in ())", "not a tensor"),
    "ellipsis": ("...", "not a tensor"),
    "complex": ("1j", "not a tensor"),
    "large_integer": ("2**100", "not a tensor"),
    "float32": ("x.detach().float()", "float32"),
    "integer_tensor": ("torch.tensor(3)", "int64"),
    "bool_tensor": ("torch.tensor(True)", "bool"),
    "complex_tensor": ("torch.tensor(1j)", ""),
    "bfloat16": ("x.detach().bfloat16()", "bfloat16"),
    "sparse": ("torch.zeros(2, 2).to_sparse()", ""),
    "one_entry": ("x.detach().reshape(1)", "shape"),
    "matrix": ("torch.zeros(3, 3, dtype=torch.float64)", "shape"),
    "empty_tensor": ("torch.zeros(0, dtype=torch.float64)", "shape"),
    "many_dimensions": ("torch.zeros((1,) * 20, dtype=torch.float64)", ""),
    "not_a_number": ("x.detach() * float('nan')", "nan"),
    "infinite": ("x.detach() * 0 + float('inf')", "inf"),
    "with_a_graph": ("(x * 0).requires_grad_()", "0.0"),
    "parameter": ("torch.nn.Parameter(x.detach() * 0)", "0.0"),
}


@pytest.mark.parametrize(("expression", "message"), ODD_RETURNS.values(), ids=ODD_RETURNS)
def test_an_odd_result_is_named(grade_source: GradeSource, expression: str, message: str) -> None:
    """A result of the wrong kind, dtype or shape is a wrong gradient, and the message says what it was."""
    verdict = grade_source("B", f"import torch\n\n\ndef gradient(x):\n    return {expression}\n")
    assert verdict.outcome in (Outcome.WRONG_GRADIENT, Outcome.RAISED), verdict
    assert message in check_one_plain_line(verdict)


@pytest.mark.parametrize(
    "expression",
    [
        "torch.zeros((), dtype=torch.float64, device='meta')",
        "torch.nested.nested_tensor([torch.zeros(2), torch.zeros(3)])",
        "torch.quantize_per_tensor(torch.zeros(2), 1.0, 0, torch.qint8)",
    ],
    ids=["meta", "nested", "quantized"],
)
def test_a_tensor_without_plain_numbers_is_a_wrong_gradient(grade_source: GradeSource, expression: str) -> None:
    """A tensor that has no numbers to read is a wrong answer of the learner's, not a crash."""
    source = f"import warnings\nimport torch\nwarnings.simplefilter('ignore')\n\n\ndef gradient(x):\n    return {expression}\n"
    assert grade_source("B", source).outcome is Outcome.WRONG_GRADIENT


RAISING = {
    "plain": ("raise ValueError('no')", "ValueError: no"),
    "without_text": ("raise ValueError", "ValueError"),
    "undefined": ("return undefined", "NameError: name 'undefined' is not defined"),
    "torch": ("return x @ x", "RuntimeError"),
    "assertion": ("assert False, 'oh'", "AssertionError: oh"),
    "exit": ("raise SystemExit(0)", "SystemExit: 0"),
    "interrupt": ("raise KeyboardInterrupt", "KeyboardInterrupt"),
    "stop_iteration": ("return next(iter(()))", "StopIteration"),
    "recursion": ("return gradient(x)", "RecursionError"),
    "input": ("return input()", "EOFError"),
    "file": ("return open('x.csv')", "'x.csv'"),
    "not_implemented": ("raise NotImplementedError", "NotImplementedError"),
    "no_exception": ("raise 7", "TypeError: exceptions must derive from BaseException"),
}


@pytest.mark.parametrize(("statement", "message"), RAISING.values(), ids=RAISING)
def test_an_exception_is_told_with_its_line(grade_source: GradeSource, statement: str, message: str) -> None:
    """What a call raises is told by type, text and line, without a traceback."""
    verdict = grade_source("B", f"import torch\n\n\ndef gradient(x):\n    {statement}\n")
    assert verdict.outcome is Outcome.RAISED, verdict
    assert message in check_one_plain_line(verdict)
    assert verdict.findings[0].line == 5
    assert verdict.findings[0].code == statement


@pytest.mark.parametrize("where", ["", "def gradient(x):\n    "], ids=["at_the_top", "in_the_call"])
def test_the_learners_own_line_breaks_are_kept(grade_source: GradeSource, where: str) -> None:
    """A message in which the program itself put line breaks keeps them, and nothing else is added."""
    verdict = grade_source("B", where + "raise ValueError('one\\ntwo\\nthree')\n")
    assert verdict.findings[0].message == "ValueError: one\ntwo\nthree"


DYING = {
    "exit_at_import": ("import os\nos._exit(0)\n", Outcome.DIED),
    "exit_in_call": ("import os\ndef gradient(x):\n    os._exit(0)\n", Outcome.DIED),
    "abort": ("import os\ndef gradient(x):\n    os.abort()\n", Outcome.DIED),
    "segmentation_fault": ("import ctypes\ndef gradient(x):\n    ctypes.string_at(0)\n", Outcome.DIED),
    "memory": ("def gradient(x):\n    return bytearray(1 << 40)\n", Outcome.OUT_OF_MEMORY),
    "memory_at_import": ("x = bytearray(1 << 40)\n", Outcome.OUT_OF_MEMORY),
    "torch_memory": ("import torch\ndef gradient(x):\n    return torch.zeros(1 << 40)\n", Outcome.OUT_OF_MEMORY),
    "numpy_memory": ("import numpy\ndef gradient(x):\n    return numpy.ones(1 << 40)\n", Outcome.OUT_OF_MEMORY),
    "output": ("def gradient(x):\n    while True:\n        print('x' * 100_000)\n", Outcome.TOO_MUCH_OUTPUT),
    "loop_in_call": ("def gradient(x):\n    while True: pass\n", Outcome.TIMED_OUT),
    "loop_at_import": ("while True: pass\n", Outcome.TIMED_OUT),
}


@pytest.mark.parametrize(("source", "outcome"), DYING.values(), ids=DYING)
def test_a_program_that_ends_itself_is_told_so(grade_source: GradeSource, source: str, outcome: Outcome) -> None:
    """Exits, crashes, hangs and floods have outcomes of their own, each with one sentence."""
    verdict = grade_source("B", source, limits=Limits(call=0.5, load=0.7, total=3.0))
    check_one_plain_line(verdict)
    assert verdict.outcome is outcome, verdict


def test_a_right_program_in_an_odd_dress_passes(grade_source: GradeSource) -> None:
    """A byte order mark, Windows line ends, prints and an unused import change nothing."""
    source = b"\xef\xbb\xbf" + ("import random, itertools\nprint('starting')\n" + HONEST).replace("\n", "\r\n").encode()
    verdict = grade_source("B", source)
    assert verdict.outcome is Outcome.PASSED, verdict
    assert verdict.output.startswith("starting")


NOT_A_FILE: dict[str, tuple[Callable[[Path], Any], str]] = {
    "missing": (lambda path: None, "no such file"),
    "folder": (lambda path: path.mkdir(), "folder"),
    "pipe": (lambda path: os.mkfifo(path), "a named pipe"),
    "broken_link": (lambda path: path.symlink_to("nowhere.py"), "does not exist"),
    "link_to_itself": (lambda path: path.symlink_to(path.name), "link"),
    "endless_device": (lambda path: path.symlink_to("/dev/zero"), "a device"),
}


@pytest.mark.parametrize(("make", "message"), NOT_A_FILE.values(), ids=NOT_A_FILE)
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, make: Callable[[Path], Any], message: str) -> None:
    """Nothing that is no ordinary file is read, and nothing is waited for."""
    path = tmp_path / "submission.py"
    make(path)
    with pytest.raises(SubmissionError, match=re.escape(message)) as caught:
        submission.read(path)
    assert "\n" not in str(caught.value)
