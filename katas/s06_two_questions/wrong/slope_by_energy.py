# expect: WRONG_GRADIENT — gave the slope of the wear by the energy
# To keep the two questions apart you gave the wear an energy of its own, and found how the wear changes with it. That
# is dz/dy, one number. Asked for is the change with the dials: the way goes on from the energy to each of them.


class SlopeMeter:
    def __init__(self, dials):
        self.dials = dials

    def read(self, number):
        number.backward(retain_graph=True)
        return self.dials.grad.clone()


def energy(dials):
    return (dials**2).sum()


def gradients(x):
    dials = x.detach().requires_grad_(True)
    meter = SlopeMeter(dials)
    used = energy(dials)
    own = used.detach().requires_grad_(True)
    return meter.read(used), SlopeMeter(own).read(own**3)
