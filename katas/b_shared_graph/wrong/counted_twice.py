# expect: WRONG_GRADIENT — ran backward() from z1 and again from z1 + z2
# You went back from z1, and then from z1 + z2, which contains z1 once more. backward() adds to .grad, so the slope of
# z1 is in your answer twice.
# Each loss should be followed back exactly once: both by themselves, or the sum alone.


def gradient(x):
    x = x.detach().clone().requires_grad_(True)
    y = x**2 + 1
    z1 = y**3
    z2 = (y - 3) ** 3
    z1.backward(retain_graph=True)
    (z1 + z2).backward()
    return x.grad
