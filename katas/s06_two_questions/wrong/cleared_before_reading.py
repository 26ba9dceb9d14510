# expect: WRONG_GRADIENT — cleared .grad before reading it
# Both answers are zero: you clear .grad after the pass and before you read it. Clear it when the answer is in your
# hand, or before the next question begins, but not in between.


class SlopeMeter:
    def __init__(self, dials):
        self.dials = dials

    def read(self, number):
        number.backward(retain_graph=True)
        self.dials.grad.zero_()
        return self.dials.grad.clone()


def energy(dials):
    return (dials**2).sum()


def gradients(x):
    dials = x.detach().requires_grad_(True)
    meter = SlopeMeter(dials)
    used = energy(dials)
    worn = used**3
    return meter.read(used), meter.read(worn)
