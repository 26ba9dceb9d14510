# expect: WRONG_GRADIENT — the slope with respect to u_in is never positive
# For positive u_in you are right. But your second slope is negative for every u_in, and below 0 it must be positive:
# there a growing u_in comes closer to 0, and the gain rises. Keep the odd power of u_in with its sign.


class PowerGain:
    def __init__(self, u_out, u_in):
        self.u_in = u_in
        self.ratio = u_out / u_in

    def slopes(self):
        outer = 2 * self.ratio
        return outer / self.u_in, -(outer * self.ratio / self.u_in).abs()


def gradient(u_out, u_in):
    return PowerGain(u_out, u_in).slopes()
