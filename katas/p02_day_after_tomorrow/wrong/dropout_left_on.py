# expect: WRONG_VALUE — forecast in training mode
# Nothing is recorded any more, but the model is in training mode when it arrives in training mode: its dropout sets
# cells to zero at random. no_grad() and eval() are no substitutes for each other. One is about what torch keeps for
# going back, the other about what the layers compute.

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
    with torch.no_grad():
        for _ in range(hours):
            state = model(state)
    return state
