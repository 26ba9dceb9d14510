# attack: steal
# goal: use the trusted modules that happen to be loaded
# expect: WRONG_GRADIENT

import sys

TRUSTED = ("spec", "oracle", "bank", "judge", "grade", "catalogue", "submission", "stages", "verdict", "diagnose", "conversation")
for name, module in list(sys.modules.items()):
    if name.startswith(tuple(f"grader.{each}" for each in TRUSTED)) or "KATA" in vars(module):
        print("GOT THROUGH", name)


def gradient(x):
    return x * 0
