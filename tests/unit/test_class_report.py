"""The page about a class: whole, without anything from elsewhere, harmless whoever is on it."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from grader.classroom import report
from grader.classroom.report import Class
from grader.verdict import Diagnosis, Outcome, Scored, Verdict
from tests.unit.page import Reader

START = datetime(2026, 11, 1, 12, tzinfo=UTC)
EVIL = "<script>alert(1)</script>\"'&x"


def one(learner: str, kata: str, outcome: Outcome, reason: str = "") -> Scored:
    """A grade."""
    diagnosis = Diagnosis(f"id{kata}", reason) if reason else None
    return Scored(learner, Verdict(kata, f"Title {kata}", outcome, diagnosis=diagnosis), float(outcome is Outcome.PASSED), 1.0)


def page(**changes: object) -> str:
    """A report of a small class, changed."""
    given = [
        one("ann", "A", Outcome.PASSED),
        one("bob", "A", Outcome.WRONG_GRADIENT, "doubled"),
        one("bob", "B", Outcome.RAISED, "freed"),
        one("carl", "A", Outcome.WRONG_GRADIENT, "doubled"),
    ]
    fields = {
        "learners": ["ann", "bob", "carl", EVIL],
        "katas": ["A", "B"],
        "scored": {(each.learner, each.verdict.kata): each for each in given},
        "pages": {name: f"feedback/{name}#?.html" for name in ("ann", "bob", "carl", EVIL)},
        "times": [START, START, START + timedelta(days=2)],
        "not_graded": {("carl", "B")},
        "left_out": 1,
    }
    return report.render(Class(**{**fields, **changes}))  # type: ignore[arg-type]


def test_the_page_is_whole_and_fetches_nothing() -> None:
    """Every element is closed; no script, no picture, no address but those of the feedback."""
    read = Reader(page())
    assert read.open == []
    assert read.names & {"script", "img", "iframe", "link", "object", "svg", "form"} == set()
    links = [value for name, value in read.attributes if name == "href"]
    assert links
    assert all(each.startswith(("feedback/", "#")) and "?" not in each and each.count("#") <= 1 for each in links if each)
    assert not any(name.startswith("on") or name == "src" for name, _ in read.attributes)


def test_every_cell_says_what_it_is_without_its_colour() -> None:
    """To a screen reader, and in a letter of its own."""
    labels = [attributes["aria-label"] for tag, attributes in Reader(page()).tags if tag == "a" and "aria-label" in attributes]
    assert labels == ["ann, A: PASSED", "bob, A: WRONG_GRADIENT", "bob, B: RAISED", "carl, A: WRONG_GRADIENT"]
    letters = [letter for letter, _ in report.OUTCOMES.values()]
    assert len(set(letters)) == len(letters)
    assert set(report.OUTCOMES) == set(Outcome) - {Outcome.GRADER_ERROR}


def test_nobody_has_to_tab_through_every_cell() -> None:
    """Each part of the page is a link away; before the first cell."""
    read = Reader(page())
    order = [attributes["href"] or "" for tag, attributes in read.tags if tag == "a"]
    ids = [attributes["id"] for tag, attributes in read.tags if tag == "h2"]
    assert order[: len(ids)] == [f"#{each}" for each in ids]
    assert len(ids) == 4


def test_a_cell_names_its_kata_to_a_pointer() -> None:
    """Also an empty one."""
    titles = [attributes["title"] for _, attributes in Reader(page()).tags if "title" in attributes]
    assert titles[:4] == ["A: PASSED", "B: nothing handed in", "A: WRONG_GRADIENT", "B: RAISED"]


def luminance(colour: str) -> float:
    """Of a colour like #0a6cff (WCAG 2.2, relative luminance)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_letters_stand_out_from_their_cells() -> None:
    """By 4.5 to 1 (WCAG 2.2, 1.4.3), in the light and in the dark: both are the same."""
    style = page().partition("</style>")[0]
    assert ".cell {" in style
    assert "color: #000;" in style
    colours = re.findall(r"\.(?:passed|wrong|crashed) { background: (#[0-9a-f]{6}); }", style)
    assert len(colours) == 3
    assert all((luminance(each) + 0.05) / 0.05 >= 4.5 for each in colours)


def test_the_hardest_and_the_most_frequent_come_first() -> None:
    """By share of those who handed something in, and by learners."""
    text = page()
    assert text.index("B · Title B") < text.index("A · Title A")
    assert text.index("doubled") < text.index("freed")
    assert "1 (33 %)" in text


@pytest.mark.parametrize(("days", "rows", "step"), [(0, 1, 1), (2, 3, 1), (30, 31, 1), (31, 5, 7), (400, 29, 14)])
def test_the_time_line_has_days_or_weeks_and_loses_none(days: int, rows: int, step: int) -> None:
    """From the first to the last."""
    bars = report._bars([START, START + timedelta(days=days)])
    assert len(bars) == rows
    assert sum(count for _, count, _ in bars) == 2
    if rows > 1:
        assert datetime.fromisoformat(bars[1][0]) - datetime.fromisoformat(bars[0][0]) == timedelta(days=step)


def test_a_class_without_anything_is_a_page_too() -> None:
    """Nobody handed in anything."""
    assert Reader(page(learners=[], katas=[], scored={}, pages={}, times=[])).open == []


def test_what_could_not_be_graded_does_not_look_like_nothing() -> None:
    """One cell of it, and its line in the legend; without any no cell."""
    assert page().count('yet">?</span></td>') == 1
    assert 'yet">?</span></td>' not in page(not_graded=set())
