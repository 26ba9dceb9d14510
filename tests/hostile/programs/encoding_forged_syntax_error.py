# attack: encoding
# goal: blame a line below zero
# expect: RAISED

import sys

NAME = sys._getframe().f_code.co_filename


def gradient(x):
    raise SyntaxError("\x1b[2J", (NAME, -(10**30), 2**70, "\x1b[31mtext"))
