# expect: WRONG_GRADIENT — handed the .grad itself out, without clearing it
# Both of your answers are the same: the sum of the two slopes. You hand out the tensor in .grad itself, and not a copy,
# so the first answer changes while you ask for the second one.


class SlopeMeter:
    def __init__(self, dials):
        self.dials = dials

    def read(self, number):
        number.backward(retain_graph=True)
        return self.dials.grad


def energy(dials):
    return (dials**2).sum()


def gradients(x):
    dials = x.detach().requires_grad_(True)
    meter = SlopeMeter(dials)
    used = energy(dials)
    worn = used**3
    return meter.read(used), meter.read(worn)
