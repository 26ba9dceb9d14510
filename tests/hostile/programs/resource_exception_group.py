# attack: resource
# goal: raise exceptions in exceptions
# expect: RAISED


def gradient(x):
    error = ValueError("inside")
    for _ in range(1000):
        error = BaseExceptionGroup("deeper", [error])
    raise error
