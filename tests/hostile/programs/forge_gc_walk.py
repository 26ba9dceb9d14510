# attack: forge
# goal: find the expected answers among all objects of the process
# expect: WRONG_GRADIENT

import gc

WANTED = {"Kata", "Item", "Bank", "Expected", "Entry", "Submission", "Check", "Verdict", "Fault"}
for thing in gc.get_objects():
    if type(thing).__name__ in WANTED and type(thing).__module__.startswith("grader"):
        print("GOT THROUGH", type(thing))
for cls in object.__subclasses__():
    if cls.__name__ in WANTED and cls.__module__.startswith("grader"):
        print("GOT THROUGH", cls)


def gradient(x):
    return x * 0
