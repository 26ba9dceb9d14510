"""Replay the log of a GPU's memory: what would torch's two counters have shown at each reading?"""


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
        self.peak = 0


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


if __name__ == "__main__":
    weights, activations = 4096, 2048
    training = [["alloc", weights], ["alloc", activations], ["free", activations], ["read", 0]]
    evaluation = [["reset", 0], ["read", 0], ["alloc", 512], ["free", 512], ["read", 0]]
    for current, peak in replay(training + evaluation):
        print(f"allocated now {current}, peak {peak}")
