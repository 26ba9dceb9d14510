# expect: WRONG_GRADIENT — the weights went through a list and came back in float32
# Numbers in a Python list have no history, so they do hold still. But torch.tensor() makes float32 of them if no dtype
# is named, and then the weights have only about seven digits. There is a way to drop the history that touches no digit.

import torch


class Calibration:
    def weights(self, readings):
        return torch.tensor((readings**2).tolist())

    def score(self, readings):
        return (self.weights(readings) * readings).sum()


def score_and_gradient(x):
    readings = x.detach().requires_grad_(True)
    score = Calibration().score(readings)
    score.backward()
    return score.detach(), readings.grad
