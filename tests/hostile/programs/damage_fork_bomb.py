# attack: damage
# goal: start many processes
# expect: WRONG_GRADIENT

import os
import time

for _ in range(30):
    try:
        child = os.fork()
    except OSError as error:
        print(type(error).__name__)
        break
    if child == 0:
        time.sleep(5)
        os._exit(0)
    print("GOT THROUGH", child)


def gradient(x):
    return x * 0
