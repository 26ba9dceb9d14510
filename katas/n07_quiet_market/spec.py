"""The root of a variance has no gradient where all numbers are equal; torch.std takes it as 0."""

import numpy as np

from grader.spec import Kata, array


def nervousness(prices):
    """The standard deviations of all windows of three prices, added up; the constant 0 for three equal prices."""
    windows = np.stack([prices[:-2], prices[1:-1], prices[2:]])
    moves = windows - windows[0]
    centred = moves - np.sum(moves, axis=0) / 3
    lively = np.any(moves.real != 0, axis=0)
    variance = np.sum(centred * centred, axis=0) / 2
    return np.sum(np.where(lively, np.sqrt(np.where(lively, variance, 1.0)), 0.0))


def clear(prices):
    """Each window moves clearly, or rests at a multiple of 1/8: then every way to take the mean is exact."""
    windows = np.stack([prices[:-2], prices[1:-1], prices[2:]])
    spread = np.ptp(windows, axis=0)
    resting = (spread == 0) & (windows[0] % 0.125 == 0)
    return bool(np.all(resting | (spread > 1e-6 * np.max(windows, axis=0))))


KATA = Kata(
    kind="grad",
    function="unrest_gradient",
    reference=nervousness,
    inputs=dict(prices=array(1, 1e3, shape=("T",))),
    sizes=dict(T=(3, 9)),
    also=[
        dict(prices=[98.0, 100.0, 100.0, 100.0, 103.0]),
        dict(prices=[50.0, 50.0, 50.0]),
        dict(prices=[100.0, 101.0, 103.0, 102.0]),
        dict(prices=[100.0, 100.0, 101.0, 101.0]),
        dict(prices=[1.0, 2.0, 4.0]),
        dict(prices=[7.5, 7.5, 7.5, 7.5, 7.5, 8.0]),
        dict(prices=[20.0, 20.0, 20.0, 20.0625, 20.0, 20.0, 20.0]),
        dict(prices=[64.0, 64.0, 64.0, 64.0]),
        dict(prices=[1.0, 1.0, 1.0, 1000.0, 1000.0, 1000.0]),
        dict(prices=[10.0, 10.001, 10.0, 10.0, 10.0, 9.999]),
        dict(prices=[512.0, 512.0, 512.0, 512.001, 512.002]),
    ],
    where=clear,
    uses_autograd=True,
    kink="branch",
)
