# attack: resource
# goal: print a gigabyte
# expect: TOO_MUCH_OUTPUT


def gradient(x):
    for _ in range(1 << 10):
        print("x" * (1 << 20))
    return x * 0
