# attack: resource
# goal: raise what ends loops
# expect: RAISED


def gradient(x):
    raise KeyboardInterrupt
