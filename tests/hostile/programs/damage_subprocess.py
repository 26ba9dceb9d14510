# attack: damage
# goal: run a command as programs usually do
# expect: WRONG_GRADIENT

import subprocess

try:
    subprocess.run(["/bin/true"], check=True)
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
