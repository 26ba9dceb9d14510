# attack: steal
# goal: find a secret in any environment
# expect: WRONG_GRADIENT

import os
import re

PATTERN = re.compile(b"SECRET-[0-9a-f]{32}")
TEXTS = [repr(dict(os.environ)).encode()]
for pid in ["self", os.getppid(), *range(1, 400)]:
    for name in ("environ", "cmdline"):
        try:
            with open(f"/proc/{pid}/{name}", "rb") as file:
                TEXTS.append(file.read())
                print("GOT THROUGH", file.name)
        except OSError:
            continue
for text in TEXTS:
    if found := PATTERN.search(text):
        print("GOT THROUGH", found[0])


def gradient(x):
    return x * 0
