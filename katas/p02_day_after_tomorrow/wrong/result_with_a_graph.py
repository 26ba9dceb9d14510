# expect: WRONG_VALUE — returned a state that still holds a graph
# Your result can still be followed back to the weights, hour by hour. The caller, who only wants numbers, holds the
# whole forecast in memory with it. To cut the graph off before returning was right; it was not enough.

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
    with evaluating(model):
        for _ in range(hours):
            state = model(state)
    return state
