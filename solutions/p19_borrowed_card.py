"""Keep the segments, and what lives in each of them, instead of one number.

Cause: the forecast rounded the sum of all blocks up, as if a block could lie half in one segment and half in the next.
But a block lies in one segment, and it stays where it is. So a new segment is needed as soon as no gap is long enough,
however much is free in all gaps together; and empty_cache() gives back only segments in which nothing lives at all. One
small tensor holds its 2 MiB. Whatever gap is taken, the steps of this kata end with the same numbers.
"""

BLOCK, SEGMENT = 512, 2 * 1024 * 1024


class Segment:
    """2 MiB of the GPU, and the blocks that live there: where each begins, and where it ends."""

    def __init__(self):
        self.ends = {}

    def place_for(self, block):
        """Return where a gap begins that is long enough, or None."""
        place = 0
        for start, end in sorted(self.ends.items()):
            if start - place >= block:
                return place
            place = end
        return place if SEGMENT - place >= block else None


class Card:
    """The memory of one program on the GPU."""

    def __init__(self):
        self.blocks = {}
        self.segments = []
        self.allocated = self.peak = 0

    def make(self, name, size):
        """What torch does for name = torch.empty(size, dtype=torch.uint8, device="cuda")."""
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
        """The tensor of that name goes: its memory stays with the program, for the next one."""
        segment, start = self.blocks.pop(name)
        self.allocated -= segment.ends.pop(start) - start

    def empty_cache(self):
        """What nobody uses goes back to the GPU, by whole segments."""
        self.segments = [segment for segment in self.segments if segment.ends]


def forecast(steps):
    """Return [memory_allocated(), max_memory_allocated(), memory_reserved()] after the steps."""
    card = Card()
    for what, *details in steps:
        if what == "make":
            card.make(*details)
        elif what == "del":
            card.delete(*details)
        else:
            card.empty_cache()
    return [card.allocated, card.peak, SEGMENT * len(card.segments)]
