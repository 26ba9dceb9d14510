"""The records that travel between grader and box."""

from dataclasses import dataclass, field

import numpy as np

from grader.wire.codec import PlainList, record

# Sent by the grader ------------------------------------------------------------------------------------------------------------


@record(2)
@dataclass(frozen=True, slots=True)
class Load:
    """To a box: run the learner's program and find the function in it."""

    source: bytes
    filename: str
    function: str
    kind: str  # "grad", "op", "run", "answer"
    backend: str  # "torch"
    parameters: list[str]  # names of the arguments, for messages
    given: bytes = b""  # the kata's own given.py: what makes arguments that are objects
    order: int = 1  # 2: an "op" is differentiated twice
    device: str = "cpu"  # or "cuda", which is simulated
    names: list[str] = field(default_factory=list)  # of the kata, its id first: which cells of a notebook with several are run


@record(3)
@dataclass(frozen=True, slots=True)
class Read:
    """To a box: read the syntax tree of a program, running none of it."""

    source: bytes
    filename: str
    function: str
    names: list[str] = field(default_factory=list)


@record(13)
@dataclass(frozen=True, slots=True)
class ReadMarks:
    """To a box: read for which katas the cells of a notebook say they are, running none of it. The reply is a Marks."""

    source: bytes


@record(5)
@dataclass(frozen=True, slots=True)
class TensorValue:
    """A tensor to build: `values` (float64, int64 or bool) converted to `dtype`, laid out in memory as `layout` says."""

    values: np.ndarray
    dtype: str = "float64"
    layout: str = "contiguous"  # or "transposed", "strided", "expanded"
    state: str = "plain"  # or "leaf" (requires_grad), "leaf_with_grad" (an old .grad is there)


@record(9)
@dataclass(frozen=True, slots=True)
class GivenValue:
    """An object to build: what the function `name` of the kata's given.py returns for these arguments."""

    name: str
    parameters: list[str]
    args: list[TensorValue | int | float | str | bool | PlainList | None]


@record(6)
@dataclass(frozen=True, slots=True)
class Question:
    """One call of the learner's function.

    cotangents: the upstream gradients of an `op`, one array per output; of an `op` of order 2 also those of its gradients.
    """

    args: list[TensorValue | GivenValue | int | float | str | bool | PlainList | None]
    cotangents: list[np.ndarray] = field(default_factory=list)


@record(7)
@dataclass(frozen=True, slots=True)
class Ask:
    """To a box: answer these questions, in order, one Answer each."""

    questions: list[Question]


@record(10)
@dataclass(frozen=True, slots=True)
class Draw:
    """To a box: run the program, and the question if there is one, and tell the graphs that were walked back through."""

    load: Load
    question: Question | None


@record(11)
@dataclass(frozen=True, slots=True)
class Watch:
    """To a box: run the program, and the question if there is one, and tell what it did to the memory of the device.

    most: bytes that the device may lend to the call, all the allocator's own included; None for all there are.
    """

    load: Load
    question: Question | None
    most: int | None = None


@record(12)
@dataclass(frozen=True, slots=True)
class Replay:
    """To a box: tell what this memory snapshot of torch, a pickle, says of a device. The reply is a Watched."""

    snapshot: bytes


# Sent by a box: hostile, from Loaded on -----------------------------------------------------------------------------------------


@record(19)
@dataclass(frozen=True, slots=True)
class Confined:
    """The process has given up its rights, and has not seen any learner code yet. `proven` are the layers that it saw hold."""

    proven: list[str]


@record(20)
@dataclass(frozen=True, slots=True)
class Trouble:
    """An exception in the learner's program, as text; `line` is the deepest line of their file, `cell` its notebook cell (from 1)."""

    type: str
    text: str
    line: int | None = None
    cell: int | None = None
    code: str = ""  # the source text of that line
    blocked: str | None = None  # the module that the box could not import


@record(21)
@dataclass(frozen=True, slots=True)
class Loaded:
    """The program ran and the function is there (`trouble` None), or why not. `skipped` are notebook cells that raised."""

    trouble: Trouble | None
    skipped: list[Trouble]


@record(22)
@dataclass(frozen=True, slots=True)
class Result:
    """One returned object: `kind` says what it was ("tensor", "float", "NoneType", …), `value` is its plain content or None.

    A list of numbers or of tensors of one shape is one array of the kind "list". `attached`: it holds a graph.
    """

    kind: str
    dtype: str
    value: np.ndarray | bool | int | float | str | bytes | PlainList | None
    attached: bool = False


@record(23)
@dataclass(frozen=True, slots=True)
class Answer:
    """What one call gave: results (`packed`: in a tuple or list), gradients of an `op`, or trouble; `changed` names altered state."""

    results: list[Result]
    packed: bool
    gradients: list[Result]
    changed: list[str]
    trouble: Trouble | None


@record(24)
@dataclass(frozen=True, slots=True)
class Facts:
    """What the syntax tree says. `function_line` is where the function is defined."""

    trouble: Trouble | None
    uses_autograd: bool
    function_line: int | None
    function_cell: int | None


@record(25)
@dataclass(frozen=True, slots=True)
class Node:
    """One node of an autograd graph: the operation ("leaf" for a leaf), and what the program calls its tensor and of which dtype and
    shape that is ("" where the program has no name for it)."""

    operation: str
    name: str
    detail: str


@record(26)
@dataclass(frozen=True, slots=True)
class Graph:
    """What one backward pass walks through: the nodes, the root first, and the edges [from, to] along the computation."""

    nodes: list[Node]
    edges: list[list[int]]
    cut: bool  # there were more nodes


@record(27)
@dataclass(frozen=True, slots=True)
class Drawn:
    """The graphs of a program; `trouble` is what ended it."""

    trouble: Trouble | None
    graphs: list[Graph]


@record(28)
@dataclass(frozen=True, slots=True)
class Usage:
    """Bytes that a program asked the device for, beyond its arguments: most at any time (`peak`), after the call with its result alive
    (`kept`; of an op with its graph), and without it (`left`). `operations` were computed on the device."""

    peak: int
    kept: int
    left: int
    operations: int


@record(29)
@dataclass(frozen=True, slots=True)
class Site:
    """A line of the program where memory is asked for; `cell` in a notebook (from 1)."""

    line: int
    cell: int | None
    code: str


@record(30)
@dataclass(frozen=True, slots=True)
class History:
    """What was allocated and freed on the device, in order.

    events: int64, one row per event: bytes (negative where they are freed), the block (numbered from 0), the site that asked for it, the
    site whose gradient it belongs to (both -1 for none), and 1 if this happens in a backward pass. `cut`: there were more.
    returned: how many events there were when the call had returned, its result still alive; -1 if nothing was called.
    """

    sites: list[Site]
    events: np.ndarray
    cut: bool
    returned: int = -1


@record(31)
@dataclass(frozen=True, slots=True)
class Watched:
    """What a program answered (None if nothing was asked) and what it did to the device's memory; `trouble` is what ended it.

    exact: whether the simulated device sees operations without autograd's knowledge; on a real one, whether all that its allocator
    counted was noted. device: the name of a real one. reserved: the most bytes that its allocator has taken from the driver beyond those
    that it had before the program was loaded.
    """

    trouble: Trouble | None
    answer: Answer | None
    usage: Usage
    history: History
    exact: bool = True
    device: str = ""
    reserved: int = 0


@record(32)
@dataclass(frozen=True, slots=True)
class Marks:
    """The katas that the cells of a notebook say they are for, in the learner's words, each once."""

    katas: list[str]
