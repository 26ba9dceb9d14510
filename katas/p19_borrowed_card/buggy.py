"""What will the three counters of torch.cuda show after these steps? A forecast for people who share a GPU."""

BLOCK, SEGMENT = 512, 2 * 1024 * 1024


def rounded_up(size, unit):
    """Return the smallest multiple of unit that is not less than size."""
    return (size + unit - 1) // unit * unit


class Card:
    """The memory of one program on the GPU."""

    def __init__(self):
        self.blocks = {}
        self.allocated = self.peak = self.reserved = 0

    def make(self, name, size):
        """What torch does for name = torch.empty(size, dtype=torch.uint8, device="cuda")."""
        block = rounded_up(size, BLOCK)
        self.allocated += block
        self.peak = max(self.peak, self.allocated)
        self.reserved = max(self.reserved, rounded_up(self.allocated, SEGMENT))
        self.delete(name)
        self.blocks[name] = block

    def delete(self, name):
        """The tensor of that name, if there is one, goes: its memory stays with the program, for the next one."""
        self.allocated -= self.blocks.pop(name, 0)

    def empty_cache(self):
        """What nobody uses goes back to the GPU, by whole segments."""
        self.reserved = rounded_up(self.allocated, SEGMENT)


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
    return [card.allocated, card.peak, card.reserved]


if __name__ == "__main__":
    KIB = 1024
    five = [["make", name, 768 * KIB] for name in "abcde"]
    pairs = [["make", "a", 1024 * KIB], ["make", "b", 700 * KIB], ["make", "c", 1024 * KIB], ["make", "d", 700 * KIB]]
    leftovers = [*pairs, ["del", "a"], ["del", "c"], ["empty_cache"]]
    for steps, reported in [(five, 6291456), (leftovers, 4194304)]:
        print(f"reserved after {len(steps)} steps: forecast {forecast(steps)[2]}, torch reports {reported}")
