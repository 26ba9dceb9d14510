# attack: forge
# goal: return NaN, which compares with nothing
# expect: WRONG_GRADIENT


def gradient(x):
    return x * float("nan")
