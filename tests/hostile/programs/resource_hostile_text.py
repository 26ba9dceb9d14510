# attack: resource
# goal: raise an exception whose text exits
# expect: RAISED


class Hostile(Exception):
    def __str__(self):
        raise SystemExit(0)

    __repr__ = __str__


def gradient(x):
    raise Hostile
