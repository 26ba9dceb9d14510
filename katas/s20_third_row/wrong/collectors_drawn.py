# expect: WRONG_VALUE — the node that collects a leaf's gradient is drawn as an operation
# Between a leaf and the operations that use it, your drawing has one more node. It does exist in torch: AccumulateGrad
# is where backward ends and adds to the .grad of the leaf. But nothing is computed there on the way forward. In this
# drawing it *is* the leaf, and has its name.

from collections import Counter, deque

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
        self.given = {}
        self.counts = Counter()

    def of(self, node):
        if node not in self.given:
            self.given[node] = self.operation(node)
        return self.given[node]

    def leaf(self, node):
        return next(name for name, leaf in self.leaves.items() if leaf is node.variable)

    def operation(self, node):
        kind = node.name().removesuffix("Backward0").lower()
        self.counts[kind] += 1
        return f"{kind}{self.counts[kind]}"


def arrows(root):
    found, seen, waiting = [], {root}, deque([root])
    while waiting:
        node = waiting.popleft()
        for source, _ in node.next_functions:
            if source is None:
                continue
            found.append((source, node))
            if source not in seen:
                seen.add(source)
                waiting.append(source)
    return found


def edges(steps):
    leaves = {name: torch.tensor(1.0, requires_grad=True) for name in ("x1", "x2", "x3")}
    result = run(steps, leaves)
    if result.grad_fn is None:
        return []
    names = Names(leaves)
    drawing = [[names.of(source), names.of(node)] for source, node in arrows(result.grad_fn)]
    collectors = [node for node in names.given if hasattr(node, "variable")]
    return drawing + [[names.leaf(node), names.of(node)] for node in collectors]
