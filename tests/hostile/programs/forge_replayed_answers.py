# attack: forge
# goal: send each answer of the first box again and again
# expect: DIED WRONG_GRADIENT

import os

original, kept = os.write, []


def replay(descriptor, data):
    kept.append(bytes(data))
    for each in kept[:20]:
        original(descriptor, each)
    return len(data)


os.write = replay


def gradient(x):
    return x * 0
