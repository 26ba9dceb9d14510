# attack: resource
# goal: take all memory while loading
# expect: OUT_OF_MEMORY

HELD = []
while True:
    HELD.append(bytes(256 << 20))


def gradient(x):
    return x * 0
