# expect: WRONG_VALUE — handed the score out with its graph
# The gradient is right now. But the score still carries its graph: whoever notes it down in each round keeps the values
# of every round along with it. Let it go without, as the shipped program does.


class Calibration:
    def weights(self, readings):
        return readings.detach() ** 2

    def score(self, readings):
        return (self.weights(readings) * readings).sum()


def score_and_gradient(x):
    readings = x.detach().requires_grad_(True)
    score = Calibration().score(readings)
    score.backward()
    return score, readings.grad
