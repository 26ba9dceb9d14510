# expect: WRONG_GRADIENT — only the slopes of the ratio
# You return the slopes of the ratio u_out / u_in. The gain is its square, so the chain rule multiplies each of them
# by dz/dy, the slope of the square.


class PowerGain:
    def __init__(self, u_out, u_in):
        self.u_in = u_in
        self.ratio = u_out / u_in

    def slopes(self):
        outer = 1
        return outer / self.u_in, -outer * self.ratio / self.u_in


def gradient(u_out, u_in):
    return PowerGain(u_out, u_in).slopes()
