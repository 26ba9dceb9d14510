"""The gradient written out: probabilities minus truth.

With respect to the scores, the slope of the cross entropy is softmax(scores) minus the one-hot target, divided by N.
The softmax occurs exactly once. The program had it twice, so its slope was multiplied by the slope of one more softmax,
which is nearly 0 wherever the model is sure. From the scores the slope goes back through the linear map: each folder
gets its errors, times the messages that caused them.
"""

import torch.nn.functional as F


def gradient(weight, x, y):
    """Return the gradient of the mean cross entropy with respect to the weight."""
    probabilities = F.softmax(F.linear(x, weight), dim=1)
    errors = probabilities - F.one_hot(y, len(weight))
    return errors.T @ x / len(y)
