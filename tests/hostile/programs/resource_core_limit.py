# attack: resource
# goal: allow itself to leave its memory on the disk when it dies (where the login allows that)
# expect: WRONG_GRADIENT

import resource

try:
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    print("GOT THROUGH")
except (OSError, ValueError) as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
