"""One question, one answer: build the arguments, call the learner's function, describe what came back and what it changed."""

import random
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.runner import trouble
from grader.runner.trouble import Source
from grader.wire.messages import Answer, Question, Result, TensorValue

MOST_RESULTS = 10_000
_PLAIN = (type(None), bool, int, float, str, bytes)


def answer(function: Callable[..., Any], question: Question, kind: str, backend: Any, sources: list[Source]) -> Answer:
    """Call `function` once. Whatever it raises is part of the answer."""
    args = [backend.build(arg, kind == "op") if isinstance(arg, TensorValue) else arg for arg in question.args]
    before = [backend.state(arg) for arg in args]
    world = backend.world()
    gradients: list[Result] = []
    changed: list[str] = []
    try:
        returned = function(*args)
        if kind == "op":
            pulled = backend.pull_back(function, returned, args, question.cotangents)
            gradients, changed = [_describe(each, backend) for each in pulled.gradients], pulled.changed
        outcome = None
    except BaseException as error:  # sys.exit() and the like are answers too
        returned, outcome = (), trouble.describe(error, sources)
        error.__traceback__ = None  # it keeps the arguments of the call alive
    changed += [f"argument {i}: {what}" for i, old in enumerate(before) for what in backend.changes(args[i], old)]
    changed += backend.restore_world(world)
    packed = isinstance(returned, tuple | list) and len(returned) <= MOST_RESULTS
    results = [_describe(each, backend) for each in (returned if packed else [returned])]
    return Answer(results, packed, gradients, changed, outcome)


def _describe(value: Any, backend: Any) -> Result:
    described: Result | None = backend.describe(value)
    if described is not None:
        return described
    if isinstance(value, np.generic | np.ndarray):
        return Result("numpy " + type(value).__name__, str(value.dtype), _plain_array(np.asarray(value)))
    name = type(value).__name__[:100]
    if type(value) in _PLAIN and not (isinstance(value, int) and abs(value) >= 2**63):
        return Result(name, name, value[:1000] if isinstance(value, str | bytes) else value)
    return Result(name, name, None)


def _plain_array(value: np.ndarray) -> np.ndarray | None:
    return value.astype(np.float64) if value.dtype.kind in "fiub" and value.size <= 1 << 20 else None


def generators(backend: Any) -> list[tuple[str, Any]]:
    """Fingerprints of the global random generators, by name."""
    kind, keys, position, *_ = np.random.get_state()
    return [
        ("Python's random generator", hash(random.getstate())),
        ("NumPy's random generator", hash((kind, np.asarray(keys).tobytes(), position))),
        *backend.generators(),
    ]
