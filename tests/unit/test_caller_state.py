"""What a call changed of the arguments that its caller owns, as torch sees it."""

from collections.abc import Callable
from typing import Any

import pytest
import torch

from grader.runner.backends import torch as backend

Change = Callable[[torch.nn.Sequential], Any]


def model() -> torch.nn.Sequential:
    """Two layers; the caller has a hook of their own on the first."""
    made = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.Tanh())
    made[0].register_forward_hook(lambda layer, inputs, output: None)
    return made


HOOKS: dict[str, Change] = {
    "forward": lambda it: it[1].register_forward_hook(lambda layer, inputs, output: None),
    "forward-of-the-whole": lambda it: it.register_forward_hook(lambda layer, inputs, output: None),
    "a-second-one": lambda it: it[0].register_forward_hook(lambda layer, inputs, output: None),
    "forward-pre": lambda it: it[1].register_forward_pre_hook(lambda layer, inputs: None),
    "backward": lambda it: it[1].register_full_backward_hook(lambda layer, inner, outer: None),
    "backward-pre": lambda it: it[1].register_full_backward_pre_hook(lambda layer, outer: None),
}


def changed(change: Change) -> list[str]:
    """What is told of a call that does this to its argument."""
    argument = model()
    before = backend.state(argument)
    change(argument)
    return backend.changes(argument, before)


@pytest.mark.parametrize("kind", HOOKS)
def test_a_hook_that_stays_on_a_module_is_told(kind: str) -> None:
    """On the module that was given or on one inside it."""
    assert changed(HOOKS[kind]) == ["hooks"]


@pytest.mark.parametrize("kind", HOOKS)
def test_a_hook_that_is_taken_off_again_is_none(kind: str) -> None:
    """A listener may listen during the call."""
    assert changed(lambda it: HOOKS[kind](it).remove()) == []


def test_other_changes_of_a_module_are_told_by_their_names() -> None:
    """Its parameters and its mode; a pass through it changes nothing."""
    assert changed(lambda it: it(torch.ones(2))) == []
    assert changed(lambda it: it.eval()) == ["training mode"]
    assert changed(lambda it: it[0].weight.data.add_(1)) == ["parameters"]
    assert changed(lambda it: it.requires_grad_(False).eval().register_forward_pre_hook(print)) == ["parameters", "training mode", "hooks"]
