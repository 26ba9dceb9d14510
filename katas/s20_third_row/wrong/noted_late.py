# expect: WRONG_VALUE — a node counts as seen only when its turn comes
# A second arrow is drawn now as long as the node still waits for its turn, and then it gets its turn twice, so all that
# lies below it is drawn twice. Once it had its turn, further arrows are still lost. *When* a node is noted as seen is
# not the question. Ask which of the two, the arrow or the walk, should depend on it.

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
            self.given[node] = self.leaf(node) if hasattr(node, "variable") else self.operation(node)
        return self.given[node]

    def leaf(self, node):
        return next(name for name, leaf in self.leaves.items() if leaf is node.variable)

    def operation(self, node):
        kind = node.name().removesuffix("Backward0").lower()
        self.counts[kind] += 1
        return f"{kind}{self.counts[kind]}"


def arrows(root):
    found, seen, waiting = [], set(), deque([root])
    while waiting:
        node = waiting.popleft()
        seen.add(node)
        for source, _ in node.next_functions:
            if source is None or source in seen:
                continue
            found.append((source, node))
            waiting.append(source)
    return found


def edges(steps):
    leaves = {name: torch.tensor(1.0, requires_grad=True) for name in ("x1", "x2", "x3")}
    result = run(steps, leaves)
    if result.grad_fn is None:
        return []
    names = Names(leaves)
    return [[names.of(source), names.of(node)] for source, node in arrows(result.grad_fn)]
