"""Draw the memory: a strip of bytes for each segment, one byte for each block of 512.

Cause: a sum of sizes does not know where the tensors lie, and the reserved bytes depend on that. In a strip, a tensor is
a run of ones, and a gap a run of zeros; a tensor gets the first run of zeros that is long enough, or a new strip. Gaps
that touch are one gap, without any code for it. empty_cache() drops the strips without ones.
"""

STRIP = 4096


def rooms(strips, count):
    """Return the strips with a gap of at least `count` blocks, and where it begins."""
    return [(strip, strip.find(bytes(count))) for strip in strips if bytes(count) in strip]


def forecast(steps):
    """Return [memory_allocated(), max_memory_allocated(), memory_reserved()] after the steps."""
    strips, places = [], {}
    used = peak = 0
    for what, *details in steps:
        gone = places.pop(details[0], None) if details else None
        if what == "make":
            name, size = details
            count = -(-size // 512)
            if not rooms(strips, count):
                strips.append(bytearray(STRIP))
            strip, start = rooms(strips, count)[0]
            strip[start : start + count] = b"\1" * count
            places[name] = strip, start, count
            used += count
            peak = max(peak, used)
        if gone:
            strip, start, count = gone
            strip[start : start + count] = bytes(count)
            used -= count
        if what == "empty_cache":
            strips = [strip for strip in strips if any(strip)]
    return [512 * used, 512 * peak, 512 * STRIP * len(strips)]
