"""What several folders of tests share: one fork server for all of them, the course, and a way to grade a text."""

import os
import secrets
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader import catalogue, submission
from grader.catalogue import Entry
from grader.conversation import Limits
from grader.grade import Options, grade
from grader.sandbox import interpreter
from grader.sandbox.server import Server
from grader.verdict import Verdict
from grader.wire.messages import Facts, Load, Loaded, Read

LIMITS = Limits(call=1.0, load=2.0, total=6.0)

GradeSource = Callable[..., Verdict]

# A shell without job control starts what it leaves in the background deaf to ctrl-C, and so would be all that tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a person see which hostile programs get through a weaker box: pytest tests/hostile/test_programs.py --layers landlock."""
    parser.addoption("--layers", help="only these layers for the hostile programs: a list with commas, or none")
    parser.addoption("--landlock-abi", type=int, default=99, help="make Landlock as old as this version of it, 0 for none")


@pytest.fixture(scope="session")
def secret() -> Iterator[str]:
    """A random text in this process's memory and environment that no box may ever see."""
    text = f"SECRET-{secrets.token_hex(16)}"
    os.environ["KATA_TEST_SECRET"] = text
    yield text
    del os.environ["KATA_TEST_SECRET"]


@pytest.fixture(scope="session")
def server(secret: str) -> Iterator[Server]:
    """The fork server of the whole session, started while the secret is already there."""
    with Server(("nbformat",)) as started:
        started.ready()
        yield started


@pytest.fixture(scope="session")
def reader(secret: str) -> Iterator[Server]:
    """The fork server whose boxes only read notebooks."""
    with Server(("nbformat",), runner=interpreter.READER) as started:
        yield started


@pytest.fixture(scope="session")
def open_server(secret: str) -> Iterator[Server]:
    """A fork server without namespaces: what most containers and CI machines have."""
    with Server(("nbformat",), enclosed=False) as started:
        started.ready()
        yield started


@pytest.fixture(scope="session")
def course_entries() -> dict[str, Entry]:
    """Every kata of the course, by id."""
    return {entry.id: entry for entry in catalogue.entries()}


@pytest.fixture(scope="session")
def bank_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the questions of the katas are kept, for this session only."""
    return tmp_path_factory.mktemp("banks")


@pytest.fixture
def grade_source(server: Server, course_entries: dict[str, Entry], bank_cache: Path, tmp_path: Path) -> GradeSource:
    """Grade a source text (or bytes) as a submission: grade_source("B", text, suffix=".py", **options); server= another one."""

    def run(kata_id: str, source: str | bytes, suffix: str = ".py", **options: object) -> Verdict:
        path = tmp_path / f"submission{suffix}"
        path.write_bytes(source.encode() if isinstance(source, str) else source)
        used = options.pop("server", server)
        chosen = Options(**{"limits": LIMITS, "cache": bank_cache, **options})
        return grade(course_entries[kata_id], submission.read(path), used, chosen)

    return run


@pytest.fixture
def load_source(server: Server) -> Callable[..., Loaded]:
    """Load a source in a box, as a check does: load_source(text_or_bytes, ".py", function="gradient", form="strict")."""

    def run(source: str | bytes, suffix: str = ".py", function: str = "gradient", form: str = "strict") -> Loaded:
        raw = source.encode() if isinstance(source, str) else source
        with server.box(form, LIMITS.memory, 10) as box:
            box.send(Load(raw, f"submission{suffix}", function, "grad", "torch", ["x"]), LIMITS.total)
            loaded = box.receive(LIMITS.total)
        assert isinstance(loaded, Loaded)
        return loaded

    return run


@pytest.fixture
def read_source(server: Server) -> Callable[..., Facts]:
    """Read a source's syntax tree in a box: read_source(text_or_bytes, ".py", function="gradient")."""

    def run(source: str | bytes, suffix: str = ".py", function: str = "gradient") -> Facts:
        raw = source.encode() if isinstance(source, str) else source
        with server.box("strict", LIMITS.memory, 10) as box:
            box.send(Read(raw, f"submission{suffix}", function), LIMITS.total)
            facts = box.receive(LIMITS.total)
        assert isinstance(facts, Facts)
        return facts

    return run
