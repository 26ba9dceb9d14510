# expect: WRONG_GRADIENT — asked for the wear first
# You changed the order of the questions. The wear is right now, because it comes first, and the slope of the energy
# contains the slope of the wear. The second question, whichever it is, gets the sum of both.


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
    worn = used**3
    by_wear = meter.read(worn)
    return meter.read(used), by_wear
