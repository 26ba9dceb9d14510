# attack: steal
# goal: list the folders of the course
# expect: WRONG_GRADIENT

import glob
import os
import sys

COURSE = os.path.dirname(os.path.dirname(sys.modules["grader"].__file__))
FOUND = glob.glob(COURSE + "/katas/*/wrong/*") + glob.glob(COURSE + "/*")
if FOUND:
    print("GOT THROUGH", FOUND[:3])
for folder, _, files in os.walk(COURSE):
    print("GOT THROUGH", folder, files[:3])
    break


def gradient(x):
    return x * 0
