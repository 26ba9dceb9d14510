# expect: WRONG_GRADIENT — the first slope is dz/dy, not dz/du_out
# Your second slope is right. The first one is 2y, the slope of z with respect to the *ratio* y. The gain reacts to
# u_out through the ratio, so one more factor belongs to it: how the ratio reacts to u_out.


class PowerGain:
    def __init__(self, u_out, u_in):
        self.u_in = u_in
        self.ratio = u_out / u_in

    def slopes(self):
        outer = 2 * self.ratio
        return outer, -outer * self.ratio / self.u_in


def gradient(u_out, u_in):
    return PowerGain(u_out, u_in).slopes()
