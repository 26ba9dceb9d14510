# attack: poison
# goal: have signals arrive later
# expect: WRONG_GRADIENT

import contextlib
import signal

for start in (lambda: signal.setitimer(signal.ITIMER_REAL, 0.01), lambda: signal.alarm(1)):
    with contextlib.suppress(OSError):
        start()


def gradient(x):
    return x * 0
