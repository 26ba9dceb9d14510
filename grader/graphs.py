"""The autograd graph of a program: gathered in a box, checked, and told as text or in Graphviz' language."""

from dataclasses import dataclass, replace
from itertools import pairwise

from grader import redact
from grader.conversation import Limits, loading
from grader.sandbox import forms
from grader.sandbox.box import BoxError
from grader.sandbox.server import Server
from grader.spec import Kata
from grader.submission import Submission
from grader.wire.messages import Draw, Drawn, Graph, Load, Node, Question, Trouble

_SECONDS = 5.0
_MOST_GRAPHS, _MOST_NODES, _MOST_EDGES = 6, 200, 1000  # a box may say anything


class GraphError(Exception):
    """The program could not be run to its end; the message is for the user."""


@dataclass(frozen=True)
class Drawing:
    """The graphs of one program, their texts made plain, and what ended it, if something did."""

    graphs: list[Graph]
    trouble: Trouble | None


def gather(server: Server, submission: Submission, kata: Kata | None, question: Question | None) -> Drawing:
    """The graphs that one's own program walks back through when it is asked, or run, if there is no `kata` to ask.

    Raises GraphError, and ServerError.
    """
    load = loading(kata, submission) if kata is not None else Load(submission.source, submission.name, "", "run", "torch", [])
    for form in forms.to_try("auto", own_work=True, imports=False, present=server.ready().layers):
        drawn = _drawn(server, form, Draw(load, question))
        if drawn.trouble is None or drawn.trouble.blocked is None:
            break
    trouble = drawn.trouble
    if trouble is not None:
        trouble = replace(trouble, type=redact.text(trouble.type, 100), text=redact.text(trouble.text))
    return Drawing([_checked(each) for each in drawn.graphs[:_MOST_GRAPHS] if each.nodes], trouble)


def _drawn(server: Server, form: str, message: Draw) -> Drawn:
    limits = Limits()
    with server.box(form, limits.memory, int(limits.total)) as box:
        try:
            box.send(message, _SECONDS)
            drawn = box.receive(limits.load)
        except BoxError as error:
            raise GraphError(f"the program gave no graph ({error.reason.replace('_', ' ')}: {error.detail})") from error
    if not isinstance(drawn, Drawn):
        raise GraphError("the program wrote something on the grader's channel that is no graph")
    return drawn


def _checked(graph: Graph) -> Graph:
    """Plain texts, and only edges between nodes that are there."""
    kept = graph.nodes[:_MOST_NODES]
    nodes = [Node(*(redact.text(each, 100).replace("\n", " ") for each in (node.operation, node.name, node.detail))) for node in kept]
    edges = [edge for edge in graph.edges[:_MOST_EDGES] if len(edge) == 2 and all(0 <= end < len(nodes) for end in edge)]
    return replace(graph, nodes=nodes, edges=edges)


def label(node: Node) -> str:
    """A node in a few words: the program's name for it, the operation, the shape."""
    named = f"{node.name} = {node.operation}" if node.name else node.operation
    return f"{named}  {node.detail}".rstrip()


def as_text(graph: Graph) -> str:
    """The graph as a tree: below each node what it was computed from. A node that is used twice is spread out once."""
    inputs: dict[int, list[int]] = {number: [] for number in range(len(graph.nodes))}
    for start, end in graph.edges:
        inputs[end].append(start)
    shared = {number for number in inputs if sum(start == number for start, _ in graph.edges) > 1}
    lines: list[str] = []
    _branch(graph, inputs, shared, 0, "", "", lines, set())
    return "\n".join([*lines, *(["…"] if graph.cut else [])])


def _branch(
    graph: Graph, inputs: dict[int, list[int]], shared: set[int], number: int, first: str, rest: str, lines: list[str], told: set[int]
) -> None:
    mark = f"[{number}] " if number in shared else ""
    again = number in told and bool(inputs[number])
    lines.append(f"{first}{mark}{label(graph.nodes[number])}{' (see above)' if again else ''}")
    told.add(number)
    below = [] if again else inputs[number]
    for position, inner in enumerate(below):
        last = position == len(below) - 1
        _branch(graph, inputs, shared, inner, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  "), lines, told)


def as_dot(graphs: list[Graph]) -> str:
    """The graphs in Graphviz' language, leaves as boxes, arrows along the computation."""
    lines = ["digraph autograd {", '  node [fontname="sans-serif"];']
    for part, graph in enumerate(graphs):
        for number, node in enumerate(graph.nodes):
            text = label(node).replace("\\", "\\\\").replace('"', '\\"')
            lines.append(f'  n{part}_{number} [label="{text}", shape={"box" if node.operation == "leaf" else "ellipse"}];')
        lines += [f"  n{part}_{start} -> n{part}_{end};" for start, end in graph.edges]
    return "\n".join([*lines, "}", ""])


def layers(graph: Graph) -> list[list[int]]:
    """The nodes in rows: the root last, every other node as near to it as its longest way there allows, crossings kept few."""
    depth = dict.fromkeys(range(len(graph.nodes)), 0)
    for _ in graph.nodes:
        for start, end in graph.edges:
            depth[start] = max(depth[start], min(depth[end] + 1, len(graph.nodes)))
    rows = [[number for number in depth if depth[number] == row] for row in range(max(depth.values(), default=-1) + 1)]
    for upper, lower in pairwise(rows):
        above = {number: [upper.index(end) for start, end in graph.edges if start == number and end in upper] for number in lower}
        lower.sort(key=lambda number: sum(above[number]) / max(1, len(above[number])))
    return rows[::-1]
