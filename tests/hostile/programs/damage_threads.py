# attack: damage
# goal: start threads that go on by themselves
# expect: WRONG_GRADIENT

import threading
import time


def gradient(x):
    for _ in range(20):
        try:
            threading.Thread(target=time.sleep, args=(3,), daemon=True).start()
            print("GOT THROUGH")
        except RuntimeError as error:
            print(error)
            break
    return x * 0
