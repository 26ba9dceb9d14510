# attack: resource
# goal: raise one's own limits first
# expect: OUT_OF_MEMORY CANNOT_LOAD

import contextlib
import resource

for name in ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_FSIZE"):
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(getattr(resource, name), (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        print("GOT THROUGH", name)
HELD = [bytes(1 << 30) for _ in range(4)]


def gradient(x):
    return x * 0
