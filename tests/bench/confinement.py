"""What confinement costs: one submission from request to first result, in boxes that take turns. Part of tests.bench.checks."""

import statistics
import time
from contextlib import ExitStack

import numpy as np

from grader import catalogue, submission
from grader.conversation import Conversation, Limits
from grader.sandbox.server import Server
from grader.wire.messages import Question, TensorValue
from tests.hostile.changed_server import weak_server

ROUNDS = 200

# label: the layers of the box, beside a process of its own without rights
BOXES = {
    "not confined": [],
    "rlimits": ["rlimits"],
    "Landlock": ["landlock"],
    "seccomp": ["seccomp"],
    "namespaces": ["namespaces"],
    "all": ["namespaces", "rlimits", "landlock", "seccomp"],
}


def table() -> list[list[str]]:
    """Label, median milliseconds, median ratio to the first row."""
    with ExitStack() as stack:
        servers = {label: stack.enter_context(weak_server(layers, 99)) for label, layers in BOXES.items()}
        question = Question([TensorValue(np.array(1.5))])
        for server in servers.values():
            _first_result(server, question)
        rounds = [{label: _first_result(server, question) for label, server in servers.items()} for _ in range(ROUNDS)]
    base = next(iter(BOXES))
    return [
        [label, f"{1e3 * statistics.median(each[label] for each in rounds):.2f}", f"{_ratio(rounds, label, base):.2f}"] for label in BOXES
    ]


def _ratio(rounds: list[dict[str, float]], label: str, base: str) -> float:
    return statistics.median(each[label] for each in rounds) / statistics.median(each[base] for each in rounds)


def _first_result(server: Server, question: Question) -> float:
    """Seconds from asking for a box to the first gradient."""
    entry = catalogue.find("B")
    kata, handed_in = entry.load_spec(), submission.read(entry.solutions[0])
    started = time.perf_counter()
    with Conversation(server, kata, handed_in, Limits(), "partial") as conversation:
        assert conversation.load().trouble is None
        assert next(conversation.ask([question])).trouble is None
        return time.perf_counter() - started
