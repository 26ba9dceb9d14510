# expect: WRONG_VALUE — the gaps of a segment are added up
# There are segments now, and only those in which nothing lives go back. But you let a tensor into a segment if all the
# gaps in it, taken together, are long enough. A tensor needs one gap that is: see the line of the table with e = 700.

BLOCK, SEGMENT = 512, 2 * 1024 * 1024


class Card:
    def __init__(self):
        self.blocks = {}
        self.segments = []
        self.allocated = self.peak = 0

    def make(self, name, size):
        block = (size + BLOCK - 1) // BLOCK * BLOCK
        segment = next((each for each in self.segments if SEGMENT - sum(each) >= block), None)
        if segment is None:
            segment = []
            self.segments.append(segment)
        segment.append(block)
        self.allocated += block
        self.peak = max(self.peak, self.allocated)
        if name in self.blocks:
            self.delete(name)
        self.blocks[name] = segment, block

    def delete(self, name):
        segment, block = self.blocks.pop(name)
        segment.remove(block)
        self.allocated -= block

    def empty_cache(self):
        self.segments = [segment for segment in self.segments if segment]


def forecast(steps):
    card = Card()
    for what, *details in steps:
        if what == "make":
            card.make(*details)
        elif what == "del":
            card.delete(*details)
        else:
            card.empty_cache()
    return [card.allocated, card.peak, SEGMENT * len(card.segments)]
