# attack: damage
# goal: leave a process behind that outlives the check
# expect: WRONG_GRADIENT

import os
import time


def gradient(x):
    try:
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                time.sleep(4)
            os._exit(0)
        print("GOT THROUGH")
    except OSError as error:
        print(type(error).__name__)
    return x * 0
