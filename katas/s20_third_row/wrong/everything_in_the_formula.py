# expect: WRONG_VALUE — numbers and unused steps are drawn, too
# You draw all that the formula says: numbers have arrows, and so have steps that the result does not depend on. torch
# keeps less. It records what is needed to go back from the result to the leaves: an operand that needs no gradient has
# no node, and from the result no way leads to a step that it does not use.

from collections import Counter


def edges(steps):
    names = {"x1": "x1", "x2": "x2", "x3": "x3"}
    counts, found = Counter(), []
    for target, operation, *operands in steps:
        counts[operation] += 1
        name = f"{operation}{counts[operation]}"
        found += [[names.get(each, each), name] for each in operands]
        names[target] = name
    return found
