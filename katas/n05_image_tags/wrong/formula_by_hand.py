# expect: BROKE_RULE — wrote the gradient down by hand
# Sigmoid minus label: your numbers are right, and it is worth knowing how simple this gradient is. But here torch
# should differentiate the loss. Write the loss so that it is sound for large scores, and this gradient comes out of
# it.

import torch


def loss_gradient(scores, labels):
    return torch.sigmoid(scores.detach()) - labels
