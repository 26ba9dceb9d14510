# attack: damage
# goal: set the limits of the fork server (the same user, or root)
# expect: WRONG_GRADIENT

import os
import resource

try:
    parent = os.getppid()
    if parent < 2:
        raise ProcessLookupError("no fork server to be seen")
    bounds = resource.prlimit(parent, resource.RLIMIT_NOFILE)
    resource.prlimit(parent, resource.RLIMIT_NOFILE, bounds)
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
