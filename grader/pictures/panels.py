"""A learner's answer as a picture, over the right one."""

from pathlib import Path
from typing import Any

import numpy as np

from grader.panel import Panel, Points
from grader.pictures.common import figure, save

_WIDTH, _HEIGHT = 5.2, 4.2  # inches of one panel
_YOURS = {"color": "#d62728", "marker": ".", "markersize": 7}
_EXPECTED = {"color": "#1f77b4", "linestyle": "--", "marker": "o", "markersize": 7, "mfc": "none"}
_MOST = 20.0  # times the size of what is expected: what lies beyond is left out, and told


def draw(yours: list[Panel] | None, expected: list[Panel], path: Path) -> None:
    """Write the picture; without `yours` only what is expected. Raises PictureError."""
    picture = figure(_WIDTH * len(expected), _HEIGHT)
    axes = picture.subplots(1, len(expected), squeeze=False)[0]
    for number, (each, right) in enumerate(zip(axes, expected, strict=True)):
        _background(each, right)
        _path(each, right.path, right.path, "expected", _EXPECTED)
        if yours is not None:
            _path(each, yours[number].path, right.path, "yours", _YOURS)
        each.set(title=right.title, xlabel=right.xlabel, ylabel=right.ylabel)
        each.legend(fontsize=8)
    save(picture, path)


def _background(axes: Any, panel: Panel) -> None:
    if panel.heat is not None:
        x, y, values = panel.heat
        shades = axes.pcolormesh(x, y, values, shading="nearest", cmap="Greys_r", zorder=0)
        axes.figure.colorbar(shades, ax=axes)
    if panel.curve is not None:
        axes.plot(*panel.curve, color="0.6", linewidth=1.2, zorder=1)
    if panel.points is not None:
        axes.scatter(*panel.points, s=14, color="0.3", label="data", zorder=2)


def _path(axes: Any, points: Points, right: Points, label: str, style: dict[str, Any]) -> None:
    """The points in order; numbers that are none, or far beyond what is expected, are left out."""
    x, y = (np.asarray(each, dtype=np.float64) for each in points)
    inside = np.isfinite(x) & np.isfinite(y)
    for mine, theirs in ((x, right[0]), (y, right[1])):
        size = np.max(np.abs(theirs), initial=1e-9)
        inside &= np.abs(np.nan_to_num(mine)) <= _MOST * size
    beyond = int(np.sum(~inside))
    note = f" ({beyond} point{'' if beyond == 1 else 's'} outside)" if beyond else ""
    axes.plot(np.where(inside, x, np.nan), np.where(inside, y, np.nan), label=label + note, zorder=3, **style)
