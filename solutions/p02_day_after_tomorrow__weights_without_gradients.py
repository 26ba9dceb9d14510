"""Run the model with weights that require no gradient.

Cause: torch records a computation if something in it requires a gradient, and the weights do. Here the same model is
called with detached weights, which share the numbers of its own, and begins with a detached state. So there is
nothing to record, and the model itself stays ready for training.
"""

from contextlib import contextmanager

from torch.func import functional_call


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
    weights = {name: weight.detach() for name, weight in model.named_parameters()}
    state = state.detach()
    with evaluating(model):
        for _ in range(hours):
            state = functional_call(model, weights, (state,))
    return state
