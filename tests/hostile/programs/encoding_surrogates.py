# attack: encoding
# goal: use halves of characters, which no encoding can write
# expect: RAISED

import sys

TEXT = "\ud800 \udcff \udfff \U0010ffff \ufffe \0"
print(TEXT)
sys.stderr.write(TEXT)


def gradient(x):
    raise ValueError(TEXT)
