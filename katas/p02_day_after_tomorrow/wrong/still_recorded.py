# expect: OVER_BUDGET — all hours are still recorded
# All hours are still recorded. If you deleted names, emptied the cache or copied the result: the graph of the last
# state holds every hour until the very end. If you detached the first state: the weights of the model require
# gradients, too, and one such tensor is enough. If you wrote torch.no_grad() on a line of its own: it only makes an
# object, which takes effect in a `with` (or as a decorator). And eval() changes what dropout does, not what torch
# records.

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
    with evaluating(model):
        for _ in range(hours):
            state = model(state)
            torch.cuda.empty_cache()
    return state.detach()
