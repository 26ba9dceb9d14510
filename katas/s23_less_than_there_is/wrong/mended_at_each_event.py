# expect: WRONG_VALUE — the peak is looked up after each allocation and each free, but it starts at 0
# You look at the present value after every free as well. But then the tensor is gone already: after a reset with 4096
# bytes in use you see them only if something happens while they are still there. The peak must know them from the
# moment of the reset.


class Counters:
    def __init__(self):
        self.current = 0
        self.peak = 0

    def allocate(self, size):
        self.current += size
        self.peak = max(self.peak, self.current)

    def free(self, size):
        self.current -= size
        self.peak = max(self.peak, self.current)

    def reset(self):
        self.peak = 0


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
