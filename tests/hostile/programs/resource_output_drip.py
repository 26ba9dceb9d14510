# attack: resource
# goal: print a letter now and then, to look alive
# expect: TIMED_OUT

import time


def gradient(x):
    while True:
        print(".", end="", flush=True)
        time.sleep(0.01)
