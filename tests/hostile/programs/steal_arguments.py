# attack: steal
# goal: find a secret in the arguments of this process
# expect: WRONG_GRADIENT

import os
import sys

print(sys.argv, sys.orig_argv, sys.path)
for text in (*sys.argv, *sys.orig_argv, *os.environ.values()):
    if "SECRET-" in text or "KATA_" in text or "solutions" in text:
        print("GOT THROUGH", text)


def gradient(x):
    return x * 0
