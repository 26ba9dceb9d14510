# expect: WRONG_GRADIENT — the two slopes are exchanged
# Both numbers are right, but in the wrong order. The slope with respect to u_out comes first.


class PowerGain:
    def __init__(self, u_out, u_in):
        self.u_in = u_in
        self.ratio = u_out / u_in

    def slopes(self):
        outer = 2 * self.ratio
        return -outer * self.ratio / self.u_in, outer / self.u_in


def gradient(u_out, u_in):
    return PowerGain(u_out, u_in).slopes()
