"""Write the gain with powers, where no quotient rule is needed.

Cause: the quotient rule was applied without its minus. With z = u_out² · u_in⁻² each slope is the power rule: the
exponent comes down as a factor, and the exponent -2 brings its sign along by itself.
"""


def gradient(u_out, u_in):
    """Return the slopes of the power gain with respect to both voltages."""
    return 2 * u_out * u_in**-2, -2 * u_out**2 * u_in**-3
