# expect: WRONG_GRADIENT — the second answer is still the sum of both slopes
# Your second answer is still the sum of both slopes. If you tried retain_graph=True: it decides whether the values
# saved for going back are kept, and it has nothing to do with .grad. If you gave z2 a clone of y: the clone leads back
# to the same leaf. What the two losses share is the place where their slopes are added up.


def gradients(y):
    y = y.detach().clone().requires_grad_(True)
    z1 = y**3
    z2 = (y - 3) ** 3
    z1.backward(retain_graph=True)
    slope1 = y.grad.clone()
    z2.backward(retain_graph=True)
    slope2 = y.grad.clone()
    return slope1, slope2
