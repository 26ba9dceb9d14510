# attack: resource
# goal: take memory that is shared, which some limits do not count
# expect: OUT_OF_MEMORY RAISED

import mmap


def gradient(x):
    held = []
    for _ in range(64):
        held.append(mmap.mmap(-1, 256 << 20))
    print("GOT THROUGH", len(held))
    return x * 0
