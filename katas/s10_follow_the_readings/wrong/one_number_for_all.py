# expect: RAISED — item() is for one number only
# If you wrote item() or float() to get rid of the history: that works for a tensor with exactly one entry, and it gives
# a Python number. Here are as many weights as readings. Look for something that does the same for a whole tensor.


class Calibration:
    def weights(self, readings):
        return (readings**2).item()

    def score(self, readings):
        return (self.weights(readings) * readings).sum()


def score_and_gradient(x):
    readings = x.detach().requires_grad_(True)
    score = Calibration().score(readings)
    score.backward()
    return score.detach(), readings.grad
