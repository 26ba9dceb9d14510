"""First find the nodes, then ask each of them for its arrows.

The bug came from one loop with two tasks: to walk on only once from each node, and to draw each arrow. Here these are
two functions. `nodes` is the search, and there a node that was found before is rightly left out; the list grows while
it is read. `arrows` searches nothing: it asks every node once for all its sources, so that no arrow can get lost or be
drawn twice.
"""

from collections import Counter

import torch


def run(steps, leaves):
    """Compute a formula step by step, and return the result of the last step."""
    values = dict(leaves)
    for target, operation, *operands in steps:
        inputs = [values[each] if each in values else torch.tensor(float(each)) for each in operands]
        values[target] = getattr(torch, operation)(*inputs)
    return values[target]


class Names:
    """What nodes are called on the slide: a leaf as in the formula, an operation by its kind and a number."""

    def __init__(self, leaves):
        self.leaves = leaves
        self.given = {}
        self.counts = Counter()

    def of(self, node):
        """The name of a node, the same one each time."""
        if node not in self.given:
            self.given[node] = self.leaf(node) if hasattr(node, "variable") else self.operation(node)
        return self.given[node]

    def leaf(self, node):
        """The name of the leaf that this node collects the gradient of."""
        return next(name for name, leaf in self.leaves.items() if leaf is node.variable)

    def operation(self, node):
        """A new name, such as mul2 for the second product."""
        kind = node.name().removesuffix("Backward0").lower()
        self.counts[kind] += 1
        return f"{kind}{self.counts[kind]}"


def nodes(root):
    """Return the node and all nodes that it depends on, each of them once."""
    found = [root]
    for node in found:
        for source, _ in node.next_functions:
            if source is not None and source not in found:
                found.append(source)
    return found


def arrows(root):
    """Return all pairs (source, node) that an arrow joins."""
    return [(source, node) for node in nodes(root) for source, _ in node.next_functions if source is not None]


def edges(steps):
    """Return the arrows of the computation graph of a formula, as a list of [from, to]."""
    leaves = {name: torch.tensor(1.0, requires_grad=True) for name in ("x1", "x2", "x3")}
    result = run(steps, leaves)
    if result.grad_fn is None:
        return []
    names = Names(leaves)
    return [[names.of(source), names.of(node)] for source, node in arrows(result.grad_fn)]
