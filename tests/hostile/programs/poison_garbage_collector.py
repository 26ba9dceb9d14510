# attack: poison
# goal: have the collector call back, and never collect
# expect: WRONG_GRADIENT

import gc

gc.callbacks.append(lambda phase, info: print("collecting"))
gc.set_threshold(1)
gc.unfreeze()
gc.collect()
gc.disable()


def gradient(x):
    return x * 0
