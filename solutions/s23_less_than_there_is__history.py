"""Keep the history of one counter, and look the peak up in it.

Cause: the peak was kept as a number of its own and set to 0 by hand, which it never can be while tensors live. Here it
is not stored at all: it is the maximum of what was in use since the last reset. A reset begins a new history, and its
first entry is the present value.
"""


def replay(log):
    """Return [current, peak] for each reading in the log."""
    history = [0]
    readings = []
    for event, size in log:
        if event == "alloc":
            history.append(history[-1] + size)
        elif event == "free":
            history.append(history[-1] - size)
        elif event == "reset":
            history = history[-1:]
        else:
            readings.append([history[-1], max(history)])
    return readings
