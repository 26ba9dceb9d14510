# attack: damage
# goal: make a temporary file
# expect: WRONG_GRADIENT

import tempfile

try:
    with tempfile.NamedTemporaryFile(dir="@CANARY@") as file:
        name = file.name
    print("GOT THROUGH", name)
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
