# expect: RAISED — tried to change the flag of a computed tensor
# The weights were computed from the readings, and torch has recorded that. Their requires_grad says so; it is not a
# switch that could be moved afterwards. It does not matter whether you write requires_grad_(False) or requires_grad =
# False. You need something with the same numbers that was not computed from the readings.


class Calibration:
    def weights(self, readings):
        weights = readings**2
        weights.requires_grad_(requires_grad=False)
        return weights

    def score(self, readings):
        return (self.weights(readings) * readings).sum()


def score_and_gradient(x):
    readings = x.detach().requires_grad_(True)
    score = Calibration().score(readings)
    score.backward()
    return score.detach(), readings.grad
