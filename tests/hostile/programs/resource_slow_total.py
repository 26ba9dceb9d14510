# attack: resource
# goal: take a little less than the limit for every call
# expect: TIMED_OUT

import time


def gradient(x):
    time.sleep(0.3)
    x = x.detach().clone().requires_grad_(True)
    y = x**2 + 1
    (y**3 + (y - 3) ** 3).backward()
    return x.grad
