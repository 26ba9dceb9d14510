"""Do not record the forecast.

Cause: the weights of the model require gradients, so torch records every hour and saves its tensors for a backward
pass. `detach()` on the last state cuts them off, but by then all hours have been saved. `eval()` changes what layers
such as dropout compute; it has nothing to do with recording. Under `no_grad()` nothing is saved, and the state of an
hour is freed as soon as the next one has been computed. The result has no graph, so nothing has to be cut off.
"""

from contextlib import contextmanager

import torch


@contextmanager
def evaluating(model):
    """Switch the model to evaluation, and back to what it was."""
    before = model.training
    model.eval()
    try:
        yield
    finally:
        model.train(before)


def forecast(model, state, hours):
    """Return the state after so many hours, as plain numbers."""
    with evaluating(model), torch.no_grad():
        for _ in range(hours):
            state = model(state)
    return state
