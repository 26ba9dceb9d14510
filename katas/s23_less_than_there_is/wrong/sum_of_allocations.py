# expect: WRONG_VALUE — the peak adds up all allocations
# Your peak counts every tensor since the reset, also those that were gone before the next one came. Memory is used
# again. The peak is the most that lived at the same time.


class Counters:
    def __init__(self):
        self.current = 0
        self.peak = 0

    def allocate(self, size):
        self.current += size
        self.peak += size

    def free(self, size):
        self.current -= size

    def reset(self):
        self.peak = self.current


def replay(log):
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
