# expect: WRONG_VALUE — an operation is drawn once for each use of its result
# No operation lacks an operand now. But one that was carried out once appears several times in your drawing, with a
# number of its own for each use of its result. This is the formula written out as a tree. The graph shows what was
# computed: one node with several arrows going out.

from collections import Counter

import torch


def run(steps, leaves):
    values = dict(leaves)
    for target, operation, *operands in steps:
        inputs = [values[each] if each in values else torch.tensor(float(each)) for each in operands]
        values[target] = getattr(torch, operation)(*inputs)
    return values[target]


class Names:
    def __init__(self, leaves):
        self.leaves = leaves
        self.counts = Counter()

    def leaf(self, node):
        return next(name for name, leaf in self.leaves.items() if leaf is node.variable)

    def operation(self, node):
        kind = node.name().removesuffix("Backward0").lower()
        self.counts[kind] += 1
        return f"{kind}{self.counts[kind]}"


def branches(node, name, names):
    found = []
    for source, _ in node.next_functions:
        if source is not None:
            start = names.leaf(source) if hasattr(source, "variable") else names.operation(source)
            found += [[start, name], *branches(source, start, names)]
    return found


def edges(steps):
    leaves = {name: torch.tensor(1.0, requires_grad=True) for name in ("x1", "x2", "x3")}
    result = run(steps, leaves)
    if result.grad_fn is None:
        return []
    names = Names(leaves)
    return branches(result.grad_fn, names.operation(result.grad_fn), names)
