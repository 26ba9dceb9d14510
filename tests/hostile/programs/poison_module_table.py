# attack: poison
# goal: forget every module
# expect: WRONG_GRADIENT RAISED DIED CANNOT_LOAD

import sys

sys.modules.clear()
sys.path[:] = ["@CANARY@"]
sys.meta_path.clear()


def gradient(x):
    return x * 0
