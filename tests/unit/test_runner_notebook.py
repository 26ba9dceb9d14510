"""Notebooks: which cells are run, what becomes of magics, and what is said of a file that is none."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from grader.marks import katas_of
from grader.runner.notebook import _python
from grader.sandbox.server import Server
from grader.submission import Submission
from grader.verdict import Outcome
from grader.wire.messages import Loaded

LoadSource = Callable[..., Loaded]

DEFINITION = "def gradient(x):\n    return x\n"
HONEST = (
    "def gradient(x):\n    x = x.detach().clone().requires_grad_(True)\n    y = x**2 + 1\n"
    "    (y**3 + (y - 3) ** 3).backward()\n    return x.grad\n"
)


def code(source: str | list[str], **more: Any) -> dict[str, Any]:
    """A code cell."""
    return {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source} | more


def text(source: str, **more: Any) -> dict[str, Any]:
    """A Markdown cell."""
    return {"cell_type": "markdown", "metadata": {}, "source": source} | more


def book(*cells: dict[str, Any], minor: int = 5, **more: Any) -> str:
    """A notebook of format 4; cells get ids where the format has them."""
    named = [{"id": f"cell-{i}"} | cell if minor >= 5 else cell for i, cell in enumerate(cells)]
    return json.dumps({"cells": named, "metadata": {}, "nbformat": 4, "nbformat_minor": minor} | more)


MAGICS = {
    "line_magic": "%matplotlib inline",
    "line_magic_with_arguments": "%load_ext autoreload\n%autoreload 2",
    "shell": "!pip install torch",
    "shell_with_quotes": '!echo "it\'s here"',
    "help": "?print",
    "help_after": "print?",
    "help_after_twice": "print??",
    "assigned_magic": "elapsed = %timeit -o 1 + 1",
    "assigned_shell": "files = !ls",
    "assigned_tuple": "a, b = !ls",
    "indented": "if True:\n    %time x = 1\n    !ls",
    "between_statements": "import torch\n%matplotlib inline\nimport math",
    "only_magic_in_a_block": "for i in range(2):\n    !ls",
}


@pytest.mark.parametrize("source", MAGICS.values(), ids=MAGICS)
def test_line_magics_do_nothing(load_source: LoadSource, source: str) -> None:
    """Magics, shell lines and questions are left out, and the rest of the notebook runs."""
    loaded = load_source(book(code(source), code(DEFINITION)), ".ipynb")
    assert loaded.trouble is None, loaded.trouble
    assert loaded.skipped == []


@pytest.mark.parametrize("source", MAGICS.values(), ids=MAGICS)
def test_magics_in_the_cell_of_the_function_do_nothing(load_source: LoadSource, source: str) -> None:
    """A magic may stand in the very cell that defines the function."""
    loaded = load_source(book(code(source + "\n" + DEFINITION)), ".ipynb")
    assert loaded.trouble is None, loaded.trouble


@pytest.mark.parametrize("magic", ["%%time", "%%timeit -n 1", "%%capture", "%%capture output", "%%prun"])
def test_a_cell_magic_of_python_keeps_its_cell(load_source: LoadSource, magic: str) -> None:
    """The Python below a cell magic such as %%time is run."""
    assert load_source(book(code(f"{magic}\n{DEFINITION}")), ".ipynb").trouble is None


@pytest.mark.parametrize("magic", ["%%bash", "%%html", "%%writefile a.py", "%%javascript", "%%latex", "%%script false", "%%"])
def test_a_cell_in_another_language_is_left_out(load_source: LoadSource, magic: str) -> None:
    """A cell that is no Python is not run, whatever it says, and does not disturb."""
    loaded = load_source(book(code(f"{magic}\nthis is (no Python\nraise ValueError\n"), code(DEFINITION)), ".ipynb")
    assert loaded.trouble is None
    assert loaded.skipped == []


def test_a_function_below_a_foreign_cell_magic_is_not_found(load_source: LoadSource) -> None:
    """What stands in a %%writefile cell is written by the notebook, not defined."""
    trouble = load_source(book(code(f"%%writefile a.py\n{DEFINITION}"), code("x = 1")), ".ipynb").trouble
    assert trouble is not None
    assert "there is no function gradient(x)" in trouble.text


PYTHON = {
    "remainder": "x = 7\ny = (x\n     % 4)\n",
    "formatting": "x = '%d' % 3\n",
    "text_with_magic": 'x = """\n%matplotlib inline\n!ls\n"""\n',
    "not_equal": "x = 1 != 2\n",
    "question_in_text": "x = 'really?'\n",
    "question_in_comment": "x = 1  # really?\n",
    "comment_with_magic": "# %matplotlib inline\n",
    "syntax_error": "x = = 1\n",
    "empty": "",
}


@pytest.mark.parametrize("source", PYTHON.values(), ids=PYTHON)
def test_python_that_looks_like_magic_is_left_alone(source: str) -> None:
    """A cell that Python can read is not touched, and neither is a line that merely has an error."""
    assert _python(source) == source


def test_line_numbers_are_kept() -> None:
    """Taking a magic out moves no line."""
    source = "%matplotlib inline\nimport math\n!ls\nx = 1\n"
    assert _python(source) == "pass\nimport math\npass\nx = 1\n"
    assert _python("%%time\nx = 1") == "\nx = 1"


@pytest.mark.parametrize(
    "statement",
    ["x = (7\n     % 4)\n", "x = '''\n%s\n'''\nassert '%s' in x\n", "name = 'a'\nx = f('%s is'\n      % name)\n"],
    ids=["remainder", "text", "formatting"],
)
def test_a_continued_line_beside_a_magic_is_no_magic(statement: str) -> None:
    """A line that continues a statement and begins with % is Python, also in a cell that has a magic elsewhere."""
    assert _python("%matplotlib inline\n" + statement) == "pass\n" + statement


def test_a_cell_that_raises_is_left_out(load_source: LoadSource) -> None:
    """An exploratory cell that fails is told and skipped; the others count."""
    loaded = load_source(book(code("import math"), code("x = 1\n1 / 0"), code(DEFINITION)), ".ipynb")
    assert loaded.trouble is None
    (skipped,) = loaded.skipped
    assert (skipped.type, skipped.cell, skipped.line, skipped.code) == ("ZeroDivisionError", 2, 2, "1 / 0")


def test_cells_are_numbered_as_they_stand_in_the_file(load_source: LoadSource) -> None:
    """Markdown cells count too, so that the number is the one that the learner can count."""
    loaded = load_source(book(text("# Title"), code("x = 1"), text("more"), code("undefined_name"), code(DEFINITION)), ".ipynb")
    assert [each.cell for each in loaded.skipped] == [4]


def test_a_syntax_error_in_a_cell_is_told_with_its_cell(load_source: LoadSource) -> None:
    """A cell that cannot be compiled is skipped like one that raises."""
    loaded = load_source(book(code("def broken(:\n    pass"), code(DEFINITION)), ".ipynb")
    assert loaded.trouble is None
    assert [(each.type, each.cell, each.line) for each in loaded.skipped] == [("SyntaxError", 1, 1)]


def test_the_cell_that_was_to_define_the_function_is_blamed(load_source: LoadSource) -> None:
    """If the function is missing because its cell raised, that exception is the trouble."""
    trouble = load_source(book(code("import math"), code("1 / 0\n" + DEFINITION)), ".ipynb").trouble
    assert trouble is not None
    assert (trouble.type, trouble.cell, trouble.line) == ("ZeroDivisionError", 2, 1)


def test_later_cells_see_earlier_ones(load_source: LoadSource) -> None:
    """All cells share their names, and the last definition holds."""
    loaded = load_source(book(code("FACTOR = 2"), code("def gradient(): ..."), code("def gradient(x):\n    return FACTOR * x")), ".ipynb")
    assert loaded.trouble is None


def test_an_exit_ends_the_notebook(load_source: LoadSource) -> None:
    """sys.exit() in a cell is no failure of one cell: the program ends itself."""
    trouble = load_source(book(code("raise SystemExit(0)"), code(DEFINITION)), ".ipynb").trouble
    assert trouble is not None
    assert (trouble.type, trouble.cell) == ("SystemExit", 1)


PICTURE = {"output_type": "display_data", "metadata": {}, "data": {"image/png": "iVBOR" * 400_000}}
STREAM = {"output_type": "stream", "name": "stdout", "text": ["line\n"] * 10_000}

READABLE = {
    "minor_5": book(code(DEFINITION)),
    "minor_4": book(code(DEFINITION), minor=4),
    "minor_2": book(code(DEFINITION), minor=2),
    "minor_0": book(code(DEFINITION), minor=0),
    "source_as_a_list": book(code(DEFINITION.splitlines(keepends=True))),
    "source_as_one_line": book(code(["gradient = lambda x: x"])),
    "no_outputs": book({"cell_type": "code", "source": DEFINITION, "metadata": {}}),
    "no_ids": json.dumps({"cells": [code(DEFINITION)], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}),
    "duplicate_ids": book(code(DEFINITION, id="same"), code("x = 1", id="same"), text("y", id="same")),
    "odd_id": book(code(DEFINITION, id="not a valid id!")),
    "another_kernel": book(code(DEFINITION), metadata={"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}),
    "odd_kernel": book(code(DEFINITION), metadata={"kernelspec": 7}),
    "colab_metadata": book(code(DEFINITION), minor=0, metadata={"colab": {"provenance": []}, "accelerator": "GPU"}),
    "unknown_cell_type": book({"cell_type": "heading", "source": "x", "metadata": {}}, code(DEFINITION)),
    "raw_cell": book({"cell_type": "raw", "source": "not (Python", "metadata": {}}, code(DEFINITION)),
    "large_outputs": book(code(DEFINITION, outputs=[PICTURE, STREAM])),
    "error_output": book(code(DEFINITION, outputs=[{"output_type": "error", "ename": "E", "evalue": "v", "traceback": []}])),
    "attachments": book(text("![x](attachment:x.png)", attachments={"x.png": {"image/png": "iVBOR"}}), code(DEFINITION)),
    "unknown_fields": book(code(DEFINITION, flavour="odd"), another="field"),
    "unknown_output": book(code(DEFINITION, outputs=[{"output_type": "update_display_data"}])),
    "future_minor": book(code(DEFINITION), minor=99),
    "byte_order_mark": "\ufeff" + book(code(DEFINITION)),
    "windows_line_ends_in_json": book(code(DEFINITION)).replace(", ", ",\r\n"),
    "empty_cells": book(code(""), code("   \n"), code(DEFINITION), code([])),
}


@pytest.mark.parametrize("source", READABLE.values(), ids=READABLE)
def test_a_notebook_as_tools_write_it_is_loaded(load_source: LoadSource, source: str) -> None:
    """Format versions, layouts and oddities that tools and people leave in notebooks do no harm, in a box that can open no file.

    Minor version 0 is what Colab writes, 4 what JupyterLab 3 does, 5 what Jupyter does today.
    """
    loaded = load_source(source, ".ipynb")
    assert loaded.trouble is None, loaded.trouble
    assert loaded.skipped == []


@pytest.mark.parametrize("source", READABLE.values(), ids=READABLE)
def test_its_marks_are_read_as_well(source: str, reader: Server) -> None:
    """In a box that has fewer modules, and no file either."""
    marked = source.replace("def gradient", "# kata: B\\ndef gradient").replace("gradient = lambda", "# kata: B\\ngradient = lambda")
    raw = marked.encode()
    assert katas_of(Submission("hw1.ipynb", "hw1.ipynb", raw, "", ""), reader) == ["B"]


def old_book(**more: Any) -> str:
    """A notebook of format 3, with worksheets and inputs."""
    cell = {"cell_type": "code", "input": DEFINITION, "outputs": [], "language": "python", "collapsed": False, "metadata": {}}
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [{"cells": [cell | more], "metadata": {}}]}
    return json.dumps(old)


def test_the_third_format_is_read(load_source: LoadSource) -> None:
    """It is converted; where that cannot be done without a file, the learner is told what helps."""
    assert load_source(old_book(), ".ipynb").trouble is None
    trouble = load_source(old_book(flavour="odd"), ".ipynb").trouble
    assert trouble is not None
    assert trouble.text == "this notebook is of an old format, and not quite in order: open it in Jupyter, save it, and try again"


UNREADABLE = {
    "empty_file": "",
    "no_json": "def gradient(x): return x\n",
    "cut_off": book(code(DEFINITION))[:-20],
    "a_number": "7",
    "a_list": "[]",
    "null": "null",
    "a_text": '"notebook"',
    "another_json": '{"name": "package", "version": "1.0"}',
    "no_cells_field": '{"metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    "cells_are_no_list": '{"cells": 7, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    "cell_is_no_object": '{"cells": [7], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    "source_is_a_number": book(code(DEFINITION) | {"source": 7}),
    "source_is_null": book(code(DEFINITION) | {"source": None}),
    "no_cell_type": '{"cells": [{"source": "x"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    "version_is_a_text": '{"cells": [], "metadata": {}, "nbformat": "four", "nbformat_minor": 5}',
    "version_of_the_future": '{"cells": [], "metadata": {}, "nbformat": 9, "nbformat_minor": 0}',
    "not_utf_8": book(code(DEFINITION)).replace("return", "rückkehr").encode() + b"\xff",
    "utf_16": book(code(DEFINITION)).encode("utf-16"),
    "no_metadata": json.dumps({"cells": [code(DEFINITION)], "nbformat": 4, "nbformat_minor": 5}),
    "no_metadata_in_a_cell": book({"cell_type": "code", "source": DEFINITION, "outputs": [], "execution_count": None}),
    "null_bytes": b"\0" * 100,
    "nested_too_deep": "[" * 50_000,
    "no_code": book(text("# Only words")),
    "no_cells": book(),
    "blank_code": book(code(""), code("  \n")),
    "only_foreign_code": book(code("%%bash\nls")),
    "a_duplicate_key": '{"cells": [], "cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
}


@pytest.mark.parametrize("source", UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_notebook_is_refused_in_one_sentence(grade_source: Callable[..., Any], source: str | bytes) -> None:
    """A file that is no notebook, or one without code, cannot be loaded; the message is one plain line."""
    verdict = grade_source("B", source, suffix=".ipynb")
    assert verdict.outcome is Outcome.CANNOT_LOAD, verdict
    (finding,) = verdict.findings
    assert "\n" not in finding.message
    assert "Traceback" not in finding.message
    assert finding.message.strip()


def test_a_right_notebook_passes(grade_source: Callable[..., Any]) -> None:
    """A notebook is graded as a file is: words, magics and a failing experiment beside the answer do no harm."""
    source = book(text("# B"), code("%matplotlib inline\nimport torch"), code("torch.ones(2) @ torch.ones(3)"), code(HONEST))
    verdict = grade_source("B", source, suffix=".ipynb")
    assert verdict.outcome is Outcome.PASSED, verdict
    assert any("notebook cell 3" in note for note in verdict.notes)


def test_a_wrong_notebook_names_cell_and_line(grade_source: Callable[..., Any]) -> None:
    """An exception in a notebook's function is told by cell and line."""
    verdict = grade_source("B", book(text("# B"), code("def gradient(x):\n    return x + undefined\n")), suffix=".ipynb")
    (finding,) = verdict.findings
    assert (verdict.outcome, finding.cell, finding.line) == (Outcome.RAISED, 2, 2)


def test_the_rule_holds_for_notebooks(grade_source: Callable[..., Any]) -> None:
    """A formula in a notebook breaks the rule as well, and the cell is named."""
    formula = "def gradient(x):\n    x = x.detach()\n    y = x * x + 1\n    return 6 * x * (y**2 + (y - 3) ** 2)\n"
    verdict = grade_source("B", book(text("# B"), code(formula)), suffix=".ipynb")
    assert verdict.outcome is Outcome.BROKE_RULE
    assert (verdict.findings[0].cell, verdict.findings[0].line) == (2, 1)
