# expect: WRONG_GRADIENT — one power of u_in is missing
# The sign is right now. At u_in = 1 your second slope is right as well, because there all powers of u_in are 1.
# Elsewhere one division is missing: the slope of the ratio is -u_out / u_in², and dz/dy brings one u_in more.


class PowerGain:
    def __init__(self, u_out, u_in):
        self.u_in = u_in
        self.ratio = u_out / u_in

    def slopes(self):
        outer = 2 * self.ratio
        return outer / self.u_in, -outer * self.ratio


def gradient(u_out, u_in):
    return PowerGain(u_out, u_in).slopes()
