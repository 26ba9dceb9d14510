"""Cut the graph off every hour instead of once at the end.

Cause: each state had a way back through all hours before it, and on the way lay the tensors that were saved for them.
`detach()` in the loop makes each hour begin with a plain tensor. The hour that is being computed is still recorded,
in vain, but its graph is gone when the hour is over: the memory no longer depends on how many hours there are.
"""

from contextlib import contextmanager


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
    with evaluating(model):
        for _ in range(hours):
            state = model(state).detach()
    return state
