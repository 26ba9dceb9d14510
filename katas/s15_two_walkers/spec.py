"""A step of gradient descent moves all coordinates at once, by the gradient at one place."""

import numpy as np

from grader.spec import Kata, Panel, integer, real


def path(x0, y0, lr, n):
    """Every place that gradient descent on sin(3x) * cos(3y) + (x + y) / 4 visits, the start included."""
    x, y = x0, y0
    places = [[x, y]]
    for _ in range(n):
        slope_x = 3 * np.cos(3 * x) * np.cos(3 * y) + 0.25
        slope_y = -3 * np.sin(3 * x) * np.sin(3 * y) + 0.25
        x, y = x - lr * slope_x, y - lr * slope_y
        places.append([x, y])
    return np.array(places)


def picture(x0, y0, lr, n, places):
    """The path over the heights."""
    axis = np.linspace(-3, 2, 120)
    heights = np.sin(3 * axis[None, :]) * np.cos(3 * axis[:, None]) + (axis[None, :] + axis[:, None]) / 4
    return [Panel(f"learning rate {lr:g}, {n} steps", "x", "y", path=(places[:, 0], places[:, 1]), heat=(axis, axis, heights))]


# Neighbouring paths part by a factor of at most 1 + 9 * lr in a step, so 20 steps of 0.1 lose no more than six digits.
KATA = Kata(
    kind="run",
    function="descend",
    reference=path,
    inputs=dict(
        x0=real(-3, 2, also=(0.5,)),
        y0=real(-3, 2, also=(0.0, 0.5)),
        lr=real(0, 0.1, also=(0.05, 0.1, 0.0)),
        n=integer(0, 20, also=(15, 1, 0, 3)),
    ),
    detached=True,
    precision="strict",
    picture=picture,
)
