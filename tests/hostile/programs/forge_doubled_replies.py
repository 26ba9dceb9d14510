# attack: forge
# goal: answer each question twice, to be one answer ahead
# expect: DIED WRONG_GRADIENT

import sys

runner = sys.modules["grader.runner.serve"]._Runner
reply = runner.reply


def twice(self, message):
    reply(self, message)
    reply(self, message)


runner.reply = twice


def gradient(x):
    return x * 0
