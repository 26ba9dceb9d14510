"""What a program did to the memory of the device: who holds the peak, and the bytes alive over time, line by line.

A box may say anything. What it says is checked here, once, and the texts of its lines are made plain.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from grader import redact
from grader.verdict import Holder
from grader.wire.messages import History

MOST_EVENTS = 20_000  # a recorder stops there
_MOST_BYTES = 1 << 45  # of one event: sums of them stay within 64 bits
_MOST_LAYERS, _LEAST_SHARE, _MOST_POINTS = 12, 0.01, 1_000
_SIZE, _BLOCK, _SITE, _FORWARD, _BACKWARD = range(5)  # the columns of an event
_NOBODY, _OTHERS = -2, -4  # keys of layers that are no line's: see _keys


@dataclass(frozen=True)
class Layer:
    """What one line of the program asked for (`gradient`: what a backward pass asked for because of it): bytes alive over time.

    `site` is None for what no line asked for, and for the lines that are not shown one by one.
    """

    name: str
    code: str
    site: int | None
    gradient: bool
    alive: np.ndarray


@dataclass(frozen=True)
class Timeline:
    """Bytes alive after some of the events (`at` are their numbers), the highest among them, and whether a backward pass was going on."""

    at: np.ndarray
    layers: list[Layer]
    backward: np.ndarray
    cut: bool  # there were more events

    @property
    def total(self) -> np.ndarray:
        """Bytes alive, all layers together."""
        return np.sum([each.alive for each in self.layers], axis=0)  # type: ignore[no-any-return]

    @property
    def peak(self) -> int:
        """The position of the highest point."""
        return int(np.argmax(self.total))


def of(history: History) -> Timeline | None:
    """The timeline; None if nothing happened on the device."""
    rows = _rows(history)
    if not len(rows):
        return None
    keys = _shown(rows, _keys(rows))
    at = thinned(np.cumsum(rows[:, _SIZE]), _MOST_POINTS)
    keys_in_order = dict.fromkeys(keys.tolist())  # as the program comes to them
    layers = [_layer(history, key, np.cumsum(np.where(keys == key, rows[:, _SIZE], 0))[at]) for key in keys_in_order]
    # What is always there carries the rest.
    layers.sort(key=lambda each: (each.site is not None, -np.mean(each.alive) / max(1, np.max(each.alive))))
    return Timeline(at, layers, rows[at, _BACKWARD] != 0, history.cut or len(history.events) > MOST_EVENTS)


def alive(history: History, most: int) -> list[int]:
    """Bytes alive over time: at most `most` values, the highest among them."""
    total = np.cumsum(_rows(history)[:, _SIZE])
    return [int(each) for each in total[thinned(total, most)]]


def holders(history: History, moment: str = "peak", most: int = 8) -> list[Holder]:
    """The lines whose tensors are alive at the peak, the largest first; or after the call with its result ("kept"), or without ("left")."""
    rows = _rows(history)
    if not len(rows):
        return []
    end = {"kept": history.returned, "left": len(rows)}.get(moment, int(np.argmax(np.cumsum(rows[:, _SIZE]))) + 1)
    held: dict[tuple[int, str], int] = {}
    ends = _ends(rows, max(end, 0), history.returned)
    for block, (size, site) in _alive_after(rows[: max(end, 0)].tolist()).items():
        if site >= 0:
            key = site, ends.get(block, "" if history.cut else "never")  # what comes after a cut is not known
            held[key] = held.get(key, 0) + size
    largest = sorted(held.items(), key=lambda item: -item[1])[:most]
    return [
        Holder(history.sites[site].line, history.sites[site].cell, _code(history, site), size, until) for (site, until), size in largest
    ]


def _ends(rows: np.ndarray, start: int, returned: int) -> dict[int, str]:
    """What becomes of each block that is freed from event `start` on."""
    ends = {}
    for number, (size, block, _, _, backward) in enumerate(rows[start:].tolist(), start):
        if size < 0:
            ends[block] = "backward" if backward else "later" if 0 <= returned <= number else "call"
    return ends


def _alive_after(rows: list[list[int]]) -> dict[int, tuple[int, int]]:
    """Size and site of each block that is alive after these events; a gradient that no line asked for is its forward line's."""
    born: dict[int, tuple[int, int]] = {}
    for size, block, site, forward, _ in rows:
        if size > 0:
            born[block] = size, site if site >= 0 else forward
        else:
            born.pop(block, None)
    return born


