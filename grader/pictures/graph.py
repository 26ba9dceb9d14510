"""Autograd graphs as a picture: leaves above, results below, arrows along the computation."""

from pathlib import Path
from typing import Any

from grader import graphs
from grader.pictures.common import figure, save
from grader.wire.messages import Graph, Node

_ROW, _COLUMN = 0.8, 2.2  # inches
_LEAF, _RESULT, _INNER = "#d9ead3", "#fff2cc", "#e8eef7"


def draw(found: list[Graph], path: Path) -> None:
    """Write the picture to `path`, the graphs side by side. Raises PictureError."""
    levels = [graphs.layers(each) for each in found]
    widths = [max(map(len, rows)) for rows in levels]
    picture = figure(max(3.0, sum(widths) * _COLUMN), max(2.0, max(map(len, levels)) * _ROW))
    columns = picture.subplots(1, len(found), squeeze=False, width_ratios=widths)[0]
    for axes, graph, rows in zip(columns, found, levels, strict=True):
        _draw(axes, graph, rows)
    save(picture, path)


def _draw(axes: Any, graph: Graph, rows: list[list[int]]) -> None:
    widest = max(map(len, rows))
    axes.set_axis_off()
    axes.set_xlim(-widest / 2, widest / 2)
    axes.set_ylim(-len(rows) + 0.4, 0.6)
    places = {number: (column - (len(row) - 1) / 2, -float(level)) for level, row in enumerate(rows) for column, number in enumerate(row)}
    boxes = [_box(axes, node, number == 0, places[number]) for number, node in enumerate(graph.nodes)]
    for number, edge in enumerate(graph.edges):
        (_, above), (x, below) = places[edge[0]], places[edge[1]]
        around = 0.35 if above - below > 1 else 0.0  # past the boxes of the rows between
        bend = (around + 0.25 * graph.edges[:number].count(edge)) * (
            1 if x >= places[edge[0]][0] else -1
        )  # the same operand twice: two arrows
        style = {"arrowstyle": "-|>", "color": "0.4", "patchA": boxes[edge[0]], "patchB": boxes[edge[1]], "shrinkA": 1, "shrinkB": 1}
        axes.annotate("", xy=places[edge[1]], xytext=places[edge[0]], arrowprops=style | {"connectionstyle": f"arc3,rad={bend}"})


def _box(axes: Any, node: Node, result: bool, place: tuple[float, float]) -> Any:
    colour = _LEAF if node.operation == "leaf" else _RESULT if result else _INNER
    style = {"boxstyle": "round,pad=0.35", "facecolor": colour, "edgecolor": "0.5"}
    # parse_math off: a name may hold a dollar sign, which would be read as a formula
    words = graphs.label(node).replace("  ", "\n")
    return axes.text(*place, words, ha="center", va="center", fontsize=8, bbox=style, parse_math=False).get_bbox_patch()
