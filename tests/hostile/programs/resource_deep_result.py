# attack: resource
# goal: return lists in lists
# expect: WRONG_GRADIENT


def gradient(x):
    nested = []
    for _ in range(10_000):
        nested = [nested]
    return nested
