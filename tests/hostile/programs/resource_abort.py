# attack: resource
# goal: abort
# expect: DIED

import os


def gradient(x):
    os.abort()
