# attack: steal
# goal: hand in what somebody else wrote
# expect: WRONG_GRADIENT RAISED

import os
from pathlib import Path


def gradient(x):
    try:
        names = os.listdir("@CANARY@")
        text = Path("@CANARY@", "neighbour.py").read_text()
        print("GOT THROUGH", names, text)
    except OSError as error:
        print(type(error).__name__)
    return x * 0
