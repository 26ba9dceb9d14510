"""The smallest input that shows a fault, and everything about it that a learner can use."""

from dataclasses import replace
from typing import Any

import numpy as np

from grader import shrink, stages
from grader.bank import Item
from grader.conversation import Silence
from grader.judge import Fault, judge
from grader.oracle import slope
from grader.oracle.expected import Expected
from grader.stages import Check, Failure
from grader.verdict import Counterexample
from grader.wire.messages import GivenValue, TensorValue

_AGREEMENT = 1e-3  # of the measured slope with the right one, to be shown


def smallest(check: Check, failure: Failure) -> tuple[Item, Fault | None]:
    """The simplest item that fails in the same way, and its fault; the failure's own item where there is nothing to shrink."""
    assert failure.item is not None
    if failure.fault is None:
        return failure.item, None
    if failure.fault.stage == "repeat":
        return shrink.shrink(check.kata, failure.item, failure.fault, check.bank.unit, lambda item: _second_call(check, item))
    try:
        with check.conversation() as conversation:
            conversation.load()

            def replay(item: Item) -> Fault | None:
                return judge(check.kata, item, next(iter(conversation.ask([item.question]))))

            item, _ = shrink.shrink(check.kata, failure.item, failure.fault, check.bank.unit, replay)
        alone = stages.first_fault(check, [item])
    except Silence:
        return failure.item, failure.fault
    # One box answered all candidates: believe the result only if a fresh one gives it too.
    return (item, alone[1]) if alone is not None else (failure.item, failure.fault)


def _second_call(check: Check, item: Item) -> Fault | None:
    """The fault of asking the same question twice, if only the second answer is wrong."""
    try:
        found = stages.first_fault(check, [item, item])
    except Silence:
        return None
    if found is None or found[0] != 1:
        return None
    message = f"right on the first call, but on the second {found[1].message}"
    return replace(found[1], stage="repeat", message=message)


def of(check: Check, item: Item, fault: Fault | None) -> Counterexample:
    """The item as plain Python, with what was answered and what is right."""
    args = item.question.args
    names = list(check.kata.inputs)
    inputs = {name: _plain(arg) for name, arg in zip(names, args, strict=True)}
    yours, expected = (fault.yours, fault.expected) if fault is not None else (None, None)
    return Counterexample(inputs, yours, expected, _central_slope(check, item), _note(names, args, item))


def _plain(arg: Any) -> Any:
    """An argument as plain Python; an object as what it is made of."""
    if isinstance(arg, GivenValue):
        return {name: _plain(each) for name, each in zip(arg.parameters, arg.args, strict=True)}
    return arg.values.tolist() if isinstance(arg, TensorValue) else arg


def _central_slope(check: Check, item: Item) -> Any:
    """The slope measured on the reference with small real steps: a second witness that a learner can repeat by hand."""
    kata, question = check.kata, item.question
    if kata.kind not in ("grad", "op"):
        return None
    args = kata.plain(question.args)
    measured = slope.central_jacobian(kata.reference, args, kata.wrt)
    if kata.kind == "op":
        count = len(question.cotangents) - (len(kata.wrt) if kata.order == 2 else 0)
        measured = slope.pulled_back(measured, args, kata.wrt, question.cotangents[:count])
    truth = item.gradients[: len(measured)] if kata.kind == "op" else item.values[-len(measured) :]
    if not all(map(_agrees, measured, truth)):
        return None
    values = [each.tolist() for each in measured]
    return values[0] if len(values) == 1 else values


def _agrees(measured: np.ndarray, right: Expected) -> bool:
    """Whether small steps tell anything: at a kink, or where the function bends sharply, they do not."""
    scale = float(np.max(np.abs(right.center), initial=0.0)) + 1e-9
    return bool(np.all(np.abs(measured - right.center) <= _AGREEMENT * scale))


def _note(names: list[str], args: list[Any], item: Item) -> str:
    """What is special about the arguments."""
    told = []
    for name, arg in zip(names, args, strict=True):
        if isinstance(arg, TensorValue):
            told += [f"{name} is {arg.dtype}"] if arg.dtype != "float64" else []
            told += [f"{name} is {arg.layout} in memory"] if arg.layout != "contiguous" else []
            states = {"leaf": f"{name} arrives with requires_grad=True", "leaf_with_grad": f"{name} arrives as a leaf with an old .grad"}
            told += [states[arg.state]] if arg.state in states else []
    if item.question.cotangents:
        told.append(f"backward starts from {', '.join(str(each.tolist()) for each in item.question.cotangents)}")
    return "; ".join(told)
