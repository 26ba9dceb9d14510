# expect: WRONG_GRADIENT — the minus stands at the slope with respect to u_out
# There is one minus, as there should be, but at the wrong slope. Which voltage stands below the fraction bar? That is
# the one that makes the ratio shrink when it grows.


class PowerGain:
    def __init__(self, u_out, u_in):
        self.u_in = u_in
        self.ratio = u_out / u_in

    def slopes(self):
        outer = 2 * self.ratio
        return -outer / self.u_in, outer * self.ratio / self.u_in


def gradient(u_out, u_in):
    return PowerGain(u_out, u_in).slopes()
