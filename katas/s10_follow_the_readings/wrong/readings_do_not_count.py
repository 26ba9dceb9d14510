# expect: RAISED — the whole score counts as constant
# torch finds no way back from the score. If you froze the readings, or detached the whole product: then nothing is left
# that may move. The readings occur in two places, inside the weights and beside them. Only the first of them is to be
# held fixed.


class Calibration:
    def weights(self, readings):
        readings.requires_grad_(False)
        return readings**2

    def score(self, readings):
        return (self.weights(readings) * readings).sum()


def score_and_gradient(x):
    readings = x.detach().requires_grad_(True)
    score = Calibration().score(readings)
    score.backward()
    return score.detach(), readings.grad
