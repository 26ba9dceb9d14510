"""A forecast runs a trained model many times, and torch records all of it for a backward pass that nobody wants."""

import numpy as np

from grader.spec import Budget, Kata, array, choice, given, integer, scalar


def forecasted(model, state, hours):
    """The state after so many hours; nothing is dropped."""
    for _ in range(hours):
        state = np.tanh(model.stay * state + model.drift * np.roll(state, 1))
    return state


CELLS = 131072

KATA = Kata(
    kind="run",
    function="forecast",
    reference=forecasted,
    inputs=dict(
        model=given(
            "trained",
            stay=scalar(-1, 1, differentiable=False),
            drift=scalar(-1, 1, differentiable=False),
            training=choice(True, False),
        ),
        state=array(-2, 2, shape=("N",)),
        hours=integer(1, 16),
    ),
    sizes=dict(N=(1, 8)),
    also=[
        dict(model=dict(stay=0.5, drift=0.5, training=True), state=[1.0, 0.0, 0.0], hours=2),
        dict(model=dict(stay=1.0, drift=0.0, training=False), state=[0.5, -0.5], hours=1),
    ],
    detached=True,
    precision="strict",
    device="cuda",
    budget=Budget(at=dict(N=CELLS, stay=0.75, drift=0.5, training=True, hours=16), unit=8 * CELLS, peak=10, kept=1, left=0, operations=40),
)
