# attack: resource
# goal: match with exponential backtracking
# expect: TIMED_OUT

import re


def gradient(x):
    re.match(r"(a|a)*b", "a" * 60)
    return x * 0
