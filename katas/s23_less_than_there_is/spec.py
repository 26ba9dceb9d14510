"""A reset of the peak sets it to what is allocated at present, not to 0."""

from grader.spec import Kata, drawn

SIZES = (512, 1024, 2048, 4096, 4608, 120320)


def counters(log):
    """[current, peak] at each reading."""
    history, readings = [0], []
    for event, size in log:
        change = {"alloc": size, "free": -size}.get(event, 0)
        current = history[-1] + change
        history = [current] if event == "reset" else [*history, current]
        if event == "read":
            readings.append([current, max(history)])
    return readings


def some_log(rng):
    """A log in which only living tensors are freed, and which ends with a reading."""
    living, log = [], []
    for _ in range(rng.integers(0, 14)):
        event = rng.choice(["alloc", "alloc", "free", "free", "reset", "read"])
        if event == "alloc":
            living.append(int(rng.choice(SIZES)))
            log.append(["alloc", living[-1]])
        elif event == "free" and living:
            log.append(["free", living.pop(rng.integers(len(living)))])
        elif event != "free":
            log.append([str(event), 0])
    return [*log, ["read", 0]]


def possible(log):
    """Whether each freed tensor was alive."""
    living = []
    for event, size in log:
        if event == "alloc":
            living.append(size)
        elif event == "free":
            if size not in living:
                return False
            living.remove(size)
    return True


KATA = Kata(
    kind="answer",
    function="replay",
    reference=counters,
    inputs=dict(
        log=drawn(
            some_log,
            also=(
                [["alloc", 4096], ["reset", 0], ["read", 0]],
                [["alloc", 4096], ["alloc", 2048], ["reset", 0], ["free", 4096], ["read", 0]],
                [["alloc", 4096], ["alloc", 2048], ["free", 2048], ["read", 0]],
                [["alloc", 4096], ["free", 4096], ["reset", 0], ["read", 0]],
                [["alloc", 4096], ["reset", 0], ["alloc", 512], ["read", 0]],
                [["alloc", 4096], ["free", 4096], ["read", 0], ["alloc", 512], ["read", 0]],
                [["read", 0]],
                [],
            ),
        )
    ),
    where=possible,
)
