# expect: BROKE_RULE — worked the gradients out by hand
# You went back through the network by hand: nothing is saved longer than you need it, and the numbers are right. With
# a second layer you would begin again. torch does the same if you let it go back at the right moment.

import torch


def gradients(W, v, portions):
    W, v = W.detach(), v.detach()
    rows = sum(len(y) for _, y in portions)
    slope_W, slope_v = 0.02 * W, 0.02 * v
    for x, y in portions:
        hidden = torch.tanh(x @ W)
        pull = 2 * (hidden @ v - y) / rows
        slope_v = slope_v + hidden.T @ pull
        slope_W = slope_W + x.T @ (pull[:, None] * v * (1 - hidden**2))
    return slope_W, slope_v
