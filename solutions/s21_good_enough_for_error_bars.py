"""Give the quotient rule its minus back.

Cause: y = u_out / u_in shrinks when u_in grows (both positive), so dy/du_in = -u_out / u_in² = -y / u_in. The formula
had everything but the minus. The chain rule multiplies by dz/dy = 2y in both slopes. In the error bar the slopes are
squared, and there the sign does not matter.
"""


class PowerGain:
    """(u_out / u_in)**2, with its slopes worked out by hand."""

    def __init__(self, u_out, u_in):
        self.u_in = u_in
        self.ratio = u_out / u_in

    def slopes(self):
        """Return the slopes of the gain with respect to u_out and u_in."""
        outer = 2 * self.ratio
        return outer / self.u_in, -outer * self.ratio / self.u_in


def gradient(u_out, u_in):
    """Return the slopes of the power gain with respect to both voltages."""
    return PowerGain(u_out, u_in).slopes()
