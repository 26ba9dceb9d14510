# expect: WRONG_GRADIENT — cleared .grad after the second pass, before reading it
# Your second answer is always zero: you cleared .grad after the second pass and read it only then.
# The order in each round is: clear, go back, read. Clearing belongs between the reading of one slope and the next
# backward pass.


def gradients(y):
    y = y.detach().clone().requires_grad_(True)
    z1 = y**3
    z2 = (y - 3) ** 3
    z1.backward()
    slope1 = y.grad.clone()
    z2.backward()
    y.grad.zero_()
    slope2 = y.grad.clone()
    return slope1, slope2
