# expect: SIDE_EFFECT — froze the model of the caller
# With frozen weights there is nothing to record, true. But requires_grad belongs to the model of the caller, and it
# stays off: the next training step will not move a single weight. Leave the model as it is, and tell torch about this
# forecast only.

from contextlib import contextmanager


@contextmanager
def evaluating(model):
    before = model.training
    model.eval()
    try:
        yield
    finally:
        model.train(before)


def forecast(model, state, hours):
    model.requires_grad_(False)
    state = state.detach()
    with evaluating(model):
        for _ in range(hours):
            state = model(state)
    return state
