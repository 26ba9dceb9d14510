# attack: resource
# goal: recurse without end
# expect: RAISED


def gradient(x):
    return gradient(x)
