# expect: WRONG_VALUE — a reset sets the peak to 0
# After a reset your peak starts at 0, and then it can be less than what is there. A reset of the statistics frees no
# tensor: what lives on was in use at that moment, and the peak cannot be below it.


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
            readings.append([counters.current, counters.peak])
    return readings
