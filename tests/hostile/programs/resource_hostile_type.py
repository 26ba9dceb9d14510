# attack: resource
# goal: raise an exception whose class, cause and traceback lie
# expect: RAISED DIED


class Meta(type):
    __name__ = property(lambda cls: 1 / 0)


class Hostile(Exception, metaclass=Meta):
    @property
    def __class__(self):
        raise KeyboardInterrupt

    @property
    def __cause__(self):
        return self

    @property
    def __traceback__(self):
        raise MemoryError


def gradient(x):
    raise Hostile
