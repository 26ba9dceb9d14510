# expect: WRONG_GRADIENT — measured the slope with small steps
# You measured the slope, and that shows who is right, the program or the data sheet. But the difference of two nearly
# equal numbers has few digits left, here about nine. The product rule gives all of them.


def power(x):
    return 3 * x * (x**2 + 4)


def gradient(x):
    h = 1e-6
    return (power(x.detach() + h) - power(x.detach() - h)) / (2 * h)
