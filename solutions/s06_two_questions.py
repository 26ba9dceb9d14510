"""Clear the meter after each reading.

Why it works: backward() adds to .grad. So each reading starts from an empty one: the answer is copied, and then the
tensor in .grad is set to zero. The order matters, and so does the copy: without it the answer would be zeroed as
well, because it would be the very same tensor. retain_graph stays, because the wear is computed from the energy, and
the first pass would free what is saved at the squares, where the second one has to go through, too.
"""


class SlopeMeter:
    def __init__(self, dials):
        self.dials = dials

    def read(self, number):
        number.backward(retain_graph=True)
        slope = self.dials.grad.clone()
        self.dials.grad.zero_()
        return slope


def energy(dials):
    return (dials**2).sum()


def gradients(x):
    dials = x.detach().requires_grad_(True)
    meter = SlopeMeter(dials)
    used = energy(dials)
    worn = used**3
    return meter.read(used), meter.read(worn)
