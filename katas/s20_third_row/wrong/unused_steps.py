# expect: WRONG_VALUE — steps that the result does not need are drawn, too
# Numbers are left out, and shared values have all their arrows. But you draw each step of the formula, also those that
# the last result does not depend on, and those that compute with numbers alone. Begin at the result: only what can be
# reached from there, on the way back to a leaf, belongs to its graph.

from collections import Counter


def edges(steps):
    names = {"x1": "x1", "x2": "x2", "x3": "x3"}
    counts, found = Counter(), []
    for target, operation, *operands in steps:
        counts[operation] += 1
        name = f"{operation}{counts[operation]}"
        found += [[names[each], name] for each in operands if each in names]
        names[target] = name
    return found
