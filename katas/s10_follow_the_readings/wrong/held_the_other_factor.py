# expect: WRONG_GRADIENT — held the readings constant and let the weights move
# Your gradient is 2x²: here the reading beside the weight is held fixed, and the weight moves. It is the other way
# round: the readings are to be adjusted, and the weights have to stay what they are.


class Calibration:
    def weights(self, readings):
        return readings**2

    def score(self, readings):
        return (self.weights(readings) * readings.detach()).sum()


def score_and_gradient(x):
    readings = x.detach().requires_grad_(True)
    score = Calibration().score(readings)
    score.backward()
    return score.detach(), readings.grad
