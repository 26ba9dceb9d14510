"""Differentiate the function: torch.func.grad asks for a function that returns one number.

Cause: a gradient belongs to one number, and the program asked for the gradient of a table.
`torch.func.grad(f)` works only if f returns a single number, so the sum has to stand in f, where every reader sees it,
and the question "the gradient of what?" cannot stay open. There are no leaves, no `.grad` and nothing to clear.
"""

import torch


def total_heat(currents):
    """Return the heat of the whole table as one number."""
    return (currents**2).sum()


def gradient(A):
    """Return the gradient of the total heat: one number for each entry of A."""
    return torch.func.grad(total_heat)(A.detach())
