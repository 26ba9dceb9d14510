# attack: resource
# goal: return a million numbers one by one
# expect: WRONG_GRADIENT RAISED


def gradient(x):
    return [0.0] * 10**6
