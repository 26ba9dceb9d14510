# attack: resource
# goal: print for ever while loading
# expect: TOO_MUCH_OUTPUT

import os

while True:
    os.write(2, b"\0" * (1 << 16))
