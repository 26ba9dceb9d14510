# expect: WRONG_VALUE — a number instead of a name
# You computed the right number, the factor of one step. But the task asks for its meaning: one of the six names.
# Decide what the factor says about x, and return the name as a string.


def regime(lr, c):
    return 1 - 2 * lr * c
