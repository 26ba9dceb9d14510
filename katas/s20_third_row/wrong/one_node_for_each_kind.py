# expect: WRONG_VALUE — all operations of one kind are one node
# Every arrow is drawn now. But all products share one node in your drawing, and so do all sums and so on: what goes
# into one of them seems to go into all. Two calls of mul are two steps, each with its own operands and its own result.

from collections import deque

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

    def of(self, node):
        if node not in self.given:
            self.given[node] = self.leaf(node) if hasattr(node, "variable") else self.operation(node)
        return self.given[node]

    def leaf(self, node):
        return next(name for name, leaf in self.leaves.items() if leaf is node.variable)

    def operation(self, node):
        return node.name().removesuffix("Backward0").lower() + "1"


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
    return [[names.of(source), names.of(node)] for source, node in arrows(result.grad_fn)]
