# expect: WRONG_VALUE — tensors go behind the last one, never into a gap
# New tensors are put behind the last one of a segment. What a deleted tensor leaves in the middle is used again, too:
# that is what it is kept for. See the line of the table with e = 900.

BLOCK, SEGMENT = 512, 2 * 1024 * 1024


class Segment:
    def __init__(self):
        self.ends = {}

    def place_for(self, block):
        place = max(self.ends.values(), default=0)
        return place if SEGMENT - place >= block else None


class Card:
    def __init__(self):
        self.blocks = {}
        self.segments = []
        self.allocated = self.peak = 0

    def make(self, name, size):
        block = (size + BLOCK - 1) // BLOCK * BLOCK
        segment = next((each for each in self.segments if each.place_for(block) is not None), None)
        if segment is None:
            segment = Segment()
            self.segments.append(segment)
        start = segment.place_for(block)
        segment.ends[start] = start + block
        self.allocated += block
        self.peak = max(self.peak, self.allocated)
        if name in self.blocks:
            self.delete(name)
        self.blocks[name] = segment, start

    def delete(self, name):
        segment, start = self.blocks.pop(name)
        self.allocated -= segment.ends.pop(start) - start

    def empty_cache(self):
        self.segments = [segment for segment in self.segments if segment.ends]


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
