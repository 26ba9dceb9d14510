# expect: RAISED — the cost is still computed before x is watched
# y is still computed while nobody watches x. torch does not look at the flag when it goes back. It looks when it
# computes y, and records the operation then or never.
# Putting the flag just before backward(), or switching grad mode on around backward(), is still too late.


def gradient(x):
    x = x.detach().clone()
    y = x**2 + 1
    x.requires_grad_(True)
    y.backward()
    return x.grad
