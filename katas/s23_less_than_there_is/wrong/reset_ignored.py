# expect: WRONG_VALUE — a reset has no effect
# Your peak is the largest value of the whole run. It is never below the present value, but a part that needs little
# seems to need as much as the greediest part before it. A reset does forget the past; only the present stays.


class Counters:
    def __init__(self):
        self.current = 0
        self.peak = 0

    def allocate(self, size):
        self.current += size
        self.peak = max(self.peak, self.current)

    def free(self, size):
        self.current -= size


def replay(log):
    counters = Counters()
    readings = []
    for event, size in log:
        if event == "alloc":
            counters.allocate(size)
        elif event == "free":
            counters.free(size)
        elif event == "reset":
            continue
        else:
            readings.append([counters.current, counters.peak])
    return readings
