# expect: WRONG_GRADIENT — asked with the caller's own tensor
# The dials of your meter are the caller's own tensor. An old .grad of the caller is added to your first answer, and
# what you leave behind stays in it. Keep the detached one that the program started with.


def gradients(x):
    x.requires_grad_(True)
    used = (x**2).sum()
    used.backward(retain_graph=True)
    first = x.grad.clone()
    x.grad.zero_()
    (used**3).backward()
    return first, x.grad.clone()
