"""A verdict as a piece of HTML, for a notebook or a page. Every text is escaped by the template; nothing is fetched, nothing runs."""

from functools import cache
from typing import TYPE_CHECKING

from grader.reporters import memory, words
from grader.verdict import Outcome, Verdict

if TYPE_CHECKING:
    from jinja2 import Environment


def fragment(verdict: Verdict) -> str:
    """An <article> with a style sheet of its own, which touches nothing outside it."""
    return f"<style>{filled('verdict.css')}</style>\n{article(verdict)}"


def article(verdict: Verdict) -> str:
    """The <article> alone, for a page that has the style sheet."""
    over = verdict.memory if verdict.outcome is Outcome.OVER_BUDGET else None
    return filled(
        "verdict.html",
        verdict=verdict,
        kind="passed" if verdict.passed else "ours" if verdict.outcome is Outcome.GRADER_ERROR else "failed",
        mark=words.mark(verdict),
        places=[words.place(each, verdict.path) for each in verdict.findings],
        rows=words.rows(verdict.counterexample) if verdict.counterexample else [],
        memory=memory.told(over) if over else "",
        checked=words.checked(verdict) if verdict.stages else "",
    )


def filled(template: str, **values: object) -> str:
    """A template of templates/ with these values."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        autoescape=True, loader=PackageLoader("grader.reporters"), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
