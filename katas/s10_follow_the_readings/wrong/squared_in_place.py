# expect: WRONG_VALUE — squared the numbers that the readings share
# Your weights have no history, and the gradient looks right. But detach() makes no copy: the weights and the readings
# share their numbers, and when you squared the ones in place, you squared the others, too. So the score is Σ x⁴.


class Calibration:
    def weights(self, readings):
        return readings.detach().square_()

    def score(self, readings):
        return (self.weights(readings) * readings).sum()


def score_and_gradient(x):
    readings = x.detach().clone().requires_grad_(True)
    score = Calibration().score(readings)
    score.backward()
    return score.detach(), readings.grad
