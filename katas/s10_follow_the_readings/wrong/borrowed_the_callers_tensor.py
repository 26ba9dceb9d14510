# expect: WRONG_GRADIENT — used the caller's own tensor as the leaf
# The weights hold still now. But the leaf is the caller's own tensor: what was in its .grad before is added into your
# answer, and your gradient stays behind in it. Keep the detached one that the program started with.


class Calibration:
    def weights(self, readings):
        return readings.detach() ** 2

    def score(self, readings):
        return (self.weights(readings) * readings).sum()


def score_and_gradient(x):
    readings = x.requires_grad_(True)
    score = Calibration().score(readings)
    score.backward()
    return score.detach(), readings.grad.clone()
