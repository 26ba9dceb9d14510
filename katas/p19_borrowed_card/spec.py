"""Three counters of the CUDA allocator after a list of steps with small tensors: which segments are taken, and which go back."""

from grader.spec import Kata, drawn

KIB = 1 << 10
BLOCK, SEGMENT = 512, 2048 * KIB
NAMES = "abcdefgh"
SIZES = (4, 512, 100 * KIB, 300 * KIB, 400 * KIB, 512 * KIB, 600 * KIB, 700 * KIB, 768 * KIB, 900 * KIB, 1000 * KIB, 1024 * KIB)


def gaps(segments):
    """Length, segment and place of each stretch in which nothing lives."""
    for number, living in segments.items():
        end = 0
        for start, size in [*sorted(living.items()), (SEGMENT, 0)]:
            if start > end:
                yield start - end, number, end
            end = start + size


def played(steps, taken):
    """The counters at the end, if a tensor gets the least gap in the order of `taken` among those that are long enough."""
    segments, where, opened, allocated, peak = {}, {}, 0, 0, 0
    for what, *details in steps:
        name = details[0] if details else None
        if what == "make":
            size = -(-details[1] // BLOCK) * BLOCK
            fitting = [gap for gap in gaps(segments) if gap[0] >= size]
            if not fitting:
                opened += 1
                segments[opened] = {}
                fitting = [(SEGMENT, opened, 0)]
            _, number, start = min(fitting, key=taken)
            segments[number][start] = size
            allocated += size
            peak = max(peak, allocated)
        if what == "empty_cache":
            segments = {number: living for number, living in segments.items() if living}
        elif name in where:
            number_before, start_before = where.pop(name)
            allocated -= segments[number_before].pop(start_before)
        if what == "make":
            where[name] = number, start
    return [allocated, peak, SEGMENT * len(segments)]


ORDERS = [  # the first is the allocator's own; of equal gaps in different segments, any may lie first in memory
    lambda gap: gap,
    lambda gap: (gap[0], -gap[1], gap[2]),
    lambda gap: gap[1:],
    lambda gap: (-gap[1], gap[2]),
    lambda gap: (-gap[0], gap[1], gap[2]),
    lambda gap: (-gap[0], -gap[1], gap[2]),
    lambda gap: (gap[0], gap[1], -gap[2]),
]


def counters(steps):
    """[memory_allocated(), max_memory_allocated(), memory_reserved()] at the end."""
    return played(steps, ORDERS[0])


def possible(steps):
    """Whether only living tensors are deleted, and it does not matter which of the gaps that are long enough is taken."""
    living = set()
    for what, *details in steps:
        if what == "make":
            living.add(details[0])
        elif what == "del":
            if details[0] not in living:
                return False
            living.remove(details[0])
    return len({tuple(played(steps, taken)) for taken in ORDERS}) == 1


def some_steps(rng):
    """Up to 20 steps; more tensors are made than go, and some give their names to others."""
    living, steps = set(), []
    for _ in range(rng.integers(0, 21)):
        what = rng.choice(["make", "make", "make", "make", "del", "del", "empty_cache"])
        if what == "make":
            size = int(rng.choice(SIZES) if rng.random() < 0.8 else rng.integers(1, 1024 * KIB + 1))
            name = str(rng.choice(list(NAMES)))
            steps.append(["make", name, size])
            living.add(name)
        elif what == "del" and living:
            name = str(rng.choice(sorted(living)))
            steps.append(["del", name])
            living.remove(name)
        elif what == "empty_cache":
            steps.append(["empty_cache"])
    return steps


def made(**sizes):
    """A step for each tensor: its name, and its size in KiB."""
    return [["make", name, int(size * KIB)] for name, size in sizes.items()]


FIVE = made(a=768, b=768, c=768, d=768, e=768)
PAIRS = made(a=1024, b=700, c=1024, d=700)

KATA = Kata(
    kind="answer",
    function="forecast",
    reference=counters,
    inputs=dict(
        steps=drawn(
            some_steps,
            also=(
                FIVE,
                [*PAIRS, ["del", "a"], ["del", "c"], ["empty_cache"]],
                [*made(a=500, b=500, c=500, d=500), ["del", "a"], ["del", "c"], *made(e=700)],
                [*made(a=500, b=500, c=500, d=500), ["del", "a"], ["del", "b"], *made(e=900)],
                [*made(a=1024, b=1024), ["del", "a"], ["del", "b"]],
                [*made(a=1024, b=1024), ["del", "a"], ["del", "b"], ["empty_cache"]],
                [*made(a=1024, b=1024), ["del", "a"], ["empty_cache"]],
                [["make", "a", 4], ["make", "b", 1048576], ["make", "c", 1048576], ["del", "a"], ["del", "b"], ["empty_cache"]],
                [*made(a=1024), *made(a=1024), ["empty_cache"]],
                [*made(a=1024), *made(b=512), *made(a=1024)],
                [*made(a=1024, b=700), ["del", "b"], *made(c=700), ["empty_cache"]],
                [*made(a=700, b=1024), ["del", "a"], *made(c=700)],
                [*PAIRS, ["del", "b"], ["empty_cache"], *made(e=700)],
                [["make", "a", 513], ["del", "a"], ["empty_cache"]],
                [["make", "a", 513], ["empty_cache"]],
                [],
            ),
        )
    ),
    where=possible,
    device="cuda",
)
