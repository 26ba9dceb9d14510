# attack: resource
# goal: start twenty processes
# expect: WRONG_GRADIENT

import os
import time

children = []
try:
    for _ in range(20):
        if (child := os.fork()) == 0:
            time.sleep(0.2)
            os._exit(0)
        children.append(child)
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)
for child in children:
    os.waitpid(child, 0)


def gradient(x):
    return x * 0
