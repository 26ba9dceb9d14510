# expect: WRONG_VALUE — took a learning rate of 1 as the limit, for every valley
# You compare the learning rate with 1, whatever the curvature is. The limit is not a property of the learning rate
# alone. One step multiplies x by a factor, and the curvature c is part of that factor: in a steep valley 0.1 can
# already be too much. Between "monotone" and "cycles" there are also two cases that your answer never names.

TOLERANCE = 1e-9


def regime(lr, c):
    if abs(lr) <= TOLERANCE:
        return "stuck"
    if abs(lr - 1) <= TOLERANCE:
        return "cycles"
    return "monotone" if 0 < lr < 1 else "diverges"
