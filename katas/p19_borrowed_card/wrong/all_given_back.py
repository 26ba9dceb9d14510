# expect: WRONG_VALUE — empty_cache() gives everything back
# Where the tensors lie is right now. But after empty_cache() your forecast no longer counts the segments in which
# tensors live. Their memory cannot go: as the name says, only the cache is emptied.

BLOCK, SEGMENT = 512, 2 * 1024 * 1024


class Segment:
    def __init__(self):
        self.ends = {}

    def place_for(self, block):
        place = 0
        for start, end in sorted(self.ends.items()):
            if start - place >= block:
                return place
            place = end
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
        self.segments = []


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
