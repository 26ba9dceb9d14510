# expect: WRONG_GRADIENT — all entries were moved together
# You move all entries at once. Then the difference contains the effects of all of them, and nobody can tell which one
# came from where. A slope with respect to one entry needs all others to stay where they are.


def numgrad(f, x):
    move = 6e-6 * x.detach()
    return (f(x + move).item() - f(x - move).item()) / (2 * move)
