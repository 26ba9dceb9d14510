"""Graphs that a box may forge: what arrives is checked, made plain, and shown without a traceback or a hang."""

import re
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any
from xml.dom import minidom

import numpy as np
import pytest

from grader import graphs
from grader.conversation import Limits
from grader.graphs import Drawing, GraphError
from grader.pictures import graph as pictures
from grader.sandbox.layers import LAYERS as EVERY_LAYER
from grader.sandbox.server import Server
from grader.submission import Submission
from grader.wire.codec import WireError, decode, encode
from grader.wire.control import Ready
from grader.wire.frames import frame
from grader.wire.messages import Answer, Drawn, Graph, Loaded, Node, Result, Trouble
from tests.hostile.puppet import SUBMISSION, PuppetServer

ESCAPES = "\x1b[2J\x1b]0;title\x07\r\n\x00\u202e\u2028\x9b31m"
QUOTES = 'a"]; evil [label="\\'
BACKSLASHES = '\\" \\N \\G \\l <b>&amp;</b>\\'
DOLLARS = "$x_{1$ \\frac $$ ${}^$"


class Forger(PuppetServer):
    """A fork server whose boxes answer with these messages, or these bytes."""

    def __init__(self, *replies: Any) -> None:
        super().__init__(lambda message, nonce: b"".join(each if isinstance(each, bytes) else frame(each, nonce) for each in replies))

    def ready(self) -> Ready:
        """With every layer, so that the first form is tried and no other."""
        return Ready(list(EVERY_LAYER), [], ["torch 0"], 1)


def gathered(*replies: Any) -> Drawing:
    """What the grader makes of them."""
    server: Any = Forger(*replies)
    return graphs.gather(server, SUBMISSION, None, None)


def nodes(*names: str) -> list[Node]:
    """Nodes that are called so, in every way."""
    return [Node(name, name, name) for name in names]


def forged(edges: list[list[int]], count: int = 3) -> Graph:
    """A graph with these edges."""
    return Graph(nodes(*"abcdefgh"[:count]), edges, False)


GRAPHS = {
    "honest": forged([[1, 0], [2, 1]]),
    "out-of-range": forged([[1, 0], [3, 0], [0, 3], [99, 98]]),
    "negative": forged([[-1, 0], [0, -1], [-3, -2]]),
    "huge": forged([[2**62, 0], [0, -(2**63)]]),
    "of-wrong-length": forged([[], [1], [1, 0, 2], [1, 0]]),
    "to-itself": forged([[0, 0], [1, 1], [1, 0]]),
    "circle": forged([[0, 1], [1, 2], [2, 0]]),
    "both-ways": forged([[0, 1], [1, 0], [1, 0], [1, 0]]),
    "root-in-the-middle": forged([[0, 1], [2, 0]]),
    "not-connected": forged([]),
    "diamonds": Graph(nodes(*map(str, range(12))), [[i + 1, i] for i in range(11) for _ in range(3)], True),
    "escapes": Graph(nodes(ESCAPES, ESCAPES, ""), [[1, 0], [2, 0]], False),
    "quotes": Graph(nodes(QUOTES, BACKSLASHES), [[1, 0]], False),
    "dollars": Graph(nodes(DOLLARS, "$$", "$"), [[1, 0]], False),
    "markup": Graph(nodes("--><script>alert(1)</script><!--", "]]></text>&amp;<b>"), [[1, 0]], False),
    "huge-names": Graph(nodes("x " * 30_000, "leaf"), [[1, 0]], False),
    "leaf-with-quotes": Graph([Node("leaf", QUOTES, BACKSLASHES)], [], False),
}
EMPTY = Graph([], [], False)
BOTTOMLESS = Graph(nodes(*map(str, range(3000))), [[i + 1, i] for i in range(2999)], False)
CROWD = Graph(nodes(*map(str, range(2_000))), [[i, 0] for i in range(1, 2_000)], False)
MONSTERS = {
    "empty": [EMPTY],
    "empty-beside-another": [GRAPHS["honest"], EMPTY],
    "a-chain": [BOTTOMLESS],
    "a-crowd": [CROWD],
    "many-graphs": [GRAPHS["honest"]] * 300,
    "many-edges": [forged([[1, 0]] * 5_000)],
}

STATEMENT = re.compile(
    r'digraph autograd \{|  node \[fontname="sans-serif"\];|\}|'
    r'  n\d+_\d+ \[label="(?:[^"\\]|\\\\|\\")*", shape=(?:box|ellipse)\];|  n\d+_\d+ -> n\d+_\d+;'
)


