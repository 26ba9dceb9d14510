# expect: WRONG_VALUE — gave every reading the weight 1
# To hold a weight constant does not mean to make it 1. It keeps its present value, x², only without a way back. Your
# score is now the plain sum of the readings, so large ones do not count more.

import torch


class Calibration:
    def weights(self, readings):
        return torch.ones_like(readings)

    def score(self, readings):
        return (self.weights(readings) * readings).sum()


def score_and_gradient(x):
    readings = x.detach().requires_grad_(True)
    score = Calibration().score(readings)
    score.backward()
    return score.detach(), readings.grad
