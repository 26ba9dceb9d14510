# attack: resource
# goal: start twenty threads
# expect: WRONG_GRADIENT

import threading

gate = threading.Event()
started = [threading.Thread(target=gate.wait, args=(1,)) for _ in range(20)]
try:
    for thread in started:
        thread.start()
    print("GOT THROUGH")
except RuntimeError as error:
    print(error)
gate.set()


def gradient(x):
    return x * 0
