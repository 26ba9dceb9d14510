# attack: kernel
# goal: set its own limits
# expect: WRONG_GRADIENT

import resource

try:
    bounds = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (bounds[1], bounds[1]))
    print("GOT THROUGH")
except (OSError, ValueError) as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
