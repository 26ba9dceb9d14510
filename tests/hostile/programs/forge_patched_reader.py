# attack: forge
# goal: write the formula by hand and patch the reader of the syntax tree
# expect: BROKE_RULE

import sys

syntax, messages = sys.modules["grader.runner.syntax"], sys.modules["grader.wire.messages"]
syntax.read = lambda message: messages.Facts(None, True, 1, None)
syntax._Reader.uses_autograd = lambda self, function: True


def gradient(x):
    x = x.detach()
    y = x * x + 1
    return 6 * x * (y**2 + (y - 3) ** 2)
