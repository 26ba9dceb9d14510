"""Bytes alive over time as a picture: a band for each line of the program, backward passes shaded, the peak marked, the budget dashed."""

from pathlib import Path
from typing import Any

import numpy as np

from grader.budget import shown
from grader.pictures.common import figure, save
from grader.timeline import Layer, Timeline

_WIDTH, _HEIGHT, _ROW = 12.0, 4.6, 0.21  # inches; a row of the legend
_COLOURS = (
    "#4477aa",
    "#ee9944",
    "#228877",
    "#aa4488",
    "#66aadd",
    "#bbaa33",
    "#884433",
    "#77bb66",
    "#7766bb",
    "#dd7788",
    "#556677",
    "#99ccbb",
)
_NOBODYS, _OTHERS = "#b8b8b8", "#dedede"
_BACKWARD, _PEAK, _BUDGET = "#e9eef5", "#cc2222", "#22772f"
_LIGHTER = 0.5  # of the way to white: gradients
_MOST_CODE = 38
_MOST_STEPS = 400  # with an outline: more of them would be nothing but outline
_UNITS = ((1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB"), (1, "bytes"))


def draw(timeline: Timeline, title: str, budget: int | None, path: Path) -> None:
    """Write the picture; `budget` in bytes. Raises PictureError."""
    picture = figure(_WIDTH, max(_HEIGHT, _ROW * (len(timeline.layers) + 5)))
    axes: Any = picture.subplots()
    peak = int(timeline.total[timeline.peak])
    top = max(peak, budget or 0, 1)
    unit, name = next((size, name) for size, name in _UNITS if top >= size)
    bands = _bands(axes, timeline, unit)
    entries = [_peak(axes, timeline, unit, peak), *_budget(axes, budget, unit), *bands, *_backward(axes, timeline)]
    axes.set(xlim=(0, timeline.at[-1] + 1), ylim=(0, 1.13 * top / unit), ylabel=f"{name} alive", xlabel=_time(timeline))
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_title(title, loc="left", fontsize=10, parse_math=False)
    _legend(picture, entries)
    save(picture, path)


def _time(timeline: Timeline) -> str:
    count = f"the first {timeline.at[-1] + 1:,}" if timeline.cut else f"{timeline.at[-1] + 1:,} in all"
    return f"allocations and frees, in their order ({count})"


def _bands(axes: Any, timeline: Timeline, unit: int) -> list[tuple[Any, str]]:
    """The layers, one on the other; for the legend from the top down, each with its bytes at the peak."""
    x = np.append(timeline.at, timeline.at[-1] + 1)  # an event lasts until the next one
    low = np.zeros(len(x))
    entries, width = [], max((len(layer.name) for layer in timeline.layers if _code(layer)), default=0)
    for layer, colour in zip(timeline.layers, _colours(timeline.layers), strict=True):
        high = low + np.append(layer.alive, layer.alive[-1]) / unit
        band = axes.fill_between(x, low, high, step="post", color=colour, linewidth=0, zorder=2)
        entries.append((band, _label(layer, int(layer.alive[timeline.peak]), width)))
        low = high
    if len(x) < _MOST_STEPS:
        axes.step(x, low, where="post", color="0.25", linewidth=0.7, zorder=3)
    return entries[::-1]


def _colours(layers: list[Layer]) -> list[Any]:
    """One colour for each line, a lighter one for its gradients."""
    sites = [each.site for each in layers if each.site is not None]
    first = {site: _COLOURS[number % len(_COLOURS)] for number, site in enumerate(dict.fromkeys(sites))}
    plain = [_NOBODYS if each.name.startswith("no ") else _OTHERS if each.site is None else first[each.site] for each in layers]
    return [_lighter(colour) if each.gradient else colour for each, colour in zip(layers, plain, strict=True)]


def _lighter(colour: str) -> tuple[float, ...]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return tuple(part + _LIGHTER * (1 - part) for part in parts)


def _label(layer: Layer, held: int, width: int) -> str:
    return f"{shown(held):>12}  {layer.name:<{width}}  {_code(layer)}".rstrip()


def _code(layer: Layer) -> str:
    if layer.gradient:
        return ""  # it stands beside the line itself
    return layer.code if len(layer.code) <= _MOST_CODE else layer.code[: _MOST_CODE - 1] + "…"


def _backward(axes: Any, timeline: Timeline) -> list[tuple[Any, str]]:
    if not timeline.backward.any():
        return []
    x = np.append(timeline.at, timeline.at[-1] + 1)
    inside = np.append(timeline.backward, timeline.backward[-1])
    shade = axes.fill_between(x, 0, 1, inside, step="post", transform=axes.get_xaxis_transform(), color=_BACKWARD, linewidth=0, zorder=1)
    return [(shade, f"{'':>12}  backward pass")]


def _peak(axes: Any, timeline: Timeline, unit: int, peak: int) -> tuple[Any, str]:
    x = timeline.at[timeline.peak] + 0.5
    (dot,) = axes.plot([x], [peak / unit], "o", color=_PEAK, markersize=6, zorder=6, linestyle="none", clip_on=False)
    left = x > 0.8 * (timeline.at[-1] + 1)
    style = {"textcoords": "offset points", "va": "bottom", "ha": "right" if left else "left", "color": _PEAK, "zorder": 6}
    axes.annotate(shown(peak), (x, peak / unit), xytext=(-5 if left else 5, 4), **style)
    return dot, f"{shown(peak):>12}  the peak"


def _budget(axes: Any, budget: int | None, unit: int) -> list[tuple[Any, str]]:
    if budget is None:
        return []
    axes.axhline(budget / unit, color="white", linewidth=3, alpha=0.6, zorder=4)
    line = axes.axhline(budget / unit, color=_BUDGET, linestyle="--", linewidth=1.5, zorder=5)
    return [(line, f"{shown(budget):>12}  the budget")]


def _legend(picture: Any, entries: list[tuple[Any, str]]) -> None:
    handles, labels = zip(*entries, strict=True)
    style = {"fontsize": 8, "prop": {"family": "monospace", "size": 8}, "frameon": False}
    legend = picture.legend(handles, labels, loc="outside right upper", title="alive at the peak", title_fontsize=9, **style)
    legend.set_alignment("left")
    for text in legend.get_texts():
        text.set_parse_math(False)  # code may hold a dollar sign, which would be read as a formula
