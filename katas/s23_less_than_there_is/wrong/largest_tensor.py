# expect: WRONG_VALUE — the peak is the largest single tensor
# Your peak is the size of the largest tensor. But several tensors live at the same time, and the peak counts them
# together.


class Counters:
    def __init__(self):
        self.current = 0
        self.peak = 0

    def allocate(self, size):
        self.current += size
        self.peak = max(self.peak, size)

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
