# attack: resource
# goal: compute an absurdly large integer
# expect: TIMED_OUT OUT_OF_MEMORY


def gradient(x):
    return x * (7 ** (10**9) % 2)
