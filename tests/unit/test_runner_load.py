"""From the bytes of a file to a function that can be asked, or to one sentence that says why not."""

import codecs
from collections.abc import Callable

import pytest

from grader.wire.messages import Loaded

LoadSource = Callable[..., Loaded]

RIGHT = {
    "plain": "def gradient(x):\n    return x\n",
    "no_newline_at_the_end": "def gradient(x): return x",
    "windows_line_ends": "def gradient(x):\r\n    return x\r\n",
    "old_macintosh_line_ends": "def gradient(x):\r    return x\r",
    "byte_order_mark": codecs.BOM_UTF8 + b"def gradient(x): return x\n",
    "byte_order_mark_and_declaration": codecs.BOM_UTF8 + b"# coding: utf-8\ndef gradient(x): return x\n",
    "utf_8": "def gradient(x):\n    größe = x  # ∂f/∂x\n    return größe\n",
    "declared_in_the_second_line": "#!/usr/bin/env python\n# vim: set fileencoding=utf-8 :\ndef gradient(x): return 'ä'\n",
    "form_feed": "import math\n\f\ndef gradient(x): return x\n",
    "lambda": "gradient = lambda x: x\n",
    "partial": "import functools\ngradient = functools.partial(pow, 2)\n",
    "callable_object": "class Gradient:\n    def __call__(self, x): return x\ngradient = Gradient()\n",
    "class": "class gradient:\n    def __init__(self, x): self.x = x\n",
    "built_in": "gradient = abs\n",
    "imported": "from math import sin as gradient\n",
    "any_arguments": "def gradient(*args, **kwargs): return args[0]\n",
    "defaults": "def gradient(x, step=1e-3, *, order=1): return x\n",
    "other_parameter_name": "def gradient(weight): return weight\n",
    "decorated": "import functools\n@functools.lru_cache\ndef gradient(x): return x\n",
    "conditional": "try:\n    import no_such_module_at_all\nexcept ImportError:\n    def gradient(x): return x\n",
    "main_block_is_not_run": "def gradient(x): return x\nif __name__ == '__main__':\n    raise SystemExit('run')\n",
    "prints": "print('hello ∂ \\ud800')\ndef gradient(x): return x\n",
    "dataclass": "from dataclasses import dataclass\n@dataclass\nclass State:\n    value: float\ndef gradient(x): return State(1.0)\n",
    "future_import": "from __future__ import annotations\ndef gradient(x: Undefined) -> Undefined: return x\n",
    "warns": "import warnings\nwarnings.warn('old')\ndef gradient(x): return x\n",
}


