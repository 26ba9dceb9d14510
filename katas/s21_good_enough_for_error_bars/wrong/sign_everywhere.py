# expect: WRONG_GRADIENT — both slopes have changed their sign
# The second slope is right now, but the first one has turned around, too. The minus belongs to the slope of the ratio
# with respect to u_in alone. More output voltage still means more gain.


class PowerGain:
    def __init__(self, u_out, u_in):
        self.u_in = u_in
        self.ratio = u_out / u_in

    def slopes(self):
        outer = -2 * self.ratio
        return outer / self.u_in, outer * self.ratio / self.u_in


def gradient(u_out, u_in):
    return PowerGain(u_out, u_in).slopes()
