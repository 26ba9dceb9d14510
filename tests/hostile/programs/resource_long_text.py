# attack: resource
# goal: raise an exception with ten million letters
# expect: RAISED


def gradient(x):
    raise ValueError("x" * 10**7)