def show(drawing: Drawing, folder: Path) -> str:
    """Everything that `kata graph` can do with the graphs; returns the text."""
    text = "\n\n".join(graphs.as_text(each) for each in drawing.graphs)
    for line in graphs.as_dot(drawing.graphs).splitlines():
        assert STATEMENT.fullmatch(line), line
    with warnings.catch_warnings(action="ignore", category=UserWarning):  # matplotlib's, of a name that is wider than the picture
        pictures.draw(drawing.graphs, folder / "graph.svg")
    page = minidom.parse(str(folder / "graph.svg"))  # a name that ended its text would break it, or add elements
    assert not page.getElementsByTagName("script")
    return text


def plain(text: str) -> bool:
    """Whether a terminal shows all of it, and obeys none of it."""
    return all(letter.isprintable() or letter == "\n" for letter in text)


@pytest.mark.parametrize("name", GRAPHS)
def test_a_forged_graph_is_shown_as_a_harmless_one(name: str, tmp_path: Path) -> None:
    """As text, in Graphviz' language and as a picture: only edges between nodes that are there, and plain short names."""
    drawing = gathered(Drawn(None, [GRAPHS[name], GRAPHS["honest"]]))
    text = show(drawing, tmp_path)
    assert plain(text)
    assert all(len(line) < 1000 for line in text.splitlines())
    assert all(0 <= end < len(graph.nodes) for graph in drawing.graphs for edge in graph.edges for end in edge)
    assert all(len(edge) == 2 for graph in drawing.graphs for edge in graph.edges)


@pytest.mark.parametrize("name", MONSTERS)
def test_a_monstrous_graph_is_refused_or_cut(name: str, tmp_path: Path) -> None:
    """No graph without a root, and no more of anything than a program's own graphs may have."""
    with suppress(GraphError):
        found = gathered(Drawn(None, MONSTERS[name])).graphs
        assert len(found) < 100
        assert all(0 < len(graph.nodes) < 1000 and len(graph.edges) < 10_000 for graph in found)
        if found:  # else the command says that there is none
            show(Drawing(found, None), tmp_path)


def test_the_exception_of_a_program_is_made_plain() -> None:
    """Its type and its text are the program's own words."""
    drawing = gathered(Drawn(Trouble(ESCAPES, ESCAPES * 100), []))
    assert drawing.trouble is not None
    assert plain(drawing.trouble.type + drawing.trouble.text)
    assert len(drawing.trouble.text) < 2000


REPLIES = {
    "an-answer": [Answer([], False, [], [], None)],
    "loaded": [Loaded(None, [])],
    "a-graph": [GRAPHS["honest"]],
    "a-list": [[1, 2]],
    "none": [None],
    "bytes": [b"\x00" * 100],
    "another-nonce": [frame(Drawn(None, []), bytes(16))],
}


@pytest.mark.parametrize("name", REPLIES)
def test_what_is_no_drawing_is_told_in_one_line(name: str) -> None:
    """Another record, or bytes of any kind."""
    with pytest.raises(GraphError) as told:
        gathered(*REPLIES[name])
    assert plain(str(told.value))
    assert "\n" not in str(told.value)


def test_silence_and_the_end_of_the_process_are_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A box that says nothing in time, and one that is gone."""
    monkeypatch.setattr(graphs, "Limits", lambda: Limits(load=0.05))
    with pytest.raises(GraphError, match="timed out"):
        gathered(b"")
    closing: Any = Forger()
    closing.script = lambda message, nonce: None
    with pytest.raises(GraphError, match="died: exit status 70"):
        graphs.gather(closing, SUBMISSION, None, None)


def deep(levels: int) -> list[Any]:
    """A list in a list in a list."""
    return [] if levels == 0 else [deep(levels - 1)]


REFUSED = {
    "array-in-a-list": Result("list", "list", [np.zeros(2)]),
    "array-deep-in-a-list": Result("list", "list", [1, [2, [np.zeros(2)]]]),
    "record-in-a-list": Result("list", "list", [Trouble("a", "b")]),
    "bytes-in-a-list": Result("list", "list", [[b"a"]]),
    "deep-list": Result("list", "list", deep(12)),
    "very-deep-list": Result("list", "list", deep(200)),
    "record": Result("list", "list", Trouble("a", "b")),
    "attached-1": Result("tensor", "float64", 1.0, 1),  # type: ignore[arg-type]
    "attached-none": Result("tensor", "float64", 1.0, None),  # type: ignore[arg-type]
    "attached-a-list": Result("tensor", "float64", 1.0, [True]),  # type: ignore[arg-type]
    "too-many-items": Result("list", "list", [0] * 200_001),
    "edge-of-floats": Graph(nodes("a"), [[0.0, 0.0]], False),  # type: ignore[list-item]
    "edge-of-bools": Graph(nodes("a"), [[False, True]], False),
    "edge-of-lists": Graph(nodes("a"), [[[0], [0]]], False),  # type: ignore[list-item]
    "edges-an-array": Graph(nodes("a"), np.zeros((1, 2), np.int64), False),  # type: ignore[arg-type]
    "cut-a-number": Graph(nodes("a"), [], 1),  # type: ignore[arg-type]
    "nodes-of-text": Graph(["a"], [], False),  # type: ignore[list-item]
    "name-of-bytes": Graph([Node(b"a", "", "")], [], False),  # type: ignore[arg-type]
    "name-none": Graph([Node("a", None, "")], [], False),  # type: ignore[arg-type]
    "drawn-of-nodes": Drawn(None, nodes("a")),  # type: ignore[arg-type]
    "trouble-of-text": Drawn("trouble", []),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_decoder_refuses_what_has_no_place_in_a_record(name: str) -> None:
    """A list holds plain values only, at any depth; every field is of its own type and no other."""
    with pytest.raises(WireError):
        decode(encode(REFUSED[name]))


@pytest.mark.parametrize("levels", [0, 1, 9])
def test_the_decoder_takes_what_has_a_place(levels: int) -> None:
    """The control: plain nested lists of every kind of value, within the depth."""
    value = [None, True, 1, 1.5, "a", deep(levels)]
    assert decode(encode(Result("list", "list", value, True))) == Result("list", "list", value, True)


LYING = "import torch\nx = torch.tensor(2.0, requires_grad=True)\n"
NODE = """
class Node:
    def name(self):
        return {name}
    @property
    def next_functions(self):
        {following}
