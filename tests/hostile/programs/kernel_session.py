# attack: kernel
# goal: leave the session of the fork server
# expect: WRONG_GRADIENT

import os

try:
    session = os.setsid()
    print("GOT THROUGH", session)
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
