# expect: WRONG_GRADIENT — the weights are not held constant
# Your gradient is 3x², the full derivative of x³: two thirds of it come through the weights, and they should stay
# fixed. If you left the line out or caught its error: then nothing holds them. If you called detach() and went on with
# the old tensor: detach() changes nothing about it, it returns another one. retain_grad() only keeps a gradient, it
# stops none.


class Calibration:
    def weights(self, readings):
        return readings**2

    def score(self, readings):
        return (self.weights(readings) * readings).sum()


def score_and_gradient(x):
    readings = x.detach().requires_grad_(True)
    score = Calibration().score(readings)
    score.backward()
    return score.detach(), readings.grad
