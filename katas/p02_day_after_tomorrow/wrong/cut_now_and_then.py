# expect: OVER_BUDGET — cut the graph off only now and then
# You cut the graph off after some of the hours, and the memory no longer grows without end. But what lies between two
# cuts is saved, and freed only at the cut. For a backward pass over a stretch of time that would be right. Is there
# any hour here whose graph is needed?

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
        for hour in range(1, hours + 1):
            state = model(state)
            if hour % 6 == 0:
                state = state.detach()
    return state.detach()
