"""A table of bound methods on the object itself is a reference cycle, and reference counting frees nothing of it."""

import numpy as np

from grader.spec import Budget, Kata, array, drawn, sigmoid

ACTIONS = ("burn", "wait", "open")


def compared(glaze, recipes):
    """The melted share for each recipe."""
    shares = []
    for recipe in recipes:
        heat = np.full_like(glaze, 20.0)
        for name in recipe:
            if name == "burn":
                heat = heat + 100 * sigmoid(glaze)
            elif name == "wait":
                heat = heat / 2 + (np.roll(heat, 1) + np.roll(heat, -1)) / 4
            else:
                heat = heat / 2 + 10
        shares.append(np.mean(sigmoid((heat - 150) / 25)))
    return np.array(shares)


def some_recipes(rng):
    """One to four recipes, some of them empty."""
    return [[ACTIONS[i] for i in rng.integers(0, 3, rng.integers(0, 7))] for _ in range(rng.integers(1, 5))]


CELLS = 131072
FIRINGS = [["burn", "wait"], ["burn", "open"]] * 3

KATA = Kata(
    kind="run",
    function="compare",
    reference=compared,
    inputs=dict(glaze=array(-4, 4, shape=("N",), differentiable=False), recipes=drawn(some_recipes)),
    sizes=dict(N=(1, 6)),
    also=[
        dict(glaze=[0.0, 2.0, -1.0], recipes=[["burn", "wait"], ["burn", "burn", "open"]]),
        dict(glaze=[1.0], recipes=[[]]),
    ],
    device="cuda",
    budget=Budget(at=dict(N=CELLS, recipes=FIRINGS), unit=8 * CELLS, peak=9, kept=0, left=0, operations=40),
)
