# attack: forge
# goal: return a number that says it equals everything
# expect: WRONG_GRADIENT


class Equal(float):
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return Equal(0)

    __rsub__ = __sub__
    __lt__ = __le__ = __gt__ = __ge__ = __eq__
    __hash__ = float.__hash__


def gradient(x):
    return Equal(0)
