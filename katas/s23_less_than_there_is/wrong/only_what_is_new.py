# expect: WRONG_VALUE — the peak counts only what came after the reset
# You measure how much a part needs on top of what was there when it began. That is a useful number, but another one:
# it is the peak *minus* the present value at the reset. max_memory_allocated() counts all living tensors, the old
# ones as well.


class Counters:
    def __init__(self):
        self.current = 0
        self.peak = 0
        self.begin = 0

    def allocate(self, size):
        self.current += size
        self.peak = max(self.peak, self.current - self.begin)

    def free(self, size):
        self.current -= size

    def reset(self):
        self.begin = self.current
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
