"""What a kata's spec says about a picture of an answer: plain arrays, drawn by somebody else."""

from dataclasses import dataclass

import numpy as np

Points = tuple[np.ndarray, np.ndarray]  # x and y, two 1-D arrays of one length


@dataclass(frozen=True)
class Panel:
    """One pair of axes: what an answer looks like (`path`), and what lies behind it.

    curve: a line, such as the function that is minimised. points: data. heat: the values on a grid, as (x, y, values with y as rows).
    """

    title: str
    xlabel: str
    ylabel: str
    path: Points
    curve: Points | None = None
    points: Points | None = None
    heat: tuple[np.ndarray, np.ndarray, np.ndarray] | None = None
