# attack: resource
# goal: raise an exception whose text is never ready
# expect: TIMED_OUT


class Hostile(Exception):
    def __str__(self):
        while True:
            pass


def gradient(x):
    raise Hostile
