# attack: forge
# goal: answer a prediction with a text that equals every text
# expect: WRONG_VALUE
# kata: S13


class Equal(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


def regime(lr, c):
    return Equal("monotone or not")
