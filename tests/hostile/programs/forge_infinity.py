# attack: forge
# goal: return an infinity, next to which every difference is small
# expect: WRONG_GRADIENT


def gradient(x):
    return (x * 0 + 1) * float("inf")
