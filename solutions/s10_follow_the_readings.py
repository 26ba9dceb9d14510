"""Go on with the same numbers without their history.

Why it works: detach() gives a tensor that shares the weights' numbers, but that torch takes for a constant. The
product then has one factor that may move, the reading, and the gradient of y · x with a fixed y is y. The way through
the weights is not blocked by a flag; it is not there.
"""


class Calibration:
    def weights(self, readings):
        return (readings**2).detach()

    def score(self, readings):
        return (self.weights(readings) * readings).sum()


def score_and_gradient(x):
    readings = x.detach().requires_grad_(True)
    score = Calibration().score(readings)
    score.backward()
    return score.detach(), readings.grad