def _rows(history: History) -> np.ndarray:
    """The events, in the right form and within bounds."""
    told = history.events
    if told.dtype != np.int64 or told.ndim != 2 or told.shape[1] != 5:
        return np.zeros((0, 5), np.int64)
    rows = told[:MOST_EVENTS].copy()
    rows[:, _SIZE] = np.clip(rows[:, _SIZE], -_MOST_BYTES, _MOST_BYTES)
    for column in (_SITE, _FORWARD):
        known = (rows[:, column] >= 0) & (rows[:, column] < len(history.sites))
        rows[:, column] = np.where(known, rows[:, column], -1)
    return rows


def _keys(rows: np.ndarray) -> np.ndarray:
    """The layer of each event: twice its site, and one more for a gradient of what that site computed; _NOBODY without a site."""
    site, forward = rows[:, _SITE], rows[:, _FORWARD]
    gradient = (forward >= 0) & ~_computed_again(rows)[site]
    return np.where(gradient, 2 * forward + 1, 2 * site)


def _computed_again(rows: np.ndarray) -> np.ndarray:
    """By site: whether it asks for much the same outside of backward passes, as a line does that a checkpoint runs once more."""
    site, asked, backward = rows[:, _SITE], np.maximum(rows[:, _SIZE], 0), rows[:, _BACKWARD] != 0
    sites = int(site.max()) + 2  # the last one is -1, nobody's
    before, within = (np.bincount(site[where] % sites, asked[where], sites) for where in (~backward, backward))
    return (2 * before >= within) & (np.arange(sites) < sites - 1)


def _shown(rows: np.ndarray, keys: np.ndarray) -> np.ndarray:
    """The keys, those that hold little at the peak replaced by one for all of them."""
    names, layer = np.unique(keys, return_inverse=True)
    peak = int(np.argmax(np.cumsum(rows[:, _SIZE])))
    held = np.bincount(layer[: peak + 1], rows[: peak + 1, _SIZE], len(names))
    asked = np.bincount(layer, np.maximum(rows[:, _SIZE], 0), len(names))
    largest = [each for each in np.lexsort((-asked, -held))[:_MOST_LAYERS] if asked[each] >= _LEAST_SHARE * held.sum()]
    return np.where(np.isin(keys, names[largest]), keys, _OTHERS)


def _layer(history: History, key: int, held: np.ndarray) -> Layer:
    held = np.maximum(held, 0)
    if key in (_NOBODY, _OTHERS):
        return Layer("no line of the program" if key == _NOBODY else "other lines", "", None, False, held)
    site, gradient = key // 2, key % 2 == 1
    name = place(history.sites[site].line, history.sites[site].cell)
    return Layer(f"gradients of {name}" if gradient else name, _code(history, site), site, gradient, held)


def place(line: int, cell: int | None) -> str:
    """A line of the program in words."""
    return f"line {line}" if cell is None else f"cell {cell}, line {line}"


def _code(history: History, site: int) -> str:
    return redact.line(history.sites[site].code)


def thinned(values: np.ndarray, most: int) -> np.ndarray:
    """Positions of at most `most` values: of each stretch the highest and the lowest, so that no peak is lost."""
    if len(values) <= most:
        return np.arange(len(values))
    edges = np.linspace(0, len(values), most // 2, dtype=int)
    found = [start + pick(values[start:end]) for start, end in pairwise(edges) for pick in (np.argmax, np.argmin)]
    return np.unique([*found, len(values) - 1])
