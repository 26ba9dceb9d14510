# expect: RAISED — the cost is still computed before x is watched
# torch did not record how y was computed, so there is no way back to x. torch does not look at the flag when it goes
# back. It looks when it computes y, and records the operation then or never. If you put the flag just before
# backward(), or switch grad mode on around backward(), then it is still too late. If x never gets the flag, or if y is
# computed without recording, then there is no way back either.


def gradient(x):
    x = x.detach().clone()
    y = x**2 + 1
    x.requires_grad_(True)
    y.backward()
    return x.grad
