# attack: forge
# goal: replace what the runner does with an answer
# expect: WRONG_GRADIENT

import sys

serve, messages = sys.modules["grader.runner.serve"], sys.modules["grader.wire.messages"]


def agree(*args, **kwargs):
    return messages.Answer([messages.Result("PASSED", "float64", True)], False, [], [], None)


serve.answer = agree
sys.modules["grader.runner.answer"].answer = agree
sys.modules["grader.runner.answer"]._describe = lambda *args: messages.Result("tensor", "float64", 0.0)


def gradient(x):
    return x * 0
