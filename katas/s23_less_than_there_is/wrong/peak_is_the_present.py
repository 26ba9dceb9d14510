# expect: WRONG_VALUE — the peak is the present value
# Your two counters always agree. But max_memory_allocated() is not the present value: it is the largest one since the
# last reset, and it stays when tensors go. That is the use of it: it tells what a part of the program needed when it
# has ended.


class Counters:
    def __init__(self):
        self.current = 0
        self.peak = 0

    def allocate(self, size):
        self.current += size
        self.peak = max(self.peak, self.current)

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
            readings.append([counters.current, counters.current])
    return readings
