# attack: forge
# goal: answer a prediction with a number that equals everything
# expect: WRONG_VALUE WRONG_GRADIENT RAISED CANNOT_LOAD
# kata: S13


class Equal(float):
    def __eq__(self, other):
        return True

    __hash__ = float.__hash__


def __getattr__(name):
    raise AttributeError(name)


def learning_rate(*args):
    return Equal(0)


largest_rate = best_rate = rate = learning_rate
