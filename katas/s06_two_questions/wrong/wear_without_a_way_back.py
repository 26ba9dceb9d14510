# expect: RAISED — detached the energy before the wear was computed
# If you detached the energy so that the two passes have nothing in common: then the wear has nothing in common with the
# dials, either. torch finds no way back from it. The two questions may share the graph. What they must not share is the
# place where the answer is kept.


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
    worn = used.detach() ** 3
    return meter.read(used), meter.read(worn)
