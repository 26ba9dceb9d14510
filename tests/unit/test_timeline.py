"""Bytes alive over time: who holds the peak, how the layers add up, and that no peak is lost where events are left out."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest

from grader import timeline
from grader.verdict import Holder
from grader.wire.messages import History, Site

MIB = 1 << 20
BACKWARD = 1


def history(events: Iterable[tuple[int, ...]], sites: int = 8) -> History:
    """Events (bytes, block, site, forward site, whether in a backward pass) of a program whose site n is line n + 1."""
    rows = np.array(list(events), np.int64).reshape(-1, 5)
    return History([Site(number + 1, None, f"line_{number + 1}()") for number in range(sites)], rows, False)


# Three tensors are alive at the peak, of 8 MiB: one of line 1 to the end, line 2's until a backward pass, line 3's a little longer.
STORY = [
    (2 * MIB, 0, 0, -1, 0),
    (4 * MIB, 1, 5, -1, 0),
    (-4 * MIB, 1, 5, -1, 0),
    (3 * MIB, 2, 1, -1, 0),
    (3 * MIB, 3, 2, -1, 0),
    (-3 * MIB, 2, 1, -1, BACKWARD),
    (MIB, 4, 3, 1, BACKWARD),
    (-3 * MIB, 3, 2, -1, 0),
]


def layers_of(found: timeline.Timeline | None) -> dict[str, list[int]]:
    """Bytes over time by the layer's name, in MiB."""
    assert found is not None
    return {each.name: [int(size) // MIB for size in each.alive] for each in found.layers}


def test_who_is_alive_at_the_peak_holds_it() -> None:
    """What was freed before, or asked for after, does not; and each says what ended it."""
    assert timeline.holders(history(STORY)) == [
        Holder(2, None, "line_2()", 3 * MIB, "backward"),
        Holder(3, None, "line_3()", 3 * MIB, "call"),
        Holder(1, None, "line_1()", 2 * MIB, "never"),
    ]


def test_who_is_alive_when_the_call_has_returned_and_at_the_end() -> None:
    """The peak may be another line's fault. What is freed once the call has returned was held by its result."""
    told = replace(history(STORY), returned=7)
    assert [(each.line, each.until) for each in timeline.holders(told)] == [(2, "backward"), (3, "later"), (1, "never")]
    assert [(each.line, each.until) for each in timeline.holders(told, "kept")] == [(3, "later"), (1, "never"), (4, "never")]
    assert [(each.line, each.until) for each in timeline.holders(told, "left")] == [(1, "never"), (4, "never")]


def test_the_tensors_of_a_line_are_one_holder_for_each_end_and_only_the_largest_are_told() -> None:
    """Line 1 keeps two to the end; the third is freed."""
    three = [(MIB, number, 0, -1, 0) for number in range(3)]
    found = timeline.holders(history([*three, (5 * MIB, 3, 1, -1, 0), (-MIB, 1, 0, -1, 0)]), most=2)
    assert [(each.line, each.held, each.until) for each in found] == [(2, 5 * MIB, "never"), (1, 2 * MIB, "never")]


def test_a_gradient_that_no_line_asked_for_is_held_by_its_forward_line() -> None:
    """The grader's own backward pass asks for it, because of that line."""
    told = history([(MIB, 0, 1, -1, 0), (2 * MIB, 1, -1, 1, BACKWARD), (-2 * MIB, 1, -1, 1, BACKWARD)])
    assert timeline.holders(told) == [Holder(2, None, "line_2()", 2 * MIB, "backward"), Holder(2, None, "line_2()", MIB, "never")]


def test_what_becomes_of_a_tensor_after_a_cut_is_not_known() -> None:
    """A program may do more than is noted; what was not seen to end has perhaps not lived for ever."""
    assert [each.until for each in timeline.holders(replace(history(STORY), cut=True))] == ["backward", "call", ""]


def test_a_line_of_a_notebook_keeps_its_cell() -> None:
    """In the holder and in the layer's name."""
    told = History([Site(2, 5, "x")], np.array([(MIB, 0, 0, -1, 0)], np.int64), False)
    assert timeline.holders(told)[0].cell == 5
    assert list(layers_of(timeline.of(told))) == ["cell 5, line 2"]


def test_the_layers_tell_line_by_line_what_is_alive() -> None:
    """After each event, one layer on the other; gradients apart from the line that they belong to."""
    found = timeline.of(history(STORY))
    assert layers_of(found) == {
        "line 1": [2, 2, 2, 2, 2, 2, 2, 2],
        "line 6": [0, 4, 0, 0, 0, 0, 0, 0],
        "line 2": [0, 0, 0, 3, 3, 0, 0, 0],
        "line 3": [0, 0, 0, 0, 3, 3, 3, 0],
        "gradients of line 2": [0, 0, 0, 0, 0, 0, 1, 1],
    }
    assert found is not None
    assert [int(each) // MIB for each in found.total] == [2, 6, 2, 5, 8, 5, 6, 3]
    assert found.peak == 4
    assert found.backward.tolist() == [False] * 5 + [True, True, False]


def test_what_is_always_there_lies_at_the_bottom() -> None:
    """Nobody's bytes, then those that stay; what comes and goes lies on top."""
    found = timeline.of(history([*STORY, (MIB, 9, -1, -1, 0)]))
    assert next(iter(layers_of(found))) == "no line of the program"
    assert list(layers_of(found))[1] == "line 1"


def test_a_line_that_a_checkpoint_runs_again_is_no_gradient() -> None:
    """It asks for as much as in the forward pass, with a node of its own line at work; `loss.backward()` asks for four bytes outside."""
    forward = [(MIB, 0, 0, -1, 0), (-MIB, 0, 0, -1, 0), (4, 1, 1, -1, 0)]
    again = [(MIB, 2, 0, 0, BACKWARD), (MIB, 3, 1, 0, BACKWARD), (-MIB, 2, 0, 0, BACKWARD)]
    assert layers_of(timeline.of(history([*forward, *again]))) == {
        "other lines": [0, 0, 0, 0, 0, 0],
        "line 1": [1, 0, 0, 1, 1, 0],
        "gradients of line 1": [0, 0, 0, 0, 1, 1],
    }


def test_small_lines_are_one_layer() -> None:
    """Those below a hundredth of the peak, and those beyond a dozen."""
    small = timeline.of(history([(100 * MIB, 0, 0, -1, 0), (MIB // 2, 1, 1, -1, 0), (MIB // 3, 2, 2, -1, 0)]))
    many = timeline.of(history([(MIB * (20 - n), n, n, -1, 0) for n in range(16)], sites=16))
    assert list(layers_of(small)) == ["other lines", "line 1"]
    assert sorted(layers_of(many), key=len) == [*(f"line {n}" for n in range(1, 10)), "line 10", "line 11", "line 12", "other lines"]


@pytest.mark.parametrize("events", [0, 1, 2, 999, 1000, 1001, 7_777, 20_000, 25_000])
def test_layers_add_up_and_keep_the_peak(events: int) -> None:
    """Any story: at every event that is kept, the layers together are what is alive then, and the highest point is one of them."""
    rows = list(_any_story(events))
    alive = np.cumsum([row[0] for row in rows])[: timeline.MOST_EVENTS]
    found = timeline.of(history(rows))
    assert (found is None) is (events == 0)
    if found is not None:
        assert len(found.at) <= min(events, 1000)
        assert found.total.tolist() == alive[found.at].tolist()
        assert found.total[found.peak] == alive.max()
        assert found.at[-1] == len(alive) - 1
        assert found.cut is (events > timeline.MOST_EVENTS)


def _any_story(events: int) -> Iterable[tuple[int, ...]]:
    rng = np.random.default_rng(events)
    alive: list[tuple[int, ...]] = []
    for number in range(events):
        if alive and rng.random() < 0.5:
            size, *rest = alive.pop(int(rng.integers(len(alive))))
            yield (-size, *rest, int(rng.random() < 0.3))
        else:
            backward = int(rng.random() < 0.3)
            row = int(rng.integers(1, 1000)), number, int(rng.integers(-1, 20)), int(rng.integers(-1, 20)) if backward else -1
            alive.append(row)
            yield (*row, backward)


@pytest.mark.parametrize("place", [0, 1, 3_333, 9_998, 9_999])
def test_the_highest_of_many_values_is_kept(place: int) -> None:
    """Also where one tensor lives for a single event."""
    events = [(MIB, number, 0, -1, 0) if number % 2 == 0 else (-MIB, number - 1, 0, -1, 0) for number in range(10_000)]
    events[place : place + 1] = [(9 * MIB, 10_000, 1, -1, 0), (-9 * MIB, 10_000, 1, -1, 0), events[place]]
    kept = timeline.alive(history(events), 100)
    assert len(kept) <= 100
    assert max(kept) == np.cumsum([row[0] for row in events]).max()
