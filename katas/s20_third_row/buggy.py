"""Draw the computation graph of a formula for a slide: which value goes into which operation?"""

from collections import Counter, deque

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


def arrows(root):
    """Walk back from a node to the leaves, and return all pairs (source, node) that an arrow joins."""
    found, seen, waiting = [], {root}, deque([root])
    while waiting:
        node = waiting.popleft()
        for source, _ in node.next_functions:
            if source is None or source in seen:
                continue
            seen.add(source)
            found.append((source, node))
            waiting.append(source)
    return found


def edges(steps):
    """Return the arrows of the computation graph of a formula, as a list of [from, to]."""
    leaves = {name: torch.tensor(1.0, requires_grad=True) for name in ("x1", "x2", "x3")}
    result = run(steps, leaves)
    if result.grad_fn is None:
        return []
    names = Names(leaves)
    return [[names.of(source), names.of(node)] for source, node in arrows(result.grad_fn)]


if __name__ == "__main__":
    formula = [["a", "add", "x1", "x2"], ["b", "mul", "a", "x3"], ["c", "exp", "b"], ["z", "mul", "c", "x3"]]
    drawing = edges(formula)
    for start, end in drawing:
        print(f"{start} -> {end}")
    for name in sorted({end for _, end in drawing}):
        print(f"{name} has {sum(end == name for _, end in drawing)} arrow(s) coming in")
