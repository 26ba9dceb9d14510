# attack: resource
# goal: kill itself, as the system does where memory is short
# expect: DIED TIMED_OUT OUT_OF_MEMORY

import os
import signal


def gradient(x):
    os.kill(os.getpid(), signal.SIGKILL)
