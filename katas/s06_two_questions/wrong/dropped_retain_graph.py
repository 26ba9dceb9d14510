# expect: RAISED — the first pass freed what the second one needs
# You took retain_graph=True away, or not every pass has it that needs it. It was not what mixed the answers. The energy
# is a part of the wear, so both passes go through the same squares, and the first one frees what was saved there. Two
# things are needed here: the graph has to stay, and the .grad has to go.


class SlopeMeter:
    def __init__(self, dials):
        self.dials = dials

    def read(self, number):
        number.backward()
        return self.dials.grad.clone()


def energy(dials):
    return (dials**2).sum()


def gradients(x):
    dials = x.detach().requires_grad_(True)
    meter = SlopeMeter(dials)
    used = energy(dials)
    worn = used**3
    return meter.read(used), meter.read(worn)
