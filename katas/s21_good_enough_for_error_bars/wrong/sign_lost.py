# expect: WRONG_GRADIENT — the slope with respect to u_in has the wrong sign
# Your first slope is right, and the second has the right size but the wrong sign. If u_in grows, then the ratio
# shrinks: dividing by more gives less (with positive voltages). That is the minus of the quotient rule. In error bars
# the slopes are squared, so there it was never seen.


class PowerGain:
    def __init__(self, u_out, u_in):
        self.u_in = u_in
        self.ratio = u_out / u_in

    def slopes(self):
        outer = 2 * self.ratio
        return outer / self.u_in, outer * self.ratio / self.u_in


def gradient(u_out, u_in):
    return PowerGain(u_out, u_in).slopes()
