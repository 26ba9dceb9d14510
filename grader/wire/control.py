"""The records that travel between grader and fork server."""

from dataclasses import dataclass

from grader.wire.codec import record

# Sent by the grader ------------------------------------------------------------------------------------------------------------


@record(1)
@dataclass(frozen=True, slots=True)
class Fork:
    """To the fork server: make a box. Three descriptors come with it: channel, output pipe, report socket."""

    nonce: bytes
    form: str  # "strict", "imports", "partial" (whatever layers there are) or "unconfined"
    memory_bytes: int
    cpu_seconds: int


@record(8)
@dataclass(frozen=True, slots=True)
class Preload:
    """To the fork server: import the slow parts of the framework too (`runner.serve.preload`), then say Ready again."""


# Sent by the fork server -------------------------------------------------------------------------------------------------------


@record(40)
@dataclass(frozen=True, slots=True)
class Ready:
    """The fork server is warm; its pidfd comes with it. A strict box will have `layers`; this machine lacks `missing`."""

    layers: list[str]
    missing: list[str]
    versions: list[str]  # "torch 2.13.0", …
    threads: int


@record(41)
@dataclass(frozen=True, slots=True)
class Failed:
    """The fork server could not start."""

    text: str


@record(42)
@dataclass(frozen=True, slots=True)
class Started:
    """A box runs; its pidfd comes with it."""


@record(43)
@dataclass(frozen=True, slots=True)
class Ended:
    """The box is gone; `status` is waitpid's."""

    status: int
