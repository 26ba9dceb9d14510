"""Note the arrows while the formula is computed, and keep those that lead to the result.

Nothing is walked here, so nothing can be seen too early. Each step notes one arrow for every operand that is recorded.
Which ones are, torch says itself: a result requires a gradient if one of its operands does. In the end the steps are
gone through backwards: an arrow stays if the node at its end is needed, and then the node at its start is needed, too.
A node is a position, not a name, so a name that is given again does no harm.
"""

from collections import Counter

import torch


def record(steps):
    """Compute a formula; return the name of the last node, and all arrows that were recorded."""
    values = {name: torch.tensor(1.0, requires_grad=True) for name in ("x1", "x2", "x3")}
    nodes = {name: name for name in values}
    counts, noted = Counter(), []
    for target, operation, *operands in steps:
        inputs = [values[each] if each in values else torch.tensor(float(each)) for each in operands]
        counts[operation] += 1
        node = f"{operation}{counts[operation]}"
        noted.extend([nodes[each], node] for each in operands if each in values and values[each].requires_grad)
        values[target], nodes[target] = getattr(torch, operation)(*inputs), node
    return nodes[target], noted


def edges(steps):
    """Return the arrows of the computation graph of a formula, as a list of [from, to]."""
    result, noted = record(steps)
    needed, kept = {result}, []
    for start, end in reversed(noted):
        if end in needed:
            needed.add(start)
            kept.append([start, end])
    return kept
