# expect: WRONG_VALUE — computed in float32
# Half as many bytes per number, and about seven digits instead of sixteen; the task asks for float64. Compare what
# you saved with what the forecast needs: it grows with the number of hours, and halving it only shifts the hour at
# which it stops.

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
            state = model(state.float()).float()
    return state.detach()
