# attack: resource
# goal: stop, so that nothing is delivered any more
# expect: TIMED_OUT

import os
import signal


def gradient(x):
    os.kill(os.getpid(), signal.SIGSTOP)
    return x * 0
