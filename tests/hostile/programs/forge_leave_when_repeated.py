# attack: forge
# goal: answer every question rightly, and leave in good order when the first one comes again
# expect: DIED

import os

ASKED = set()


def gradient(x):
    if x.item() in ASKED:
        os._exit(0)
    ASKED.add(x.item())
    x = x.detach().clone().requires_grad_(True)
    y = x**2 + 1
    (y**3 + (y - 3) ** 3).backward()
    return x.grad
