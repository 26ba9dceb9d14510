"""Two questions, two graphs.

Why it works: each question gets dials of its own, with an empty .grad, and a forward pass of its own. Nothing is
shared: no accumulator that would have to be cleared, and no saved values that would have to be kept. It costs a
second forward pass, which is cheap here.
"""


def energy(dials):
    return (dials**2).sum()


def wear(dials):
    return energy(dials) ** 3


def slope(function, x):
    dials = x.detach().requires_grad_(True)
    function(dials).backward()
    return dials.grad


def gradients(x):
    return slope(energy, x), slope(wear, x)
