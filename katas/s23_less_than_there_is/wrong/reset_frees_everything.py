# expect: WRONG_VALUE — a reset sets both counters to 0
# Now the two counters agree, but both are wrong: after your reset nothing is in use. A reset of the peak statistics
# frees no tensor. memory_allocated() does not change by it.


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
        self.current = 0
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
