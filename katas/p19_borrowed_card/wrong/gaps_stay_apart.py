# expect: WRONG_VALUE — gaps that touch do not become one
# Gaps are used again now. But when two neighbours are deleted, there is one gap, as long as both together, and your
# forecast keeps two. See the line of the table with e = 900: it goes where a and b were.

BLOCK, SEGMENT = 512, 2 * 1024 * 1024


class Card:
    def __init__(self):
        self.blocks = {}
        self.gaps = []
        self.living = {}
        self.allocated = self.peak = 0
        self.opened = 0

    def make(self, name, size):
        block = (size + BLOCK - 1) // BLOCK * BLOCK
        fitting = [gap for gap in self.gaps if gap[0] >= block]
        if fitting:
            length, segment = min(fitting)
            self.gaps.remove((length, segment))
        else:
            self.opened += 1
            length, segment = SEGMENT, self.opened
            self.living[segment] = 0
        if length > block:
            self.gaps.append((length - block, segment))
        self.living[segment] += 1
        self.allocated += block
        self.peak = max(self.peak, self.allocated)
        if name in self.blocks:
            self.delete(name)
        self.blocks[name] = block, segment

    def delete(self, name):
        block, segment = self.blocks.pop(name)
        self.allocated -= block
        self.living[segment] -= 1
        self.gaps.append((block, segment))

    def empty_cache(self):
        self.living = {segment: count for segment, count in self.living.items() if count}
        self.gaps = [gap for gap in self.gaps if gap[1] in self.living]


def forecast(steps):
    card = Card()
    for what, *details in steps:
        if what == "make":
            card.make(*details)
        elif what == "del":
            card.delete(*details)
        else:
            card.empty_cache()
    return [card.allocated, card.peak, SEGMENT * len(card.living)]
