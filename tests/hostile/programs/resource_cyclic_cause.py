# attack: resource
# goal: raise an exception that is its own cause
# expect: RAISED


def gradient(x):
    error = OSError("round and round")
    other = OSError("again")
    error.__cause__, other.__cause__ = other, error
    raise error
