"""Forecast: a trained model computes the next hour from this one, again and again."""

from contextlib import contextmanager

import torch


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
            state = model(state)
    return state.detach()


if __name__ == "__main__":
    import resource

    model = torch.nn.Sequential(torch.nn.Linear(200, 200), torch.nn.Tanh())
    for hours in (1, 24, 48, 72):
        forecast(model, torch.rand(2000, 200), hours)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        print(f"{hours:2} hours: this process has held up to {peak} MiB")
