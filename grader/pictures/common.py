"""What all pictures share: matplotlib without a display, and saving by the name's ending."""

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ENDINGS = (".png", ".svg", ".pdf")


class PictureError(Exception):
    """The picture cannot be made; the message is for the user."""


def figure(width: float, height: float) -> "Figure":
    """An empty figure, sizes in inches. Raises PictureError if matplotlib is missing."""
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise PictureError("pictures need matplotlib: pip install 'gradient-katas[plot]'") from error
    return Figure((width, height), layout="constrained")


def save(picture: "Figure", path: Path) -> None:
    """Write the picture; its name's ending says how. Raises PictureError."""
    try:
        with warnings.catch_warnings():  # of letters that the font lacks, and of names too long for their place
            warnings.simplefilter("ignore")
            picture.savefig(path, dpi=150)
    except OSError as error:
        raise PictureError(f"cannot write {path}: {error.strerror}") from error
