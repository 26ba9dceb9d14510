"""One question, one answer: build the arguments, call the learner's function, describe what came back and what it changed."""

import random
from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.runner import trouble
from grader.runner.load import Program
from grader.wire.messages import Answer, GivenValue, Question, Result, TensorValue

MOST_RESULTS = 10_000
_PLAIN = (type(None), bool, int, float, str, bytes)
_LISTED = (type(None), bool, int, float, str)
_MOST_DEPTH = 6
_STACKABLE = ("tensor", "float", "int", "numpy ndarray", "numpy float64")
_DTYPES = {"float": "float64", "int": "float64"}  # of Python numbers, in a list


def answer(program: Program, question: Question, backend: Any) -> Answer:
    """Call the learner's function once. Whatever it raises is part of the answer."""
    function, kind = program.function, program.asked.kind
    assert function is not None
    args = arguments(program, question, backend)
    before = [backend.state(arg) for arg in args]
    world = backend.world()
    gradients: list[Result] = []
    changed: list[str] = []
    try:
        returned = function(*args)
        if kind == "op":
            pulled = backend.pull_back(function, returned, args, question.cotangents, program.asked.order)
            gradients, changed = [describe(each, backend) for each in pulled.gradients], pulled.changed
        outcome = None
    except BaseException as error:  # sys.exit() and the like are answers too
        returned, outcome = (), trouble.describe(error, program.sources)
        error.__traceback__ = None  # it keeps the arguments of the call alive
    changed += [f"argument {i}: {what}" for i, old in enumerate(before) for what in backend.changes(args[i], old)]
    changed += backend.restore_world(world)
    packed = isinstance(returned, tuple | list) and len(returned) <= MOST_RESULTS
    results = [describe(each, backend, kind != "answer") for each in (returned if packed else [returned])]
    return Answer(results, packed, gradients, changed, outcome)


def arguments(program: Program, question: Question, backend: Any) -> list[Any]:
    """What the learner's function is called with."""
    return [_built(arg, program, backend) for arg in question.args]


def _built(arg: Any, program: Program, backend: Any) -> Any:
    """An argument as the learner's function gets it."""
    if isinstance(arg, GivenValue):
        inner = [_built(each, program, backend) for each in arg.args]
        return program.given[arg.name](**dict(zip(arg.parameters, inner, strict=True)))
    return backend.build(arg, program.asked.device) if isinstance(arg, TensorValue) else arg


def describe(value: Any, backend: Any, stack: bool = True) -> Result:
    """What one returned object is, in plain data; a list of numbers as an array, where it may be stacked."""
    described: Result | None = backend.describe(value)
    if described is not None:
        return described
    if isinstance(value, np.generic | np.ndarray):
        return Result("numpy " + type(value).__name__, str(value.dtype), _plain_array(np.asarray(value)))
    name = type(value).__name__[:100]
    if type(value) in _PLAIN and not (isinstance(value, int) and abs(value) >= 2**63):
        return Result(name, name, value[:1000] if isinstance(value, str | bytes) else value)
    if isinstance(value, list | tuple) and len(value) <= MOST_RESULTS:
        return (stack and _stacked(value, backend)) or Result("list", "list", _plain_list(value, [MOST_RESULTS]))
    return Result(name, name, None)


def _stacked(values: Sequence[Any], backend: Any) -> Result | None:
    """Numbers, or tensors of one shape, as one array of the kind "list"; None for anything else."""
    parts = [describe(each, backend) for each in values if not isinstance(each, list | tuple)]
    arrays = [each.value if isinstance(each.value, np.ndarray) else np.array(each.value) for each in parts if each.kind in _STACKABLE]
    if len(arrays) != len(values) or len({each.shape for each in arrays}) > 1 or sum(each.size for each in arrays) > 1 << 20:
        return None
    dtypes = sorted({_DTYPES.get(each.dtype, each.dtype) for each in parts} - {"float64"})
    array = np.stack(arrays).astype(np.float64) if arrays else np.zeros(0)
    return Result("list", dtypes[0] if dtypes else "float64", array, any(each.attached for each in parts))


def _plain_list(values: Sequence[Any], left: list[int], depth: int = 0) -> list[Any] | None:
    """Nested lists of at most `left[0]` plain values in all; None if anything else is in them, or too much."""
    found: list[Any] = []
    for each in values:
        left[0] -= 1
        inner = _plain_item(each, left, depth)
        if left[0] < 0 or (inner is None and each is not None):
            return None
        found.append(inner)
    return found


def _plain_item(value: Any, left: list[int], depth: int) -> Any:
    """None for what is not plain."""
    if isinstance(value, list | tuple):
        return _plain_list(value, left, depth + 1) if depth < _MOST_DEPTH else None
    if type(value) not in _LISTED or (isinstance(value, int) and abs(value) >= 2**63):
        return None
    return value[:1000] if isinstance(value, str) else value


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
