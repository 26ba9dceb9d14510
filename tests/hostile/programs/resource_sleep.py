# attack: resource
# goal: sleep, which costs no processor time
# expect: TIMED_OUT

import time


def gradient(x):
    while True:
        time.sleep(60)
