# expect: WRONG_GRADIENT — slopes measured with small steps
# You measured the slopes by moving each voltage a little, and the signs are right. That is a very good way to *check*
# a formula. But the difference of two nearly equal numbers has lost many of its digits. Use it to find the mistake,
# then mend the formula.

STEP = 1e-6


def power_gain(u_out, u_in):
    return (u_out / u_in) ** 2


def gradient(u_out, u_in):
    slope_out = (power_gain(u_out + STEP, u_in) - power_gain(u_out - STEP, u_in)) / (2 * STEP)
    slope_in = (power_gain(u_out, u_in + STEP) - power_gain(u_out, u_in - STEP)) / (2 * STEP)
    return slope_out, slope_in
