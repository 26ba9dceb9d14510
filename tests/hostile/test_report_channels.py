"""Texts of learners in reports for programs: whoever reads these finds what we wrote, and nothing else."""

import json
from dataclasses import replace
from xml.etree import ElementTree

import jsonschema
import pytest
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from grader.reporters import classroom, github, gradescope, junit, plain
from grader.verdict import Counterexample, Finding, Outcome, Scored, Verdict
from tests.hostile.runner_log import Command, commands
from tests.unit.test_reporters_for_programs import SCHEMA

TEXTS = {
    "annotation": "::error file=secret.py,line=1::forged",
    "after white space": " \u2003\t::warning::forged",
    "older form": "say ##[error]forged",
    "output": "::set-output name=result::forged",
    "mask": "::add-mask::e",
    "stop": "::stop-commands::forged",
    "resume": "::forged::\n::error::forged",
    "line feed": "a\n::error::forged",
    "carriage return": "a\r::error::forged",
    "both": "a\r\n::error::forged",
    "other line ends": "a\u2028::error::forged\u0085::error::forged\x0b::error::forged\x0c::error::forged",
    "escaped line feed": "a%0A::error::forged",
    "escaped percent": "a%250A::error::forged",
    "properties": "a,line=1,title=forged::forged",
    "colons": "a:::b",
    "ansi": "\x1b[2J\x1b]0;forged\x07\x9b31m",
    "cdata": "]]><failure/>",
    "end of a case": '</failure></testcase><testcase name="forged" classname="forged"/>',
    "entity": "&lt;&#x41;&forged;<!DOCTYPE x>",
    "nul": "a\0b",
    "controls": "".join(map(chr, range(32))) + "\x7f",
    "surrogate": "a\ud800b\udfff",
    "not characters": "\ufffe\uffff\U0001fffe",
    "overrides": "\u202eforged\u202c\u2066",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "markdown": "```\n# forged\n[x](javascript:alert(1)) ![](http://evil.example/p.png) @everyone\n````\n| forged | |\n",
    "json": '"}],"score":100,"tests":[{"score":100',
    "traceback": "a\n  File \"secret.py\", line 1, in forged\n    raise X('forged')",
    "delimiter": "EOF\nresult=forged\nEOF",
    "path": "../../secret.py",
    "empty": "",
}
each_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


def hostile(text: str) -> list[Scored]:
    """Two verdicts with this text wherever a learner has a hand in it."""
    verdict = Verdict(
        "B",
        "Two backward passes",
        Outcome.RAISED,
        summary=text,
        path=text,
        findings=(Finding("answer", Outcome.RAISED, text, 1, None, text),),
        counterexample=Counterexample({text: text}, text, text, None, text),
        stages=("load",),
        output=text,
        notes=(text,),
    )
    return [Scored(text, verdict, 0.0, 1.0, text), Scored(f"{text}2", replace(verdict, findings=()), 0.0, 1.0)]


@each_text
def test_junit_is_well_formed_and_has_our_cases_only(text: str) -> None:
    """For the parser of Python and for the one that others use."""
    report = junit.render(hostile(text)).encode()
    assert [each.name for each in next(iter(JUnitXml.fromstring(report)))] == ["B", "B"]
    root = ElementTree.fromstring(report)
    assert [each.tag for each in root.iter()] == ["testsuites", "testsuite", *["testcase", "failure"] * 2]


def test_junit_writes_what_xml_cannot_hold_as_pytest_does() -> None:
    """Two digits, or four."""
    assert junit.allowed("a\0\x1b\x7f\ud800\ufffe\t\n\r\x80é😀") == "a#x00#x1B#x7F#xD800#xFFFE\t\n\r\x80é😀"


@each_text
def test_gradescope_reads_our_tests_only(text: str) -> None:
    """Plain text throughout, which any JSON reader and any database takes."""
    told = json.loads(gradescope.render(hostile(text), [(text, text)]).encode("utf-8"))
    jsonschema.validate(told, SCHEMA)
    assert [(each["name"], each["score"], each["status"]) for each in told["tests"]] == [("B · Two backward passes", 0, "failed")] * 2
    for part in (told["output"], *(each["output"] for each in told["tests"])):
        assert all(letter.isprintable() or letter == "\n" for letter in part)


@each_text
def test_classroom_has_nothing_of_the_learner_in_a_log(text: str) -> None:
    """Its reporter prints these texts as they are, where lines can be commands."""
    told = json.loads(classroom.render(hostile(text)))
    said = [str(value) for test in told["tests"] for value in test.values()]
    assert commands("\n".join(said)) == []
    assert not any(letter in "\x1b\r\n" or not letter.isprintable() for each in said for letter in each)
    assert [(test["score"], test["status"]) for test in told["tests"]] == [(0, "fail")] * 2


@each_text
def test_the_runner_reads_our_annotations_only(text: str) -> None:
    """With properties and a message that mean what the learner wrote."""
    found = commands(github.annotations(hostile(text)))
    assert [each.name for each in found] == ["error", "error"]
    shown = plain.printable(text)
    assert found[0].text == f"{shown}\n{shown}"
    assert found[0].properties["title"] == f"B RAISED{' · ' if text else ''}{shown}"
    assert set(found[0].properties) == {"title"} | (set() if text in ("", TEXTS["path"]) else {"file", "line"})
    assert found[0].properties.get("line", "1") == "1"


@each_text
def test_the_runner_reads_no_command_in_a_shielded_text(text: str) -> None:
    """The token is not in it; what comes after is read again."""
    log = f"{github.shielded(text, '5f2b')}\n::notice::ours"
    assert commands(log) == [Command("notice", "ours")]


def test_the_reader_of_logs_finds_what_is_not_shielded() -> None:
    """Or the tests above would show nothing."""
    unshielded = {name for name, text in TEXTS.items() if "stop" not in name and commands(text)}
    assert unshielded >= {
        *("annotation", "after white space", "older form", "output", "mask", "line feed", "carriage return", "both", "traceback")
    }


@each_text
def test_a_summary_has_our_headings_and_one_table(text: str) -> None:
    """As GitHub-flavoured Markdown is read: no link, no picture, no HTML, no cell of a learner's."""
    summary = github.summary(hostile(text), [(text, text)])
    assert all(letter.isprintable() or letter == "\n" for letter in summary)
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(summary)
    kinds = {each.type for token in tokens for each in (token, *(token.children or ()))}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_block", "bullet_list_open"}
    assert [each.tag for each in tokens if each.type == "heading_open"] == ["h2", "h3", "h3"]
    assert sum(each.type == "td_open" for each in tokens) == 2 * 4
