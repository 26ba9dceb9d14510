# expect: WRONG_GRADIENT — took the numbers out of the tensors
# Your numbers are right, but both are plain Python floats. item() does make a copy that no later pass can change, and
# it also throws dtype and shape away.
# The task asks for tensors. There is another way to copy a tensor that keeps it one.


def gradients(y):
    y = y.detach().clone().requires_grad_(True)
    z1 = y**3
    z2 = (y - 3) ** 3
    z1.backward()
    slope1 = y.grad.item()
    y.grad.zero_()
    z2.backward()
    slope2 = y.grad.item()
    return slope1, slope2
