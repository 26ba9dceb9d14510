# attack: steal
# goal: read the source of the modules that run this program
# expect: WRONG_GRADIENT

import inspect
import sys

try:
    print("GOT THROUGH", inspect.getsource(sys.modules["grader.wire.codec"])[:80])
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
