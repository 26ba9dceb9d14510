# expect: WRONG_GRADIENT — the second answer contains the first
# Your second answer is the slope of the wear plus the slope of the energy. Ask the meter for the wear alone, and the
# answer is right. So it is not the question that is wrong: something of the first question is still there when the
# second one is asked.


class SlopeMeter:
    def __init__(self, dials):
        self.dials = dials

    def read(self, number):
        number.backward(retain_graph=True)
        return self.dials.grad.detach().clone()


def energy(dials):
    return (dials**2).sum()


def gradients(x):
    dials = x.detach().requires_grad_(True)
    meter = SlopeMeter(dials)
    used = energy(dials)
    worn = used**3
    return meter.read(used), meter.read(worn)
