# expect: WRONG_GRADIENT — cleared the .grad that the first answer still points to
# You clear .grad between the two questions, and the second answer is right. But the first one is the same tensor as
# .grad: it was cleared, too, and then the second slope was written into it. detach() would not help: it shares the
# numbers. An answer that must not change any more needs numbers of its own.


class SlopeMeter:
    def __init__(self, dials):
        self.dials = dials

    def read(self, number):
        if self.dials.grad is not None:
            self.dials.grad.zero_()
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
