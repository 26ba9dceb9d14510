"""A node that several operations use has several arrows: only the walk below it must not happen twice."""

from collections import Counter

from grader.spec import Kata, drawn, same_graph

OPERANDS = {"add": 2, "sub": 2, "mul": 2, "div": 2, "exp": 1, "sin": 1, "tanh": 1, "neg": 1}
LEAVES = ("x1", "x2", "x3")
CONSTANTS = ("2.0", "0.5", "-1.0", "3.0")


def graph(steps):
    """The arrows between what is recorded: the leaves, and the operations on the way from them to the result."""
    recorded, into, counts = {leaf: leaf for leaf in LEAVES}, {}, Counter()
    for target, operation, *operands in steps:
        sources = [recorded[each] for each in operands if each in recorded]
        recorded.pop(target, None)
        if sources:
            counts[operation] += 1
            recorded[target] = f"{operation}{counts[operation]}"
            into[recorded[target]] = sources
    needed = {recorded.get(steps[-1][0])}
    for node in reversed(into):
        needed.update(into[node] if node in needed else ())
    return [[source, node] for node in into if node in needed for source in into[node]]


def formula(rng):
    """Up to eight steps. Values are used often, twice in one step too; some are never used, and some names are given again."""
    steps, names, loose = [], [], []
    for _ in range(rng.integers(2, 9)):
        operation = str(rng.choice([name for name, count in OPERANDS.items() for _ in range(3 * count - 2)]))
        operands = [operand(rng, names, loose) for _ in range(OPERANDS[operation])]
        target = str(rng.choice(names)) if names and rng.random() < 0.15 else "abcdefgh"[len(names)]
        names = list(dict.fromkeys([*names, target]))
        loose = [*(each for each in loose if each not in (target, *operands)), target]
        steps.append([target, operation, *operands])
    return steps


def operand(rng, names, loose):
    """A number, a leaf, any result, or one of those that no step has used yet."""
    kinds = ([str(rng.choice(CONSTANTS))], LEAVES, names or LEAVES, loose or LEAVES)
    return str(rng.choice(kinds[rng.choice(4, p=(0.1, 0.3, 0.2, 0.4))]))


def possible(steps):
    """Whether each step has what it needs."""
    names = {*LEAVES, *CONSTANTS, "1.0"}
    for target, _, *operands in steps:
        if not names.issuperset(operands):
            return False
        names.add(target)
    return bool(steps)


KATA = Kata(
    kind="answer",
    function="edges",
    reference=graph,
    inputs=dict(
        steps=drawn(
            formula,
            also=(
                [["a", "add", "x1", "x2"], ["b", "mul", "a", "x3"], ["c", "exp", "b"], ["z", "mul", "c", "x3"]],
                [["z", "mul", "x1", "x1"]],
                [["a", "add", "x1", "x2"], ["b", "exp", "a"], ["z", "mul", "a", "b"]],
                [["a", "add", "x1", "x2"], ["b", "mul", "a", "x3"], ["z", "exp", "b"]],
                [["a", "add", "x1", "x1"], ["a", "add", "a", "a"], ["a", "add", "a", "a"]],
                [["a", "mul", "2.0", "x1"], ["b", "exp", "x2"], ["z", "sub", "1.0", "a"]],
                [["a", "add", "2.0", "3.0"], ["z", "mul", "x1", "a"]],
                [["z", "mul", "2.0", "3.0"]],
            ),
        )
    ),
    where=possible,
    accepts=same_graph,
)