class Liar(torch.Tensor):
    grad_fn = property(lambda self: {grad_fn})
y = (x * x).as_subclass(Liar)
"""


def liar(name: str = "'N'", following: str = "return ()", grad_fn: str = "Node()") -> str:
    """A program whose tensor has a graph of its own making."""
    return LYING + NODE.format(name=name, following=following, grad_fn=grad_fn)


HOSTILE = {
    "grad-fn-raises": liar(grad_fn="1 / 0"),
    "grad-fn-exits": liar(grad_fn="__import__('os')._exit(3)"),
    "grad-fn-without-end": liar(grad_fn="[None for _ in iter(int, 1)]"),
    "endless-inputs": liar(following="return ((None, 0) for _ in iter(int, 1))"),
    "ever-new-inputs": liar(following="return ((Node(), 0) for _ in range(3))"),
    "inputs-raise": liar(following="raise KeyboardInterrupt"),
    "inputs-of-odd-form": liar(following="return (1, 2, 3)"),
    "its-own-input": liar(following="return ((self, 0), (self, 1))"),
    "name-is-a-list": liar(name="['a']"),
    "name-of-another-kind": liar(name="type('T', (str,), {})('a')"),
    "name-without-end": liar(name="'a' * 10**9"),
    "name-with-escapes": liar(name=repr(ESCAPES)),
    "names-of-variables": LYING + f"globals()[{ESCAPES!r}] = x\nglobals()[{QUOTES!r}] = y = x * x\n",
    "backward-patched": LYING + "torch.autograd.backward = None\ny = x * x\n",
    "backward-calls-itself": LYING + "b = torch.autograd.backward\ntorch.autograd.backward = lambda *a: b(*a)\n(x * x).backward()\n",
    "getframe-patched": LYING + "import sys\nsys._getframe = lambda *a: 1 / 0\n(x * x).backward()\n",
    "getframe-lies": LYING + "import sys\nsys._getframe = lambda *a: type('F', (), {'f_code': 1})()\ny = x * x\n",
    "module-replaced": LYING + "import sys\nsys.modules['torch'] = None\ny = x * x\n",
    "isinstance-patched": LYING + "import builtins\nbuiltins.isinstance = lambda *a: True\ny = 3\n",
    "writes-on-the-channel": LYING + "import os\nfor n in range(3, 30):\n    try: os.write(n, b'x' * 99)\n    except OSError: pass\n",
    "exits": LYING + "raise SystemExit(3)\n",
    "raises-with-escapes": LYING + f"y = x * x\ny.backward()\nraise ValueError({ESCAPES!r})\n",
}  # fmt: skip


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs that never end are given up soon."""
    monkeypatch.setattr(graphs, "Limits", lambda: Limits(load=1.5, total=4.0))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_program_that_lies_about_its_graph(name: str, server: Server, hurried: None, tmp_path: Path) -> None:
    """It gets a harmless graph or one plain line, and nothing hangs or raises on this side."""
    handed_in = Submission("mine.py", "mine.py", HOSTILE[name].encode(), "0" * 64)
    try:
        text = (
            show(found, tmp_path)
            if (found := graphs.gather(server, handed_in, None, None)).graphs
            else str(found.trouble and found.trouble.text)
        )
    except GraphError as error:
        text = str(error)
    assert plain(text)
    assert text.count("\n") < 300