ENCODINGS = ["utf-8-sig", "ascii", "latin-1", "cp1252", "iso-8859-15", "mac-roman"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_program_in_a_declared_encoding_is_loaded(load_source: LoadSource, encoding: str) -> None:
    """A source in an encoding that it declares, as the interpreter allows, is read in that encoding."""
    word = "" if encoding == "ascii" else "größer"
    source = f"# -*- coding: {encoding} -*-\nWORD = '{word}'\nassert len(WORD) in (0, 6)\ndef gradient(x): return x\n"
    loaded = load_source(source.encode(encoding))
    assert loaded.trouble is None, loaded.trouble


@pytest.mark.parametrize("source", RIGHT.values(), ids=RIGHT)
def test_a_program_that_python_runs_is_loaded(load_source: LoadSource, source: str | bytes) -> None:
    """Everything that the interpreter would run, and that defines a function of one argument, is loaded."""
    loaded = load_source(source)
    assert loaded.trouble is None, loaded.trouble
    assert loaded.skipped == []


# name: source, a part of the message, line
REFUSED = {
    "missing": ("def other(y): return y\n", "there is no function gradient(x) in it", None),
    "misspelt": ("def gradeint(x): return x\n", "you have gradeint(): rename it?", None),
    "other_case": ("def Gradient(x): return x\n", "you have Gradient(): rename it?", None),
    "empty": ("", "there is no function gradient(x) in it", None),
    "only_a_comment": ("# def gradient(x): return x", "there is no function gradient(x) in it", None),
    "inside_a_class": ("class A:\n    def gradient(self, x): return x\n", "there is no function gradient(x) in it", None),
    "inside_the_main_block": ("if __name__ == '__main__':\n    def gradient(x): return x\n", "there is no function gradient(x)", None),
    "deleted": ("def gradient(x): return x\ndel gradient\n", "there is no function gradient(x) in it", None),
    "none": ("gradient = None\n", "there is no function gradient(x) in it", None),
    "a_number": ("gradient = 3.0\n", "gradient is a float, not a function", None),
    "a_module": ("import math as gradient\n", "gradient is a module, not a function", None),
    "a_tuple": ("gradient = (lambda x: x),\n", "gradient is a tuple, not a function", None),
    "no_argument": ("\ndef gradient(): return 1\n", "called as gradient(x), but yours takes ()", 2),
    "two_arguments": ("def gradient(x, y): return x\n", "called as gradient(x), but yours takes (x, y)", 1),
    "required_keyword": ("def gradient(x, *, step): return x\n", "yours takes (x, *, step): missing a required", 1),
    "method_like": ("\n\ndef gradient(self, x): return x\n", "yours takes (self, x)", 3),
    "async": ("async def gradient(x): return x\n", "gradient is an async function: write a plain `def gradient(x)`", 1),
    "generator": ("\ndef gradient(x): yield x\n", "gradient is a generator (it has a `yield`)", 2),
    "async_generator": ("async def gradient(x): yield x\n", "gradient is an async generator", 1),
}


@pytest.mark.parametrize(("source", "message", "line"), REFUSED.values(), ids=REFUSED)
def test_a_program_without_the_function_is_refused(load_source: LoadSource, source: str, message: str, line: int | None) -> None:
    """What runs but cannot be asked is refused with a sentence that says what is there instead."""
    trouble = load_source(source).trouble
    assert trouble is not None
    assert trouble.type == "Refused"
    assert message in trouble.text
    assert trouble.line == line


LATIN = "def gradient(x): return x\n# größer\n".encode("latin-1")

# name: source, type, a part of the message, line
BROKEN = {
    "syntax": ("def gradient(x):\n    y = (1,\n    return x\n", "SyntaxError", "", 2),
    "missing_colon": ("import math\ndef gradient(x)\n    return x\n", "SyntaxError", "expected ':'", 2),
    "indentation": ("def gradient(x):\nreturn x\n", "IndentationError", "expected an indented block", 2),
    "mixed_tabs": ("def gradient(x):\n    if x:\n\treturn x\n", "TabError", "inconsistent use of tabs", 3),
    "unclosed_text": ('def gradient(x):\n    return """x\n', "SyntaxError", "unterminated triple-quoted", 2),
    "python_2": ("print 'hello'\ndef gradient(x): return x\n", "SyntaxError", "Missing parentheses", 1),
    "conflict_marker": ("<<<<<<< HEAD\ndef gradient(x): return x\n", "SyntaxError", "", 1),
    "return_outside": ("x = 1\nreturn x\n", "SyntaxError", "'return' outside function", 2),
    "smart_quotes": ("def gradient(x):\n    return “x”\n", "SyntaxError", "invalid character", 2),
    "late_future_import": ("x = 1\nfrom __future__ import annotations\n", "SyntaxError", "from __future__", 2),
    "null_byte": (b"def gradient(x):\n    return x\0\n", "Refused", "null byte", 2),
    "utf_16": ("def gradient(x): return x\n".encode("utf-16"), "Refused", "saved as UTF-16", 1),
    "utf_16_big_endian": ("def gradient(x): return x\n".encode("utf-16-be"), "Refused", "saved as UTF-16", 1),
    "latin_1_undeclared": (b"import math\n" + LATIN, "Refused", "byte 0xf6 is not UTF-8: save the file as UTF-8", 3),
    "latin_1_in_the_first_lines": (LATIN, "Refused", "not UTF-8", 2),
    "unknown_encoding": (b"# coding: klingon\ndef gradient(x): return x\n", "SyntaxError", "unknown encoding", None),
    "byte_order_mark_against_declaration": (codecs.BOM_UTF8 + b"# coding: latin-1\ndef gradient(x): return x\n", "SyntaxError", "", None),
    "cut_off_character": ("def gradient(x): return x\n# größer".encode()[:-3], "Refused", "byte 0xc3 is not UTF-8", 2),
    "a_picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "Refused", "null byte", 3),
    "raises": ("import math\n\nmath.sqrt(-1)\n", "ValueError", "math domain error", 3),
    "raises_in_a_function": ("def f():\n    return 1 / 0\nf()\n", "ZeroDivisionError", "division by zero", 2),
    "undefined_name": ("def gradient(x: tensor): return x\n", "NameError", "name 'tensor' is not defined", 1),
    "assertion": ("assert 1 == 2, 'not yet'\n", "AssertionError", "not yet", 1),
    "recursion": ("def f(): f()\nf()\n", "RecursionError", "maximum recursion depth", 1),
    "missing_module": ("import math\nimport no_such_module_at_all\n", "ModuleNotFoundError", "no_such_module_at_all", 2),
    "missing_name": ("from math import sine\n", "ImportError", "cannot import name 'sine' from 'math'", 1),
    "sys_exit": ("import sys\nsys.exit('enough')\n", "SystemExit", "enough", 2),
    "exit": ("x = 1\nraise SystemExit\n", "SystemExit", "", 2),
    "interrupt": ("raise KeyboardInterrupt\n", "KeyboardInterrupt", "", 1),
    "asks_for_input": ("name = input('your name? ')\n", "EOFError", "", 1),
    "opens_a_file": ("\nopen('data.csv')\n", "PermissionError", "data.csv", 2),
    "relative_import": ("from . import helper\n", "ImportError", "relative import", 1),
}


@pytest.mark.parametrize(("source", "kind", "message", "line"), BROKEN.values(), ids=BROKEN)
def test_a_program_that_fails_says_where(load_source: LoadSource, source: str | bytes, kind: str, message: str, line: int | None) -> None:
    """What cannot be decoded, compiled or run is told by type, message and the line in the learner's own file."""
    trouble = load_source(source).trouble
    assert trouble is not None
    assert (trouble.type, trouble.line) == (kind, line), trouble
    assert message in trouble.text


def test_the_line_that_failed_is_quoted(load_source: LoadSource) -> None:
    """The text of the failing line comes with its number."""
    trouble = load_source("import math\nif True:\n    value = math.sqrt(-1)  # oh\n").trouble
    assert trouble is not None
    assert trouble.code == "value = math.sqrt(-1)  # oh"


def test_the_deepest_line_of_the_learner_is_told(load_source: LoadSource) -> None:
    """An exception inside a library is told at the line of the learner's file that called it."""
    trouble = load_source("import json\ndef parse(text):\n    return json.loads(text)\nparse('{')\n").trouble
    assert trouble is not None
    assert (trouble.type, trouble.line, trouble.code) == ("JSONDecodeError", 3, "return json.loads(text)")


@pytest.mark.parametrize("module", ["no_such_module_at_all", "no_such_package.part"])
def test_a_missing_module_is_named(load_source: LoadSource, module: str) -> None:
    """What a box could not import is told by name, so that the grader can look for it elsewhere."""
    trouble = load_source(f"import {module}\n").trouble
    assert trouble is not None
    assert trouble.blocked == module.partition(".")[0]


def test_a_hidden_missing_module_is_named(load_source: LoadSource) -> None:
    """A missing module that the program turned into another exception is found behind it."""
    source = (
        "try:\n    import no_such_module_at_all\nexcept ImportError as error:\n    raise RuntimeError('please install it') from error\n"
    )
    trouble = load_source(source).trouble
    assert trouble is not None
    assert (trouble.type, trouble.blocked) == ("RuntimeError", "no_such_module_at_all")


def test_a_closed_file_is_told_as_such(load_source: LoadSource) -> None:
    """A file that a strict box may not open is the program's own affair: no module is missing."""
    trouble = load_source("open('/etc/hostname')\n").trouble
    assert trouble is not None
    assert (trouble.type, trouble.blocked) == ("PermissionError", None)


USUAL = "abc argparse collections contextlib copy csv dataclasses datetime decimal enum fractions functools heapq inspect io itertools json"
MORE = "logging math operator os pathlib pprint random re statistics string sys tempfile textwrap threading time traceback types typing"
LIBRARIES = ["numpy", "numpy.linalg", "numpy.random", "torch", "torch.nn", "torch.nn.functional", "torch.func", "torch.optim"]


@pytest.mark.parametrize("module", [*USUAL.split(), *MORE.split(), *LIBRARIES, "torch.autograd.functional", "torch.autograd.forward_ad"])
def test_what_programs_usually_import_is_there(load_source: LoadSource, module: str) -> None:
    """The usual imports at the top of a program work although a strict box can open no file."""
    assert load_source(f"import {module}\ndef gradient(x): return x\n").trouble is None


def test_inspect_finds_the_source(load_source: LoadSource) -> None:
    """inspect.getsource works on the learner's own functions, for which there is no file to read."""
    trouble = load_source("import inspect\ndef gradient(x):\n    return x\nraise ValueError(inspect.getsource(gradient))\n").trouble
    assert trouble is not None
    assert trouble.text == "def gradient(x):\n    return x\n"


def test_a_submission_can_find_its_own_module(load_source: LoadSource) -> None:
    """The program's module is in sys.modules while it runs, as dataclasses and pickling need it."""
    source = "import sys\nassert sys.modules[__name__].__dict__ is globals()\ndef gradient(x): return x\n"
    assert load_source(source).trouble is None
