"""Let the helper that says "evaluating" mean it.

Cause: `evaluating` switched dropout off, and nothing else, so that all hours were recorded for a backward pass. Here
it enters inference mode as well, and every evaluation that uses it profits. Inference mode records nothing, like
`no_grad()`, and also spares what autograd notes about each tensor. In return its results can never be part of a
graph: who wants to train on them has to clone them first.
"""

from contextlib import contextmanager

import torch


@contextmanager
def evaluating(model):
    """Switch the model to evaluation, and back to what it was."""
    before = model.training
    model.eval()
    try:
        with torch.inference_mode():
            yield
    finally:
        model.train(before)


def forecast(model, state, hours):
    """Return the state after so many hours, as plain numbers."""
    with evaluating(model):
        for _ in range(hours):
            state = model(state)
    return state
