# expect: WRONG_VALUE — empty_cache() moves the tensors together
# Segments are there, and no tensor is cut in two. But your empty_cache() packs the living tensors anew, so that fewer
# segments are needed. A tensor is never moved: programs, and kernels that are still running, hold its address.

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
        living = {name: segment.ends[start] - start for name, (segment, start) in self.blocks.items()}
        peak = self.peak
        self.blocks, self.segments, self.allocated = {}, [], 0
        for name, size in living.items():
            self.make(name, size)
        self.peak = peak


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
