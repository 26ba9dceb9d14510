# expect: OVER_BUDGET — one state per hour stays alive
# Better: about half of the memory is gone. But one state per hour is still alive, so longer forecasts need more. If
# you used checkpoints: they save the beginning of each hour in order to compute the hour again on the way back. Here
# nobody goes back. If you put the states into a list: only the last one was asked for.

from contextlib import contextmanager

from torch.utils.checkpoint import checkpoint


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
            state = checkpoint(model, state, use_reentrant=False)
    return state.detach()
