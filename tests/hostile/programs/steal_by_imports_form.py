# attack: steal
# goal: get the box that may read libraries, and read something else there
# expect: WRONG_GRADIENT CANNOT_LOAD

import os
import sys
import tabnanny  # not loaded beforehand: the next box can read the library
from pathlib import Path

COURSE = Path(sys.modules["grader"].__file__).parent.parent
WANTED = [
    "@CANARY@/canary.txt",
    "/etc/passwd",
    "/etc/hostname",
    "/proc/self/environ",
    "/proc/self/maps",
    "/proc/1/cmdline",
    f"/proc/{os.getppid()}/environ",
    COURSE / "katas" / "b_shared_graph" / "spec.py",
    COURSE / "solutions" / "b_shared_graph.py",
    COURSE / "grader" / "judge.py",
    "/sys/kernel/notes",
    "/dev/mem",
    "/var/log/dpkg.log",
]
for path in WANTED:
    try:
        with open(path, "rb") as file:
            print("GOT THROUGH", path, file.read(100))
    except OSError as error:
        print(type(error).__name__)
for folder in ("/", "/home", "/root", "/proc", "/tmp", "@CANARY@", COURSE):
    try:
        print("GOT THROUGH", folder, os.listdir(folder)[:3])
    except OSError as error:
        print(type(error).__name__)
assert tabnanny


def gradient(x):
    return x * 0
