"""A reset sets the peak to what is there.

Cause: the reset set the peak to 0, as if it had freed all tensors. But those that live on are still counted in
`current`, and the peak is the largest value of `current` since the reset, the moment of the reset included. At that
moment it equals `current`. Later allocations raise it as before; a free never does.
"""


class Counters:
    """memory_allocated() and max_memory_allocated() of one GPU."""

    def __init__(self):
        self.current = 0
        self.peak = 0

    def allocate(self, size):
        """A tensor of `size` bytes comes to life."""
        self.current += size
        self.peak = max(self.peak, self.current)

    def free(self, size):
        """A tensor of `size` bytes is gone."""
        self.current -= size

    def reset(self):
        """What reset_peak_memory_stats() does."""
        self.peak = self.current


def replay(log):
    """Return [current, peak] for each reading in the log."""
    counters = Counters()
    readings = []
    for event, size in log:
        if event == "alloc":
            counters.allocate(size)
        elif event == "free":
            counters.free(size)
        elif event == "reset":
            counters.reset()
        else:
            readings.append([counters.current, counters.peak])
    return readings
