# expect: WRONG_VALUE — the sum of the sizes is rounded up to segments
# You count the reserved bytes as if memory could flow: what lives is added up, and the sum is filled into pieces of 2
# MiB. But a tensor lies in one piece as a whole, and it stays where it is. So an end of a piece may remain empty
# although the next tensor is waiting, and a piece with one small tensor in it cannot be given back.

BLOCK, SEGMENT = 512, 2 * 1024 * 1024


def rounded_up(size, unit):
    return (size + unit - 1) // unit * unit


class Card:
    def __init__(self):
        self.blocks = {}
        self.allocated = self.peak = self.reserved = 0

    def make(self, name, size):
        block = rounded_up(size, BLOCK)
        self.allocated += block
        self.peak = max(self.peak, self.allocated)
        self.reserved = max(self.reserved, rounded_up(self.allocated, SEGMENT))
        self.delete(name)
        self.blocks[name] = block

    def delete(self, name):
        self.allocated -= self.blocks.pop(name, 0)

    def empty_cache(self):
        self.reserved = rounded_up(self.allocated, SEGMENT)


def forecast(steps):
    card = Card()
    for what, *details in steps:
        if what == "make":
            card.make(*details)
        elif what == "del":
            card.delete(*details)
        else:
            card.empty_cache()
    return [card.allocated, card.peak, card.reserved]
