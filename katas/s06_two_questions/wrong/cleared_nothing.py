# expect: RAISED — called zero_() on a .grad that is None
# If you clear .grad before the pass: before the first one it is None, and None has no zero_(). If you clear the .grad
# of the number that you went back from: a result has none, only leaves do. The sum is kept in the dials.


class SlopeMeter:
    def __init__(self, dials):
        self.dials = dials

    def read(self, number):
        self.dials.grad.zero_()
        number.backward(retain_graph=True)
        return self.dials.grad.clone()


def energy(dials):
    return (dials**2).sum()


def gradients(x):
    dials = x.detach().requires_grad_(True)
    meter = SlopeMeter(dials)
    used = energy(dials)
    worn = used**3
    return meter.read(used), meter.read(worn)
