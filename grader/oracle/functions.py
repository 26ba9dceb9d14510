"""Functions for references. Unlike NumPy's own, or where NumPy has none, they carry a complex step through.

Comparisons look at real parts, so the derivative is that of the branch taken; none of them guards a kink.
"""

from typing import Any

import numpy as np

Axis = int | tuple[int, ...] | None


def absolute(x: Any) -> Any:
    """|x|; at 0 the slope to the right."""
    return np.where(np.real(x) >= 0, x, -x)


def norm(x: Any, axis: Axis = None, keepdims: bool = False) -> Any:
    """Euclidean length."""
    return np.sqrt(np.sum(x * x, axis=axis, keepdims=keepdims))


def sigmoid(x: Any) -> Any:
    """1 / (1 + exp(-x)), without overflow."""
    small = np.exp(-absolute(x))
    return np.where(np.real(x) >= 0, 1, small) / (1 + small)


def softplus(x: Any) -> Any:
    """log(1 + exp(x)), without overflow."""
    return np.where(np.real(x) >= 0, x, 0) + np.log1p(np.exp(-absolute(x)))


def log_sigmoid(x: Any) -> Any:
    """log(sigmoid(x))."""
    return -softplus(-x)


def logsumexp(x: Any, axis: Axis = -1, keepdims: bool = False) -> Any:
    """log(sum(exp(x))), without overflow."""
    highest = np.max(np.real(x), axis=axis, keepdims=True)
    total = np.log(np.sum(np.exp(x - highest), axis=axis, keepdims=True)) + highest
    return total if keepdims else np.squeeze(total, axis=axis)


def log_softmax(x: Any, axis: int = -1) -> Any:
    """x - logsumexp(x)."""
    shifted = x - np.max(np.real(x), axis=axis, keepdims=True)
    return shifted - logsumexp(shifted, axis, keepdims=True)


def softmax(x: Any, axis: int = -1) -> Any:
    """exp(x) / sum(exp(x)), without overflow."""
    return np.exp(log_softmax(x, axis))
