# expect: WRONG_VALUE — a reading resets the peak, too
# The reset is right now. But in your replay a reading starts a new peak as well. Reading changes nothing: somebody
# who asks twice gets the same answer twice.


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
            readings.append([counters.current, counters.peak])
            counters.reset()
    return readings
