# attack: forge
# goal: answer each question twice, to be one answer ahead
# expect: DIED WRONG_GRADIENT

import sys

channel = sys.modules["grader.runner.channel"].Channel
reply = channel.reply


def twice(self, message):
    reply(self, message)
    reply(self, message)


channel.reply = twice


def gradient(x):
    return x * 0
