# expect: SIDE_EFFECT — switched recording off for everybody
# Your forecast is right and needs little memory. But torch.set_grad_enabled(False) as a plain call stays in force
# when the function is done: the next training step finds no way back. Whatever you switch has to be put back on every
# way out.

from contextlib import contextmanager

import torch


@contextmanager
def evaluating(model):
    before = model.training
    model.eval()
    try:
        yield
    finally:
        model.train(before)


def forecast(model, state, hours):
    torch.set_grad_enabled(False)
    with evaluating(model):
        for _ in range(hours):
            state = model(state)
    return state.detach()
