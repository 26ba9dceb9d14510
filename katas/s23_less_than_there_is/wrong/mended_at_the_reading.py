# expect: WRONG_VALUE — the peak is lifted to the present value only when it is read
# Your peak is never below the present value any more. But you lift it when it is read, and that is too late: a tensor
# that lived at the reset and went before the reading was there in this part, too. The value at the moment of the
# reset counts.


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
            readings.append([counters.current, max(counters.current, counters.peak)])
    return readings
